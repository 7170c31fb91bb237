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
  /** months whose meeting carried it on, before the month asked about */
  carried: number;
  reports: { at: Date; text: string; saysDone: boolean }[];
}

export interface TaskLine {
  task: TaskFacts;
  /** in words: done, done late, reported as done, being done, late */
  state: 'done' | 'done-late' | 'says-done' | 'under-way' | 'late';
  daysLate: number;
  lastReport: string;
  /** which time it is carried, if it goes on: 1 for the first */
  wouldBeCarried: number;
}

/** The table "results of last month" that writes itself (HD 42-HD/BTCTW, II.3.1): every task set by the end of a day that is still open, or ended since. Of a meeting, the tasks it sets itself are left out by who asks. */
export function lastMonth(tasks: readonly TaskFacts[], asOf: string): TaskLine[] {
  return tasks
    .filter((task) => task.setOn <= asOf)
    .map((task) => {
      const report = task.reports.at(-1);
      return { task, ...stateOf(task, asOf), lastReport: report?.text ?? '', wouldBeCarried: task.carried + 1 };
    })
    .sort((a, b) => (a.task.dueOn < b.task.dueOn ? -1 : a.task.dueOn > b.task.dueOn ? 1 : a.task.text < b.task.text ? -1 : 1));
}

function stateOf(task: TaskFacts, asOf: string): Pick<TaskLine, 'state' | 'daysLate'> {
  if (task.status === 'done') {
    const late = Math.max(0, daysBetween(task.dueOn, task.endedOn!));
    return { state: late > 0 ? 'done-late' : 'done', daysLate: late };
  }
  const daysLate = Math.max(0, daysBetween(task.dueOn, asOf));
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
