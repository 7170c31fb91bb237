import { cellTypes } from '#organisation/cell-type.ts';
import { addMonths, firstOfMonth, yearOf } from '#organisation/day.ts';
import { regimePeriodOf } from '#reports/period.ts';
import { regimeOf, regimesBelow, type RegimeBelow } from '#reports/regime.ts';
import { figureOf, spreadOf } from '#reports/spread.ts';
import { cellsInPeriod, kindsOfCells, namesBelow } from '#reports/regime-queries.server.ts';
import type { Seen } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** The regime of the period that a page's address asks for (`period`, `day`), else of this year; cells as they stood at its end, or on the day asked. One figure of it (`figure`) is spread over the cells. */
export async function regimeAsked({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, url: URL) {
  const period = regimePeriodOf(url.searchParams.get('period') ?? '') ?? regimePeriodOf(String(yearOf(day)))!;
  const usual = period.to < day ? period.to : day;
  const asOf = dayAsked(url, usual);
  // the twelve months up to the last of the period that has begun, for the trend
  const last = firstOfMonth(period.to < day ? period.to : day);
  const year = Array.from({ length: 12 }, (_, index) => addMonths(last, index - 11));
  const { cells, elsewhere } = await cellsInPeriod(trx, unit.id, { from: year[0]! < period.from ? year[0]! : period.from, to: period.to }, asOf);
  const kinds = await kindsOfCells(trx, unit.id, asOf);
  const regime = regimeOf(period, cells, now);
  const groups = regimesBelow(period, cells, now);
  const names = groups.size === 0 ? [] : await namesBelow(trx, [...groups.keys()], asOf);
  const figure = figureOf(url.searchParams.get('figure'));
  return {
    period, usual, asOf, elsewhere, regime, figure, kinds, below: names.map((one): RegimeBelow => ({ ...one, ...groups.get(one.id)! })), trend: regimeOf({ months: year }, cells, now).months.filter((one) => one.month <= last),
    spread: spreadOf(figure, regime.cells.map((cell) => ({ ...cell, ...(kinds.get(cell.id) ?? { type: null, members: 0 }) })), cellTypes)
  };
}
