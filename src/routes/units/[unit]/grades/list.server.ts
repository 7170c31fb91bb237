import { yearShownBy, yearsBelow } from '#quality/queries.server.ts';
import { yearOf } from '#organisation/day.ts';
import type { Seen } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** The cells' year as page and spreadsheet show it: `?year=`, this year otherwise; a year that is over as of its last day, unless another is asked (`?day=`). */
export async function yearsAsked({ trx, unit, day }: Pick<Seen, 'trx' | 'unit' | 'day'>, url: URL) {
  const asked = url.searchParams.get('year') ?? '';
  const year = /^20\d\d$/.test(asked) ? Number(asked) : yearOf(day);
  const usual = yearShownBy(year, day);
  const asOf = dayAsked(url, usual);
  return { year, usual, asOf, ...(await yearsBelow(trx, unit.id, year, day, asOf)) };
}
