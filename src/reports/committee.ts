import { filingDue, noticeDue, passedOver } from '#meetings/month.ts';
import { states, type MeetingState } from '#meetings/meeting.ts';
import { dayOf, daysBetween } from '#organisation/day.ts';

export type Todo = { what: 'no-plan' | 'missed' | 'late-notice' | 'not-met' | 'late-filing'; days: number; about: 'plan' | 'announce' | 'meet' | 'file' };
interface Facts {
  meetingId: string | null;
  state: MeetingState | null;
  startsAt: Date | null;
  endedAt: Date | null;
  postedAt: Date | null;
}

const past = (state: MeetingState, than: MeetingState) => state !== 'missed' && states.indexOf(state) >= states.indexOf(than);

/** The one thing a committee should ask of a cell now, if any; days of lateness in Asia/Ho_Chi_Minh. */
export function todoOf(cell: Facts, now: Date): Todo | null {
  if (!cell.meetingId || !cell.state || !cell.startsAt) return { what: 'no-plan', days: 0, about: 'plan' };
  if (cell.state === 'missed') return { what: 'missed', days: 0, about: 'meet' };
  if (past(cell.state, 'filed')) return null;
  if (past(cell.state, 'concluded')) {
    const due = filingDue(cell.endedAt ?? cell.startsAt);
    return now > due && !cell.postedAt ? { what: 'late-filing', days: Math.max(1, daysBetween(dayOf(due), dayOf(now))), about: 'file' } : null;
  }
  if (passedOver({ state: cell.state, startsAt: cell.startsAt }, now)) return { what: 'not-met', days: daysBetween(dayOf(cell.startsAt), dayOf(now)), about: 'meet' };
  if (!past(cell.state, 'announced') && now > noticeDue(cell.startsAt)) return { what: 'late-notice', days: 0, about: 'announce' };
  return null;
}

/** Whether a cell's regular meeting of the month was held to its end: only then it counts in a rate of attendance. */
export const held = (cell: { state: MeetingState | null }): boolean => Boolean(cell.state && past(cell.state, 'concluded'));

export interface Figures {
  cells: number;
  met: number;
  planned: number;
  /** not held, and said so */
  missed: number;
  unplanned: number;
  present: number;
  mustAttend: number;
  filed: number;
  lateFiling: number;
  tasksDone: number;
  tasksBefore: number;
  tasksCarried: number;
}

/** The four figures of a committee's month, from the rows on the same page. Attendance counts held meetings only. */
export function figuresOf(cells: readonly (Facts & { present: number; mustAttend: number; tasksDone: number; tasksBefore: number; tasksCarried: number })[], now: Date): Figures {
  const sum = (of: (cell: (typeof cells)[number]) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const met = cells.filter(held);
  const total = (of: (cell: (typeof cells)[number]) => number) => met.reduce((all, cell) => all + of(cell), 0);
  return {
    cells: cells.length, met: met.length, planned: cells.filter((cell) => cell.state && !past(cell.state, 'concluded') && cell.state !== 'missed').length, missed: cells.filter((cell) => cell.state === 'missed').length, unplanned: cells.filter((cell) => !cell.meetingId).length,
    present: total((cell) => cell.present), mustAttend: total((cell) => cell.mustAttend), filed: sum((cell) => (cell.state && past(cell.state, 'filed') ? 1 : 0)),
    lateFiling: sum((cell) => (todoOf(cell, now)?.what === 'late-filing' ? 1 : 0)), tasksDone: total((cell) => cell.tasksDone), tasksBefore: total((cell) => cell.tasksBefore), tasksCarried: total((cell) => cell.tasksCarried)
  };
}

/** A committee just below the one asked about, with what its cells have come to. */
export interface Group {
  id: string;
  name: string;
  cells: number;
  met: number;
  announced: number;
  filed: number;
  present: number;
  mustAttend: number;
  owing: number;
}

/** The cells by the committee just below that they belong to, in order of the committees' names; cells that hang at the unit itself are in none. */
export function groupsOf(cells: readonly (Facts & { groupId: string | null; group: string | null; present: number; mustAttend: number; tasksDone: number; tasksBefore: number; tasksCarried: number })[], now: Date): Group[] {
  const groups = [...Map.groupBy(cells.filter((cell) => cell.groupId), (cell) => cell.groupId!)].map(([id, own]) => {
    const { met, filed, present, mustAttend } = figuresOf(own, now);
    return { id, name: own[0]!.group ?? '', cells: own.length, met, announced: own.filter((cell) => cell.state && past(cell.state, 'announced')).length, filed, present, mustAttend, owing: own.filter((cell) => todoOf(cell, now)).length };
  });
  return groups.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
