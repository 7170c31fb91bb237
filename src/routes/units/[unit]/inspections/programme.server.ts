import { dueOn, isLate, stepNow, type Step } from '#inspection/course.ts';
import { enterInspections, inspectionsOf, programmeOf, type Inspection } from '#inspection/queries.server.ts';
import { yearOf } from '#organisation/day.ts';
import type { Seen } from '../../../../front.server.ts';

/** How an inspection stands on a day: at which step, until when, whether that day is over. */
export interface Standing {
  state: 'planned' | 'dropped' | 'done' | Step;
  due: string | null;
  late: boolean;
}
export function standingOf({ course, dropped }: Pick<Inspection, 'course' | 'dropped'>, today: string): Standing {
  const step = course && stepNow(course);
  return { state: dropped ? 'dropped' : !course ? 'planned' : (step ?? 'done'), due: course && step ? dueOn(course, step) : null, late: Boolean(course && step && isLate(course, step, today)) };
}

/** The inspections of a committee in the year an address asks for, those that wait for something late first, as far as the reader may see them. */
export async function programmeAsked({ trx, permit, unit, day }: Pick<Seen, 'trx' | 'permit' | 'unit' | 'day'>, personId: string, url: URL) {
  const asked = url.searchParams.get('year') ?? '';
  const year = /^20\d\d$/.test(asked) ? Number(asked) : yearOf(day);
  await enterInspections(trx, permit.scope, personId, unit.id, day);
  const all = (await inspectionsOf(trx, day, { unitId: unit.id, year })).map((one) => ({ ...one, ...standingOf(one, day) }));
  return { year, programme: await programmeOf(trx, unit.id, year), inspections: all };
}
