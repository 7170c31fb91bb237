import { teamPapers } from '#inspection/inspection-letter.ts';
import { see, signedIn } from '../../../../../../front.server.ts';
import { paperAnswer } from '../../../../../letter-answer.server.ts';
import { onePaper } from '../../../../one-paper.server.ts';

/** A paper of an inspection, to print or in Word, for the team and those who ordered it. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const { unit, inspection, kind } = event.params;
  return paperAnswer(event, await see(event, unit, 'inspect', (seen) => onePaper(seen, actor.personId, { unitId: unit }, inspection, kind, () => teamPapers)));
}
