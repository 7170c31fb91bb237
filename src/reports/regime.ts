import { leastMinutes } from '#meetings/duration.ts';
import { filingDue, noticeDue } from '#meetings/month.ts';
import { dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Share } from '#members/percentage.ts';
import { monthAfter, type Period } from './period.ts';

/** Whole months, one after the other; quarters are told of three and more. */
type Months = Pick<Period, 'months'>;

/** What a cell's regular meeting of a month came to, as its summary keeps it; only meetings that were held to their end. */
export interface HeldMonth {
  month: string;
  startsAt: Date;
  concludedAt: Date;
  announcedAt: Date | null;
  /** when its papers were first with the members, by the program or on the handbook app */
  papersAt: Date | null;
  postedAt: Date | null;
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
  /** it hands out its papers where nobody here sees them: special cells of the armed forces do not use the app */
  papersUnseen?: boolean;
}

/** The same, with where it stood below the unit asked about. */
export interface CellBelow extends CellPeriod {
  /** the committee just below that unit; null where it stood there itself */
  groupId: string | null;
  /** the same for that committee, where it is the cell's direct superior */
  sinceInGroup: string;
}

/** What meetings that were held came to: the figures that each of them adds to. */
export interface Counts {
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
  /** of those done, after their day */
  late: number;
  carried: number;
  cells: CellRegime[];
}
export interface CellRegime extends Counts {
  id: string;
  name: string;
  kept: Share;
  quarters: Share;
  late: number;
  carried: number;
  /** quarters that have begun and owe a theme, and have none yet */
  unthemed: number[];
}

/**
 * The regime of cells over a period, by the definitions of `docs/field.md`. Days are Asia/Ho_Chi_Minh, `now` an instant. A month is due once it is over;
 * held in its own month, however late, keeps the regime, put off into the next does not. Everything else counts the meetings that were held.
 */
export function regimeOf(period: Months, cells: readonly CellPeriod[], now: Date): Regime {
  const today = dayOf(now);
  const over = (month: string) => monthAfter(month) <= today;
  const rows = cells.map((cell) => ({ cell, facts: factsOf(period, cell, now, over) }));
  const owing = rows.filter(({ facts }) => facts.due.length > 0);
  return {
    kept: { of: owing.filter(({ facts }) => facts.kept.of === facts.kept.base).length, base: owing.length },
    ...together(rows.map(({ facts }) => facts)),
    // a month to come is there only where its meeting was held already
    months: period.months.filter((month) => month <= today || cells.some((cell) => countedOf(cell).some((one) => one.month === month))).map((month) => ({
      month, over: over(month), due: { of: rows.filter(({ facts }) => facts.keptIn.has(month)).length, base: rows.filter(({ cell }) => owes(cell, month)).length },
      ...together(rows.map(({ cell }) => countsOf(countedOf(cell).filter((one) => one.month === month), cell, now)))
    })),
    quarters: quartersOf(period).filter((one) => one.months[0]! <= today).map(({ quarter, months }) => {
      const owed = cells.filter((cell) => months.some((month) => owes(cell, month)));
      return { quarter, over: over(months.at(-1)!), share: { of: owed.filter((cell) => months.some((month) => cell.thematic.includes(month))).length, base: owed.length } };
    }),
    late: rows.reduce((sum, { facts }) => sum + facts.late, 0), carried: rows.reduce((sum, { facts }) => sum + facts.carried, 0),
    cells: rows.map(({ cell, facts }) => ({
      id: cell.id, name: cell.name, kept: facts.kept, attendance: facts.attendance, quarters: facts.quarters, minutes: facts.minutes, longEnough: facts.longEnough, spoke: facts.spoke, noticeInTime: facts.noticeInTime, papersInTime: facts.papersInTime, postedInTime: facts.postedInTime,
      tasks: facts.tasks, late: facts.late, carried: facts.carried, unthemed: facts.unthemed
    }))
  };
}

/** What a committee just below came to, by its name. */
export type RegimeBelow = Regime & { id: string; name: string };

/** The regime of each committee just below a unit over a period, of the cells under it, by its id; of one that has no cells there is none. */
export function regimesBelow(period: Months, cells: readonly CellBelow[], now: Date): Map<string, Regime> {
  const groups = Map.groupBy(cells.filter((cell) => cell.groupId !== null), (cell) => cell.groupId!);
  return new Map([...groups].map(([id, its]) => [id, regimeOf(period, its.map((cell) => ({ ...cell, since: cell.sinceInGroup })), now)]));
}

/** The least and the most of the months' rates of attendance, of months in which somebody met; null where nobody did. */
export function rangeOf(months: Regime['months']): { least: Share; most: Share } | null {
  const met = months.map((one) => one.attendance).filter((share) => share.base > 0).sort((a, b) => a.of * b.base - b.of * a.base);
  return met.length === 0 ? null : { least: met[0]!, most: met.at(-1)! };
}

