import { addDays } from '#organisation/day.ts';

/** What is done: a supervision of one subject matter, an inspection by the programme, one because there are signs of a breach (QĐ 21-QĐ/TW). */
export const kinds = ['supervision', 'inspection', 'signs'] as const;
export type Kind = (typeof kinds)[number];
/** The three steps, in their order (FIELD 7, QĐ 299-QĐ/TU of Lào Cai). */
export const steps = ['prepare', 'conduct', 'conclude'] as const;
export type Step = (typeof steps)[number];
export const roles = ['lead', 'scribe', 'member'] as const;
export type Role = (typeof roles)[number];

/** From the day it begins to the day it is concluded, in days; fewer than three leave a step without a day. */
export const mostDays = 30;
export const leastDays = 3;
/** How long an inspection may be extended, in days: a third of its own, once. */
export const mostExtended = (days: number): number => Math.floor(days / 3);

/** How an inspection goes: from which day, for how many days, extended since when by how many, which steps were done on which day. */
export interface Course {
  beginsOn: string;
  days: number;
  extension: { days: number; on: string } | null;
  done: Partial<Record<Step, string>>;
}

/** The last day of each step, the first day counted: a quarter of the days to prepare, half of them to conduct, the rest to conclude (ours; the whole is the rule's). */
function planned(beginsOn: string, days: number): Record<Step, string> {
  const prepare = Math.max(1, Math.round(days / 4));
  const conduct = Math.min(days - 1, Math.max(prepare + 1, Math.round((days * 3) / 4)));
  return { prepare: addDays(beginsOn, prepare - 1), conduct: addDays(beginsOn, conduct - 1), conclude: addDays(beginsOn, days - 1) };
}

/** The day by which a step is due: what was done before the extension kept its own. */
export function dueOn({ beginsOn, days, extension, done }: Course, step: Step): string {
  const own = planned(beginsOn, days)[step];
  const before = extension && done[step] !== undefined && done[step] < extension.on;
  return extension && !before ? addDays(own, extension.days) : own;
}

/** The step it is at; null where all are done. */
export const stepNow = ({ done }: Pick<Course, 'done'>): Step | null => steps.find((step) => done[step] === undefined) ?? null;

/** Whether a step is, or was, done after its day. */
export const isLate = (course: Course, step: Step, today: string): boolean => (course.done[step] ?? today) > dueOn(course, step);

export type NotNow = { refused: 'step-done-already' | 'step-out-of-order' | 'step-day-ahead' | 'step-day-too-early'; field: string; on?: string }
  | { refused: 'extended-already' | 'inspection-concluded' | 'extension-too-late'; field: string } | { refused: 'extension-too-long'; field: string; most: number; days: number };

/** Whether a step may be told done on a day: the one it is at, not before the one before it, and not a day to come. */
export function mayFinish(course: Course, step: Step, on: string, today: string): true | NotNow {
  const done = course.done[step];
  if (done !== undefined) return { refused: 'step-done-already', field: 'step', on: done };
  if (stepNow(course) !== step) return { refused: 'step-out-of-order', field: 'step' };
  if (on > today) return { refused: 'step-day-ahead', field: 'on' };
  const before = steps[steps.indexOf(step) - 1];
  const earliest = (before && course.done[before]) ?? course.beginsOn;
  return on < earliest ? { refused: 'step-day-too-early', field: 'on', on: earliest } : true;
}

/** Whether it may be extended by so many days: once, by a third at most, before its last day is over. */
export function mayExtend(course: Course, days: number, today: string): true | NotNow {
  if (stepNow(course) === null) return { refused: 'inspection-concluded', field: 'days' };
  if (course.extension) return { refused: 'extended-already', field: 'days' };
  if (today > dueOn(course, 'conclude')) return { refused: 'extension-too-late', field: 'days' };
  const most = mostExtended(course.days);
  return days > most ? { refused: 'extension-too-long', field: 'days', most, days: course.days } : true;
}

/** So many days after an inspection is over, its conclusion and the last remedy, its team still reads it: ours (docs/decisions/024). The database has the same number, in `team_reads_until`, and decides by it. */
export const readsDays = 30;

/** The quarters of a year, as they are kept. */
export const quartersOf = (year: number): string[] => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
