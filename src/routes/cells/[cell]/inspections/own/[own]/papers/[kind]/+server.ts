import { cellPapers, teamPapers } from '#inspection/inspection-letter.ts';
import { see, signedIn } from '../../../../../../../../front.server.ts';
import { onePaper } from '../../../../../../../inspections/one-paper.server.ts';
import { paperAnswer } from '../../../../../../../letter-answer.server.ts';

/** A paper of an inspection by the cell itself, to print or in Word. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const { cell, own, kind } = event.params;
  return paperAnswer(event, await see(event, cell, 'inspect', (seen) => onePaper(seen, actor.personId, { unitId: cell }, own, kind, () => [...teamPapers, ...cellPapers])));
}
