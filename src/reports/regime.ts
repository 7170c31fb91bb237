import { leastMinutes } from '#meetings/duration.ts';
import { filingDue, noticeDue } from '#meetings/month.ts';
import { dayOf, startOfDay } from '#organisation/day.ts';
import type { Share } from '#members/percentage.ts';
import { monthAfter, type Period } from './period.ts';

/** Whole months, one after the other; quarters are told of three and more. */
type Months = Pick<Period, 'months'>;

/** What a cell's regular meeting of a month came to, as its summary keeps it; only meetings that were held to their end. Instants in milliseconds: as objects those of a year of the whole Party, sixteen million, would be more than a gigabyte. */
export interface HeldMonth {
  month: string;
  startsAt: number;
  concludedAt: number;
  announcedAt: number | null;
  /** when its papers were first with the members, by the program or on the handbook app */
  papersAt: number | null;
  postedAt: number | null;
  mustAttend: number;
  present: number;
  spoke: number;
  minutes: number | null;
  /** the regular and a thematic meeting, one after the other */
  combined: boolean;
  tasksBefore: number;
  tasksDone: number;
  /** of those done */
  tasksInTime: number;
  tasksCarried: number;
}
export interface CellPeriod {
  id: string;
  name: string;
  /** the day it was founded, or the first of the month in which it was received: it owes the months that begin from then on */
  since: string;
  held: HeldMonth[];
  /** months in which a theme was held */
  thematic: string[];
  /** what cells that were dissolved into it held before: counted with it, but in the months it owes itself */
  gone?: HeldMonth[];
  /** it does not use the handbook app: when its papers were handed out is not known, and its results are posted nowhere */
  withoutHandbook?: boolean;
}

/** The same, with where it stood below the unit asked about. */
export interface CellBelow extends CellPeriod {
  /** the committee just below that unit; null where it stood there itself */
  groupId: string | null;
  /** the same for that committee, where it is the cell's direct superior */
  sinceInGroup: string;
}

/** What meetings that were held came to: the figures that each of them adds to. */
interface Counts {
  attendance: Share;
  /** meetings, and the minutes of those whose length is known */
  minutes: { meetings: number; sum: number };
  /** of those, the meetings that lasted as long as their kind asks for at least */
  longEnough: Share;
  spoke: Share;
  noticeInTime: Share;
  papersInTime: Share;
  postedInTime: Share;
  tasks: Share;
  /** of those done, after their day */
  late: number;
  carried: number;
}
/** A month of all cells; `due`: those that held its regular meeting, of those that owed it. */
export interface MonthRegime extends Counts {
  month: string;
  due: Share;
  over: boolean;
}

/** The figures of a period, each a part and its base: a percentage is made when it is shown. */
export interface Regime extends Counts {
  /** cells that held every regular meeting due; null where nothing was due yet */
  kept: Share;
  months: MonthRegime[];
  quarters: { quarter: number; share: Share; over: boolean }[];
  cells: CellRegime[];
}
export interface CellRegime extends Counts {
  id: string;
  name: string;
  kept: Share;
  quarters: Share;
  /** quarters that have begun and owe a theme, and have none yet */
  unthemed: number[];
}

/**
 * The regime of cells over a period, by the definitions of `docs/field.md`. Days are Asia/Ho_Chi_Minh, `now` an instant. A month is due once it is over;
 * held in its own month, however late, keeps the regime, put off into the next does not. Everything else counts the meetings that were held. Each meeting is judged once
 * and added in place: the year of the whole Party is three million of them, and nobody else is answered meanwhile.
 */
export function regimeOf(period: Months, cells: readonly CellPeriod[], now: Date): Regime {
  const today = dayOf(now);
  const months = new Map(period.months.map((month) => [month, monthOf(month, today)]));
  const quarters = quartersOf([...months.values()], today);
  const rows = cells.map((cell) => cellOf(cell, months, quarters, now));
  const owing = rows.filter(({ kept }) => kept.base > 0);
  const whole = nothing();
  for (const row of rows) addCounts(whole, row);
  return {
    kept: { of: owing.filter(({ kept }) => kept.of === kept.base).length, base: owing.length },
    ...whole,
    // a month to come is there only where its meeting was held already
    months: [...months.values()].filter(({ month, met }) => month <= today || met).map(({ month, over, due, counts }) => ({ month, over, due, ...counts })),
    quarters: quarters.filter((one) => one.begun).map(({ quarter, over, share }) => ({ quarter, over, share })),
    cells: rows
  };
}

