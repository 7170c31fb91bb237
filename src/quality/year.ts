import type { Frame, YearRule } from './frame.ts';
import { yearGrade } from './score.ts';

/** A month of a cell's year: the superior's grade of its regular meeting, or how it stands without one. */
export interface GradedMonth {
  month: string;
  state: string;
  grade: string | null;
}

/** A cell's year by the year's rule of a frame (practice of Phú Thọ; the guidance has none of its own). */
export interface YearStanding {
  /** how many of its regular meetings are graded, and how many still can be */
  graded: number;
  left: number;
  /** the grade, once no meeting is left to wait for */
  grade: string | null;
  /** the best grade still within reach, and what it asks for: so many more meetings of a grade, and none below another */
  best: { grade: string; more: number; of: string; all: string } | null;
}

/** `months`: those of the year with a regular meeting; `today` decides which of the others are past. Null: the frame has no rule for a year. */
export function yearStanding(frame: Frame, year: number, months: readonly GradedMonth[], today: string): YearStanding | null {
  if (frame.years.length === 0) return null;
  const grades = months.flatMap((one) => one.grade ?? []);
  const open = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}-01`).filter((month) => {
    const own = months.find((one) => one.month === month);
    return own ? own.grade === null && own.state !== 'missed' : month.slice(0, 7) >= today.slice(0, 7);
  });
  const rank = (key: string) => frame.grades.findIndex((one) => one.key === key);
  const atLeast = (key: string) => grades.filter((one) => rank(one) <= rank(key)).length;
  const missing = (rule: YearRule) => Math.max(0, (rule.least?.count ?? 0) - (rule.least ? atLeast(rule.least.of) : 0));
  const best = frame.years.find((rule) => atLeast(rule.all) === grades.length && missing(rule) <= open.length && grades.length + open.length > 0);
  return {
    graded: grades.length, left: open.length, grade: open.length === 0 ? yearGrade(frame, grades) : null,
    best: best ? { grade: best.grade, more: missing(best), of: best.least?.of ?? best.all, all: best.all } : null
  };
}
