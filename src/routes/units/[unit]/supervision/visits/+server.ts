import { spreadsheet } from '#documents/workbook.server.ts';
import { visitsOf } from '#supervision/queries.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { visitColumns, visitLine } from '../../../../visits-sheet.server.ts';

/** So many visits are in one list, the latest. */
const most = 5000;

/** The visits to all cells below, a line each, the latest first. */
export async function GET(event) {
  const { visits, day } = await see(event, event.params.unit, 'see-below', async ({ trx, permit, day }) => ({ visits: await visitsOf(trx, permit.scope.cells, { most }), day }));
  const w = words(event.locals.lang);
  return spreadsheet(`phieu-du-cac-chi-bo-${day}.xlsx`, w.visits.title, visitColumns(w), visits.map((visit) => visitLine(w, visit)));
}
