import { see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { yearsAsked } from './list.server.ts';

/** So many cells are drawn on a page. */
const each = 50;

/** The year of each cell: the superior's grades of its meetings, the year's grade by the rule of its frame, or what it still needs. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { cells, ...asked } = await yearsAsked(seen, event.url);
    const page = pageAsked(event.url, cells.length, each);
    return { ...asked, page, cells: cells.slice(page.from, page.from + each) };
  });
}
