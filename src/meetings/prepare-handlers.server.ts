import { sql } from 'kysely';
import { addDays, dayOf, instantOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import { uploadRefusal } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import * as commands from './commands.ts';
import { isSigned, type MeetingState } from './meeting.ts';
import { areMembers, moveTo, onMeeting, reached } from './record.server.ts';
import { hasCommittee, preMeetingNow } from './queries.server.ts';
import type { Refusal, PayloadOf } from '#platform/command.ts';

export const prepareHandlers = [
  onMeeting(commands.holdPreMeeting, 'prepare', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const heldAt = instantOf(payload.heldAt);
    if (heldAt > now) return { refused: 'time-in-the-future', field: 'heldAt' };
    if (!payload.content) return { refused: 'pre-meeting-needs-content', field: 'content' };
    if (!(await areMembers(trx, payload.unitId, payload.memberIds, dayOf(heldAt)))) return { refused: 'not-a-member-that-day', field: 'memberIds' };
    const row = { held_at: heldAt, place: payload.place, content: payload.content, conclusion: payload.conclusion };
    await trx.insertInto('pre_meeting').values({ cell_id: payload.unitId, meeting_id: meeting.id, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id']).doUpdateSet(row)).execute();
    await trx.deleteFrom('pre_meeting_member').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).execute();
    await trx.insertInto('pre_meeting_member').values([...new Set(payload.memberIds)].map((member_id) => ({ cell_id: payload.unitId, meeting_id: meeting.id, member_id }))).execute();
    await trx.updateTable('meeting').set({ pre_meeting: 'held', pre_meeting_reason: '' }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    await reached(trx, meeting, 'pre-meeting-held', { now, claimedAt, actor });
  }),

  onMeeting(commands.skipPreMeeting, 'prepare', async ({ payload, trx, meeting }) => {
    if (meeting.pre_meeting === 'held') return { refused: 'pre-meeting-was-held' };
    const due = await hasCommittee(trx, payload.unitId, dayOf(meeting.starts_at));
    if (due && !payload.reason) return { refused: 'skipping-needs-reason', field: 'reason' };
    await trx.updateTable('meeting').set({ pre_meeting: due ? 'not-held' : 'not-applicable', pre_meeting_reason: payload.reason ?? '' }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
  }),

  onMeeting(commands.setAgenda, 'prepare', async ({ payload, trx, meeting }) => {
    await trx.deleteFrom('agenda_item').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).execute();
    await trx.insertInto('agenda_item').values(payload.items.map((item, position) => ({
      cell_id: payload.unitId, id: newId(), meeting_id: meeting.id, position, origin: item.origin, key: item.key ?? null, title: item.title, minutes: item.minutes,
      points: item.points, paper: item.paper ?? '', started_at: null, ended_at: null
    }))).execute();
  }),

  onMeeting(commands.draftResolution, 'prepare', async ({ payload, trx, meeting }) => {
    const voted = meeting.resolution_id && (await trx.selectFrom('resolution').select('passed_at').where('cell_id', '=', payload.unitId).where('id', '=', meeting.resolution_id).executeTakeFirst());
    if (voted && voted.passed_at) return { refused: 'resolution-already-voted' };
    const refusal = await checkTasks(trx, payload, dayOf(meeting.starts_at));
    if (refusal) return refusal;
    if (meeting.resolution_id && (await isFollowed(trx, payload.unitId, meeting.resolution_id))) return { refused: 'draft-was-followed' };
    if (meeting.resolution_id) await forget(trx, payload.unitId, meeting.resolution_id);
    const resolutionId = meeting.resolution_id ?? newId();
    const row = { kind: payload.kind, day: dayOf(meeting.starts_at), subject: payload.subject, preamble: payload.preamble };
    await trx.insertInto('resolution').values({ cell_id: payload.unitId, id: resolutionId, passed_at: null, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'id']).doUpdateSet(row)).execute();
    for (const [position, clause] of payload.clauses.entries()) {
      const clauseId = newId();
      await trx.insertInto('clause').values({ cell_id: payload.unitId, id: clauseId, resolution_id: resolutionId, position, text: clause.text }).execute();
      for (const task of clause.tasks)
        await trx.insertInto('task').values({
          cell_id: payload.unitId, id: newId(), clause_id: clauseId, text: task.text, member_id: task.memberId ?? null, due_on: task.dueOn, evidence: task.evidence,
          set_on: dayOf(meeting.starts_at), ended_on: null, ended_as: null
        }).execute();
    }
    if (!meeting.resolution_id) await trx.updateTable('meeting').set({ resolution_id: resolutionId }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    return { id: resolutionId };
  }),

  onMeeting(commands.prepare, 'prepare', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const preMeeting = await preMeetingNow(trx, meeting);
    if (preMeeting === 'due') return { refused: 'pre-meeting-is-due' };
    const item = await trx.selectFrom('agenda_item').select('id').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).limit(1).executeTakeFirst();
    if (!item) return { refused: 'agenda-is-empty' };
    if (preMeeting !== meeting.pre_meeting) await trx.updateTable('meeting').set({ pre_meeting: preMeeting }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    await moveTo(trx, meeting, 'prepared');
    await reached(trx, meeting, 'prepared', { now, claimedAt, actor });
  }),

  onMeeting(commands.addPaper, 'prepare', async ({ payload, commandId, trx, meeting, now, claimedAt, actor }) => {
    if (payload.secrecyMark && !payload.secrecyConfirmed) return { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed', mark: payload.secrecyMark };
    if (payload.kind === 'scan' && !isSigned(meeting.state as MeetingState)) return { refused: 'scan-after-signing', field: 'kind' };
    const unknown = await uploadRefusal(actor.personId, payload);
    if (unknown) return unknown;
    await trx.insertInto('paper').values({ ...paperRow(commandId, payload.kind, payload, meeting.id, { now, actor }), stands_for: payload.kind === 'paper' ? payload.standsFor ?? '' : '' }).execute();
    if (payload.kind === 'paper') await reached(trx, meeting, 'papers-posted', { now, claimedAt, actor });
    return { id: commandId };
  }),

  onMeeting(commands.submitTheme, 'take-part', async ({ payload, commandId, trx, permit, meeting, now, actor }) => {
    if (permit.memberId === null || permit.memberId !== meeting.author_member_id) return { refused: 'only-the-author' };
    if (payload.secrecyMark && !payload.secrecyConfirmed) return { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed', mark: payload.secrecyMark };
    const unknown = await uploadRefusal(actor.personId, payload);
    if (unknown) return unknown;
    await trx.updateTable('paper').set({ removed_at: now }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('kind', '=', 'thematic')
      .where('uploaded_by', '=', actor.personId).where('step', '<>', 'distributed').where('removed_at', 'is', null).execute();
    await trx.insertInto('paper').values(paperRow(commandId, 'thematic', payload, meeting.id, { now, actor })).execute();
    return { id: commandId };
  }),

  onMeeting(commands.stepTheme, 'take-part', async ({ payload, trx, permit, now, claimedAt, actor, meeting }) => {
    const [author, reviewer] = [meeting.author_member_id, meeting.reviewer_member_id].map((one) => one !== null && one === permit.memberId);
    if (payload.step === 'distributed' ? !author && !reviewer : !reviewer) return { refused: 'only-the-reviewer', field: 'step' };
    if (payload.step === 'returned' && !payload.remark) return { refused: 'returning-needs-remark', field: 'remark' };
    const { numUpdatedRows } = await trx.updateTable('paper').set({ step: payload.step, remark: payload.remark }).where('cell_id', '=', payload.unitId).where('id', '=', payload.paperId)
      .where('meeting_id', '=', meeting.id).where('removed_at', 'is', null).where('step', 'in', payload.step === 'distributed' ? ['reviewed'] : ['draft', 'returned']).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'paper-steps-in-order', field: 'step' };
    if (payload.step === 'distributed') await reached(trx, meeting, 'papers-posted', { now, claimedAt, actor });
  }),

  onMeeting(commands.removePaper, 'prepare', async ({ payload, trx, now }) => {
    const { numUpdatedRows } = await trx.updateTable('paper').set({ removed_at: now }).where('cell_id', '=', payload.unitId).where('id', '=', payload.paperId)
      .where('meeting_id', '=', payload.meetingId).where('removed_at', 'is', null).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'paperId' };
  }),

  onMeeting(commands.advancePaper, 'prepare', async ({ payload, trx, now, claimedAt, actor, meeting }) => {
    const { numUpdatedRows } = await trx.updateTable('paper').set({ step: payload.step }).where('cell_id', '=', payload.unitId).where('id', '=', payload.paperId)
      .where('meeting_id', '=', meeting.id).where('removed_at', 'is', null).where('step', 'in', payload.step === 'reviewed' ? ['draft', 'returned'] : ['reviewed']).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'paper-steps-in-order', field: 'step' };
    if (payload.step === 'distributed') await reached(trx, meeting, 'papers-posted', { now, claimedAt, actor });
  })
];

/** A file that was handed in, as it is kept. */
export function paperRow(id: string, kind: string, payload: Omit<PayloadOf<typeof commands.submitTheme>, 'meetingId'>, meetingId: string, { now, actor }: { now: Date; actor: Actor }) {
  return {
    cell_id: payload.unitId, id, meeting_id: meetingId, kind, name: payload.name, media_type: payload.mediaType, size: payload.size, content_hash: payload.contentHash, uploaded_at: now,
    uploaded_by: actor.personId, secrecy_confirmed: payload.secrecyMark ? `${actor.name}: ${payload.secrecyMark}` : null, step: kind === 'thematic' ? 'draft' : null, removed_at: null
  };
}

async function checkTasks(trx: Trx, payload: PayloadOf<typeof commands.draftResolution>, day: string): Promise<Refusal | null> {
  for (const [c, clause] of payload.clauses.entries())
    for (const [t, task] of clause.tasks.entries()) {
      if (task.dueOn <= addDays(day, -1)) return { refused: 'due-before-meeting', field: `clauses[${c}].tasks[${t}].dueOn` };
      if (!(await areMembers(trx, payload.unitId, [task.memberId], day))) return { refused: 'not-a-member-that-day', field: `clauses[${c}].tasks[${t}].memberId` };
    }
  return null;
}

/** Whether a vote that was taken back had begun tasks on which somebody has reported, or which were changed, since. */
async function isFollowed(trx: Trx, cellId: string, resolutionId: string): Promise<boolean> {
  const { rows } = await sql`select from task t join clause c on c.cell_id = t.cell_id and c.id = t.clause_id where t.cell_id = ${cellId} and c.resolution_id = ${resolutionId}
    and (exists (select from task_report r where r.cell_id = t.cell_id and r.task_id = t.id) or exists (select from task_change g where g.cell_id = t.cell_id and g.task_id = t.id)
      or exists (select from task_reminder n where n.cell_id = t.cell_id and n.task_id = t.id)) limit 1`.execute(trx);
  return rows.length > 0;
}

/** A draft not yet voted is rewritten whole. */
async function forget(trx: Trx, cellId: string, resolutionId: string): Promise<void> {
  const clauses = trx.selectFrom('clause').select('id').where('cell_id', '=', cellId).where('resolution_id', '=', resolutionId);
  await trx.deleteFrom('task').where('cell_id', '=', cellId).where('clause_id', 'in', clauses).where('status', '=', 'proposed').execute();
  await trx.deleteFrom('clause').where('cell_id', '=', cellId).where('resolution_id', '=', resolutionId).execute();
}
