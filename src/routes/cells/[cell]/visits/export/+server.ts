import { spreadsheet } from '#documents/workbook.server.ts';
import { visitsOf } from '#supervision/queries.server.ts';
import { see } from '../../../../../front.server.ts';
import { visitColumns, visitLine } from '../../../../visits-sheet.server.ts';
import { words } from '#words/words.ts';

/** The visits to the cell, a line each. */
export async function GET(event) {
  const { visits, day } = await see(event, event.params.cell, 'see-attendance', async ({ trx, unit, day }) => ({ visits: await visitsOf(trx, unit.id), day }));
  const w = words(event.locals.lang);
  return spreadsheet(`phieu-du-sinh-hoat-${day}.xlsx`, w.visits.title, visitColumns(w), visits.map((visit) => visitLine(w, visit)));
}
