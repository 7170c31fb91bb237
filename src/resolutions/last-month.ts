import { daysBetween } from '#organisation/day.ts';

/** A task before a month's meeting, with what was reported and judged. Days are Asia/Ho_Chi_Minh. */
export interface TaskFacts {
  id: string;
  text: string;
  memberId: string | null;
  memberName: string | null;
  setOn: string;
  dueOn: string;
  status: 'open' | 'done' | 'dropped';
  endedOn: string | null;
  /** how the month asked about judged it; null while its meeting has not */
  judged: 'done' | 'done-late' | 'carried' | 'dropped' | null;
  /** months whose meeting carried it on, before the month asked about */
  carried: number;
  reports: { at: Date; text: string; saysDone: boolean; percent: number | null }[];
}

export type TaskState = 'done' | 'done-late' | 'says-done' | 'under-way' | 'late' | 'carried' | 'dropped';
export interface TaskLine<T extends TaskFacts = TaskFacts> {
  task: T;
  /** in words: done, done late, carried, given up, reported as done, being done, late */
  state: TaskState;
  daysLate: number;
  lastReport: string;
  /** which time it is carried, if it goes on: 1 for the first */
  wouldBeCarried: number;
}

/** The table "results of last month" that writes itself (HD 42-HD/BTCTW, II.3.1): every task set by the end of a day that is still open, or ended since. Of a meeting, the tasks it sets itself are left out by who asks. */
export function lastMonth<T extends TaskFacts>(tasks: readonly T[], asOf: string): TaskLine<T>[] {
  return tasks
    .filter((task) => task.setOn <= asOf)
    .map((task) => ({ task, ...stateOf(task, asOf), lastReport: task.reports.at(-1)?.text ?? '', wouldBeCarried: task.carried + 1 }))
    .sort((a, b) => (a.task.dueOn < b.task.dueOn ? -1 : a.task.dueOn > b.task.dueOn ? 1 : a.task.text < b.task.text ? -1 : 1));
}

/** How a task stands on a day: as a meeting judged it, else by what was reported last and by its date. */
export function stateOf(task: Pick<TaskFacts, 'status' | 'dueOn' | 'endedOn' | 'judged'> & { reports: readonly { saysDone: boolean }[] }, asOf: string): { state: TaskState; daysLate: number } {
  const late = (day: string) => Math.max(0, daysBetween(task.dueOn, day));
  if (task.judged === 'done' || task.judged === 'done-late') return { state: task.judged, daysLate: task.judged === 'done-late' && task.endedOn ? late(task.endedOn) : 0 };
  if (task.judged === 'carried' || task.judged === 'dropped') return { state: task.judged, daysLate: 0 };
  if (task.status === 'dropped') return { state: 'dropped', daysLate: 0 };
  const daysLate = late(asOf);
  if (task.reports.at(-1)?.saysDone) return { state: 'says-done', daysLate };
  return { state: daysLate > 0 ? 'late' : 'under-way', daysLate };
}

/** The part of the tasks before a meeting that were done, and of these in time. */
export function doneShare(judged: readonly { result: string }[]): { done: number; inTime: number; base: number } {
  return {
    done: judged.filter((one) => one.result === 'done' || one.result === 'done-late').length,
    inTime: judged.filter((one) => one.result === 'done').length,
    base: judged.length
  };
}
