import { handInPaper, reportRemedy } from '#inspection/commands.ts';
import { dueOn, stepNow, steps } from '#inspection/course.ts';
import { conclusionsOf, papersOf, remediesOf } from '#inspection/follow-up-queries.server.ts';
import { enterInspections, inspectionsOf } from '#inspection/queries.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import { act, see, signedIn } from '../../../../front.server.ts';
import { paperShown, remedyShown } from '../../../inspections/work-shown.ts';

/** What of inspections the secretary of the inspected cell is told, from the day on which they are. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'answer-above', async ({ trx, permit, unit, day }) => {
    await enterInspections(trx, permit.scope, actor.personId, unit.id, day);
    const told = (await inspectionsOf(trx, day, { subjectId: unit.id })).filter((one) => one.course?.done.prepare !== undefined).reverse();
    const ids = told.map((one) => one.id);
    const [papers, remedies, conclusions] = [await papersOf(trx, ids), await remediesOf(trx, ids), await conclusionsOf(trx, ids)];
    return {
      inspections: told.map((one) => ({
        ...one, step: stepNow(one.course!), steps: steps.map((step) => ({ step, due: dueOn(one.course!, step), done: one.course!.done[step] ?? null })),
        papers: papers.filter((paper) => paper.inspectionId === one.id).map((paper) => paperShown(paper, day)),
        // what is still being worded is the team's, also for one who is both on it and of the cell
        conclusion: one.course!.done.conclude === undefined ? null : (conclusions.find((other) => other.inspectionId === one.id) ?? null),
        remedies: one.course!.done.conclude === undefined ? [] : remedies.filter((remedy) => remedy.inspectionId === one.id).map((remedy) => remedyShown(remedy, day))
      })),
      today: day
    };
  });
}

export const actions = { default: act([handInPaper, reportRemedy, enterTask]) };