/** Whole minutes a meeting lasted on average, half up; null where no length is known. */
export const meanMinutes = ({ meetings, sum }: Regime['minutes']): number | null => (meetings === 0 ? null : Math.floor((2 * sum + meetings) / (2 * meetings)));

type Facts = Omit<CellRegime, 'id' | 'name'> & { due: string[]; keptIn: Set<string> };

function factsOf(period: Months, cell: CellPeriod, now: Date, over: (month: string) => boolean): Facts {
  const today = dayOf(now);
  const held = countedOf(cell).filter((one) => period.months.includes(one.month));
  const keptIn = new Set(cell.held.filter((one) => period.months.includes(one.month) && firstOfMonth(dayOf(one.startsAt)) === one.month && owes(cell, one.month)).map((one) => one.month));
  const due = period.months.filter((month) => over(month) && owes(cell, month));
  const quarters = quartersOf(period).filter(({ months }) => over(months.at(-1)!) && months.some((month) => owes(cell, month)));
  return {
    due, keptIn, kept: { of: due.filter((month) => keptIn.has(month)).length, base: due.length },
    ...countsOf(held, cell, now),
    quarters: { of: quarters.filter(({ months }) => months.some((month) => cell.thematic.includes(month))).length, base: quarters.length },
    late: held.reduce((sum, one) => sum + one.tasksDone - one.tasksInTime, 0), carried: held.reduce((sum, one) => sum + one.tasksCarried, 0),
    unthemed: quartersOf(period).filter(({ months }) => months[0]! <= today && months.some((month) => owes(cell, month)) && !months.some((month) => cell.thematic.includes(month))).map(({ quarter }) => quarter)
  };
}

/** What some meetings of a cell came to. */
function countsOf(held: readonly HeldMonth[], cell: Pick<CellPeriod, 'papersUnseen'>, now: Date): Counts {
  const long = held.filter((one) => one.minutes !== null);
  const handing = cell.papersUnseen ? [] : held;
  const filing = held.filter((one) => one.postedAt !== null || now > filingDue(one.concludedAt));
  return {
    attendance: add(held.map(attendanceOf)),
    minutes: { meetings: long.length, sum: long.reduce((sum, one) => sum + one.minutes!, 0) },
    longEnough: { of: long.filter((one) => one.minutes! >= leastMinutes[one.combined ? 'combined' : 'regular']).length, base: long.length },
    spoke: add(held.map((one) => ({ of: Math.min(one.spoke, one.present), base: one.present }))),
    noticeInTime: { of: held.filter((one) => one.announcedAt !== null && one.announcedAt <= noticeDue(one.startsAt)).length, base: held.length },
    papersInTime: { of: handing.filter((one) => one.papersAt !== null && one.papersAt <= noticeDue(one.startsAt)).length, base: handing.length },
    postedInTime: { of: filing.filter((one) => one.postedAt !== null && one.postedAt <= filingDue(one.concludedAt)).length, base: filing.length },
    tasks: add(held.map((one) => ({ of: one.tasksDone, base: one.tasksBefore })))
  };
}
const together = (all: readonly Counts[]): Counts => ({
  attendance: add(all.map((one) => one.attendance)), minutes: { meetings: all.reduce((sum, one) => sum + one.minutes.meetings, 0), sum: all.reduce((sum, one) => sum + one.minutes.sum, 0) },
  longEnough: add(all.map((one) => one.longEnough)), spoke: add(all.map((one) => one.spoke)), noticeInTime: add(all.map((one) => one.noticeInTime)), papersInTime: add(all.map((one) => one.papersInTime)), postedInTime: add(all.map((one) => one.postedInTime)), tasks: add(all.map((one) => one.tasks))
});

/** A cell owes a month that begins on the day it came into being, or later. */
const owes = (cell: { since: string }, month: string): boolean => cell.since <= month;

function quartersOf(period: Months): { quarter: number; months: string[] }[] {
  const first = Math.floor((Number(period.months[0]!.slice(5, 7)) - 1) / 3);
  return Array.from({ length: period.months.length / 3 }, (_, index) => ({ quarter: first + index + 1, months: period.months.slice(index * 3, index * 3 + 3) }));
}

/** Its own meetings, and those of the cells that were dissolved into it. */
export const countedOf = (cell: Pick<CellPeriod, 'held' | 'gone'>): HeldMonth[] => [...cell.held, ...(cell.gone ?? [])];

const attendanceOf = (one: HeldMonth): Share => ({ of: one.present, base: one.mustAttend });
const add = (shares: readonly Share[]): Share => shares.reduce((sum, one) => ({ of: sum.of + one.of, base: sum.base + one.base }), { of: 0, base: 0 });
