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
  /** thematic papers uploaded and not yet handed to the members */
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

/** Whether a member is reminded of a late task on the morning of a day: the day after it was due, then once a week. */
export function taskDueOn(task: { dueOn: string; saysDone: boolean }, day: string): boolean {
  const late = daysBetween(task.dueOn, day);
  return !task.saysDone && late > 0 && (late - 1) % 7 === 0;
}
