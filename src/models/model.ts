import { addMonths, firstOfMonth } from '#organisation/day.ts';
import { sizeOf, type Size } from '#reports/spread.ts';
import { regimeOf, type CellPeriod, type CellRegime } from '#reports/regime.ts';
import { tenths, type Share } from '#members/percentage.ts';
import type { CellType } from '#organisation/cell-type.ts';

export const reviewKinds = ['half-year', 'final'] as const;
export const outcomes = ['ended', 'renewed'] as const;

/** A cell's time as a model, with its reviews, oldest first. Days are Asia/Ho_Chi_Minh. */
export interface Chosen {
  startsOn: string;
  /** the first day that is no more of the plan */
  untilOn: string;
  reviews: readonly { kind: (typeof reviewKinds)[number]; asOf: string; outcome: (typeof outcomes)[number] | null; newUntil: string | null }[];
}

/** Until when a model is to be one, as the last review that renewed it says. */
export const untilOf = ({ untilOn, reviews }: Chosen): string => reviews.findLast((one) => one.newUntil !== null)?.newUntil ?? untilOn;
/** The day of the review that ended it; null while it has not been ended. */
export const endedOn = ({ reviews }: Chosen): string | null => reviews.find((one) => one.outcome === 'ended')?.asOf ?? null;

/** A review is due each half-year, counted from the choice or the last review, and at the end of the plan. Nothing once it was ended. */
export function nextReview(model: Chosen): { kind: (typeof reviewKinds)[number]; on: string } | null {
  if (endedOn(model) !== null) return null;
  const until = untilOf(model);
  const half = addMonths(model.reviews.at(-1)?.asOf ?? model.startsOn, 6);
  // one that would come within a month of the end is the last one
  return addMonths(half, 1) < until ? { kind: 'half-year', on: half } : { kind: 'final', on: until };
}

export type ModelState = 'ahead' | 'running' | 'review-due' | 'ended';
export function modelState(model: Chosen, today: string): ModelState {
  if (endedOn(model) !== null) return 'ended';
  if (model.startsOn > today) return 'ahead';
  return nextReview(model)!.on <= today ? 'review-due' : 'running';
}

/** So many months are compared at the most. */
const most = 12;
/** The months, first to last, that are compared: whole ones, as many before as after. The month in which it became a model midway belongs to neither. */
export interface Windows {
  before: string[];
  after: string[];
}
/** Null where no whole month has passed since. `until`: the day up to which it was a model, or is looked at. */
export function windowsOf(startsOn: string, until: string): Windows | null {
  const first = firstOfMonth(startsOn);
  const begins = first === startsOn ? first : addMonths(first, 1);
  const after: string[] = [];
  for (let month = begins; addMonths(month, 1) <= until; month = addMonths(month, 1)) after.push(month);
  if (after.length === 0) return null;
  const kept = after.slice(-most);
  return { before: kept.map((_, index) => addMonths(first, index - kept.length)), after: kept };
}

/** What is compared, by the definitions of the regime (`src/reports/regime.ts`). */
export const measures = ['kept', 'attendance', 'spoke', 'noticeInTime', 'postedInTime', 'tasks'] as const;
export type Measure = (typeof measures)[number];
interface Pair {
  before: Share;
  after: Share;
}
/** A model's figures before and since, beside those of the other cells of its type and size; as counts, kept as they are with a review. */
export interface Figures {
  asOf: string;
  before: { from: string; to: string };
  after: { from: string; to: string };
  months: number;
  type: CellType | null;
  size: Size;
  /** how many cells it is compared with */
  others: number;
  lines: { measure: Measure; own: Pair; others: Pair }[];
}

/** A cell below the committee, as it is on the day of the comparison. */
export interface Comparable {
  type: CellType | null;
  members: number;
}

/**
 * The figures of a model up to a day, or null where no whole month has passed. Compared with cells of the same type and size of
 * the same committee, without those that are models themselves (`models`): sums of all of them, no cell by name.
 */
export function figuresOf(model: { cellId: string } & Chosen, cells: readonly CellPeriod[], kinds: ReadonlyMap<string, Comparable>, models: ReadonlySet<string>, today: string, now: Date): Figures | null {
  const until = [endedOn(model) ?? today, today].sort()[0]!;
  const windows = windowsOf(model.startsOn, until);
  const kind = kinds.get(model.cellId);
  const own = cells.find((one) => one.id === model.cellId);
  if (!windows || !kind || !own) return null;
  const size = sizeOf(kind.members);
  const others = cells.filter((one) => !models.has(one.id) && one.id !== model.cellId && kinds.get(one.id)?.type === kind.type && sizeOf(kinds.get(one.id)!.members) === size);
  const [ownBefore, ownAfter, othersBefore, othersAfter] = [[own], others].flatMap((which) => [windows.before, windows.after].map((months) => regimeOf({ months }, which, now).cells)) as [CellRegime[], CellRegime[], CellRegime[], CellRegime[]];
  const sum = (rows: readonly CellRegime[], measure: Measure): Share => rows.reduce((all, one) => ({ of: all.of + one[measure].of, base: all.base + one[measure].base }), { of: 0, base: 0 });
  return {
    asOf: today, before: { from: windows.before[0]!, to: windows.before.at(-1)! }, after: { from: windows.after[0]!, to: windows.after.at(-1)! }, months: windows.after.length, type: kind.type, size, others: others.length,
    lines: measures.map((measure) => ({ measure, own: { before: sum(ownBefore, measure), after: sum(ownAfter, measure) }, others: { before: sum(othersBefore, measure), after: sum(othersAfter, measure) } }))
  };
}

/** By how many tenths of a percentage point a share changed; null where one of them has no base. */
export function changed({ before, after }: Pair): number | null {
  const [then, since] = [tenths(before), tenths(after)];
  return then === null || since === null ? null : since - then;
}
