import { spreadsheet } from '#documents/workbook.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { gradesCounted, yearSaid } from '../../../../year-said.ts';
import { yearsAsked } from '../list.server.ts';

/** The year of the cells as the page shows it, all of them. */
export async function GET(event) {
  const { lang } = event.locals;
  const { year, cells } = await see(event, event.params.unit, 'see-below', (seen) => yearsAsked(seen, event.url));
  const all = words(lang);
  return spreadsheet(`xep-loai-nam-${year}.xlsx`, all.years.title(year), [{ title: all.office.cell, width: 36 }, { title: all.years.graded, width: 40 }, { title: all.years.year, width: 80 }],
    cells.map((cell) => [cell.cell, gradesCounted(lang, cell.grades), yearSaid(lang, cell.standing)]));
}
