import type { Refusal } from '#platform/command.ts';

/** A task as far as it decides who may change what about it. */
export interface Changeable {
  status: string;
  /** a meeting voted it as part of a clause; otherwise it was entered by hand */
  voted: boolean;
  dueOn: string;
  /** a meeting has judged it at least once */
  judged: boolean;
}

/**
 * Whether those who lead the cell may give a task another day between meetings (docs/decisions/015): while its day has not passed, and
 * to a day still ahead. A day that has passed is moved by the meeting alone, which counts it as carried.
 */
export function mayMoveTo(task: Changeable, dueOn: string, day: string): Refusal | null {
  if (dueOn === task.dueOn) return null;
  if (task.dueOn < day) return { refused: 'late-day-is-the-meetings', field: 'dueOn' };
  return dueOn < day ? { refused: 'day-has-passed', field: 'dueOn' } : null;
}

/** Whether a task may be given up outside a meeting: only one that no meeting voted and none has judged (docs/decisions/015). */
export function mayDrop(task: Changeable): Refusal | null {
  if (task.voted) return { refused: 'voted-task-is-the-meetings' };
  return task.judged ? { refused: 'judged-task-is-the-meetings' } : null;
}
