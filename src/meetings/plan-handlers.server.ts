import { sql } from 'kysely';
import { addMonths, dayOf, firstOfMonth, instantOf, yearOf } from '#organisation/day.ts';
import { judgeRegularDay, regularDay } from '#organisation/holidays.ts';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { askVisitors, tellCalledOff, tellChange } from './changes-told.server.ts';
import { termsOf } from './issue.server.ts';
import { spanOfTerm } from './numbering.ts';
import { paperKinds } from './papers.ts';
import { meetingsOfYear, plannedMeeting } from './queries.server.ts';
import { areMembers, moveTo, onMeeting, reached, type MeetingRow } from './record.server.ts';
import { keepSummary } from './summary.server.ts';
import { isRegular } from './meeting.ts';

export const planHandlers = [
  handler(commands.planYear, 'plan', async ({ payload, commandId, trx, now, claimedAt, actor, beforeCommit }) => {
    if (yearOf(payload.fromMonth) !== payload.year) return { refused: 'month-outside-year', field: 'fromMonth' };
    if (!(await isCell(trx, payload.unitId))) return { refused: 'meetings-belong-to-cells' };
    const holidays = await trx.selectFrom('holiday').select('day').execute();
    const planned: { cell_id: string; id: string; month: string; kind: string }[] = [];
    for (let month = payload.fromMonth; yearOf(month) === payload.year; month = addMonths(month, 1)) {
      if (await regularIn(trx, payload.unitId, month)) continue;
      const theme = payload.themes.find((one) => one.month === month);
      if (theme && !(await areMembers(trx, payload.unitId, [theme.authorId, theme.reviewerId], month))) return { refused: 'not-a-member-that-day', field: 'themes' };
      const id = newId();
      const meeting = {
        ...blank(payload.unitId, id), kind: theme ? 'combined' : 'regular', month, starts_at: instantOf(`${regularDay(month, holidays)}T${payload.time}`), place: payload.place,
        theme: theme?.theme ?? '', author_member_id: theme?.authorId ?? null, reviewer_member_id: theme?.reviewerId ?? null
      };
      await trx.insertInto('meeting').values(meeting).execute();
      await reached(trx, { cell_id: payload.unitId, id }, 'planned', { now, claimedAt, actor });
      beforeCommit(`meeting ${id}`, () => keepSummary(trx, meeting));
      planned.push(meeting);
    }
    await askVisitors(trx, planned, commandId);
    await trx.insertInto('year_plan').values({ cell_id: payload.unitId, year: payload.year, reported_at: null })
      .onConflict((conflict) => conflict.doNothing()).execute();
    return { planned: planned.length };
  }),

  handler(commands.reportYear, 'plan', async ({ payload, trx, now }) => {
    const reported = JSON.stringify((await meetingsOfYear(trx, payload.unitId, payload.year)).map(plannedMeeting));
    const { numUpdatedRows } = await trx.updateTable('year_plan').set({ reported_at: now, note: payload.note, reported })
      .where('cell_id', '=', payload.unitId).where('year', '=', payload.year).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'no-plan-yet' };
    // a plan reported registers the times in it: nobody is asked for them once more
    await trx.updateTable('meeting').set({ registered_at: now }).where('cell_id', '=', payload.unitId).where('month', '>=', `${payload.year}-01-01`).where('month', '<=', `${payload.year}-12-01`)
      .where('registered_at', 'is', null).where('state', 'in', before).execute();
  }),

  handler(commands.plan, 'plan', async ({ payload, commandId, trx, now, claimedAt, actor, beforeCommit }) => {
    if (!(await isCell(trx, payload.unitId))) return { refused: 'meetings-belong-to-cells' };
    if (isRegular(payload.kind) && (await regularIn(trx, payload.unitId, payload.month))) return { refused: 'month-already-planned', field: 'month' };
    const refusal = await checkPlan(trx, payload.unitId, payload.month, payload);
    if (refusal) return refusal;
    const meeting = { ...blank(payload.unitId, commandId), ...planRow(payload), month: payload.month };
    await trx.insertInto('meeting').values(meeting).execute();
    await reached(trx, { cell_id: payload.unitId, id: commandId }, 'planned', { now, claimedAt, actor });
    beforeCommit(`meeting ${commandId}`, () => keepSummary(trx, meeting));
    await askVisitors(trx, [meeting], commandId);
    return { id: commandId };
  }),

  onMeeting(commands.changePlan, 'plan', async ({ payload, commandId, trx, meeting, now }) => {
    if (meeting.state === 'announced' && instantOf(payload.startsAt).getTime() !== meeting.starts_at.getTime()) return { refused: 'announced-so-postpone', field: 'startsAt' };
    if (isRegular(payload.kind) !== isRegular(meeting.kind)) return { refused: 'regular-stays-regular', field: 'kind' };
    const refusal = await checkPlan(trx, payload.unitId, meeting.month, payload);
    if (refusal) return refusal;
    const moved = instantOf(payload.startsAt).getTime() !== meeting.starts_at.getTime();
    const told = moved || payload.place !== meeting.place;
    const row = { ...planRow(payload), sequence: meeting.sequence + (told ? 1 : 0), ...(moved ? { settled_at: null, registered_at: meeting.registered_at && now } : {}) };
    await trx.updateTable('meeting').set(row).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    Object.assign(meeting, row);
    if (told) await tellChange(trx, meeting, payload.dayReason, now);
    if (moved) await askVisitors(trx, [meeting], commandId);
  }),

  onMeeting(commands.postpone, 'plan', async ({ payload, commandId, trx, meeting, now }) => {
    const startsAt = instantOf(payload.startsAt);
    if (startsAt <= now) return { refused: 'time-in-the-past', field: 'startsAt' };
    await putOff(trx, meeting, { id: commandId, startsAt, reason: payload.reason, now, settled: false });
  }),

  onMeeting(commands.miss, 'plan', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    await trx.updateTable('meeting').set({ reason: payload.reason, sequence: meeting.sequence + 1 }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    await moveTo(trx, meeting, 'missed');
    await tellCalledOff(trx, meeting, payload.reason, now);
    await reached(trx, meeting, 'missed', { now, claimedAt, actor });
  }),

  onMeeting(commands.register, 'plan', async ({ payload, trx, meeting, now }) => {
    await trx.updateTable('meeting').set({ registered_at: now }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).where('registered_at', 'is', null).execute();
  }),

  onMeeting(commands.settle, 'settle-calendar', async ({ payload, trx, meeting, now }) => {
    await trx.updateTable('meeting').set({ settled_at: now, registered_at: meeting.registered_at ?? now }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
  }),

  handler(commands.settleTogether, 'settle-calendar', async ({ payload, trx, permit, now }) => {
    if (payload.meetings.some((one) => !permit.scope.cells.includes(one.cellId))) return { refused: 'not-yours', field: 'meetings' };
    // a meeting that went on meanwhile is left as it is
    const { rows } = await sql`update meeting m set settled_at = ${now}, registered_at = coalesce(m.registered_at, ${now})
      from unnest(${payload.meetings.map((one) => one.cellId)}::uuid[], ${payload.meetings.map((one) => one.meetingId)}::uuid[]) as asked (cell_id, id)
      where m.cell_id = asked.cell_id and m.id = asked.id and m.settled_at is null and m.state = any (${before}) returning m.id`.execute(trx);
    return { settled: rows.length };
  }),

  onMeeting(commands.proposeTime, 'settle-calendar', async ({ payload, commandId, trx, meeting, now }) => {
    const startsAt = instantOf(payload.startsAt);
    if (startsAt <= now) return { refused: 'time-in-the-past', field: 'startsAt' };
    if (startsAt.getTime() === meeting.starts_at.getTime()) return { refused: 'time-is-the-same', field: 'startsAt' };
    // one proposal at a time: an earlier one not yet answered is withdrawn by the new one
    await trx.updateTable('time_proposal').set({ answered_at: now, accepted: false }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('answered_at', 'is', null).execute();
    await trx.insertInto('time_proposal').values({
      cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, starts_at: startsAt, reason: payload.reason, at: now, answered_at: null, accepted: null
    }).execute();
    return { id: commandId };
  }),

  onMeeting(commands.answerProposal, 'plan', async ({ payload, commandId, trx, meeting, now }) => {
    if (!payload.accepted && !payload.answer) return { refused: 'declining-needs-reason', field: 'answer' };
    const proposal = await trx.updateTable('time_proposal').set({ answered_at: now, accepted: payload.accepted, answer: payload.answer })
      .where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('id', '=', payload.proposalId).where('answered_at', 'is', null).returning(['starts_at', 'reason']).executeTakeFirst();
    if (!proposal) return { refused: 'proposal-answered', field: 'proposalId' };
    if (!payload.accepted) return;
    if (proposal.starts_at <= now) return { refused: 'time-in-the-past', field: 'proposalId' };
    await putOff(trx, meeting, { id: commandId, startsAt: proposal.starts_at, reason: proposal.reason, now, settled: true });
  }),

  handler(commands.explainMonth, 'plan', async ({ payload, trx }) => {
    if (await regularIn(trx, payload.unitId, payload.month)) return { refused: 'month-already-planned', field: 'month' };
    const row = { reason: payload.reason, held_on: payload.heldOn ?? null, present: payload.present ?? null };
    await trx.insertInto('empty_month').values({ cell_id: payload.unitId, month: payload.month, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'month']).doUpdateSet(row)).execute();
  }),

  handler(commands.setNumber, 'plan', async ({ payload, trx }) => {
    const filed = await trx.selectFrom('filed_document').select('number').where('cell_id', '=', payload.unitId).where('symbol', '=', paperKinds[payload.kind].symbol)
      .where('cycle', '=', payload.cycle).where('number', '>', payload.last).limit(1).executeTakeFirst();
    if (filed) return { refused: 'number-already-issued', field: 'last' };
    await trx.insertInto('document_number').values({ cell_id: payload.unitId, kind: payload.kind, cycle: payload.cycle, last: payload.last })
      .onConflict((conflict) => conflict.columns(['cell_id', 'kind', 'cycle']).doUpdateSet({ last: payload.last })).execute();
  }),

  handler(commands.setTerm, 'plan', async ({ payload, trx, now }) => {
    if (payload.startsOn > dayOf(now)) return { refused: 'day-in-the-future', field: 'startsOn' };
    const { from, until } = spanOfTerm(payload.startsOn, await termsOf(trx, payload.unitId));
    // numbers that were given stay: a term cannot begin under them
    const issued = await trx.selectFrom('filed_document').select('id').where('cell_id', '=', payload.unitId).where('number', 'is not', null).where('issued_on', '>=', from)
      .$if(until !== null, (query) => query.where('issued_on', '<', until!)).limit(1).executeTakeFirst();
    if (issued) return { refused: 'numbers-already-run', field: 'startsOn' };
    await trx.insertInto('document_term').values({ cell_id: payload.unitId, starts_on: payload.startsOn }).onConflict((conflict) => conflict.doNothing()).execute();
  }),

  handler(commands.askCells, 'settle-calendar', async ({ payload, commandId, trx }) => {
    await trx.insertInto('superior_item').values({ unit_id: payload.unitId, id: commandId, month: payload.month, title: payload.title, points: payload.points, withdrawn_at: null }).execute();
    return { id: commandId };
  }),

  handler(commands.withdrawAsk, 'settle-calendar', async ({ payload, trx, now }) => {
    const { numUpdatedRows } = await trx.updateTable('superior_item').set({ withdrawn_at: now }).where('unit_id', '=', payload.unitId)
      .where('id', '=', payload.itemId).where('withdrawn_at', 'is', null).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'itemId' };
  })
];

