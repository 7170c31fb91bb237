import type { Frame, YearRule } from './frame.ts';
import { yearGrade } from './score.ts';

/** A month of a cell's year: the superior's grade of its regular meeting, or how it stands without one. */
export interface GradedMonth {
  month: string;
  state: string;
  grade: string | null;
  /** the day it was held or is set for; none for a month that a cell explained when it began here */
  on?: string | null;
}

/** A cell's year: `months` those with a regular meeting, or with the reason why there was none; `since` the day it was founded: it owes the months that began with it in being. */
export interface CellYear {
  year: number;
  since: string;
  months: readonly GradedMonth[];
}

/**
 * A cell's year by the year's rule of a frame (practice of Phú Thọ; the guidance has none of its own). The rule asks for every regular meeting of the year: while one was due and not
 * held, or of a month nothing is known, the year has no grade, and it is only told what the graded meetings come to.
 */
export interface YearStanding {
  /** how many of its regular meetings are graded, and how many still can be, those held among them that wait for the superior */
  graded: number;
  left: number;
  waiting: number;
  /** how many were due and not held, and in how many months that are past no regular meeting is recorded */
  unheld: number;
  unknown: number;
  /** the grade, once no meeting is left to wait for and none is lacking */
  grade: string | null;
  /** the best grade still within reach of the meetings that are graded or left, and what it asks for: so many more meetings of a grade, and none below another */
  best: { grade: string; more: number; of: string; all: string } | null;
  /** a better one, were so many more of the months of which nothing is known of a grade */
  beyond: { grade: string; more: number; of: string } | null;
}

/** `today` decides what is past: a meeting put off into a later month is waited for until its day. Null: the frame has no rule for a year. */
export function yearStanding(frame: Frame, { year, since, months }: CellYear, today: string): YearStanding | null {
  if (frame.years.length === 0) return null;
  const grades = months.flatMap((one) => one.grade ?? []);
  const ungraded = months.filter((one) => one.grade === null);
  const isPast = (month: string) => month.slice(0, 7) < today.slice(0, 7);
  const isUnheld = ({ month, state, on }: GradedMonth) => state === 'missed' || (isPast(month) && !(on && on >= today) && ['planned', 'prepared', 'announced'].includes(state));
  const unrecorded = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}-01`).filter((month) => month >= since && !months.some((one) => one.month === month));
  const [unheld, unknown] = [ungraded.filter(isUnheld).length, unrecorded.filter(isPast).length];
  const left = ungraded.length - unheld + unrecorded.length - unknown;
  const rank = (key: string) => frame.grades.findIndex((one) => one.key === key);
  const atLeast = (key: string) => grades.filter((one) => rank(one) <= rank(key)).length;
  const missing = (rule: YearRule) => Math.max(0, (rule.least?.count ?? 0) - (rule.least ? atLeast(rule.least.of) : 0));
  const within = (meetings: number) => frame.years.find((rule) => atLeast(rule.all) === grades.length && missing(rule) <= meetings && grades.length + meetings > 0);
  const [best, beyond] = [within(left), within(left + unknown)];
  return {
    graded: grades.length, left, waiting: ungraded.filter((one) => ['concluded', 'written', 'filed'].includes(one.state)).length, unheld, unknown,
    grade: left + unheld + unknown === 0 ? yearGrade(frame, grades) : null,
    best: best ? { grade: best.grade, more: missing(best), of: best.least?.of ?? best.all, all: best.all } : null,
    beyond: beyond && beyond !== best ? { grade: beyond.grade, more: missing(beyond) - left, of: beyond.least?.of ?? beyond.all } : null
  };
}
