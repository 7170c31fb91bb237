import { settingsKept } from '#organisation/queries.server.ts';
import { addMonths } from '#organisation/day.ts';
import { expectedNames, expectedOf } from '#supervision/following.ts';
import { asPlanned, cellsInNeed, plannedIn } from '#supervision/visit-plan-queries.server.ts';
import { drawVisits, monthsAround, quarterIn, quarterOn, standingsOf } from '#supervision/visit-plan.ts';
import type { Seen } from '../../../../../front.server.ts';

/** The plan of visits of the quarter an address asks for, else of this one: what is on it, what would be drawn, and which cells in need have none. */
export async function planAsked({ trx, unit, permit, day, now }: Pick<Seen, 'trx' | 'unit' | 'permit' | 'day' | 'now'>, url: URL) {
  const quarter = quarterIn(url.searchParams.get('quarter') ?? '') ?? quarterOn(day);
  const expected = expectedOf(await settingsKept(trx, unit.id, expectedNames, day));
  // clashes are looked for beyond the quarter, too: a meeting may be put off into it, or out of it
  const planned = await plannedIn(trx, permit.scope.cells, ...monthsAround(quarter), day);
  const cells = await cellsInNeed(trx, unit.id, day, quarter, now);
  const { visits, without } = drawVisits(cells, planned.map(asPlanned), day, quarter, expected);
  const nameOf = new Map(cells.map((cell) => [cell.id, cell.name]));
  return {
    quarter, every: expected.every, before: quarterOn(addMonths(quarter.months[0], -3)).key, after: quarterOn(quarter.until).key, over: quarter.until <= day,
    visits: standingsOf(planned, now).filter((one) => quarter.months.includes(one.month)),
    drawn: visits.map((one) => ({ ...one, cell: nameOf.get(one.cellId)! })), without: without.map((one) => ({ ...one, cell: nameOf.get(one.cellId)! })), cells
  };
}
