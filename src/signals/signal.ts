import { addDays } from '#organisation/day.ts';
import type { Dismissal } from './facts.ts';

/**
 * What a cell may be made aware of, in the order in which it is said: what touches a comrade first, then what a meeting decided and did not do,
 * then how meetings are prepared and held, then what lies ahead. Never points, never an order among cells.
 */
export const kinds = [
  'absent-twice', 'opinion-unanswered', 'task-carried', 'clause-open', 'papers-late', 'same-text', 'same-elsewhere', 'relayed', 'office-business', 'few-speakers', 'same-speakers', 'member-unheard', 'no-criticism', 'criticism-unfollowed', 'superior-absent',
  'no-secretary', 'no-deputy', 'term-ends', 'long-in-post'
] as const;
export type Kind = (typeof kinds)[number];

/** How sure it is: recorded as it says; recorded, but records may leave something out; guessed from words or from what is usual. */
export const sureness = ['certain', 'likely', 'perhaps'] as const;
export type Sure = (typeof sureness)[number];

/** One fact a signal rests on, for words to say; what it has of a meeting, a task or a name is shown and linked. */
export interface Evidence {
  says: string;
  day?: string;
  meetingId?: string;
  taskId?: string;
  name?: string;
  text?: string;
  count?: number;
  of?: number;
}

export interface Signal {
  kind: Kind;
  /** whom or what in the cell it is about, by id; empty where it is about the cell as a whole */
  subject: string;
  sure: Sure;
  /** what it rests on, by keys: other keys are new evidence */
  rests: readonly string[];
  evidence: readonly Evidence[];
  /** the day the last of it came to be */
  since: string;
}

/** What still stands: of a signal whose evidence somebody has answered already in full, nothing is said again; new evidence is. */
export function standing(signals: readonly Signal[], dismissals: readonly Dismissal[]): Signal[] {
  return signals.filter((signal) => {
    const answered = new Set(dismissals.filter((one) => about(one, signal)).flatMap((one) => one.evidence));
    return signal.rests.some((key) => !answered.has(key));
  });
}
/** What was said of the same matter before, the latest first. */
export const saidBefore = (signal: Pick<Signal, 'kind' | 'subject'>, dismissals: readonly Dismissal[]): Dismissal[] =>
  dismissals.filter((one) => about(one, signal)).toSorted((a, b) => b.at.getTime() - a.at.getTime());
const about = (one: Dismissal, signal: Pick<Signal, 'kind' | 'subject'>): boolean => one.kind === signal.kind && one.subject === signal.subject;

/** A short name for what a signal rests on, so that what is answered is what was read. */
export const restsOn = (signal: Pick<Signal, 'rests'>): string => [...signal.rests].sort().join(' ');

/** The secretary is told first: whoever is in charge of the cell sees a signal a week after its last evidence (ours). */
export const cellsOwnDays = 7;
export const isForFollower = (signal: Pick<Signal, 'since'>, today: string): boolean => addDays(signal.since, cellsOwnDays) <= today;
