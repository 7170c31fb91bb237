import { yearsBelow } from '#quality/queries.server.ts';
import { yearOf } from '#organisation/day.ts';
import type { Seen } from '../../../../front.server.ts';

/** The cells' year as page and spreadsheet show it: `?year=`, this year otherwise; a year that is over as of its last day. */
export async function yearsAsked({ trx, unit, day }: Pick<Seen, 'trx' | 'unit' | 'day'>, url: URL) {
  const asked = url.searchParams.get('year') ?? '';
  const year = /^20\d\d$/.test(asked) ? Number(asked) : yearOf(day);
  return { year, cells: await yearsBelow(trx, unit.path, year, day) };
}
