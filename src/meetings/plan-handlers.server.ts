import { addMonths, firstOfMonth, instantOf, yearOf } from '#organisation/day.ts';
import { judgeRegularDay, regularDay } from '#organisation/holidays.ts';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { areMembers, moveTo, onMeeting, reached } from './record.server.ts';
import { keepSummary } from './summary.server.ts';

export const planHandlers = [
  handler(commands.planYear, 'plan', async ({ payload, trx, now, claimedAt, actor, beforeCommit }) => {
    if (yearOf(payload.fromMonth) !== payload.year) return { refused: 'month-outside-year', field: 'fromMonth' };
    if (!(await isCell(trx, payload.unitId))) return { refused: 'meetings-belong-to-cells' };
    const holidays = await trx.selectFrom('holiday').select('day').execute();
    const planned: string[] = [];
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
      planned.push(id);
    }
    await trx.insertInto('year_plan').values({ cell_id: payload.unitId, year: payload.year, reported_at: null })
      .onConflict((conflict) => conflict.doNothing()).execute();
    return { planned: planned.length };
  }),

  handler(commands.reportYear, 'plan', async ({ payload, trx, now }) => {
    const { numUpdatedRows } = await trx.updateTable('year_plan').set({ reported_at: now, note: payload.note })
      .where('cell_id', '=', payload.unitId).where('year', '=', payload.year).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'no-plan-yet' };
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
    return { id: commandId };
  }),

  onMeeting(commands.changePlan, 'plan', async ({ payload, trx, meeting }) => {
    if (meeting.state === 'announced' && instantOf(payload.startsAt).getTime() !== meeting.starts_at.getTime()) return { refused: 'announced-so-postpone', field: 'startsAt' };
    if (isRegular(payload.kind) !== isRegular(meeting.kind)) return { refused: 'regular-stays-regular', field: 'kind' };
    const refusal = await checkPlan(trx, payload.unitId, meeting.month, payload);
    if (refusal) return refusal;
    const moved = instantOf(payload.startsAt).getTime() !== meeting.starts_at.getTime();
    const row = { ...planRow(payload), ...(moved ? { settled_at: null } : {}) };
    await trx.updateTable('meeting').set(row).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    Object.assign(meeting, row);
  }),

  onMeeting(commands.postpone, 'plan', async ({ payload, commandId, trx, meeting, now }) => {
    const startsAt = instantOf(payload.startsAt);
    if (startsAt <= now) return { refused: 'time-in-the-past', field: 'startsAt' };
    await trx.insertInto('meeting_postponement').values({
      cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, from_starts_at: meeting.starts_at, to_starts_at: startsAt, reason: payload.reason, at: now
    }).execute();
    await trx.updateTable('meeting').set({ starts_at: startsAt, day_reason: payload.reason, settled_at: null, state: meeting.state === 'announced' ? 'prepared' : meeting.state })
      .where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    meeting.starts_at = startsAt;
  }),

  onMeeting(commands.miss, 'plan', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    await trx.updateTable('meeting').set({ reason: payload.reason }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    await moveTo(trx, meeting, 'missed');
    await reached(trx, meeting, 'missed', { now, claimedAt, actor });
  }),

  onMeeting(commands.settle, 'settle-calendar', async ({ payload, trx, meeting, now }) => {
    await trx.updateTable('meeting').set({ settled_at: now }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
  }),

  handler(commands.explainMonth, 'plan', async ({ payload, trx }) => {
    if (await regularIn(trx, payload.unitId, payload.month)) return { refused: 'month-already-planned', field: 'month' };
    const row = { reason: payload.reason, held_on: payload.heldOn ?? null, present: payload.present ?? null };
    await trx.insertInto('empty_month').values({ cell_id: payload.unitId, month: payload.month, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'month']).doUpdateSet(row)).execute();
  }),

  handler(commands.setNumber, 'plan', async ({ payload, trx }) => {
    const filed = await trx.selectFrom('filed_document').select('number').where('cell_id', '=', payload.unitId).where('kind', '=', payload.kind)
      .where('number', '>', payload.last).limit(1).executeTakeFirst();
    if (filed) return { refused: 'number-already-issued', field: 'last' };
    await trx.insertInto('document_number').values({ cell_id: payload.unitId, kind: payload.kind, cycle: payload.cycle, last: payload.last })
      .onConflict((conflict) => conflict.columns(['cell_id', 'kind', 'cycle']).doUpdateSet({ last: payload.last })).execute();
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

/** The one meeting by which a month counts as held; a theme never stands in its place (HD 42-HD/BTCTW). */
const isRegular = (kind: string) => kind === 'regular' || kind === 'combined';

const planRow = (fields: PlanFields) => ({
  kind: fields.kind, starts_at: instantOf(fields.startsAt), place: fields.place, day_reason: fields.dayReason, theme: fields.theme ?? '',
  author_member_id: fields.authorId ?? null, reviewer_member_id: fields.reviewerId ?? null
});

const blank = (cellId: string, id: string) => ({
  cell_id: cellId, id, chair_member_id: null, secretary_member_id: null, marker_member_id: null, resolution_id: null, settled_at: null, ended_at: null
});

async function isCell(trx: Trx, unitId: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('unit').select('id').where('id', '=', unitId).where('kind', '=', 'cell').executeTakeFirst());
}

async function regularIn(trx: Trx, cellId: string, month: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('meeting').select('id').where('cell_id', '=', cellId).where('month', '=', month).where('kind', 'in', ['regular', 'combined']).executeTakeFirst());
}
