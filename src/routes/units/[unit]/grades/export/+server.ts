import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { gradesCounted, yearSaid } from '../../../../year-said.ts';
import { yearsAsked } from '../list.server.ts';

/** The year of the cells as the page shows it, all of them. */
export async function GET(event) {
  const { year, cells, frame } = await see(event, event.params.unit, 'see-below', async (seen) => ({ ...(await yearsAsked(seen, event.url)), frame: await listFrame(seen, event.url) }));
  const lang = listLang(event);
  const all = words(lang);
  return answerWithList(event.url, {
    file: `xep-loai-nam-${year}`, title: all.years.title(year), of: '',
    columns: [{ title: all.office.cell, width: 36 }, { title: all.years.graded, width: 40 }, { title: all.years.year, width: 80 }],
    rows: cells.map((cell) => [cell.cell, gradesCounted(lang, cell.grades), yearSaid(lang, cell.standing)])
  }, frame);
}
