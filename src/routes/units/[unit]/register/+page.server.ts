import { words } from '#words/words.ts';
import { see } from '../../../../front.server.ts';
import { chainOf } from '../../../register.server.ts';

/** The chain of a committee's own papers, worked out anew each time the page is opened: each report under its number, with its place. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit }) => {
    const { papers, ...chain } = await chainOf(trx, unit.id, event.url);
    const reports = new Map((await trx.selectFrom('unit_report').select(['document_id', 'period', 'supplement']).where('unit_id', '=', unit.id).where('document_id', 'is not', null).execute()).map((row) => [row.document_id!, row]));
    const of = papers.map((paper) => ({ ...paper, period: reports.get(paper.id)?.period ?? '', supplement: reports.get(paper.id)?.supplement ?? 0 }));
    return { title: words(event.locals.lang).register.title, chain, groups: byPeriod(of) };
  });
}

/** In the order of the newest paper of each, by the period they report on. */
function byPeriod<T extends { period: string }>(papers: T[]): { period: string; papers: T[] }[] {
  return [...new Set(papers.map((paper) => paper.period))].map((period) => ({ period, papers: papers.filter((paper) => paper.period === period) }));
}
