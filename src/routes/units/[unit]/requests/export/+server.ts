import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { requestColumns, requestLine } from '../../../../requests-sheet.server.ts';
import { requestsAsked, requestsInFull } from '../requests.server.ts';

/** The requests the page shows, all of them. */
export async function GET(event) {
  const { requests, day, frame } = await see(event, event.params.unit, 'see-below', async (seen) => ({ requests: await requestsInFull(seen, (await requestsAsked(seen, event.url)).requests), day: seen.day, frame: await listFrame(seen, event.url) }));
  const w = words(listLang(event));
  return answerWithList(event.url, { file: `kien-nghi-cac-chi-bo-${day}`, title: w.requests.ofCells, of: shortDay('vi', day), columns: requestColumns(w), rows: requests.map((one) => requestLine(w, one, day)) }, frame);
}
