import type { Share } from '#members/percentage.ts';
import type { MeetingState } from '#meetings/meeting.ts';
import { filingDue } from '#meetings/month.ts';
import { gradeOf, grades, lostIn, markGroups, type Grade, type MarkSheet } from '#meetings/self-mark.ts';
import { dayOf } from '#organisation/day.ts';
import type { ReportPeriod } from './period.ts';
import { regimeOf, type CellPeriod, type HeldMonth } from './regime.ts';

/** What is known of a cell's month beside its summary. */
export interface CellSaid {
  id: string;
  members: number;
  /** of the month's regular meeting, where one was planned */
  state: MeetingState | null;
  startsAt: Date | null;
  /** why the meeting was missed, or why a month before the cell began here holds nothing */
  reason: string;
  /** the month was held before the cell began here, and told once */
  heldBefore: string | null;
  marks: { criterion: string; points: number; note: string }[];
  /** the self-mark criterion by criterion, where the cell marks so; `marks` is then empty */
  sheet: Pick<MarkSheet, 'points' | 'grade' | 'lines' | 'groups' | 'met'> | null;
  decided: { grade: Grade; points: number } | null;
}

/**
 * When what a cell's month says now was recorded here, for who asks since when; never the hour a meeting tells of itself. `held`: its end was recorded, from which its
 * facts stay; `roll` and `tasks`: what the line counts of them; `overdue`: its results were not posted in time.
 */
export type Recorded = Partial<Record<'held' | 'roll' | 'posted' | 'overdue' | 'decided' | 'tasks' | 'theme', Date>>;

/** Why there was no meeting: the cell says why; nobody planned one; its hour is past and nothing is recorded; it is still to come; the cell came later. */
export type WhyNot = 'missed' | 'no-plan' | 'not-recorded' | 'to-come' | 'not-owed';

/** A cell's line of the month's report: the columns of the offices' own sheet (FIELD §9), and what its totals are added up from. */
export interface ReportLine {
  id: string;
  name: string;
  members: number;
  metOn: string | null;
  /** null also where its criteria are met or not, without points */
  mark: number | null;
  /** the grade of the self-mark, and beside it the superior's where it is decided */
  grade: Grade | null;
  decided: { grade: Grade; points: number | null } | null;
  /** points null: a criterion that is not met, in a frame without points */
  lost: { criterion: string; points: number | null; note: string }[];
  none: { why: WhyNot; reason: string } | null;
  /** it owed the month, and held its meeting inside it */
  owes: boolean;
  kept: boolean;
  present: number;
  mustAttend: number;
  thematic: boolean;
  /** of a meeting that was held, where the cell posts its results: within two days, later or not at all, or still in time */
  posted: 'in-time' | 'late' | 'waiting' | null;
  tasks: { before: number; done: number; late: number; carried: number };
}

export interface ReportTotals {
  cells: number;
  members: number;
  kept: Share;
  attendance: Share;
  thematic: Share;
  posted: Share;
  tasks: ReportLine['tasks'];
  /** by self-mark, and by the superior's decision */
  marked: Record<Grade, number>;
  decided: Record<Grade, number>;
}

/** The figures of a month's report: what is frozen, word for word, when it is closed. */
export interface MonthFigures {
  part: 'month';
  period: string;
  /** the day whose organisation it counts by */
  asOf: string;
  lines: ReportLine[];
  totals: ReportTotals;
  /** cells that stood here that day and belong elsewhere since: named, not counted */
  elsewhere: { id?: string; name: string; now: string }[];
}

/** The figures of a month from its cells: definitions of `docs/field.md`, the same as on the page of the regime. */
export function monthFigures(period: ReportPeriod, asOf: string, cells: readonly CellPeriod[], said: readonly CellSaid[], elsewhere: MonthFigures['elsewhere'], now: Date): MonthFigures {
  const known = new Map(said.map((one) => [one.id, one]));
  const lines = cells.map((cell) => lineOf(period, cell, known.get(cell.id) ?? nothingSaid(cell.id), now));
  return { part: 'month', period: period.key, asOf, lines, totals: totalsOf(lines), elsewhere: [...elsewhere] };
}

function lineOf(period: ReportPeriod, cell: CellPeriod, said: CellSaid, now: Date): ReportLine {
  const [month] = period.months as [string];
  const held = cell.held.find((one) => one.month === month) ?? null;
  const { due } = regimeOf(period, [cell], now).months[0] ?? { due: { of: 0, base: 0 } };
  const mark = !held ? null : said.sheet ? (said.sheet.met ? null : said.sheet.points) : said.marks.length > 0 ? said.marks.reduce((sum, one) => sum + one.points, 0) : null;
  const gone = (cell.gone ?? []).filter((one) => one.month === month);
  const sumOf = (of: (one: HeldMonth) => number) => (held ? of(held) : 0) + gone.reduce((sum, one) => sum + of(one), 0);
  return {
    id: cell.id, name: cell.name, members: said.members, metOn: held ? dayOf(new Date(held.startsAt)) : said.heldBefore, mark, grade: held && said.sheet ? (said.sheet.grade as Grade) : mark === null ? null : gradeOf(mark), decided: held && said.decided ? { ...said.decided, ...(said.sheet?.met ? { points: null } : {}) } : null, lost: held ? lostOf(said) : [],
    none: held || said.heldBefore ? null : whyNot(cell, said, month, now), owes: due.base > 0, kept: due.of > 0,
    present: sumOf((one) => one.present), mustAttend: sumOf((one) => one.mustAttend), thematic: cell.thematic.includes(month),
    posted: held && !cell.withoutHandbook ? postedOf(held, now) : null,
    tasks: { before: sumOf((one) => one.tasksBefore), done: sumOf((one) => one.tasksDone), late: sumOf((one) => Math.max(0, one.tasksDone - one.tasksInTime)), carried: sumOf((one) => one.tasksCarried) }
  };
}

