import type { Grade } from '#meetings/self-mark.ts';
import { grades } from '#meetings/self-mark.ts';
import type { Share } from '#members/percentage.ts';
import type { Figure, ReportTotals } from './month-report.ts';
import type { CellFigures, PeriodFigures } from './period-report.ts';
import type { ReportPeriod } from './period.ts';

/** What the cells of a committee came to in a period. What the summaries do not know is null until the committee has closed its report. */
export interface CommitteeSums {
  cells: number;
  kept: Share;
  attendance: Share;
  /** of a half or a year */
  spoke: Share;
  themes: { quarter: number; share: Share }[];
  admissions: number | null;
  /** of a month */
  thematic: Share;
  tasks: Share;
  posted: Share | null;
  marked: Record<Grade, number> | null;
  decided: Record<Grade, number> | null;
  members: number | null;
}

/** A committee just below: its cells by the summaries of this moment, and by its own last closed report where there is one. */
export interface CommitteeBelow {
  id: string;
  name: string;
  /** the day from which it is no more, where that has come */
  ended: string | null;
  now: CommitteeSums;
  closed: { number: string; day: string; supplements: number; sums: CommitteeSums } | null;
}

/** A committee's line of the report of the level above it; the cells that hang at that level itself are one without a name. */
export interface CommitteeLine extends CommitteeSums {
  id: string;
  name: string;
  /** it was dissolved since, so that nobody closes its report any more */
  ended: string | null;
  report: { number: string; day: string; supplements: number } | null;
}

/** The figures of a report that is made of those of committees: what is frozen, word for word, when it is closed. */
export interface CommitteesFigures {
  part: 'committees';
  span: ReportPeriod['part'];
  period: string;
  /** the day whose organisation it counts by */
  asOf: string;
  lines: CommitteeLine[];
  /** `owing`: committees that have cells, and so something to report, and are still there to do so, or did; `closed`: those that did */
  totals: CommitteeSums & { committees: number; owing: number; closed: number };
  elsewhere: { name: string; now: string }[];
}

/** The figures of any report upward. */
export type Figures = CellFigures | CommitteesFigures;

/**
 * The report of a level above committees, twice: `stated` as it is written, each committee by its own closed report, or while it has none by the
 * summaries; `facts` by the summaries of this moment wherever they know. Where the two differ, somebody below recorded something after closing.
 */
export function committeesFigures(unitId: string, period: ReportPeriod, asOf: string, below: readonly CommitteeBelow[]): Record<'stated' | 'facts', CommitteesFigures> {
  const made = (lines: CommitteeLine[]): CommitteesFigures => ({ part: 'committees', span: period.part, period: period.key, asOf, lines, totals: totalsOf(unitId, lines), elsewhere: [] });
  const line = ({ id, name, ended, closed }: CommitteeBelow, sums: CommitteeSums): CommitteeLine => ({ id, name, ended, report: closed ? { number: closed.number, day: closed.day, supplements: closed.supplements } : null, ...sums });
  return {
    stated: made(below.map((one) => line(one, one.closed?.sums ?? one.now))),
    facts: made(below.map((one) => line(one, one.closed ? { ...one.closed.sums, ...known(one.now, period) } : one.now)))
  };
}

/** What the summaries know of a period of this length. */
const known = ({ cells, kept, attendance, spoke, themes, thematic, tasks }: CommitteeSums, { part }: ReportPeriod): Partial<CommitteeSums> => ({ cells, kept, attendance, ...(part === 'month' ? { thematic, tasks } : { spoke, themes }) });

