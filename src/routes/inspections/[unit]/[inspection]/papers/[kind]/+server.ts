import { error } from '@sveltejs/kit';
import { safeName } from '#documents/archive.server.ts';
import { teamPapers } from '#inspection/inspection-letter.ts';
import { inspectionPaper } from '#inspection/papers.server.ts';
import { enterInspections, inspectionsOf } from '#inspection/queries.server.ts';
import { see, signedIn } from '../../../../../../front.server.ts';
import { answerWithLetter } from '../../../../../letter-answer.server.ts';

/** A paper of an inspection, to print or in Word, for the team and those who ordered it. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const kind = teamPapers.find((one) => one === event.params.kind);
  const letter = await see(event, event.params.unit, 'inspect', async ({ trx, permit, unit, day }) => {
    await enterInspections(trx, permit.scope, actor.personId, unit.id, day);
    const [one] = await inspectionsOf(trx, day, { id: event.params.inspection, unitId: unit.id });
    if (!one?.course || !one.decision || !kind) error(404);
    return inspectionPaper(trx, { ...one, course: one.course, decision: one.decision }, kind, day);
  });
  return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.subject}`));
}
