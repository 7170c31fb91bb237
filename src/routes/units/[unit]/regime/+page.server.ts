import { percent } from '#members/percentage.ts';
import { rangeOf } from '#reports/regime.ts';
import { monthsBeside } from '#reports/period.ts';
import { see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { regimeAsked } from './regime.server.ts';

/** So many cells are drawn on a page. */
const each = 25;

/** How regular the meetings below a unit were over a month, a quarter, a half or a year: figures that open to months, months and cells that open to names. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { regime, ...asked } = await regimeAsked(seen, event.url);
    const { cells, ...figures } = regime;
    const page = pageAsked(event.url, cells.length, each);
    const range = rangeOf(regime.months);
    return { ...asked, months: monthsBeside(asked.period), figures, range: range && { least: percent(range.least), most: percent(range.most) }, page, cells: cells.slice(page.from, page.from + each), of: cells.length };
  });
}