/** The same sums out of a committee's own closed report, whatever that one is made of. */
export function sumsOf(part: Figures['part'], totals: ReportTotals | PeriodFigures['totals'] | CommitteesFigures['totals']): CommitteeSums {
  if (part === 'committees') {
    const { cells, members, kept, attendance, spoke, themes, admissions, thematic, tasks, posted, marked, decided } = totals as CommitteesFigures['totals'];
    return { cells, members, kept, attendance, spoke, themes, admissions, thematic, tasks, posted, marked, decided };
  }
  const nothing = { spoke: none, themes: [], admissions: null, thematic: none, tasks: none, posted: null, marked: null, decided: null };
  if (part === 'month') {
    const { cells, members, kept, attendance, thematic, posted, tasks, marked, decided } = totals as ReportTotals;
    return { ...nothing, cells, members, kept, attendance, thematic, posted, tasks: { of: tasks.done, base: tasks.before }, marked, decided };
  }
  const { cells, members, kept, attendance, spoke, themes, admissions } = totals as PeriodFigures['totals'];
  return { ...nothing, cells, members, kept, attendance, spoke, themes, admissions };
}

/** The sums of the lines; of what only a closed report says, of those that are closed, and unknown where none is. */
function totalsOf(unitId: string, lines: readonly CommitteeLine[]): CommitteesFigures['totals'] {
  const committees = lines.filter((one) => one.id !== unitId);
  const share = (of: (line: CommitteeLine) => Share | null): Share => lines.reduce((sum, line) => ({ of: sum.of + (of(line)?.of ?? 0), base: sum.base + (of(line)?.base ?? 0) }), none);
  const sum = (of: (line: CommitteeLine) => number | null) => lines.reduce((total, line) => total + (of(line) ?? 0), 0);
  const whereSaid = <Sum>(of: (line: CommitteeLine) => unknown, all: Sum): Sum | null => (lines.some((line) => of(line) !== null) ? all : null);
  const byGrade = (of: (line: CommitteeLine) => Record<Grade, number> | null) => Object.fromEntries(grades.map(({ key }) => [key, sum((line) => of(line)?.[key] ?? 0)])) as Record<Grade, number>;
  const quarters = [...new Set(lines.flatMap((line) => line.themes.map((one) => one.quarter)))].sort();
  return {
    committees: committees.length, owing: committees.filter((one) => one.report || (one.cells > 0 && !one.ended)).length, closed: committees.filter((one) => one.report).length,
    cells: sum((line) => line.cells), members: whereSaid((line) => line.members, sum((line) => line.members)), kept: share((line) => line.kept), attendance: share((line) => line.attendance), spoke: share((line) => line.spoke), thematic: share((line) => line.thematic),
    tasks: share((line) => line.tasks), posted: whereSaid((line) => line.posted, share((line) => line.posted)), marked: whereSaid((line) => line.marked, byGrade((line) => line.marked)), decided: whereSaid((line) => line.decided, byGrade((line) => line.decided)),
    admissions: whereSaid((line) => line.admissions, sum((line) => line.admissions)),
    themes: quarters.map((quarter) => ({ quarter, share: share((line) => line.themes.find((one) => one.quarter === quarter)?.share ?? null) }))
  };
}

/** The figures of a line as short texts without a language, in the order they are told; empty where there is none. */
export function committeeTexts({ span }: Pick<CommitteesFigures, 'span'>, line: CommitteeLine): Partial<Record<Figure, string>> {
  return {
    // a line of the cells that hang at the level itself has no name
    committee: line.name || line.id,
    report: line.report ? `${line.report.number}${line.report.supplements > 0 ? ` (+${line.report.supplements})` : ''}` : '',
    cells: String(line.cells), members: line.members === null ? '' : String(line.members), kept: text(line.kept), attendance: text(line.attendance),
    ...(span === 'month'
      ? { themed: text(line.thematic), tasks: text(line.tasks), inTime: text(line.posted), marks: byGrades(line.marked), grades: byGrades(line.decided) }
      : { spoke: text(line.spoke), themes: line.themes.filter((one) => one.share.of + one.share.base > 0).map((one) => `${one.share.of}/${one.share.base}`).join(' '), admissions: line.admissions === null ? '' : String(line.admissions) })
  };
}
const text = (share: Share | null): string => (share && share.base > 0 ? `${share.of}/${share.base}` : '');
/** Grades from the best down, a slash between: 12/3/1/0. */
export const byGrades = (by: Record<Grade, number> | null): string => (by ? grades.map(({ key }) => by[key]).join('/') : '');
const none: Share = { of: 0, base: 0 };
