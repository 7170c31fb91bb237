import { yearOf } from '#organisation/day.ts';
import { periodOf } from '#reports/period.ts';
import { regimeOf } from '#reports/regime.ts';
import { cellsInPeriod } from '#reports/regime-queries.server.ts';
import type { Seen } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** The regime of the period that a page's address asks for (`period`, `day`), else of this year; cells as they stood at its end, or on the day asked. */
export async function regimeAsked({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, url: URL) {
  const period = periodOf(url.searchParams.get('period') ?? '') ?? periodOf(String(yearOf(day)))!;
  const usual = period.to < day ? period.to : day;
  const asOf = dayAsked(url, usual);
  const { cells, elsewhere } = await cellsInPeriod(trx, unit.id, period, asOf);
  return { period, usual, asOf, elsewhere, regime: regimeOf(period, cells, now) };
}
