import { see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { plansAsked } from './list.server.ts';

/** So many cells are drawn on a page. */
const each = 50;

/** Each cell's plan of the year: reported when, which quarters lack a theme, and what changed since it was reported. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { shown, ...asked } = await plansAsked(seen, event.url);
    const page = pageAsked(event.url, shown.length, each);
    return { ...asked, page, plans: shown.slice(page.from, page.from + each) };
  });
}