/** What a committee just below came to, by its name. */
export type RegimeBelow = Regime & { id: string; name: string };

/** The regime of each committee just below a unit over a period, of the cells under it, by its id; of one that has no cells there is none. */
export function regimesBelow(period: Months, cells: readonly CellBelow[], now: Date): Map<string, Regime> {
  const groups = Map.groupBy(cells.filter((cell) => cell.groupId !== null), (cell) => cell.groupId!);
  return new Map([...groups].map(([id, its]) => [id, regimeOf(period, its.map((cell) => ({ ...cell, since: cell.sinceInGroup })), now)]));
}

export interface Range {
  least: Share;
  most: Share;
}
/** The least and the most of the months' rates of attendance, of months in which somebody met; null where nobody did. */
export function rangeOf(months: Regime['months']): Range | null {
  const met = months.map((one) => one.attendance).filter((share) => share.base > 0).sort((a, b) => a.of * b.base - b.of * a.base);
  return met.length === 0 ? null : { least: met[0]!, most: met.at(-1)! };
}

/** The same of several months; of one alone it would say again what the whole says. */
export const rangeOfSeveral = (months: Regime['months']): Range | null => (months.filter((one) => one.attendance.base > 0).length > 1 ? rangeOf(months) : null);

/** Whole minutes a meeting lasted on average, half up; null where no length is known. */
export const meanMinutes = ({ meetings, sum }: Regime['minutes']): number | null => (meetings === 0 ? null : Math.floor((2 * sum + meetings) / (2 * meetings)));

/** How a cell's month stands with its regular meeting: held, held outside its own month, still to come, missed, or not owed. `met`: the cell has a meeting that was held for that month; what it held without owing it was held. */
export type Standing = 'held' | 'put-off' | 'running' | 'missed' | 'not-owed';
export function standingOf({ due, over }: Pick<MonthRegime, 'due' | 'over'>, met: boolean): Standing {
  if (due.of > 0 || (met && due.base === 0)) return 'held';
  if (met) return 'put-off';
  if (!over) return 'running';
  return due.base > 0 ? 'missed' : 'not-owed';
}

/** A month while cells are added to it; `begins` and `ends`: milliseconds, between which its meetings keep the regime. */
interface Month {
  month: string;
  begins: number;
  ends: number;
  over: boolean;
  due: Share;
  counts: Counts;
  /** some cell held its meeting */
  met: boolean;
}
const monthOf = (month: string, today: string): Month => ({ month, begins: startOfDay(month).getTime(), ends: startOfDay(monthAfter(month)).getTime(), over: monthAfter(month) <= today, due: { of: 0, base: 0 }, counts: nothing(), met: false });

/** A quarter likewise. */
interface Quarter {
  quarter: number;
  months: string[];
  begun: boolean;
  over: boolean;
  share: Share;
}
function quartersOf(months: readonly Month[], today: string): Quarter[] {
  const first = Math.floor((Number(months[0]!.month.slice(5, 7)) - 1) / 3);
  return Array.from({ length: Math.floor(months.length / 3) }, (_, index) => {
    const its = months.slice(index * 3, index * 3 + 3);
    return { quarter: first + index + 1, months: its.map(({ month }) => month), begun: its[0]!.month <= today, over: its.at(-1)!.over, share: { of: 0, base: 0 } };
  });
}

