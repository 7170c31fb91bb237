import { addDays, addMonths, firstOfMonth, startOfDay, yearOf } from '#organisation/day.ts';
import { regimePeriodBefore, regimePeriodOf, type RegimePeriod } from '#reports/period.ts';
import { regimeOf } from '#reports/regime.ts';
import { cellsInPeriod, kinOf, meetingsOfCell } from '#reports/regime-queries.server.ts';
import { figureOf } from '#reports/spread.ts';
import { besideKin } from '#reports/kin.ts';
import { house } from '../../../../house.server.ts';
import type { Seen } from '../../../../front.server.ts';

/** One cell's regime of the period that the address asks for (`period`), else of this year, beside the same length before it; one figure (`figure`) over twelve months and beside the cells of its kind. */
export async function cellRegimeAsked({ trx, unit, ...seen }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, url: URL) {
  // a cell that is no more is looked at as on its last day: it owes nothing since
  const ended = unit.ended_on !== null && unit.ended_on <= seen.day ? unit.ended_on : null;
  const { day, now } = ended ? { day: addDays(ended, -1), now: startOfDay(ended) } : seen;
  const period = regimePeriodOf(url.searchParams.get('period') ?? '') ?? regimePeriodOf(String(yearOf(day)))!;
  const before = regimePeriodBefore(period);
  const asOf = period.to < day ? period.to : day;
  // the twelve months up to the last of the period that has begun, for the trend
  const last = firstOfMonth(asOf);
  const year = Array.from({ length: 12 }, (_, index) => addMonths(last, index - 11));
  const shown = { from: year[0]! < period.from ? year[0]! : period.from, to: period.to };
  const known = { from: before && before.from < shown.from ? before.from : shown.from, to: period.to };
  const { cells: own } = await cellsInPeriod(trx, unit.id, known, asOf);
  const over = (of: Pick<RegimePeriod, 'months'>) => regimeOf(of, own, now);
  const figure = figureOf(url.searchParams.get('figure'));
  const regime = over(period);
  const past = before && over(before).cells[0];
  return {
    period, asOf, figure, whole: regime.cells[0] ?? null, months: regime.months, thematic: new Set(own[0]?.thematic), meetings: await meetingsOfCell(trx, unit.id, period),
    // where nothing is known of the time before there is nothing to set beside
    before: before && past && (past.kept.base > 0 || past.attendance.base > 0) ? { period: before, whole: past } : null,
    trend: over({ months: year }).months.filter((one) => one.month <= last), kin: besideKin(figure, period, await kinOf(house().reports, unit.id, shown, asOf), now)
  };
}
