import { sql } from 'kysely';
import { dayOf, instantOf } from '#organisation/day.ts';
import { datedMembers } from '#members/queries.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import type { Refusal } from '#platform/command.ts';
import { isCheckInCode } from '#platform/secret.server.ts';
import type { Trx } from '#platform/database.server.ts';
import type { CellType } from '#organisation/cell-type.ts';
import type { Actor } from '#platform/actor.ts';
import { newId } from '#platform/id.server.ts';
import { hd42 } from '../../playbooks/hd42.ts';
import { composeAgenda, type AgendaSources } from './agenda.ts';
import * as commands from './commands.ts';
import { triedTooOften, wrongTry } from './code-tries.server.ts';
import { mayChair } from './officers.ts';
import { areMembers, moveTo, onMeeting, reached, type MeetingRow } from './record.server.ts';
import { agendaOf, candidatesOf, quorumOf } from './queries.server.ts';

export const holdHandlers = [
  onMeeting(commands.open, 'record', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const refusal = await seat(trx, meeting, payload, dayOf(now));
    if (refusal) return refusal;
    await leaveToRoll(trx, meeting, now);
    await begin(trx, meeting, { now, claimedAt, actor });
  }),

  onMeeting(commands.recordAfterwards, 'record', async ({ payload, trx, meeting, now, actor }) => {
    const startsAt = instantOf(payload.startsAt);
    if (startsAt > now) return { refused: 'time-in-the-future', field: 'startsAt' };
    const refusal = await seat(trx, meeting, payload, dayOf(startsAt));
    if (refusal) return refusal;
    await trx.updateTable('meeting').set({ recorded_afterwards: true, starts_at: startsAt }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    const startedBefore = meeting.starts_at;
    meeting.starts_at = startsAt;
    await leaveToRoll(trx, meeting, now);
    await agendaByPlaybook(trx, meeting);
    await begin(trx, meeting, { now, claimedAt: startsAt, actor, startedBefore });
  }),

  onMeeting(commands.checkIn, 'take-part', async ({ payload, trx, permit, meeting, now, claimedAt }) => {
    if (triedTooOften(meeting.id, permit.memberId!, now)) return { refused: 'code-tried-too-often', field: 'code' };
    if (!isCheckInCode(meeting.id, payload.code, claimedAt)) {
      wrongTry(meeting.id, permit.memberId!, now);
      return { refused: 'code-not-right', field: 'code' };
    }
    await trx.insertInto('attendance').values({
      cell_id: payload.unitId, meeting_id: meeting.id, member_id: permit.memberId!, mark: 'present', at: now, source: 'self', confirmed: false
    }).onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id', 'member_id']).doUpdateSet({ mark: 'present', at: now, source: 'self', confirmed: false })
      .where('attendance.mark', 'in', ['absent-with-reason', 'absent-without-reason'])).execute();
  }),

  onMeeting(commands.markAttendance, 'record', async ({ payload, trx, meeting, now }) => {
    const marks = new Map(payload.marks.map(({ memberId, mark }) => [memberId, mark]));
    const forgotten = [...marks].filter(([, mark]) => mark === 'unknown').map(([memberId]) => memberId);
    const given = [...marks].filter(([, mark]) => mark !== 'unknown');
    const day = dayOf(meeting.starts_at);
    if (!(await areMembers(trx, payload.unitId, forgotten, day))) return { refused: 'not-a-member-that-day', field: 'marks' };
    if (forgotten.length > 0)
      await trx.deleteFrom('attendance').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('member_id', 'in', forgotten).execute();
    if (given.length === 0) return;
    // one statement whatever the length of the roll; who is no member that day is not found, and refuses the whole
    const { numAffectedRows } = await sql`insert into attendance (cell_id, meeting_id, member_id, mark, at, source, confirmed)
      select m.cell_id, ${meeting.id}, m.id, given.mark, ${now}, ${payload.fromPaper ? 'paper' : 'secretary'}, true
      from unnest(${given.map(([memberId]) => memberId)}::uuid[], ${given.map(([, mark]) => mark)}::text[]) as given (member_id, mark)
      join member m on m.cell_id = ${payload.unitId} and m.id = given.member_id and m.valid @> ${day}::date
      on conflict (cell_id, meeting_id, member_id) do update set mark = excluded.mark, at = excluded.at, source = excluded.source, confirmed = excluded.confirmed`.execute(trx);
    if (Number(numAffectedRows) !== given.length) return { refused: 'not-a-member-that-day', field: 'marks' };
  }),

  onMeeting(commands.addGuest, 'record', async ({ payload, commandId, trx, meeting }) => {
    await trx.insertInto('guest').values({ cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, name: payload.name, role: payload.role, person_id: payload.personId ?? null }).execute();
    return { id: commandId };
  }),

  onMeeting(commands.removeGuest, 'record', async ({ payload, trx, meeting }) => {
    await trx.deleteFrom('guest').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('id', '=', payload.guestId).execute();
  }),

  onMeeting(commands.startItem, 'record', async ({ payload, trx, meeting, claimedAt }) => {
    const item = await trx.selectFrom('agenda_item').select(['started_at', 'ended_at']).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('id', '=', payload.itemId).executeTakeFirst();
    if (!item) return { refused: 'not-yours', field: 'itemId' };
    // two who record press the same button, or one from a page that lags behind: the clock of what is in hand, and of what was, stays
    if (item.ended_at) return { refused: 'item-was-discussed', field: 'itemId' };
    if (item.started_at) return;
    // a meeting entered afterwards has an order and no clock: its items carry its own beginning
    const at = meeting.recorded_afterwards ? meeting.starts_at : claimedAt;
    await trx.updateTable('agenda_item').set({ ended_at: at }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id)
      .where('started_at', 'is not', null).where('ended_at', 'is', null).where('id', '<>', payload.itemId).execute();
    await trx.updateTable('agenda_item').set({ started_at: at }).where('cell_id', '=', payload.unitId).where('id', '=', payload.itemId).execute();
  }),

  onMeeting(commands.noteSpeech, 'record', async ({ payload, commandId, trx, meeting, claimedAt }) => {
    if (!(await areMembers(trx, payload.unitId, [payload.memberId], dayOf(meeting.starts_at)))) return { refused: 'not-a-member-that-day', field: 'memberId' };
    const item = await trx.selectFrom('agenda_item').select('id').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('id', '=', payload.itemId).executeTakeFirst();
    if (!item) return { refused: 'not-yours', field: 'itemId' };
    await trx.insertInto('speech').values({
      cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, agenda_item_id: payload.itemId, member_id: payload.memberId, text: payload.text, at: claimedAt
    }).execute();
    return { id: commandId };
  }),

  onMeeting(commands.changeSpeech, 'record', async ({ payload, trx, meeting }) => {
    const { numUpdatedRows } = await trx.updateTable('speech').set({ text: payload.text }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id)
      .where('id', '=', payload.speechId).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'speech-was-removed', field: 'speechId' };
  }),

  onMeeting(commands.removeSpeech, 'record', async ({ payload, trx, meeting }) => {
    await trx.deleteFrom('speech').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('id', '=', payload.speechId).execute();
  }),

  onMeeting(commands.stateDues, 'record', async ({ payload, trx, meeting }) => {
    await trx.updateTable('meeting').set({ dues_statement: payload.statement }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
  }),

  onMeeting(commands.judgeTask, 'record', async ({ payload, trx, meeting, claimedAt, actor }) => {
    const task = await trx.selectFrom('task').selectAll().where('cell_id', '=', payload.unitId).where('id', '=', payload.taskId).forUpdate().executeTakeFirst();
    const day = dayOf(meeting.starts_at);
    if (!task || task.status === 'proposed' || task.set_on >= day) return { refused: 'not-yours', field: 'taskId' };
    const later = await trx.selectFrom('task_month').select('month').where('cell_id', '=', payload.unitId).where('task_id', '=', payload.taskId)
      .where('month', '>', meeting.month).limit(1).executeTakeFirst();
    if (later) return { refused: 'task-judged-later', field: 'taskId' };
    if (payload.newDueOn && payload.newDueOn < day) return { refused: 'due-before-meeting', field: 'newDueOn' };
    if (payload.result === 'dropped' && !payload.note) return { refused: 'dropped-needs-reason', field: 'note' };
    const row = { result: payload.result, note: payload.note, member_id: task.member_id, at: claimedAt, by_person_id: actor.personId };
    const before = await trx.selectFrom('task_month').select('due_before').where('cell_id', '=', payload.unitId).where('task_id', '=', payload.taskId).where('month', '=', meeting.month).executeTakeFirst();
    if (!before && task.status !== 'open') return { refused: 'task-not-open', field: 'taskId' };
    const dueBefore = before?.due_before ?? task.due_on;
    await trx.insertInto('task_month').values({ cell_id: payload.unitId, task_id: payload.taskId, month: meeting.month, due_before: dueBefore, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'task_id', 'month']).doUpdateSet(row)).execute();
    const ended = payload.result !== 'carried';
    const report = await trx.selectFrom('task_report').select('at').where('cell_id', '=', payload.unitId).where('task_id', '=', payload.taskId).where('says_done', '=', true)
      .orderBy('at').limit(1).executeTakeFirst();
    const saidOn = report ? dayOf(report.at) : day;
    await trx.updateTable('task').set({
      status: payload.result === 'dropped' ? 'dropped' : ended ? 'done' : 'open', ended_on: ended ? (saidOn < day ? saidOn : day) : null,
      ended_as: ended ? payload.result : null, due_on: !ended && payload.newDueOn ? payload.newDueOn : dueBefore
    }).where('cell_id', '=', payload.unitId).where('id', '=', payload.taskId).execute();
  }),

  onMeeting(commands.answerOpinion, 'record', async ({ payload, trx, meeting, claimedAt }) => {
    if (!payload.answer && !payload.dueOn) return { refused: 'opinion-needs-answer-or-day', field: 'answer' };
    const { numUpdatedRows } = await trx.updateTable('opinion').set({ answer: payload.answer, answer_due_on: payload.dueOn ?? null, brought_up_at: claimedAt })
      .where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('id', '=', payload.opinionId).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'opinionId' };
  })
];

