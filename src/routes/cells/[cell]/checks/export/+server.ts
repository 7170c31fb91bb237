import { dayOf } from '#organisation/day.ts';
import { findingsList } from '../../../../findings-sheet.server.ts';
import { ofPage, signedIn } from '../../../../../front.server.ts';
import { answerWithList } from '../../../../list-answer.server.ts';
import { load } from '../+page.server.ts';

/** What the checks of the data find in a cell, as a list. */
export async function GET(event) {
  const { found } = await load(ofPage(event));
  return answerWithList(event.url, findingsList(found, dayOf(signedIn(event).now), event.locals.lang), null);
}
