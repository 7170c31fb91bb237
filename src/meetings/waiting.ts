import { noticeDue } from './month.ts';
import { states, type MeetingState } from './meeting.ts';

/** For whom a cell's month waits: those who lead it themselves, a member by name, the members, the committee above. */
export type WaitsOn = 'us' | 'author' | 'reviewer' | 'members' | 'committee';
export interface Waiting {
  key: 'proposal' | 'register' | 'settle' | 'paper-written' | 'paper-reviewed' | 'paper-distributed' | 'papers' | 'tell' | 'replies' | 'leaves' | 'opinions' | 'grade';
  on: WaitsOn;
  names: string[];
  /** how many, where it is about a number of people or texts */
  count: number;
  by: Date | null;
  late: boolean;
}

export interface WaitingFacts {
  state: MeetingState;
  startsAt: Date;
  registered: boolean;
  settled: boolean;
  /** the committee asked for another time and was not answered */
  proposed: boolean;
  /** who is still to be told by a call or on paper; who was told and has not answered */
  toTell: readonly string[];
  noReply: readonly string[];
  /** who asks leave and was not answered */
  leaves: readonly string[];
  /** papers named on the agenda without a file yet */
  papers: readonly string[];
  /** opinions sent before and not answered */
  opinions: number;
}

/** A thematic meeting still ahead. */
export interface ThemeFacts {
  startsAt: Date;
  step: 'draft' | 'returned' | 'reviewed' | 'distributed' | null;
  authorName: string | null;
  reviewerName: string | null;
}

const aDay = 24 * 3600_000;

/**
 * What of a cell's month waits on whom, in the order of the month; of what waits on somebody else a secretary need only know, what waits on
 * `us` opens. The one next step itself is not among it (`month.ts`).
 */
export function waitingFor(facts: WaitingFacts, now: Date): Waiting[] {
  const ahead = states.indexOf(facts.state) <= states.indexOf('announced') && facts.state !== 'missed';
  const line = (key: Waiting['key'], on: WaitsOn, when: boolean, more: Partial<Waiting> = {}): Waiting[] => (when ? [{ key, on, names: [], count: 0, by: null, late: more.by ? now > more.by : false, ...more }] : []);
  const people = (names: readonly string[]) => ({ names: [...names], count: names.length });
  return [
    ...line('proposal', 'us', ahead && facts.proposed),
    ...line('register', 'us', ahead && !facts.registered && !facts.settled && !facts.proposed),
    ...line('settle', 'committee', ahead && facts.registered && !facts.settled && !facts.proposed),
    ...line('papers', 'us', ahead && facts.papers.length > 0, { ...people(facts.papers), by: noticeDue(facts.startsAt) }),
    ...line('leaves', 'us', facts.leaves.length > 0, people(facts.leaves)),
    ...line('opinions', 'us', facts.opinions > 0, { count: facts.opinions, by: facts.startsAt }),
    ...line('tell', 'us', ahead && facts.toTell.length > 0, { ...people(facts.toTell), by: noticeDue(facts.startsAt) }),
    ...line('replies', 'members', facts.state === 'announced' && facts.noReply.length > 0, { ...people(facts.noReply), by: facts.startsAt }),
    ...line('grade', 'committee', facts.state === 'filed')
  ];
}

/** Whom a thematic meeting's paper waits on: written a week before, reviewed four days before (ours), with the members a day before (HD 42-HD/BTCTW, II.2.2). */
export function themeWaits(theme: ThemeFacts, now: Date): Waiting | null {
  const before = (days: number) => new Date(theme.startsAt.getTime() - days * aDay);
  const at = (key: Waiting['key'], on: WaitsOn, name: string | null, by: Date): Waiting => ({ key, on, names: name ? [name] : [], count: 0, by, late: now > by });
  if (theme.step === 'distributed') return null;
  if (theme.step === 'reviewed') return at('paper-distributed', 'us', null, noticeDue(theme.startsAt));
  if (theme.step === 'draft') return at('paper-reviewed', 'reviewer', theme.reviewerName, before(4));
  return at('paper-written', 'author', theme.authorName, before(7));
}
