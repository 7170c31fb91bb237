import { spreadsheet } from '#documents/workbook.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { requestColumns, requestLine } from '../../../../requests-sheet.server.ts';
import { requestsAsked } from '../requests.server.ts';

/** The requests the page shows, all of them. */
export async function GET(event) {
  const { requests, day } = await see(event, event.params.unit, 'see-below', async (seen) => ({ ...(await requestsAsked(seen, event.url)), day: seen.day }));
  const w = words(event.locals.lang);
  return spreadsheet(`kien-nghi-cac-chi-bo-${day}.xlsx`, w.requests.ofCells, requestColumns(w), requests.map((one) => requestLine(w, one, day)));
}
