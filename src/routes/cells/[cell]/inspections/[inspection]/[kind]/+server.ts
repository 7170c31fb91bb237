import { error } from '@sveltejs/kit';
import { safeName } from '#documents/archive.server.ts';
import { cellPapers, type InspectionPaper } from '#inspection/inspection-letter.ts';
import { inspectionPaper } from '#inspection/papers.server.ts';
import { enterInspections, inspectionsOf } from '#inspection/queries.server.ts';
import { see, signedIn } from '../../../../../../front.server.ts';
import { answerWithLetter } from '../../../../../letter-answer.server.ts';

/** What the cell writes for an inspection, and what it is told: its own report, the extract of its minutes, the decision, the outline; the conclusion once there is one. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const letter = await see(event, event.params.cell, 'answer-above', async ({ trx, permit, unit, day }) => {
    await enterInspections(trx, permit.scope, actor.personId, unit.id, day);
    const [one] = await inspectionsOf(trx, day, { id: event.params.inspection, subjectId: unit.id });
    const forCell: InspectionPaper[] = [...cellPapers, 'decision', 'outline', ...(one?.course?.done.conclude !== undefined ? (['conclusion'] as const) : [])];
    const kind = forCell.find((paper) => paper === event.params.kind);
    if (one?.course?.done.prepare === undefined || !one.decision || !kind) error(404);
    return inspectionPaper(trx, { ...one, course: one.course, decision: one.decision }, kind, day);
  });
  return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.subject}`));
}
