import { requestsOf } from '#supervision/request-queries.server.ts';
import { isOverdue, owedBy, requestState } from '#supervision/request.ts';
import type { Seen } from '../../../../front.server.ts';

export const shows = ['open', 'to-give', 'late', 'all'] as const;

/** The requests of the cells below a unit that an address asks for (`show`), those owed first by their day. */
export async function requestsAsked({ trx, permit, day }: Pick<Seen, 'trx' | 'permit' | 'day'>, url: URL) {
  const show = shows.find((one) => one === url.searchParams.get('show')) ?? 'open';
  const found = (await requestsOf(trx, permit.scope.cells, day, show === 'all' ? {} : { open: true })).map((one) => ({ ...one, state: requestState(one), owedBy: owedBy(one), late: isOverdue(one, day) }));
  const is: Record<(typeof shows)[number], (one: (typeof found)[number]) => boolean> = { open: (one) => one.state !== 'taken', 'to-give': (one) => one.state === 'raised' || one.state === 'raised-again', late: (one) => one.late, all: () => true };
  return { show, requests: found.filter(is[show]).sort((a, b) => Number(b.late) - Number(a.late) || (a.owedBy ?? '9').localeCompare(b.owedBy ?? '9')), counts: { open: found.filter(is.open).length, 'to-give': found.filter(is['to-give']).length, late: found.filter(is.late).length } };
}