/** The states in which a meeting can still be given another time. */
const before = ['planned', 'prepared', 'announced'];

/** Gives a meeting another time and keeps why. Who was told of it is told at once, and it is to be announced again; registered it stays, settled only where the committee itself asked. */
async function putOff(trx: Trx, meeting: MeetingRow, to: { id: string; startsAt: Date; reason: string; now: Date; settled: boolean }): Promise<void> {
  await trx.insertInto('meeting_postponement').values({
    cell_id: meeting.cell_id, id: to.id, meeting_id: meeting.id, from_starts_at: meeting.starts_at, to_starts_at: to.startsAt, reason: to.reason, at: to.now
  }).execute();
  await trx.updateTable('meeting').set({
    starts_at: to.startsAt, day_reason: to.reason, sequence: meeting.sequence + 1, settled_at: to.settled ? to.now : null, registered_at: to.settled ? to.now : meeting.registered_at && to.now,
    state: meeting.state === 'announced' ? 'prepared' : meeting.state
  }).where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.id).execute();
  meeting.starts_at = to.startsAt;
  await tellChange(trx, meeting, to.reason, to.now);
  await askVisitors(trx, [meeting], to.id);
}

interface PlanFields {
  kind: string;
  startsAt: string;
  place: string;
  dayReason: string;
  theme?: string | undefined;
  authorId?: string | undefined;
  reviewerId?: string | undefined;
}

