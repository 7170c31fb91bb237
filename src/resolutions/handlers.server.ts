import { sql } from 'kysely';
import { dayOf } from '#organisation/day.ts';
import type { Refusal } from '#platform/command.ts';
import type { PayloadOf } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { uploadRefusal } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import { mayDrop, mayMoveTo, type Changeable } from './changes.ts';
import * as commands from './commands.ts';

export const handlers = [
  handler(commands.reportOnTask, 'take-part', async (doing) => {
    const task = await findTask(doing.trx, doing.payload.unitId, doing.payload.taskId);
    if (!task || task.member_id === null || task.member_id !== doing.permit.memberId) return { refused: 'not-your-task', field: 'taskId' };
    return keepReport(doing, task, task.member_id);
  }),

  handler(commands.reportForMember, 'follow', async (doing) => {
    const { payload, trx, now } = doing;
    const task = await findTask(trx, payload.unitId, payload.taskId);
    if (!task || (task.member_id !== null && task.member_id !== payload.memberId)) return { refused: 'not-your-task', field: 'taskId' };
    if (!(await isMember(trx, payload.unitId, payload.memberId, dayOf(now)))) return { refused: 'not-a-member-that-day', field: 'memberId' };
    return keepReport(doing, task, payload.memberId);
  }),

  handler(commands.enterTask, 'follow', async ({ payload, commandId, trx, actor, now }) => {
    if (payload.memberId && !(await isMember(trx, payload.unitId, payload.memberId, dayOf(now)))) return { refused: 'not-a-member-that-day', field: 'memberId' };
    await trx.insertInto('task').values({
      cell_id: payload.unitId, id: commandId, clause_id: null, text: payload.text, member_id: payload.memberId ?? null, due_on: payload.dueOn, evidence: payload.evidence,
      set_on: payload.setOn, status: 'open', ended_on: null, ended_as: null, entered_by: actor.personId, entered_at: now
    }).execute();
    return { id: commandId };
  }),

  handler(commands.changeTask, 'follow', async (doing) => {
    const { payload, now } = doing;
    return change(doing, 'changed', (task) =>
      payload.dueOn === task.due_on && payload.evidence === task.evidence ? { refused: 'nothing-changed' } : mayMoveTo(changeable(task), payload.dueOn, dayOf(now)) ?? { due_on: payload.dueOn, evidence: payload.evidence });
  }),

  handler(commands.handOverTask, 'follow', async (doing) => {
    const { payload, trx, now } = doing;
    if (!(await isMember(trx, payload.unitId, payload.memberId, dayOf(now)))) return { refused: 'not-a-member-that-day', field: 'memberId' };
    return change(doing, 'handed-over', (task) => (task.member_id === payload.memberId ? { refused: 'already-theirs', field: 'memberId' } : { member_id: payload.memberId }));
  }),

  handler(commands.dropTask, 'follow', async (doing) =>
    change(doing, 'dropped', (task) => mayDrop(changeable(task)) ?? { status: 'dropped', ended_on: dayOf(doing.now), ended_as: 'dropped' })),

  handler(commands.remindOfTasks, 'follow', async ({ payload, trx, actor, now }) => {
    const day = dayOf(now);
    const { rows } = await sql<{ id: string; memberId: string | null; here: boolean; status: string; saysDone: boolean; today: boolean }>`
      select t.id, t.member_id as "memberId", coalesce(m.valid @> ${day}::date, false) as here, t.status,
        coalesce((select r.says_done from task_report r where r.cell_id = t.cell_id and r.task_id = t.id order by r.at desc, r.id desc limit 1), false) as "saysDone",
        exists (select from task_reminder n where n.cell_id = t.cell_id and n.task_id = t.id and n.day = ${day}::date) as today
      from task t left join member m on m.cell_id = t.cell_id and m.id = t.member_id where t.cell_id = ${payload.unitId} and t.id = any (${payload.taskIds}::uuid[]) order by t.id`.execute(trx);
    const asked = rows.map((task) => ({ task, not: notRemindable(task) }));
    const reminders = asked.filter((one) => one.not === null).map(({ task }) => ({ cell_id: payload.unitId, id: newId(), task_id: task.id, member_id: task.memberId!, day, at: now, by_person_id: actor.personId }));
    if (reminders.length === 0) return { refused: asked[0]?.not ?? 'not-yours', field: 'taskIds' };
    await trx.insertInto('task_reminder').values(reminders).execute();
    await putJobs(trx, 'mail.task', reminders.map((one) => ({ cellId: payload.unitId, reminderId: one.id })));
    return { reminded: reminders.length };
  }),

  handler(commands.markCalled, 'follow', async ({ payload, trx, now }) => {
    const { numUpdatedRows } = await trx.updateTable('task_reminder').set({ told_at: now }).where('cell_id', '=', payload.unitId).where('id', '=', payload.reminderId).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'reminderId' };
  })
];

