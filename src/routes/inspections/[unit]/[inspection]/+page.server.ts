import { error, type RequestEvent } from '@sveltejs/kit';
import { askPaper, beginInspection, changeTeam, extendInspection, finishStep, judgePaper, noteFinding, setRemedy, settleRemedy, withdrawFinding, wordConclusion } from '#inspection/commands.ts';
import { dueOn, isLate, mostExtended, stepNow, steps } from '#inspection/course.ts';
import { conclusionOf, findingsOf, membersInspected, papersOf, remediesOf } from '#inspection/follow-up-queries.server.ts';
import { enterInspections, inspectionsOf, leftTeam, teamChoices } from '#inspection/queries.server.ts';
import { holdsItself } from '#organisation/rights.ts';
import { addDays, dayOf } from '#organisation/day.ts';
import { act, heldBy, isId, see, signedIn } from '../../../../front.server.ts';
import { house } from '../../../../house.server.ts';
import { paperShown, remedyShown } from '../../work-shown.ts';

/** One inspection: its decision, who inspects, its steps with their days. What may not be seen is not there. */
export async function load(event) {
  const { actor } = signedIn(event);
  if (event.request.method === 'POST' && (await formerly(event))) return { over: true as const };
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'inspect', async ({ trx, permit, unit, day }) => {
    await enterInspections(trx, permit.scope, actor.personId, unit.id, day);
    const [inspection] = await inspectionsOf(trx, day, { id: event.params.inspection, unitId: unit.id });
    if (!inspection) error(404);
    const { course } = inspection;
    const orders = holdsItself(holds, unit, 'order-inspections');
    const step = course && stepNow(course);
    const works = course !== null && (orders || inspection.team.some((one) => one.personId === actor.personId));
    return {
      over: false as const, inspection, orders, works, today: day, dueDefault: addDays(day, 14), step,
      papers: course ? (await papersOf(trx, [inspection.id])).map((one) => paperShown(one, day)) : [], findings: course ? await findingsOf(trx, inspection.id) : [], conclusion: course ? await conclusionOf(trx, inspection.id) : null,
      remedies: course ? (await remediesOf(trx, [inspection.id])).map((one) => remedyShown(one, day)) : [], members: works && step ? await membersInspected(trx, inspection.id, day) : [], mayFinish: step !== null && works && (orders || step !== 'conclude'),
      // those who only inspect have no list of the committee's to go back to
      list: permit.rights.has('see-below') ? `/units/${unit.id}/inspections?year=${inspection.quarter.slice(0, 4)}` : '/inspections',
      steps: course ? steps.map((one) => ({ step: one, due: dueOn(course, one), done: course.done[one] ?? null, late: isLate(course, one, day), by: inspection.steps.find((said) => said.step === one)?.by ?? null })) : [],
      mostExtended: course && step && !course.extension && day <= dueOn(course, 'conclude') ? mostExtended(course.days) : 0,
      choices: orders && !inspection.dropped && step !== null || orders && !course && !inspection.dropped ? await teamChoices(trx, unit.id, inspection.subjectId, day) : []
    };
  });
}

export const actions = { default: act([beginInspection, changeTeam, finishStep, extendInspection, askPaper, judgePaper, noteFinding, withdrawFinding, wordConclusion, setRemedy, settleRemedy], undefined, async (event) => ((await formerly(event)) ? { refused: 'not-on-the-team-any-more' } : null)) };

/** Whether the reader was on the team of the inspection of the address, and can act on it no more by any other right. */
async function formerly(event: RequestEvent): Promise<boolean> {
  const { actor, now } = signedIn(event);
  const { inspection, unit } = event.params;
  if (!isId(inspection) || !isId(unit) || !(await leftTeam(house().app, actor.personId, inspection, dayOf(now)))) return false;
  return !(await heldBy(event)).some((hold) => hold.unitId === unit && (hold.standing === 'standing' || hold.standing === 'inspector'));
}