interface Seating {
  chairId: string;
  secretaryId: string;
  markerId?: string | undefined;
  secretaryReviewed?: boolean | undefined;
}

/** Chair, secretary of the meeting and marker: three members of the cell, the chair by the rules of who may. */
async function seat(trx: Trx, meeting: MeetingRow, officers: Seating, day: string): Promise<Refusal | null> {
  if (officers.chairId === officers.secretaryId) return { refused: 'chair-and-secretary-differ', field: 'secretaryId' };
  if (officers.markerId && [officers.chairId, officers.secretaryId].includes(officers.markerId)) return { refused: 'marker-is-another', field: 'markerId' };
  const { all } = await candidatesOf(trx, meeting.cell_id, meeting.id, day);
  for (const field of ['chairId', 'secretaryId', 'markerId'] as const)
    if (officers[field] && !all.some((one) => one.id === officers[field])) return { refused: 'not-a-member-that-day', field };
  const may = mayChair(all, officers.secretaryReviewed);
  if (!may.some((one) => one.id === officers.chairId))
    return { refused: officers.secretaryReviewed ? 'secretary-reviewed-chairs-not' : 'may-not-chair', field: 'chairId', names: may.slice(0, 3).map((one) => one.name).join(', ') };
  const quorum = await quorumOf(trx, meeting.cell_id, meeting.id, day);
  if (quorum.blocks && quorum.base === 0) return { refused: 'quorum-not-reached', needed: quorum.needed, present: quorum.present };
  await trx.updateTable('meeting').set({ chair_member_id: officers.chairId, secretary_member_id: officers.secretaryId, marker_member_id: officers.markerId ?? null })
    .where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.id).execute();
  return null;
}

