import type { CellType } from '#organisation/cell-type.ts';

/** What of a meeting's preparation is written anew each month: the minutes of the pre-meeting, and the resolution with its tasks. */
export const parts = ['pre-meeting', 'resolution'] as const;
export type Part = (typeof parts)[number];

/** A meeting that was held, as the signals look at it. Days are those of Việt Nam. */
export interface HeldMeeting {
  id: string;
  month: string;
  day: string;
  startsAt: Date;
  /** entered from paper: when things were done beforehand is not known */
  recordedAfterwards: boolean;
  noticeAt: Date | null;
  /** when the papers were put up for the members, if they were */
  papersAt: Date | null;
  present: number;
  items: readonly { id: string; origin: string; key: string | null; title: string; points: string }[];
  speeches: readonly { id: string; itemId: string; memberId: string; name: string; text: string }[];
  clauses: readonly { id: string; text: string; tasks: readonly { text: string; named: boolean }[] }[];
  /** opinions sent before this meeting that nobody answered, there or since, and the day an answer was promised for, if one was */
  unanswered: readonly { id: string; name: string; text: string; dueOn: string | null }[];
  preMeeting: { content: string; conclusion: string } | null;
}

/** A member who came to some of the last meetings. */
export interface Comer {
  memberId: string;
  name: string;
  /** the meetings they came to, of the last ones looked at */
  came: number;
  /** the last day they spoke at a meeting or sent an opinion before one */
  lastHeard: string | null;
  /** the first day of the meetings looked at to which they came */
  since: string;
  leads: boolean;
}

/** What of a cell its signals are worked out from: no more than a year back. */
export interface CellFacts {
  cellId: string;
  cell: string;
  cellType: CellType | null;
  /** the day it was founded or received */
  since: string;
  /** the regular meetings that were held, the latest first, at most `lookedAt` */
  meetings: readonly HeldMeeting[];
  /** what was said, asked and decided besides them, at thematic and extraordinary meetings, with its day */
  besides: readonly { day: string; text: string }[];
  tasks: readonly { id: string; text: string; memberName: string | null; carried: number; dueOn: string; lastMonth: string }[];
  /** absences without reason in twelve months of those who had to attend, the latest first */
  absences: readonly { memberId: string; name: string; meetingId: string; day: string }[];
  comers: readonly Comer[];
  posts: readonly { id: string; kind: 'secretary' | 'deputy' | 'committee-member'; name: string; from: string; until: string | null }[];
  /** the day the last secretary left the post, where nobody is in it */
  secretaryUntil: string | null;
  officials: number;
  lastVisit: string | null;
  /** a visit is expected at least once in so many months, as the committee set it; null where it set nothing */
  visitEvery: string | null;
  /** how many other cells of the commune wrote a part of their meeting of the month just over nearly the same, of how many that wrote it at length, and the day from which that is told; the parts of which something is to be told */
  elsewhere: readonly { part: Part; meetingId: string; alike: number; written: number; since: string }[];
  dismissals: readonly Dismissal[];
}
/** So many meetings are looked at for what is said and done in them. */
export const lookedAt = 6;

/** What somebody said of a signal: it is not so, because. */
export interface Dismissal {
  id: string;
  kind: string;
  subject: string;
  evidence: readonly string[];
  reason: string;
  at: Date;
  by: string;
}
