import { isOver, type MeetingState } from './meeting.ts';

/** An opinion sent before a meeting: what was said to it there, and how often an answer was noted since. */
export interface SentOpinion {
  meetingState: MeetingState;
  answer: string;
  /** the day for which an answer was promised at the meeting */
  dueOn: string | null;
  later: readonly unknown[];
}
export type OpinionState = 'ahead' | 'waits' | 'promised' | 'late' | 'answered';

/** How it stands on a day (HD 42-HD/BTCTW, II.2.2: members' concerns are answered): before its meeting nothing is owed; afterwards an answer, at once or by the day promised. */
export function opinionState({ meetingState, answer, dueOn, later }: SentOpinion, today: string): OpinionState {
  if (answer !== '' || later.length > 0) return 'answered';
  if (!isOver(meetingState)) return 'ahead';
  if (dueOn === null) return 'waits';
  return dueOn < today ? 'late' : 'promised';
}
