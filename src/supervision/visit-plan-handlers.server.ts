import { sql } from 'kysely';
import { dayOf, firstOfMonth } from '#organisation/day.ts';
import { expectedOf, expectedNames } from './following.ts';
import { rememberMapping } from '#organisation/import-handlers.server.ts';
import { settingsKept } from '#organisation/queries.server.ts';
import type { Refusal } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { asPlanned, cellsInNeed, followerAt, openWish, plannedIn, type PlannedVisit } from './visit-plan-queries.server.ts';
import { drawVisits, isElsewhere, monthsAround, quarterIn } from './visit-plan.ts';

export const planHandlers = [
  handler(commands.askForVisit, 'answer-above', async ({ payload, commandId, trx, actor, now }) => {
    if (await openWish(trx, payload.unitId)) return { refused: 'visit-asked-already', field: 'text' };
    await trx.insertInto('visit_wish').values({ cell_id: payload.unitId, id: commandId, text: payload.text, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
    return { id: commandId };
  }),

  handler(commands.drawPlan, 'settle-calendar', async ({ payload, trx, permit, actor, now }) => {
    const today = dayOf(now);
    const quarter = quarterIn(payload.quarter);
    if (!quarter || quarter.until <= today) return { refused: 'quarter-is-over', field: 'quarter' };
    const planned = await plannedIn(trx, permit.scope.cells, ...monthsAround(quarter), today);
    const expected = expectedOf(await settingsKept(trx, payload.unitId, expectedNames, today));
    const { visits } = drawVisits(await cellsInNeed(trx, payload.unitId, today, quarter, now), planned.map(asPlanned), today, quarter, expected);
    if (visits.length === 0) return { refused: 'nothing-to-draw', field: 'quarter' };
    await trx.insertInto('planned_visit').values(visits.map((one) => ({ cell_id: one.cellId, id: newId(), month: one.month, person_id: one.personId, visitor_name: one.name, reasons: one.needs, source: 'drawn', dropped_at: null, at: now, by_person_id: actor.personId }))).execute();
    return { drawn: visits.length };
  }),

  handler(commands.planVisit, 'settle-calendar', async (doing) => {
    const { payload, commandId, trx, actor, now } = doing;
    const placed = await place(doing, payload, await aheadOf(doing));
    if ('refused' in placed) return placed;
    await trx.insertInto('planned_visit').values({ cell_id: payload.cellId, id: commandId, month: payload.month, person_id: payload.personId, visitor_name: placed.name, reasons: [], source: 'added', dropped_at: null, at: now, by_person_id: actor.personId }).execute();
    return { id: commandId };
  }),

  handler(commands.moveVisit, 'settle-calendar', async (doing) => {
    const { payload, trx } = doing;
    const gone = await notToChange(doing);
    if (gone) return gone;
    const placed = await place(doing, payload, (await aheadOf(doing)).filter((one) => one.id !== payload.entryId));
    if ('refused' in placed) return placed;
    await trx.updateTable('planned_visit').set({ month: payload.month, person_id: payload.personId, visitor_name: placed.name, reason: payload.reason }).where('cell_id', '=', payload.cellId).where('id', '=', payload.entryId).execute();
    return { id: payload.entryId };
  }),

  handler(commands.dropVisit, 'settle-calendar', async (doing) => {
    const { payload, trx, now } = doing;
    const gone = await notToChange(doing);
    if (gone) return gone;
    await trx.updateTable('planned_visit').set({ dropped_at: now, reason: payload.reason }).where('cell_id', '=', payload.cellId).where('id', '=', payload.entryId).execute();
    return { id: payload.entryId };
  }),

  handler(commands.importVisits, 'settle-calendar', async (doing) => {
    const { payload, trx, actor, now } = doing;
    if (payload.rows.length === 0) return { refused: 'sheet-is-empty', field: 'file' };
    let same = 0;
    // read once; what the list itself adds stands in the way of its later rows like the rest
    const ahead = await aheadOf(doing);
    for (const row of payload.rows) {
      const placed = await place(doing, row, ahead);
      if ('refused' in placed && placed.refused === 'visit-planned-already') same++;
      else if ('refused' in placed) return placed.refused === 'not-yours' ? { refused: 'not-yours', field: 'rows' } : { ...placed, refused: 'row-refused', why: placed.refused, field: 'file', at: row.at };
      else {
        const id = newId();
        await trx.insertInto('planned_visit').values({ cell_id: row.cellId, id, month: row.month, person_id: row.personId, visitor_name: placed.name, reasons: [], source: 'list', dropped_at: null, at: now, by_person_id: actor.personId }).execute();
        ahead.push({ id, cellId: row.cellId, month: row.month, personId: row.personId, droppedAt: null, ...placed.meeting });
      }
    }
    if (payload.remembered) await rememberMapping(trx, payload.unitId, payload.remembered);
    return { added: payload.rows.length - same, changed: 0, same, skipped: 0 };
  })
];

/** Why a planned visit is changed no more, if so. */
async function notToChange({ payload, trx, permit, now }: Doing<{ unitId: string; cellId: string; entryId: string }>): Promise<Refusal | null> {
  if (!permit.scope.cells.includes(payload.cellId)) return { refused: 'not-yours', field: 'entryId' };
  const found = await trx.selectFrom('planned_visit').select(['month', 'dropped_at']).where('cell_id', '=', payload.cellId).where('id', '=', payload.entryId).executeTakeFirst();
  if (!found) return { refused: 'not-yours', field: 'entryId' };
  const [entry] = (await plannedIn(trx, [payload.cellId], found.month, found.month, dayOf(now))).filter((one) => one.id === payload.entryId);
  return found.dropped_at || entry?.reported ? { refused: 'planned-visit-is-over', field: 'reason' } : null;
}

/** A visit that is planned from this month on, as far as another must not come in its way. */
type Ahead = Pick<PlannedVisit, 'id' | 'cellId' | 'cell' | 'month' | 'personId' | 'droppedAt' | 'startsAt' | 'kind'>;
const aheadOf = async ({ trx, permit, now }: Doing<{ unitId: string }>): Promise<Ahead[]> => (await plannedIn(trx, permit.scope.cells, firstOfMonth(dayOf(now)), '2199-12-01', dayOf(now))).filter((one) => !one.droppedAt);

/** Whether somebody can be planned to come to a cell in a month beside what is planned, what they are called there, and the meeting they come to. */
async function place({ trx, permit, now }: Doing<{ unitId: string }>, visit: { cellId: string; month: string; personId: string }, ahead: readonly Ahead[]): Promise<Refusal | { name: string; meeting: Pick<Ahead, 'cell' | 'startsAt' | 'kind'> }> {
  const today = dayOf(now);
  if (!permit.scope.cells.includes(visit.cellId)) return { refused: 'not-yours', field: 'cellId' };
  if (visit.month < firstOfMonth(today)) return { refused: 'month-is-over', field: 'month' };
  const meeting = await trx.selectFrom('meeting').select(['starts_at', 'kind', 'state', sql<string>`(select name from unit_name n where n.unit_id = meeting.cell_id and n.valid @> ${today}::date)`.as('cell')]).where('cell_id', '=', visit.cellId).where('month', '=', visit.month).where('kind', 'in', ['regular', 'combined']).executeTakeFirst();
  if (meeting && !['planned', 'prepared', 'announced'].includes(meeting.state)) return { refused: 'meeting-was-held', field: 'month' };
  const name = await followerAt(trx, visit.cellId, visit.personId, meeting ? dayOf(meeting.starts_at) : visit.month > today ? visit.month : today);
  if (name === null) return { refused: 'visitor-not-in-charge', field: 'personId' };
  const planned = ahead.filter((one) => one.personId === visit.personId);
  if (planned.some((one) => one.cellId === visit.cellId && one.month === visit.month)) return { refused: 'visit-planned-already', field: 'month' };
  const clash = meeting && planned.find((one) => isElsewhere([asPlanned(one)], visit.personId, { startsAt: meeting.starts_at, kind: meeting.kind as 'regular' }));
  return clash ? { refused: 'visitor-elsewhere', field: 'month', cell: clash.cell } : { name, meeting: { cell: meeting?.cell ?? '', startsAt: meeting?.starts_at ?? null, kind: (meeting?.kind ?? null) as Ahead['kind'] } };
}
