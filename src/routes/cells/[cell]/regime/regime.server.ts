import { namesOn } from '#meetings/queries.server.ts';
import { addDays, addMonths, firstOfMonth, startOfDay, yearOf } from '#organisation/day.ts';
import { regimePeriodBefore, regimePeriodOf, type RegimePeriod } from '#reports/period.ts';
import { regimeOf } from '#reports/regime.ts';
import { cellsInPeriod, kindsOfCells, kinOf, meetingsOfCell } from '#reports/regime-queries.server.ts';
import type { CellRegimeShown } from '#reports/report-letter.ts';
import { figureOf } from '#reports/spread.ts';
import { besideKin } from '#reports/kin.ts';
import { house } from '../../../../house.server.ts';
import type { Seen } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/**
 * One cell's regime of the period that the address asks for (`period`), else of this year, beside the same length before it; the cell as it stood at the period's end, or on the `day` asked. One figure
 * (`figure`) over twelve months and beside the cells of its kind. `lastDay`: today, or the last day of a cell that is no more.
 */
export async function cellRegimeAsked({ trx, unit, ...seen }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, url: URL): Promise<CellRegimeShown & { usual: string; lastDay: string }> {
  // a cell that is no more is looked at as on its last day: it owes nothing since
  const ended = unit.ended_on !== null && unit.ended_on <= seen.day ? unit.ended_on : null;
  const { day, now } = ended ? { day: addDays(ended, -1), now: startOfDay(ended) } : seen;
  const period = regimePeriodOf(url.searchParams.get('period') ?? '') ?? regimePeriodOf(String(yearOf(day)))!;
  const before = regimePeriodBefore(period);
  const usual = period.to < day ? period.to : day;
  const asOf = dayAsked(url, usual);
  // the twelve months up to the last of the period that has begun, for the trend
  const last = firstOfMonth(usual);
  const year = Array.from({ length: 12 }, (_, index) => addMonths(last, index - 11));
  const shown = { from: year[0]! < period.from ? year[0]! : period.from, to: period.to };
  const known = { from: before && before.from < shown.from ? before.from : shown.from, to: period.to };
  const { cells: own } = await cellsInPeriod(trx, unit.id, known, asOf);
  const { type } = (await kindsOfCells(trx, unit.id, asOf)).get(unit.id) ?? { type: null };
  const { cellName: name, superiorName: above } = await namesOn(trx, unit.id, asOf);
  const over = (of: Pick<RegimePeriod, 'months'>) => regimeOf(of, own, now);
  const figure = figureOf(url.searchParams.get('figure'));
  const regime = over(period);
  const [whole] = regime.cells;
  // one that ended on the first of a month had neither that month nor the quarter that begins with it
  const had = (month: string) => ended === null || month < ended;
  const past = before && over(before).cells[0];
  return {
    period, usual, asOf, lastDay: day, name, above, type, figure, whole: whole ? { ...whole, unthemed: whole.unthemed.filter((quarter) => had(quarterBegins(period.year, quarter))) } : null, absent: own.length > 0 ? null : ended && ended <= asOf ? 'no-more' : 'not-yet',
    months: regime.months.filter((one) => had(one.month)), thematic: new Set(own[0]?.thematic), meetings: await meetingsOfCell(trx, unit.id, shown),
    // where nothing is known of the time before there is nothing to set beside
    before: before && past && (past.kept.base > 0 || past.attendance.base > 0) ? { period: before, whole: past } : null,
    trend: over({ months: year }).months.filter((one) => one.month <= last), kin: besideKin(figure, period, await kinOf(house().reports, unit.id, shown, asOf), now)
  };
}

const quarterBegins = (year: number, quarter: number): string => `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
