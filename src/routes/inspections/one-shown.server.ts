import { error } from '@sveltejs/kit';
import { dueOn, isLate, mostExtended, stepNow, steps } from '#inspection/course.ts';
import { conclusionOf, findingsOf, membersToRemedy, papersOf, remediesOf } from '#inspection/follow-up-queries.server.ts';
import { enterInspections, inspectionsOf, teamChoices } from '#inspection/queries.server.ts';
import { holdsItself, type Hold } from '#organisation/rights.ts';
import { addDays } from '#organisation/day.ts';
import type { Seen } from '../../front.server.ts';
import { paperShown, remedyShown } from './work-shown.ts';

/** One inspection that a unit ordered, for who works on it or may look on: its decision, who inspects, its steps with their days. What may not be seen is not there. */
export async function oneShown({ trx, permit, unit, day }: Pick<Seen, 'trx' | 'permit' | 'unit' | 'day'>, personId: string, holds: readonly Hold[], id: string) {
  await enterInspections(trx, permit.scope, personId, unit.id, day, 'inspecting');
  const [inspection] = await inspectionsOf(trx, day, { id, unitId: unit.id });
  // who is told of it, as the secretary of the cell or inspected, finds what is for them on another page
  if (!inspection) error(404);
  const { course } = inspection;
  const orders = holdsItself(holds, unit, 'order-inspections');
  const step = course && stepNow(course);
  const works = course !== null && (orders || inspection.team.some((one) => one.personId === personId));
  return {
    over: false as const, inspection, orders, works, today: day, readsOver: inspection.readsUntil !== null && inspection.readsUntil < day, dueDefault: addDays(day, 14), step,
    papers: course ? (await papersOf(trx, [inspection.id])).map((one) => paperShown(one, day)) : [], findings: course ? await findingsOf(trx, inspection.id) : [], conclusion: course ? await conclusionOf(trx, inspection.id) : null,
    remedies: course ? (await remediesOf(trx, [inspection.id])).map((one) => remedyShown(one, day)) : [], members: works && step ? await membersToRemedy(trx, inspection, day) : [], mayFinish: step !== null && works && (orders || step !== 'conclude'),
    steps: course ? steps.map((one) => ({ step: one, due: dueOn(course, one), done: course.done[one] ?? null, late: isLate(course, one, day), by: inspection.steps.find((said) => said.step === one)?.by ?? null })) : [],
    mostExtended: course && step && !course.extension && day <= dueOn(course, 'conclude') ? mostExtended(course.days) : 0,
    choices: orders && !inspection.dropped && (!course || step !== null) ? await teamChoices(trx, unit.id, inspection.subjectId, inspection.members, day) : []
  };
}
/** What the pieces of its page are given; `list`: where it is listed, `papers`: where its papers lie. */
export type OneShown = Awaited<ReturnType<typeof oneShown>> & { list: string; papersAt: string };