/** What a cell came to; each of its months and quarters is added to those of all. */
function cellOf(cell: CellPeriod, months: ReadonlyMap<string, Month>, quarters: readonly Quarter[], now: Date): CellRegime {
  const counts = nothing();
  for (const one of countedOf(cell)) {
    const month = months.get(one.month);
    if (!month) continue;
    month.met = true;
    addMeeting([counts, month.counts], one, cell, now);
  }
  const keptIn = new Set(cell.held.filter((one) => inItsMonth(one, months.get(one.month))).map((one) => one.month));
  const kept = { of: 0, base: 0 };
  for (const { month, over, due } of months.values()) {
    if (!owes(cell, month)) continue;
    const of = keptIn.has(month) ? 1 : 0;
    addTo(due, of, 1);
    if (over) addTo(kept, of, 1);
  }
  const themes = { of: 0, base: 0 };
  const unthemed: number[] = [];
  for (const { quarter, months: its, begun, over, share } of quarters) {
    if (!its.some((month) => owes(cell, month))) continue;
    const of = its.some((month) => cell.thematic.includes(month)) ? 1 : 0;
    addTo(share, of, 1);
    if (over) addTo(themes, of, 1);
    if (begun && of === 0) unthemed.push(quarter);
  }
  return { id: cell.id, name: cell.name, kept, quarters: themes, unthemed, ...counts };
}
const inItsMonth = ({ startsAt }: HeldMonth, month: Month | undefined): boolean => month !== undefined && startsAt >= month.begins && startsAt < month.ends;

/** Adds what a meeting of a cell came to. */
function addMeeting(to: readonly Counts[], one: HeldMonth, { withoutHandbook }: Pick<CellPeriod, 'withoutHandbook'>, now: Date): void {
  const { startsAt, announcedAt, papersAt, postedAt, minutes } = one;
  const due = noticeDue(new Date(startsAt)).getTime();
  const filing = filingDue(new Date(one.concludedAt)).getTime();
  const notice = announcedAt !== null && announcedAt <= due ? 1 : 0;
  const papers = papersAt !== null && papersAt <= due ? 1 : 0;
  const posted = postedAt !== null && postedAt <= filing ? 1 : 0;
  const long = minutes !== null && minutes >= leastMinutes[one.combined ? 'combined' : 'regular'] ? 1 : 0;
  for (const counts of to) {
    addTo(counts.attendance, one.present, one.mustAttend);
    addTo(counts.spoke, Math.min(one.spoke, one.present), one.present);
    addTo(counts.noticeInTime, notice, 1);
    if (!withoutHandbook) addTo(counts.papersInTime, papers, 1);
    // what is still in time to be posted is not counted
    if (!withoutHandbook && (postedAt !== null || now.getTime() > filing)) addTo(counts.postedInTime, posted, 1);
    if (minutes !== null) {
      addTo(counts.longEnough, long, 1);
      counts.minutes.meetings += 1;
      counts.minutes.sum += minutes;
    }
    addTo(counts.tasks, one.tasksDone, one.tasksBefore);
    counts.late += one.tasksDone - one.tasksInTime;
    counts.carried += one.tasksCarried;
  }
}
function addCounts(to: Counts, one: Counts): void {
  for (const share of ['attendance', 'longEnough', 'spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'tasks'] as const) addTo(to[share], one[share].of, one[share].base);
  to.minutes.meetings += one.minutes.meetings;
  to.minutes.sum += one.minutes.sum;
  to.late += one.late;
  to.carried += one.carried;
}
function addTo(share: Share, of: number, base: number): void {
  share.of += of;
  share.base += base;
}
const nothing = (): Counts => ({
  attendance: { of: 0, base: 0 }, minutes: { meetings: 0, sum: 0 }, longEnough: { of: 0, base: 0 }, spoke: { of: 0, base: 0 }, noticeInTime: { of: 0, base: 0 }, papersInTime: { of: 0, base: 0 }, postedInTime: { of: 0, base: 0 },
  tasks: { of: 0, base: 0 }, late: 0, carried: 0
});

/** A cell owes a month that begins on the day it came into being, or later. */
const owes = (cell: { since: string }, month: string): boolean => cell.since <= month;

/** Its own meetings, and those of the cells that were dissolved into it. */
export const countedOf = (cell: Pick<CellPeriod, 'held' | 'gone'>): HeldMonth[] => [...cell.held, ...(cell.gone ?? [])];
