import { narrowed } from '#platform/database.server.ts';
import { requestsOf, lastWordsOn } from '#supervision/request-queries.server.ts';
import { isOverdue, owedBy, requestState, type Asked } from '#supervision/request.ts';
import type { Seen } from '../../../../front.server.ts';

export const shows = ['open', 'to-give', 'late', 'all'] as const;

/** A request of a cell as a list of many counts and orders it: how it stands, without its words. */
type Standing = Asked & { id: string; cellId: string; state: ReturnType<typeof requestState>; owedBy: string | null; late: boolean };

/** The requests of the cells below a unit that an address asks for (`show`), those owed first by their day; how many there are of each, however many of them a page draws. */
export async function requestsAsked({ trx, day }: Pick<Seen, 'trx' | 'day'>, url: URL) {
  const show = shows.find((one) => one === url.searchParams.get('show')) ?? 'open';
  const found = (await lastWordsOn(trx, show !== 'all')).map((one): Standing => ({ ...one, state: requestState(one), owedBy: owedBy(one), late: isOverdue(one, day) }));
  const is: Record<(typeof shows)[number], (one: Standing) => boolean> = { open: (one) => one.state !== 'taken', 'to-give': (one) => one.state === 'raised' || one.state === 'raised-again', late: (one) => one.late, all: () => true };
  return { show, requests: found.filter(is[show]).sort((a, b) => Number(b.late) - Number(a.late) || (a.owedBy ?? '9').localeCompare(b.owedBy ?? '9')), counts: { open: found.filter(is.open).length, 'to-give': found.filter(is['to-give']).length, late: found.filter(is.late).length } };
}

/** What these requests say and what was said of them, in the same order; read in the scope of their cells alone. */
export async function requestsInFull({ trx, day }: Pick<Seen, 'trx' | 'day'>, requests: readonly Standing[]) {
  const cells = [...new Set(requests.map((one) => one.cellId))];
  const found = await narrowed(trx, cells, () => requestsOf(trx, cells, day, { requestIds: requests.map((one) => one.id) }));
  const byId = new Map(found.map((one) => [one.id, one]));
  return requests.flatMap(({ id, state, owedBy, late }) => {
    const full = byId.get(id);
    return full ? [{ ...full, state, owedBy, late }] : [];
  });
}
