import { see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { requestsAsked } from '../requests/requests.server.ts';
import { followingAsked } from './following.server.ts';

/** So many cells are drawn on a page. */
const each = 100;

/** Who follows which cell, since when and by which decision; how many each follows; which cells nobody follows, or nobody came to for long. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { shown, ...asked } = await followingAsked(seen, event.url);
    const page = pageAsked(event.url, shown.length, each);
    const { counts: requests } = await requestsAsked(seen, event.url);
    return { ...asked, requests, today: seen.day, page, cells: shown.slice(page.from, page.from + each) };
  });
}
