import { safeName } from '#documents/archive.server.ts';
import { programmePaper } from '#inspection/papers.server.ts';
import { see, signedIn } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';
import { programmeAsked } from '../programme.server.ts';

/** The year's programme as a paper, to print or in Word. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const letter = await see(event, event.params.unit, 'inspect', async (seen) => {
    const { year } = await programmeAsked(seen, actor.personId, event.url);
    return programmePaper(seen.trx, seen.unit.id, year, seen.day);
  });
  return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.subject}`));
}
