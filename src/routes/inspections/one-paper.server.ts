import type { Letter } from '#documents/letter.ts';
import type { InspectionPaper } from '#inspection/inspection-letter.ts';
import { inspectionPaper } from '#inspection/papers.server.ts';
import { enterInspections, inspectionsOf, type Inspection } from '#inspection/queries.server.ts';
import type { Reading } from './told.server.ts';

/** A paper of an inspection that has begun, ordered by a unit, for those who inspect, or of a cell, for those told; `may`: which of its papers the reader may have. Null where this is none of them. */
export async function onePaper({ trx, permit, day }: Reading, personId: string, at: { unitId: string } | { subjectId: string }, id: string, kind: string, may: (one: Inspection) => readonly InspectionPaper[]): Promise<Letter | null> {
  await enterInspections(trx, permit.scope, personId, 'unitId' in at ? at.unitId : at.subjectId, day, 'unitId' in at ? 'inspecting' : 'told');
  const [one] = await inspectionsOf(trx, day, { id, ...at });
  const asked = one && may(one).find((paper) => paper === kind);
  return one?.course && one.decision && asked ? inspectionPaper(trx, { ...one, course: one.course, decision: one.decision }, asked, day) : null;
}

/** What who is inspected is handed: their own report to fill in, the decision, the outline; the conclusion once there is one. The secretary of the cell has the extract of its minutes as well. */
export const papersTold = ({ course }: Inspection, toCell = false): readonly InspectionPaper[] =>
  course?.done.prepare === undefined ? [] : ['self-report', 'decision', 'outline', ...(toCell ? (['extract'] as const) : []), ...(course.done.conclude !== undefined ? (['conclusion'] as const) : [])];