async function checkPlan(trx: Trx, cellId: string, month: string, fields: PlanFields): Promise<Refusal | null> {
  const day = fields.startsAt.slice(0, 10);
  if (firstOfMonth(day) !== month && !fields.dayReason) return { refused: 'day-outside-month', field: 'startsAt' };
  if (isRegular(fields.kind)) {
    const judged = judgeRegularDay(day, month, await trx.selectFrom('holiday').select('day').execute(), fields.dayReason);
    if (typeof judged === 'object') return { ...judged };
  }
  if (fields.kind === 'combined' && !fields.dayReason && !fields.theme) return { refused: 'combined-needs-theme', field: 'theme' };
  if (fields.kind === 'thematic' && !fields.theme) return { refused: 'thematic-needs-theme', field: 'theme' };
  if (!(await areMembers(trx, cellId, [fields.authorId, fields.reviewerId], day))) return { refused: 'not-a-member-that-day', field: 'authorId' };
  return null;
}

const planRow = (fields: PlanFields) => ({
  kind: fields.kind, starts_at: instantOf(fields.startsAt), place: fields.place, day_reason: fields.dayReason, theme: fields.theme ?? '',
  author_member_id: fields.authorId ?? null, reviewer_member_id: fields.reviewerId ?? null
});

const blank = (cellId: string, id: string) => ({
  cell_id: cellId, id, chair_member_id: null, secretary_member_id: null, marker_member_id: null, resolution_id: null, registered_at: null, settled_at: null, ended_at: null
});

async function isCell(trx: Trx, unitId: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('unit').select('id').where('id', '=', unitId).where('kind', '=', 'cell').executeTakeFirst());
}

async function regularIn(trx: Trx, cellId: string, month: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('meeting').select('id').where('cell_id', '=', cellId).where('month', '=', month).where('kind', 'in', ['regular', 'combined']).executeTakeFirst());
}
