import { sql } from 'kysely';
import { dayOf } from '#organisation/day.ts';
import { isOverCommittees } from '#organisation/levels.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { handler } from '#platform/receive.server.ts';
import { derived, digestOf } from '#platform/secret.server.ts';
import * as commands from './commands.ts';
import { calledOfChange, handOut } from './changes-told.server.ts';
import { moveTo, onMeeting, reached } from './record.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import { datedMembers } from '#members/queries.server.ts';

export const announceHandlers = [
  onMeeting(commands.announce, 'announce', async ({ payload, commandId, trx, meeting, now, claimedAt, actor }) => {
    if (!payload.text) return { refused: 'notice-is-empty', field: 'text' };
    const called = await calledOfChange(trx, meeting);
    await trx.insertInto('notice').values({ cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, at: now, starts_at: meeting.starts_at, place: meeting.place, text: payload.text }).execute();
    const told = await handOut(trx, meeting, commandId, now, called);
    await moveTo(trx, meeting, 'announced');
    await reached(trx, meeting, 'announced', { now, claimedAt, actor });
    return { id: commandId, told };
  }),

  onMeeting(commands.markTold, 'announce', async ({ payload, trx, now }) => {
    const { numUpdatedRows } = await trx.updateTable('notice_recipient').set({ told_at: now }).where('cell_id', '=', payload.unitId)
      .where('notice_id', '=', payload.noticeId).where('person_id', '=', payload.personId).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'personId' };
  }),

  onMeeting(commands.reply, 'take-part', async ({ payload, trx, permit, meeting, now }) =>
    answer(trx, meeting, permit.memberId!, payload.answer, payload.reason, now)),

  onMeeting(commands.replyFor, 'announce', async ({ payload, trx, meeting, now }) => {
    const member = whoCounts('attendance', dayOf(meeting.starts_at), await datedMembers(trx, payload.unitId));
    if (![...member.base, ...member.ifPresent].some((one) => one.id === payload.memberId)) return { refused: 'need-not-attend', field: 'memberId' };
    return answer(trx, meeting, payload.memberId, payload.answer, payload.reason, now);
  }),

  onMeeting(commands.decideLeave, 'announce', async ({ payload, trx, meeting, now }) => {
    const { numUpdatedRows } = await trx.updateTable('reply').set({ accepted: payload.accepted, decided_at: now }).where('cell_id', '=', payload.unitId)
      .where('meeting_id', '=', payload.meetingId).where('member_id', '=', payload.memberId).where('answer', '=', 'leave').where('starts_at', '=', meeting.starts_at).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'no-leave-asked', field: 'memberId' };
  }),

  onMeeting(commands.sendOpinion, 'take-part', async ({ payload, commandId, trx, permit, meeting, now }) => {
    await trx.insertInto('opinion').values({
      cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, member_id: permit.memberId!, text: payload.text, sent_at: now, brought_up_at: null, answer_due_on: null
    }).execute();
    return { id: commandId };
  }),

  handler(commands.makeCalendarAddress, 'take-part', async ({ payload, commandId, trx, actor, now }) => {
    await trx.updateTable('calendar_address').set({ revoked_at: now }).where('cell_id', '=', payload.unitId).where('person_id', '=', actor.personId).where('revoked_at', 'is', null).execute();
    await trx.insertInto('calendar_address').values({
      cell_id: payload.unitId, id: commandId, person_id: actor.personId, secret_hash: digestOf(derived('calendar', commandId)), made_at: now, revoked_at: null
    }).execute();
    return { id: commandId };
  }),

  handler(commands.revokeCalendarAddress, 'take-part', async ({ payload, trx, actor, now }) => {
    await trx.updateTable('calendar_address').set({ revoked_at: now }).where('cell_id', '=', payload.unitId).where('person_id', '=', actor.personId).where('revoked_at', 'is', null).execute();
  }),

  handler(commands.remind, 'settle-calendar', async ({ payload, trx, permit, now }) => {
    const scope = new Set(permit.scope.cells);
    if (payload.asks.some((ask) => ask.cellIds.some((cellId) => !scope.has(cellId)))) return { refused: 'not-yours', field: 'asks' };
    // each committee reminds its own cells: one press of a centre would write to every cell of the nation
    const { rows: [elsewhere] } = await sql<{ kind: string }>`select u.kind from unit u where u.id = ${payload.unitId}
      and exists (select from unit_parent p where p.unit_id = any (${payload.asks.flatMap((ask) => ask.cellIds)}::uuid[]) and p.valid @> ${dayOf(now)}::date and p.parent_id <> u.id)`.execute(trx);
    if (elsewhere && isOverCommittees(elsewhere.kind)) return { refused: 'reminds-own-cells', field: 'asks' };
    const about = payload.asks.flatMap((ask) => [...new Set(ask.cellIds)].map(() => ask.about));
    const reminders = payload.asks.flatMap((ask) => [...new Set(ask.cellIds)].map((cellId) => ({ unitId: payload.unitId, reminderId: newId(), cellId })));
    await sql`insert into reminder (unit_id, id, cell_id, about, sent_at)
      select ${payload.unitId}, one.id, one.cell, one.about, ${now}
      from unnest(${reminders.map((one) => one.reminderId)}::uuid[], ${reminders.map((one) => one.cellId)}::uuid[], ${about}::text[]) as one (id, cell, about)`.execute(trx);
    await putJobs(trx, 'mail.reminder', reminders);
    return { reminded: reminders.length };
  }),

  handler(commands.seeReminder, 'prepare', async ({ payload, trx, now }) => {
    await trx.updateTable('reminder').set({ seen_at: now }).where('cell_id', '=', payload.unitId).where('unit_id', '=', payload.fromUnitId)
      .where('id', '=', payload.reminderId).where('seen_at', 'is', null).execute();
  })
];

/** Coming, or asking leave with the reason; a changed mind replaces the answer, and leave is decided anew. */
async function answer(trx: Trx, { cell_id: cellId, id: meetingId, starts_at }: { cell_id: string; id: string; starts_at: Date }, memberId: string, given: 'coming' | 'leave', reason: string, now: Date) {
  if (given === 'leave' && !reason) return { refused: 'leave-needs-reason', field: 'reason' };
  const row = { answer: given, at: now, accepted: null, decided_at: null, starts_at };
  await trx.insertInto('reply').values({ cell_id: cellId, meeting_id: meetingId, member_id: memberId, ...row })
    .onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id', 'member_id']).doUpdateSet(row)).execute();
  await sql`select keep_leave_reason(${cellId}, ${meetingId}, ${memberId}, ${given === 'leave' ? reason : null})`.execute(trx);
  return undefined;
}
