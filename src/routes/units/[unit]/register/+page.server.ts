import { words } from '#words/words.ts';
import { see } from '../../../../front.server.ts';
import { chainOf } from '../../../register.server.ts';
import { periodText } from '../report/line-text.ts';

/** The chain of a committee's own papers, worked out anew each time the page is opened: each report under its number, with its place. */
export async function load(event) {
  const all = words(event.locals.lang);
  return see(event, event.params.unit, 'see-below', async ({ trx, unit }) => {
    const { papers, ...chain } = await chainOf(trx, unit.id, event.url);
    const reports = new Map((await trx.selectFrom('unit_report').select(['document_id', 'period', 'supplement']).where('unit_id', '=', unit.id).where('document_id', 'is not', null).execute()).map((row) => [row.document_id!, row]));
    return {
      title: all.register.title, chain,
      papers: papers.map((paper) => {
        const report = reports.get(paper.id);
        if (!report) return { ...paper, href: null };
        const title = `${all.report.title(periodText(report.period, event.locals.lang))}${report.supplement > 0 ? ` (${all.report.supplementOf(report.supplement)})` : ''}`;
        return { ...paper, title, href: `report/export?period=${report.period}&supplement=${report.supplement}&paper=yes` };
      })
    };
  });
}
