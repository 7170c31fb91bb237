import { dayOf, daysBetween } from '#organisation/day.ts';
import type { MeetingState } from './meeting.ts';
import { filingDue } from './month.ts';

/** What a meeting or a task gives cause to remind of. */
export type DueAbout = 'notice-due' | 'papers-due' | 'filing-due' | 'task-late';

export interface MeetingDue {
  state: MeetingState;
  startsAt: Date;
  endedAt: Date | null;
  postedAt: Date | null;
  /** papers the members should have and have not: named on the agenda without a file, or thematic and not handed to them */
  papersWaiting: number;
}

/**
 * What the secretary is reminded of on the morning of a day (Asia/Ho_Chi_Minh): the notice on the day before it must be out and on
 * the day it must (a day before the meeting, HD 42-HD/BTCTW II.2.2), papers likewise; the filing on the day it is due and for three
 * days after. Nothing of a meeting that was missed.
 */
export function meetingDueOn(meeting: MeetingDue, day: string): DueAbout | null {
  const daysTo = daysBetween(day, dayOf(meeting.startsAt));
  if (meeting.state === 'planned' || meeting.state === 'prepared') return daysTo === 1 || daysTo === 2 ? 'notice-due' : null;
  if (meeting.state === 'announced') return meeting.papersWaiting > 0 && (daysTo === 1 || daysTo === 2) ? 'papers-due' : null;
  if ((meeting.state === 'concluded' || meeting.state === 'written') && meeting.postedAt === null) {
    const late = daysBetween(dayOf(filingDue(meeting.endedAt ?? meeting.startsAt)), day);
    return late >= 0 && late <= 3 ? 'filing-due' : null;
  }
  return null;
}

/** A task as far as it decides whether its member is reminded. Days are Asia/Ho_Chi_Minh. */
export interface TaskDue {
  dueOn: string;
  saysDone: boolean;
  /** the last day its member was reminded of it, by letter or by a comrade; null if never */
  remindedOn: string | null;
}

/** Whether the morning reminds of a late task: as soon as it is late, then once a week has gone by since it was last recalled, by whomever. */
export function taskDueOn(task: TaskDue, day: string): boolean {
  if (task.saysDone || day <= task.dueOn) return false;
  return task.remindedOn === null || task.remindedOn <= task.dueOn || daysBetween(task.remindedOn, day) >= 7;
}
