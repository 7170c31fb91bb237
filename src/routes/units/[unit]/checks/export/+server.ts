import { findingsList } from '../../../../findings-sheet.server.ts';
import { ofPage, see } from '../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { load } from '../+page.server.ts';

/** What the checks of the data find in a committee and all below it, as a list. */
export async function GET(event) {
  const { found } = await load(ofPage(event));
  const { day, frame } = await see(event, event.params.unit, 'keep-units', async (seen) => ({ day: seen.day, frame: await listFrame(seen, event.url) }));
  return answerWithList(event.url, findingsList(found, day, listLang(event)), frame);
}
