import { dayBegan } from '#organisation/day.ts';
import type { MeetingState } from './meeting.ts';
import { states } from './meeting.ts';

/** The month is one strip of six stops (LOOK 4). */
export const stopKeys = ['pre-meeting', 'content', 'notice', 'meeting', 'minutes', 'filing'] as const;
export type StopKey = (typeof stopKeys)[number];
export type StopState = 'done' | 'now' | 'late' | 'ahead';
export interface Stop {
  key: StopKey;
  state: StopState;
}

/** What the strip and the next step are worked out from. */
export interface MonthFacts {
  state: MeetingState;
  preMeeting: 'due' | 'held' | 'not-applicable' | 'not-held';
  startsAt: Date;
  endedAt: Date | null;
  postedAt: Date | null;
}

export type StepKey = 'hold-pre-meeting' | 'agree-content' | 'announce' | 'open' | 'hold' | 'write' | 'file' | 'none';
export interface NextStep {
  step: StepKey;
  stop: StopKey | null;
  /** an instant: by when it has to be done */
  by: Date | null;
  late: boolean;
}

const aMinute = 60 * 1000;
const aDay = 24 * 60 * aMinute;

/** Half a day after its hour a meeting of which nothing is recorded was held on paper, or not at all: ours. */
export const passedOver = (meeting: Pick<MonthFacts, 'state' | 'startsAt'>, now: Date): boolean =>
  ['planned', 'prepared', 'announced'].includes(meeting.state) && now.getTime() > meeting.startsAt.getTime() + aDay / 2;

/** Papers and notice at least one day before (HD 42-HD/BTCTW, II.2.2). */
export const noticeDue = (startsAt: Date): Date => new Date(startsAt.getTime() - aDay);
/** Results within two days after the meeting (HD 42-HD/BTCTW, II.2.2): by the end of the second day. */
export const filingDue = (endedAt: Date): Date => lastMinuteAfter(endedAt, 2);
/** Minutes finished within a day, so that filing keeps its two days: ours. */
export const writingDue = (endedAt: Date): Date => lastMinuteAfter(endedAt, 1);
/** 23:59 of a day so many after that of an instant. */
const lastMinuteAfter = (instant: Date, days: number): Date => new Date(dayBegan(instant).getTime() + (days + 1) * aDay - aMinute);
/** The pre-meeting three days before, so that notice and papers can go out a day before: ours. */
export const preMeetingDue = (startsAt: Date): Date => new Date(startsAt.getTime() - 3 * aDay);

/** The one thing to do next in a meeting's month, and by when. */
export function nextStep(facts: MonthFacts, now: Date): NextStep {
  const step = (key: StepKey, stop: StopKey, by: Date): NextStep => ({ step: key, stop, by, late: now > by });
  switch (facts.state) {
    case 'planned':
      return facts.preMeeting === 'due' ? step('hold-pre-meeting', 'pre-meeting', preMeetingDue(facts.startsAt)) : step('agree-content', 'content', noticeDue(facts.startsAt));
    case 'prepared':
      return step('announce', 'notice', noticeDue(facts.startsAt));
    case 'announced':
      return step('open', 'meeting', facts.startsAt);
    case 'open':
      return { step: 'hold', stop: 'meeting', by: null, late: false };
    case 'concluded':
      return step('write', 'minutes', writingDue(facts.endedAt ?? facts.startsAt));
    case 'written':
      return step('file', 'filing', filingDue(facts.endedAt ?? facts.startsAt));
    default:
      return { step: 'none', stop: null, by: null, late: false };
  }
}

/** The two postings to the handbook app: papers a day before the meeting, results two days after it. Of a cell that does not use it (`asked` false) none is late, and one that was marked all the same stands. */
export interface Posting {
  part: 'before' | 'after';
  asked: boolean;
  due: Date;
  postedAt: Date | null;
  /** posted after its time, or not yet posted and its time is over */
  late: boolean;
}

/**
 * Which postings a meeting asks for now: before it from its notice on, results from its end on. A posting that was marked before the
 * meeting was announced anew counts no more: `postedBefore` is when it was posted and when that was marked.
 */
export function postings(facts: { state: MeetingState; startsAt: Date; endedAt: Date | null; announcedAt: Date | null; postedBefore: { at: Date; marked: Date } | null; postedAt: Date | null; withoutHandbook: boolean }, now: Date): Posting[] {
  const at = states.indexOf(facts.state);
  const asked = !facts.withoutHandbook;
  if (facts.state === 'missed' || at < states.indexOf('announced')) return [];
  const posting = (part: Posting['part'], due: Date, postedAt: Date | null): Posting => ({ part, asked, due, postedAt, late: asked && (postedAt ?? now) > due });
  const before = facts.postedBefore && (!facts.announcedAt || facts.postedBefore.marked >= facts.announcedAt) ? facts.postedBefore.at : null;
  return [posting('before', noticeDue(facts.startsAt), before), ...(facts.endedAt ? [posting('after', filingDue(facts.endedAt), facts.postedAt)] : [])];
}

/** How long until a time, or since, in whole days and hours; hours alone within two days. */
export function countdown(due: Date, now: Date): { past: boolean; days: number; hours: number } {
  const past = now > due;
  const hours = Math.floor(Math.abs(due.getTime() - now.getTime()) / 3_600_000);
  return hours >= 48 ? { past, days: Math.floor(hours / 24), hours: hours % 24 } : { past, days: 0, hours };
}

/** The six stops of a meeting, the one in hand marked now, or late when its day has passed; a pre-meeting that was not held is never marked done. */
export function stops(facts: MonthFacts, now: Date): Stop[] {
  const next = nextStep(facts, now);
  const at = next.stop === null ? (facts.state === 'missed' ? -1 : stopKeys.length) : stopKeys.indexOf(next.stop);
  return stopKeys.map((key, index) => ({ key, state: index < at ? (key === 'pre-meeting' && facts.preMeeting === 'not-held' ? 'ahead' : 'done') : index === at ? (next.late ? 'late' : 'now') : 'ahead' }));
}
