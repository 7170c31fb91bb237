import { dueOn, isLate, stepNow, type Step } from '#inspection/course.ts';
import { enterInspections, inspectionsOf, membersToInspect, programmeOf, type Inspected, type Inspection } from '#inspection/queries.server.ts';
import { cellsNamed } from '#organisation/queries.server.ts';
import { holdsItself, type Hold } from '#organisation/rights.ts';
import { quarterOf, yearOf } from '#organisation/day.ts';
import type { Seen } from '../../front.server.ts';
import { cellsOffered } from '../cells-offered.server.ts';

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

/** The inspections of a committee, or of a cell, in the year an address asks for, those that wait for something late first, as far as the reader may see them. */
export async function programmeAsked({ trx, permit, unit, day }: Pick<Seen, 'trx' | 'permit' | 'unit' | 'day'>, personId: string, url: URL) {
  const asked = url.searchParams.get('year') ?? '';
  const year = /^20\d\d$/.test(asked) ? Number(asked) : yearOf(day);
  await enterInspections(trx, permit.scope, personId, unit.id, day, 'inspecting');
  const all = (await inspectionsOf(trx, day, { unitId: unit.id, year })).map((one) => ({ ...one, ...standingOf(one, day) }));
  return { year, programme: await programmeOf(trx, unit.id, year), inspections: all };
}

/** What of a committee's inspections waits for those who order them: planned for a quarter that has begun and not decided, at its conclusion, or past the day of its step; null where the reader orders none there. Widens the scope to them, so nothing is read after it. */
export async function waitingForOrder({ trx, permit, unit, day }: Pick<Seen, 'trx' | 'permit' | 'unit' | 'day'>, personId: string, holds: readonly Hold[]) {
  if (!holdsItself(holds, unit, 'order-inspections')) return null;
  await enterInspections(trx, permit.scope, personId, unit.id, day, 'inspecting');
  const quarter = `${yearOf(day)}-Q${quarterOf(day)}`;
  const all = (await inspectionsOf(trx, day, { unitId: unit.id })).map((one) => ({ quarter: one.quarter, ...standingOf(one, day) }));
  const [toDecide, toConclude, late] = [all.filter((one) => one.state === 'planned' && one.quarter <= quarter), all.filter((one) => one.state === 'conclude'), all.filter((one) => one.late)];
  return { all: new Set([...toDecide, ...toConclude, ...late]).size, toDecide: toDecide.length, toConclude: toConclude.length, late: late.length };
}

/** So many of the cells found are shown. */
const most = 20;

/**
 * The same as a page shows it, with what may be added: by a committee of one of its cells, or of the cell the address names (`of`) and its members; by a cell of its own members.
 * `looked`: the cells whose names hold the words of the address (`q`), where there are too many to list; null where there are not.
 */
export async function programmeShown(seen: Seen, personId: string, holds: readonly Hold[], url: URL) {
  const { trx, permit, unit, day } = seen;
  const orders = holdsItself(holds, unit, 'order-inspections');
  const own = unit.kind === 'cell';
  const cells = orders && !own ? await cellsOffered(seen) : [];
  const query = (url.searchParams.get('q') ?? '').slice(0, 100);
  const looked = cells === null ? { query, found: query.trim() ? await cellsNamed(trx, unit.path, day, { words: query }, most) : [], most } : null;
  const asked = url.searchParams.get('of') ?? '';
  const subject = own ? { id: unit.id, name: '' } : orders && /^[0-9a-f-]{36}$/.test(asked) ? (await cellsNamed(trx, unit.path, day, { id: asked }, 1))[0] : undefined;
  const of: { id: string; name: string; members: Inspected[] } | null = subject ? { id: subject.id, name: subject.name, members: orders ? (await membersToInspect(trx, subject.id, day)).filter((one) => one.personId !== personId) : [] } : null;
  return { unitId: unit.id, ...(await programmeAsked({ trx, permit, unit, day }, personId, url)), today: day, orders, cells: cells ?? [], looked, of };
}
export type ProgrammeShown = Awaited<ReturnType<typeof programmeShown>>;