/** Whether its results were posted in two days; `waiting`: they may be still. */
function postedOf({ concludedAt, postedAt }: HeldMonth, now: Date): 'in-time' | 'waiting' | 'late' {
  const due = filingDue(new Date(concludedAt)).getTime();
  if (postedAt === null) return now.getTime() <= due ? 'waiting' : 'late';
  return postedAt <= due ? 'in-time' : 'late';
}

/** The points a self-mark lost, criterion by criterion or group by group, with the cell's own words where it gave any. */
function lostOf({ marks, sheet }: Pick<CellSaid, 'marks' | 'sheet'>): ReportLine['lost'] {
  if (sheet) return lostIn(sheet).map(({ title, max, given, reason }) => ({ criterion: title, points: sheet.met ? null : max - given, note: reason }));
  const order = markGroups.map((group) => group.key as string);
  return marks.map(({ criterion, points, note }) => ({ criterion, points: (markGroups.find((group) => group.key === criterion)?.max ?? points) - points, note }))
    .filter((one) => one.points > 0).sort((a, b) => order.indexOf(a.criterion) - order.indexOf(b.criterion));
}

function whyNot(cell: CellPeriod, said: CellSaid, month: string, now: Date): NonNullable<ReportLine['none']> {
  if (said.state === 'missed' || (said.state === null && said.reason)) return { why: 'missed', reason: said.reason };
  if (said.state === null) return { why: cell.since > month ? 'not-owed' : 'no-plan', reason: '' };
  return { why: said.startsAt !== null && said.startsAt < now ? 'not-recorded' : 'to-come', reason: '' };
}

const nothingSaid = (id: string): CellSaid => ({ id, members: 0, state: null, startsAt: null, reason: '', heldBefore: null, marks: [], sheet: null, decided: null });

/** The sums of a report's lines; a percentage is made when it is shown. */
export function totalsOf(lines: readonly ReportLine[]): ReportTotals {
  const sum = (of: (line: ReportLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const count = (which: (line: ReportLine) => boolean) => lines.filter(which).length;
  const byGrade = (of: (line: ReportLine) => Grade | undefined | null) => Object.fromEntries(grades.map(({ key }) => [key, count((line) => of(line) === key)])) as Record<Grade, number>;
  return {
    cells: lines.length, members: sum((line) => line.members), kept: { of: count((line) => line.kept), base: count((line) => line.owes) },
    attendance: { of: sum((line) => line.present), base: sum((line) => line.mustAttend) }, thematic: { of: count((line) => line.thematic), base: lines.length },
    posted: { of: count((line) => line.posted === 'in-time'), base: count((line) => line.posted === 'in-time' || line.posted === 'late') },
    tasks: { before: sum((line) => line.tasks.before), done: sum((line) => line.tasks.done), late: sum((line) => line.tasks.late), carried: sum((line) => line.tasks.carried) },
    marked: byGrade((line) => line.grade), decided: byGrade((line) => line.decided?.grade)
  };
}

/** The figures of a line that may become others after a report was closed. */
type Changing = 'cell' | 'members' | 'met' | 'attendance' | 'mark' | 'decided' | 'thematic' | 'posted' | 'tasks';
/** The same, with those of a half-year's and a year's report, and of a report on committees. */
export type Figure = Changing | 'kept' | 'spoke' | 'themes' | 'admissions' | 'range' | CommitteesFigure;
/** Those of a report that is made of the reports of committees. */
type CommitteesFigure = 'committee' | 'report' | 'cells' | 'themed' | 'inTime' | 'marks' | 'grades';

/** A figure that is another now than was reported last: what that was, what it is, and since when that is known here, where that is known. */
export interface Change {
  period: string;
  /** the number of the committee's own report, where a line taken from it is held against the records; none: of a report of whoever tells it */
  by?: string;
  /** the cell, or of a report on committees the committee; of the range the whole, which has no name */
  cellId: string;
  cell: string;
  figure: Figure;
  was: string;
  is: string;
  since: string | null;
}

/** The figures of a line as short texts without a language, in the order they are told: a day, a count, a share, the key of a grade; empty where there is none. */
export const monthTexts = (line: ReportLine): Record<Changing, string> => ({
  cell: line.name,
  members: String(line.members),
  met: line.metOn ?? '',
  attendance: line.mustAttend > 0 ? `${line.present}/${line.mustAttend}` : '',
  mark: line.mark === null ? '' : String(line.mark),
  decided: line.decided ? [line.decided.grade, line.decided.points].filter((one) => one !== null).join(' ') : '',
  thematic: line.thematic ? 'yes' : '',
  posted: line.posted === null || line.posted === 'waiting' ? '' : line.posted,
  tasks: line.tasks.before > 0 ? `${line.tasks.done}/${line.tasks.before}` : ''
});

/** When what a figure of a month is now was recorded here, where that is kept. Nobody keeps when a member's status was entered, nor when a cell said that it met elsewhere. */
export function recordedAt({ figure, was, is }: Pick<Change, 'figure' | 'was' | 'is'>, recorded: Recorded): Date | null {
  const by: Partial<Record<Figure, Date | undefined>> = {
    met: recorded.held, attendance: recorded.roll, mark: recorded.held, decided: recorded.decided, thematic: recorded.theme, tasks: recorded.tasks,
    // late it is once the days are over, whatever is told of it afterwards; what was in time and is late was told anew
    posted: was === '' && is === 'late' ? recorded.overdue : recorded.posted
  };
  return by[figure] ?? null;
}
