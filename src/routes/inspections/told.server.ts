import { dueOn, stepNow, steps } from '#inspection/course.ts';
import { conclusionsOf, papersOf, remediesOf } from '#inspection/follow-up-queries.server.ts';
import { isInspected } from '#inspection/one.server.ts';
import { enterInspections, inspectedIn, inspectionsOf, type Inspection } from '#inspection/queries.server.ts';
import type { Scope } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import { paperShown, remedyShown } from './work-shown.ts';

/** What reading about an inspection needs: a transaction, its scope, the day. */
export interface Reading {
  trx: Trx;
  permit: { scope: Scope };
  day: string;
}

/** The inspections of a cell, or of its members, that somebody was told of and that `are` for them, the latest first: what is asked for, and from the day of the conclusion that and what is to be remedied. */
export async function toldOf({ trx, permit, day }: Reading, personId: string, cellId: string, are: (one: Inspection) => boolean) {
  await enterInspections(trx, permit.scope, personId, cellId, day, 'told');
  const told = (await inspectionsOf(trx, day, { subjectId: cellId })).filter(are).reverse();
  const ids = told.map((one) => one.id);
  const [papers, remedies, conclusions] = [await papersOf(trx, ids), await remediesOf(trx, ids), await conclusionsOf(trx, ids)];
  return told.map((one) => ({
    // field by field: what those who inspect say among themselves, as why they extended it, is not for who is inspected
    id: one.id, unitId: one.unitId, unit: one.unit, takes: one.takes, subjectId: one.subjectId, subject: one.subject, kind: one.kind, about: one.about, quarter: one.quarter, decision: one.decision,
    members: one.members.map(({ name }) => ({ name })), team: one.team.map(({ name, role }) => ({ name, role })),
    step: stepNow(one.course!), steps: steps.map((step) => ({ step, due: dueOn(one.course!, step), done: one.course!.done[step] ?? null })),
    papers: papers.filter((paper) => paper.inspectionId === one.id).map((paper) => paperShown({ ...paper, words: paper.words.map((word) => ({ ...word, files: word.files.filter((file) => file.byPersonId === personId) })) }, day)),
    conclusion: conclusions.find((other) => other.inspectionId === one.id) ?? null,
    remedies: remedies.filter((remedy) => remedy.inspectionId === one.id).map((remedy) => remedyShown(remedy, day))
  }));
}
/** The inspections of somebody themselves, in whichever cell that was, since they were told; in a scope of nothing else. */
export async function toldOfOneself(trx: Trx, personId: string, day: string): Promise<ToldShown[]> {
  const told: ToldShown[] = [];
  for (const { cellId } of await inspectedIn(trx, personId)) told.push(...(await toldOf({ trx, permit: { scope: { cells: [] } }, day }, personId, cellId, (one) => isInspected(one, personId))));
  return told;
}

export type ToldShown = Awaited<ReturnType<typeof toldOf>>[number];