type TaskRow = NonNullable<Awaited<ReturnType<typeof findTask>>>;

/** A task's record, locked until the transaction ends; whether a meeting has judged it. A proposal of a draft is no task yet. */
async function findTask(trx: Trx, cellId: string, taskId: string) {
  return trx.selectFrom('task').selectAll('task')
    .select((row) => row.exists(row.selectFrom('task_month').select('task_month.month').whereRef('task_month.cell_id', '=', 'task.cell_id').whereRef('task_month.task_id', '=', 'task.id')).as('judged'))
    .where('task.cell_id', '=', cellId).where('task.id', '=', taskId).where('task.status', '<>', 'proposed').forUpdate().executeTakeFirst();
}
const changeable = (task: TaskRow): Changeable => ({ status: task.status, voted: task.clause_id !== null, dueOn: task.due_on, judged: Boolean(task.judged) });

/** Several reports over time stand side by side; a file of evidence lies apart, for fewer may read it. */
async function keepReport({ payload, commandId, trx, actor, now, claimedAt }: Doing<PayloadOf<typeof commands.reportOnTask>>, task: TaskRow, memberId: string): Promise<Refusal | Record<string, unknown>> {
  const { evidence } = payload;
  if (task.status !== 'open') return { refused: 'task-not-open', field: 'taskId' };
  if (!payload.text && !payload.saysDone && payload.percent === undefined && !payload.link && !evidence) return { refused: 'report-is-empty', field: 'text' };
  if (evidence?.secrecyMark && !evidence.secrecyConfirmed) return { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed', mark: evidence.secrecyMark };
  const unknown = await uploadRefusal(actor.personId, evidence);
  if (unknown) return unknown;
  await trx.insertInto('task_report').values({
    cell_id: payload.unitId, id: commandId, task_id: payload.taskId, member_id: memberId, at: claimedAt, text: payload.text, says_done: payload.saysDone,
    percent: payload.saysDone ? null : (payload.percent ?? null), link: payload.link ?? '', by_person_id: actor.personId
  }).execute();
  if (evidence)
    await trx.insertInto('task_evidence').values({
      cell_id: payload.unitId, id: newId(), task_id: payload.taskId, report_id: commandId, name: evidence.name, media_type: evidence.mediaType, size: evidence.size, content_hash: evidence.contentHash,
      secrecy_confirmed: evidence.secrecyMark ? `${actor.name}: ${evidence.secrecyMark}` : null, at: now
    }).execute();
  return { id: commandId };
}

type Altered = Partial<Pick<TaskRow, 'member_id' | 'due_on' | 'evidence' | 'status' | 'ended_on' | 'ended_as'>>;

/** Changes an open task and keeps what it was before, what it is now, why, who and when. */
async function change(
  { payload, commandId, trx, actor, now }: Doing<{ unitId: string; taskId: string; reason: string }>, what: 'changed' | 'handed-over' | 'dropped', decide: (task: TaskRow) => Refusal | Altered
): Promise<Refusal | Record<string, unknown>> {
  const task = await findTask(trx, payload.unitId, payload.taskId);
  if (!task) return { refused: 'not-yours', field: 'taskId' };
  if (task.status !== 'open') return { refused: 'task-not-open', field: 'taskId' };
  const altered = decide(task);
  if ('refused' in altered) return altered;
  await trx.insertInto('task_change').values({
    cell_id: payload.unitId, id: commandId, task_id: task.id, what, from_member_id: task.member_id, to_member_id: altered.member_id ?? task.member_id,
    from_due_on: task.due_on, to_due_on: altered.due_on ?? task.due_on, from_evidence: task.evidence, to_evidence: altered.evidence ?? task.evidence,
    reason: payload.reason, at: now, by_person_id: actor.personId
  }).execute();
  await trx.updateTable('task').set(altered).where('cell_id', '=', payload.unitId).where('id', '=', task.id).execute();
  return { id: commandId };
}

/** Why a task's member is not reminded, if so. */
function notRemindable(task: { status: string; memberId: string | null; here: boolean; saysDone: boolean; today: boolean }): string | null {
  if (task.status !== 'open') return 'task-not-open';
  if (task.memberId === null) return 'task-has-no-person';
  if (!task.here) return 'person-has-left';
  if (task.saysDone) return 'says-it-is-done';
  return task.today ? 'reminded-today' : null;
}

async function isMember(trx: Trx, cellId: string, memberId: string, day: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('member').select('id').where('cell_id', '=', cellId).where('id', '=', memberId).where(sql<boolean>`valid @> ${day}::date`).executeTakeFirst());
}
