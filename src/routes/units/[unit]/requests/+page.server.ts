import { addDays } from '#organisation/day.ts';
import { narrowed } from '#platform/database.server.ts';
import { giveRequest } from '#supervision/commands.ts';
import { answerersFor, overCells } from '#supervision/request-queries.server.ts';
import { act, see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { requestsAsked, requestsInFull } from './requests.server.ts';

/** So many requests are drawn on a page. */
const each = 50;
/** How many days are offered for an answer: ours. */
const offered = 15;

/** What the cells below ask of their committee: who answers, by when, what is late. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { requests, ...asked } = await requestsAsked(seen, event.url);
    const page = pageAsked(event.url, requests.length, each);
    const shown = await requestsInFull(seen, requests.slice(page.from, page.from + each));
    const may = seen.permit.rights.has('settle-calendar');
    const cells = [...new Set(shown.map((one) => one.cellId))];
    const answerers = may ? await narrowed(seen.trx, await overCells(seen.trx, cells), () => answerersFor(seen.trx, cells, seen.day)) : [];
    return { ...asked, page, may, dueDefault: addDays(seen.day, offered), today: seen.day, requests: shown.map((one) => ({ ...one, answerers: answerers.filter((other) => other.cellId === one.cellId) })) };
  });
}

export const actions = { default: act([giveRequest]) };
