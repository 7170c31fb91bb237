import { areTooClose, clashesOf, type OnCalendar } from '#meetings/clashes.ts';
import { addMonths } from '#organisation/day.ts';
import type { Expected, Followed } from './following.ts';

/** A quarter, `2026-Q4`, with its three months by their first days, and the day after it. */
export interface Quarter {
  key: string;
  months: [string, string, string];
  until: string;
}
export function quarterIn(key: string): Quarter | null {
  const found = /^(20\d\d|21\d\d)-Q([1-4])$/.exec(key);
  return found ? quarterFrom(`${found[1]}-${String(Number(found[2]) * 3 - 2).padStart(2, '0')}-01`) : null;
}
/** The quarter a day lies in. */
export const quarterOn = (day: string): Quarter => quarterFrom(`${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`);
/** The months of a quarter with the one before and the one after: a meeting of theirs may be put off into it. */
export const monthsAround = (quarter: Quarter): [string, string] => [addMonths(quarter.months[0], -1), quarter.until];
const quarterFrom = (first: string): Quarter => ({ key: `${first.slice(0, 4)}-Q${(Number(first.slice(5, 7)) + 2) / 3}`, months: [first, addMonths(first, 1), addMonths(first, 2)], until: addMonths(first, 3) });

/** What of a cell its need of a visit is worked out from, as it stands on a day. */
export interface CellInNeed extends Followed {
  /** the day its secretary took up the post */
  secretarySince: string | null;
  /** the last six regular meetings due by their summaries, the newest first; one that was not held has nobody who should have come */
  lately: readonly { month: string; present: number; mustAttend: number; missed: boolean }[];
  /** when it last asked for a visit */
  wishedOn: string | null;
  /** things a visitor asked to be mended, still open */
  toMend: number;
  /** its regular meetings of the quarter that are still to come */
  meetings: readonly { month: string; startsAt: Date; kind: OnCalendar['kind'] }[];
}

/** Why a cell needs a visit, and how much that weighs: ours, and said beside each visit that is drawn. */
export const needs = { asked: 4, unvisited: 3, 'fewer-attend': 3, missed: 3, 'new-cell': 3, 'to-mend': 2, 'new-secretary': 2, due: 1 } as const;
export type Need = keyof typeof needs;
/** A secretary or a cell is new for so many months; attendance is weak from so many per mille less than in the three months before. */
const newFor = 6;
const fallen = 50;

/** What is true of a cell on the first day of a quarter, or on the day it is drawn, of all that makes it need a visit. */
export function needsOf(cell: CellInNeed, today: string, quarter: Quarter, { every }: Expected): Need[] {
  const seen = cell.lastVisit ?? cell.since;
  const rate = (months: CellInNeed['lately']) => {
    const base = months.reduce((sum, one) => sum + one.mustAttend, 0);
    return base === 0 ? null : Math.round((months.reduce((sum, one) => sum + one.present, 0) * 1000) / base);
  };
  const [now, before] = [rate(cell.lately.slice(0, 3)), rate(cell.lately.slice(3, 6))];
  const isNew = (day: string | null) => day !== null && day <= today && addMonths(day, newFor) > today;
  const true_: Record<Need, boolean> = {
    asked: cell.wishedOn !== null && cell.wishedOn >= (cell.lastVisit ?? ''),
    unvisited: seen < addMonths(today, -every),
    'fewer-attend': now !== null && before !== null && before - now >= fallen,
    missed: cell.lately.slice(0, 3).some((one) => one.missed),
    'new-cell': isNew(cell.since),
    'to-mend': cell.toMend > 0,
    'new-secretary': isNew(cell.secretarySince) && cell.secretarySince !== cell.since,
    due: seen < addMonths(quarter.until, -every)
  };
  // what is overdue is not counted twice
  if (true_.unvisited) true_.due = false;
  return (Object.keys(needs) as Need[]).filter((need) => true_[need]);
}
export const weightOf = (found: readonly Need[]): number => found.reduce((sum, need) => sum + needs[need], 0);

/** A visit on the plan: who comes to which cell in which month, and to which meeting; none where it is not planned yet, or the visit was dropped. */
export interface Planned {
  cellId: string;
  month: string;
  personId: string;
  meeting: Hour | null;
}
type Hour = Pick<OnCalendar, 'startsAt' | 'kind'>;
export interface Drawn extends Planned {
  meeting: Hour;
  name: string;
  needs: Need[];
}
/** Why a cell in need has no visit: nobody follows it, it has planned no meeting to come, or its followers are elsewhere at all its hours. */
export interface NotDrawn {
  cellId: string;
  needs: Need[];
  why: 'nobody' | 'no-meeting' | 'all-elsewhere';
}

