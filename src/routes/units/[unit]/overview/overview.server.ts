import { addMonths, firstOfMonth } from '#organisation/day.ts';
import { mostChanged, overviewOf } from '#reports/overview.ts';
import { regimeOf } from '#reports/regime.ts';
import { cellsInPeriod } from '#reports/regime-queries.server.ts';
import { shownBelow } from '#reports/below-queries.server.ts';
import { reportPeriodOf } from '#reports/period.ts';
import type { Seen } from '../../../../front.server.ts';
import { house } from '../../../../house.server.ts';

/**
 * The last month that is over, against the one before it; of a level above, too, what each committee below came to, from the summaries. By the tree of that
 * month's end, as its report counts; of an organisation that had nothing then, by today's.
 */
export async function overviewAsked({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>) {
  const month = addMonths(firstOfMonth(day), -1);
  const before = addMonths(month, -1);
  const period = reportPeriodOf(month.slice(0, 7))!;
  const cellsAsOf = (asOf: string) => cellsInPeriod(trx, unit.id, { from: before, to: period.to }, asOf);
  const stood = await cellsAsOf(period.to);
  const asOf = stood.cells.length > 0 ? period.to : day;
  const { cells, elsewhere } = stood.cells.length > 0 ? stood : await cellsAsOf(day);
  const [figures, then] = [month, before].map((one) => overviewOf(regimeOf({ months: [one] }, cells, now).cells)) as [ReturnType<typeof overviewOf>, ReturnType<typeof overviewOf>];
  const below = await shownBelow(trx, house().reports, unit.id, period, asOf, now, elsewhere.length === 0 ? cells : null);
  return { month, before, cells: cells.length, figures, changes: mostChanged(then, figures), below: below.map((one) => ({ ...one, closed: one.closedAt !== null })) };
}
