import { spreadsheet } from '#documents/workbook.server.ts';
import { requestsOf } from '#supervision/request-queries.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { requestColumns, requestLine } from '../../../../requests-sheet.server.ts';

/** The cell's requests, a line each. */
export async function GET(event) {
  const { requests, day } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, day }) => ({ requests: await requestsOf(trx, unit.id, day), day }));
  const w = words(event.locals.lang);
  return spreadsheet(`kien-nghi-${day}.xlsx`, w.requests.title, requestColumns(w), requests.map((one) => requestLine(w, one, day)));
}