/**
 * Draws the visits of a quarter: the cells that need one most first, each with the follower who has fewest so far, to the earliest of its regular
 * meetings still to come at which they are nowhere else. What is planned already stays, and a cell with a visit planned, or dropped, gets no other. The order
 * in which cells, followers and meetings are given does not matter.
 */
export function drawVisits(cells: readonly CellInNeed[], planned: readonly Planned[], today: string, quarter: Quarter, expected: Expected): { visits: Drawn[]; without: NotDrawn[] } {
  const taken = [...planned];
  const visits: Drawn[] = [];
  const without: NotDrawn[] = [];
  const inNeed = cells.map((cell) => ({ cell, found: needsOf(cell, today, quarter, expected) })).filter(({ cell, found }) => found.length > 0 && !planned.some((one) => one.cellId === cell.id && quarter.months.includes(one.month)));
  for (const { cell, found } of inNeed.sort((a, b) => weightOf(b.found) - weightOf(a.found) || (a.cell.id < b.cell.id ? -1 : 1))) {
    const load = (personId: string) => taken.filter((one) => one.personId === personId && quarter.months.includes(one.month)).length;
    const followers = [...new Map(cell.followers.map((one) => [one.personId, one])).values()].sort((a, b) => load(a.personId) - load(b.personId) || (a.personId < b.personId ? -1 : 1));
    const meetings = cell.meetings.filter((one) => quarter.months.includes(one.month)).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const free = meetings.flatMap((meeting) => followers.filter((one) => !isElsewhere(taken, one.personId, meeting)).map((follower) => ({ meeting, follower })))[0];
    if (free) {
      const visit: Drawn = { cellId: cell.id, month: free.meeting.month, personId: free.follower.personId, name: free.follower.name, meeting: { startsAt: free.meeting.startsAt, kind: free.meeting.kind }, needs: found };
      visits.push(visit);
      taken.push(visit);
    } else without.push({ cellId: cell.id, needs: found, why: followers.length === 0 ? 'nobody' : meetings.length === 0 ? 'no-meeting' : 'all-elsewhere' });
  }
  return { visits, without };
}

/** Whether somebody is to be at another meeting at that hour. */
export const isElsewhere = (planned: readonly Planned[], personId: string, meeting: Hour): boolean =>
  planned.some((one) => one.personId === personId && one.meeting !== null && areTooClose(one.meeting, meeting));

/** How a planned visit stands: the sheet is in; its meeting is to come; it was held, or not held at all, without one; its time is not known; its visitor follows the cell no more; or is to be at another meeting at that hour, because one of the two was moved. */
export type PlannedState = 'dropped' | 'done' | 'ahead' | 'clash' | 'no-sheet' | 'not-held' | 'no-meeting' | 'no-follower';
interface Standing {
  droppedAt: Date | null;
  reported: boolean;
  follows: boolean;
  startsAt: Date | null;
  meetingState: string | null;
}
export function plannedState(one: Standing, now: Date): Exclude<PlannedState, 'clash'> {
  if (one.droppedAt) return 'dropped';
  if (one.reported) return 'done';
  if (one.meetingState === 'missed') return 'not-held';
  if (!one.follows) return 'no-follower';
  if (!one.startsAt) return 'no-meeting';
  return one.startsAt > now ? 'ahead' : 'no-sheet';
}

/** How each of these planned visits stands, and at which other cells its visitor is to be at that hour: by the rule by which the plan is drawn. */
export function standingsOf<Visit extends Standing & { id: string; cell: string; personId: string; kind: OnCalendar['kind'] | null }>(visits: readonly Visit[], now: Date): (Visit & { state: PlannedState; clashes: string[] })[] {
  const stand = visits.map((one) => ({ ...one, state: plannedState(one, now) }));
  const cellOf = new Map(visits.map((one) => [one.id, one.cell]));
  const clashes = clashesOf(stand.flatMap(({ id, kind, startsAt, personId, state }) => (state === 'ahead' && startsAt && kind ? [{ id, kind, startsAt, followers: [personId] }] : [])));
  return stand.map((one) => ({ ...one, state: clashes.has(one.id) ? 'clash' : one.state, clashes: (clashes.get(one.id) ?? []).map((id) => cellOf.get(id)!) }));
}