/** The meeting begins; where it was opened by mistake before, it begins anew. */
async function begin(trx: Trx, meeting: MeetingRow, doing: { now: Date; claimedAt: Date; actor: Actor; startedBefore?: Date }): Promise<void> {
  await trx.updateTable('meeting').set({ state_before: meeting.state, starts_before: doing.startedBefore ?? meeting.starts_at }).where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.id).execute();
  await moveTo(trx, meeting, 'open');
  await reached(trx, meeting, 'opened', doing);
  await trx.updateTable('meeting_moment').set({ at: doing.now, claimed_at: doing.claimedAt }).where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).where('moment', '=', 'opened').execute();
}

/** A meeting entered from paper may never have been prepared here: it walks the playbook's agenda. */
async function agendaByPlaybook(trx: Trx, meeting: MeetingRow): Promise<void> {
  const agenda = await agendaOf(trx, meeting.cell_id, meeting.id);
  if (agenda.length > 0) return;
  const { rows } = await sql<{ type: CellType }>`select type from unit_type where unit_id = ${meeting.cell_id} and valid @> ${dayOf(meeting.starts_at)}::date`.execute(trx);
  const sources: AgendaSources = { kind: meeting.kind as AgendaSources['kind'], cellType: rows[0]?.type ?? 'village', theme: meeting.theme, openTasks: [], superiorItems: [], ownItems: [] };
  await trx.insertInto('agenda_item').values(composeAgenda(hd42, sources).map((item, position) => ({
    cell_id: meeting.cell_id, id: newId(), meeting_id: meeting.id, position, origin: item.origin, key: item.key ?? null, title: item.title, minutes: item.minutes, points: item.points, started_at: null, ended_at: null
  }))).execute();
}

/** Who was given leave stands on the roll as absent with reason, before anybody taps. */
async function leaveToRoll(trx: Trx, meeting: MeetingRow, now: Date): Promise<void> {
  const mustAttend = whoCounts('attendance', dayOf(meeting.starts_at), await datedMembers(trx, meeting.cell_id)).base.map((one) => one.id);
  const given = await trx.selectFrom('reply').select('member_id').where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id)
    .where('answer', '=', 'leave').where('accepted', '=', true).where('starts_at', '=', meeting.starts_at).execute();
  const absent = given.filter((one) => mustAttend.includes(one.member_id));
  if (absent.length > 0)
    await trx.insertInto('attendance').values(absent.map(({ member_id }) => ({
      cell_id: meeting.cell_id, meeting_id: meeting.id, member_id, mark: 'absent-with-reason', at: now, source: 'reply', confirmed: true
    }))).onConflict((conflict) => conflict.doNothing()).execute();
}
