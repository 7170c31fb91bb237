import { quarterOf } from '#organisation/day.ts';

/** A meeting as a year's plan tells it. `startsAt` is 'YYYY-MM-DDTHH:MM' in Asia/Ho_Chi_Minh. */
export interface PlannedMeeting {
  id: string;
  month: string;
  kind: string;
  startsAt: string;
  place: string;
  theme: string;
}
/** What differs from the plan as it was reported: a meeting more, one fewer, another time, place or theme. */
export interface PlanChange {
  meeting: PlannedMeeting;
  what: 'added' | 'gone' | 'time' | 'place' | 'theme';
  /** as it was reported; empty for one added */
  before: string;
}

/** The changes since a plan was reported, in the order of the months. */
export function planChanges(reported: readonly PlannedMeeting[], now: readonly PlannedMeeting[]): PlanChange[] {
  const before = new Map(reported.map((one) => [one.id, one]));
  const still = new Set(now.map((one) => one.id));
  return [
    ...reported.filter((one) => !still.has(one.id)).map((meeting): PlanChange => ({ meeting, what: 'gone', before: meeting.startsAt })),
    ...now.flatMap((meeting): PlanChange[] => {
      const was = before.get(meeting.id);
      if (!was) return [{ meeting, what: 'added', before: '' }];
      return [
        ...(was.startsAt !== meeting.startsAt ? [{ meeting, what: 'time' as const, before: was.startsAt }] : []),
        ...(was.place !== meeting.place ? [{ meeting, what: 'place' as const, before: was.place }] : []),
        ...(was.theme !== meeting.theme ? [{ meeting, what: 'theme' as const, before: was.theme }] : [])
      ];
    })
  ].sort((a, b) => (a.meeting.month < b.meeting.month ? -1 : a.meeting.month > b.meeting.month ? 1 : 0));
}

/** The quarters of a year without a thematic meeting: one at least in each (HD 42-HD/BTCTW). A missed meeting is none. `from` is the first month the cell plans. */
export function quartersWithoutTheme(meetings: readonly { month: string; kind: string; state: string }[], from: string): number[] {
  const covered = new Set(meetings.filter((one) => (one.kind === 'thematic' || one.kind === 'combined') && one.state !== 'missed').map((one) => quarterOf(one.month)));
  return [1, 2, 3, 4].filter((quarter) => quarter >= quarterOf(from) && !covered.has(quarter));
}
