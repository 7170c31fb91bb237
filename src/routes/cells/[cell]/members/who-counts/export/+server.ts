import { spreadsheet } from '#documents/workbook.server.ts';
import { words } from '#words/words.ts';
import { ofPage } from '../../../../../../front.server.ts';
import { load } from '../+page.server.ts';

/** Who of a cell counts on a day for a purpose and who does not, each with the clause. */
export async function GET(event) {
  const { purpose, asOf, base, ifPresent, outside } = await load(ofPage(event));
  const all = words(event.locals.lang);
  const w = all.who;
  return spreadsheet(`ai-duoc-tinh-${purpose}-${asOf}.xlsx`, all.people.purposes[purpose]!, [
    { title: all.people.name, width: 28 }, { title: w.purpose, width: 40 }, { title: all.people.status, width: 24 }, { title: w.clause, width: 40 }
  ], ([[w.base, base], [w.present, ifPresent], [w.out, outside]] as const).flatMap(([said, list]) => list.map((one) => [one.name, said, w.standings[one.standing] ?? one.standing, one.clause])));
}
