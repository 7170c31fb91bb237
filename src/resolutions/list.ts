import { addDays, weekday } from '#organisation/day.ts';
import { stateOf, type TaskFacts } from './last-month.ts';

/** What a list of tasks may be narrowed to. */
export const taskFilters = ['open', 'late', 'this-week', 'mine', 'no-person', 'done', 'dropped', 'all'] as const;
export type TaskFilter = (typeof taskFilters)[number];

export interface Listed extends TaskFacts {
  memberHere: boolean;
  folded: string;
}

/** Whether a task belongs under a filter on a day, for a reader who is this member of the cell (or none). A week ends on Sunday. */
export function belongs(task: Listed, filter: TaskFilter, day: string, readerId: string | null): boolean {
  const open = task.status === 'open';
  switch (filter) {
    case 'open': return open;
    case 'late': return open && task.dueOn < day && !task.reports.at(-1)?.saysDone;
    case 'this-week': return open && task.dueOn >= day && task.dueOn <= endOfWeek(day);
    case 'mine': return open && readerId !== null && task.memberId === readerId;
    case 'no-person': return open && isWithoutPerson(task);
    case 'done': return task.status === 'done';
    case 'dropped': return task.status === 'dropped';
    case 'all': return true;
  }
}

/** A task whose member is no longer in the cell asks for another; one that is the whole cell's does not. */
export const isWithoutPerson = (task: { memberId: string | null; memberHere: boolean }): boolean => task.memberId !== null && !task.memberHere;

const endOfWeek = (day: string): string => addDays(day, (7 - weekday(day)) % 7);

/** Found where every word typed begins a word of the task or of its member's name; both folded. */
export function finds(folded: string, typed: string): boolean {
  const words = ` ${folded.replace(/[^\p{L}\d]+/gu, ' ')}`;
  return typed.split(' ').filter(Boolean).every((word) => words.includes(` ${word}`));
}

export type Due = 'late' | 'this-week' | 'later' | 'reported' | 'ended';

/** Tasks by when they are due, in the order they came: late, this week, later, reported as done and waiting for the meeting, ended. Groups without a task are left out. */
export function byDue<T extends Listed>(tasks: readonly T[], day: string): { due: Due; tasks: T[] }[] {
  const dueOf = (task: T): Due => task.status !== 'open' ? 'ended' : task.reports.at(-1)?.saysDone ? 'reported' : task.dueOn < day ? 'late' : task.dueOn <= endOfWeek(day) ? 'this-week' : 'later';
  const groups = Map.groupBy(tasks, dueOf);
  return (['late', 'this-week', 'later', 'reported', 'ended'] as const).flatMap((due) => (groups.has(due) ? [{ due, tasks: groups.get(due)! }] : []));
}

/** A task of a list with how it stands. */
export const standing = <T extends Listed>(task: T, day: string) => ({ ...task, ...stateOf(task, day) });
