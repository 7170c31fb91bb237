import { see, signedIn } from '../../../../../../front.server.ts';
import { onePaper, papersTold } from '../../../../../inspections/one-paper.server.ts';
import { paperAnswer } from '../../../../../letter-answer.server.ts';

/** What the cell writes for an inspection from above, and what it is told. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const { cell, inspection, kind } = event.params;
  return paperAnswer(event, await see(event, cell, 'answer-above', (seen) => onePaper(seen, actor.personId, { subjectId: cell }, inspection, kind, (one) => (one.unitId === cell ? [] : papersTold(one, true)))));
}
