import { minutesBetween } from './duration.ts';
import type { MinutesPart } from './minutes.ts';

/** An item of the agenda as the meeting walks it. Instants; whole minutes. */
export interface Walked {
  state: 'was' | 'on' | 'ahead';
  /** minutes so far, or that it took; null where it was not walked */
  took: number | null;
  /** minutes left of those planned while it is on; below zero it runs over */
  left: number | null;
}

/** Where an item stands at a moment. A meeting recorded afterwards has no clock: only the order. */
export function walked(item: { minutes: number; started_at: Date | null; ended_at: Date | null }, now: Date, clock = true): Walked {
  if (!item.started_at) return { state: 'ahead', took: null, left: null };
  const took = clock ? minutesBetween(item.started_at, item.ended_at ?? now) : null;
  if (item.ended_at) return { state: 'was', took, left: null };
  return { state: 'on', took, left: took === null || item.minutes === 0 ? null : item.minutes - took };
}

/** What the end of a meeting asks for. */
export interface EndFacts {
  kind: 'regular' | 'thematic' | 'combined' | 'extraordinary';
  unknown: number;
  quorum: { blocks: boolean; needed: number; present: number };
  hasDraft: boolean;
  resolutionVoted: boolean;
  selfMarkVoted: boolean;
  minutesApproved: boolean;
  /** parts of the minutes that changed after they were approved */
  minutesChanged: MinutesPart[];
  dues: string;
  tasksNotJudged: number;
  opinionsNotAnswered: number;
}
export type Missing =
  | { refused: 'roll-has-unknown'; unknown: number }
  | { refused: 'quorum-not-reached'; needed: number; present: number }
  | { refused: 'resolution-not-voted' | 'self-mark-not-voted' | 'minutes-not-approved' | 'minutes-changed-since' };
export type Worth = { open: 'dues' } | { open: 'tasks' | 'opinions'; n: number };

/**
 * What is still missing before the chair may end the meeting, in the order of the evening (HD 42-HD/BTCTW, II.2.2), and what is
 * only worth a look: dues not stated, tasks that will be carried on unjudged, opinions without an answer.
 */
export function stillMissing(facts: EndFacts): { missing: Missing[]; worth: Worth[] } {
  const regular = facts.kind === 'regular' || facts.kind === 'combined';
  return {
    missing: [
      ...(facts.unknown > 0 ? [{ refused: 'roll-has-unknown' as const, unknown: facts.unknown }] : []),
      ...(facts.quorum.blocks ? [{ refused: 'quorum-not-reached' as const, needed: facts.quorum.needed, present: facts.quorum.present }] : []),
      ...(!facts.resolutionVoted && (facts.hasDraft || regular) ? [{ refused: 'resolution-not-voted' as const }] : []),
      ...(!facts.selfMarkVoted && facts.kind !== 'extraordinary' ? [{ refused: 'self-mark-not-voted' as const }] : []),
      ...(!facts.minutesApproved ? [{ refused: 'minutes-not-approved' as const }] : facts.minutesChanged.length > 0 ? [{ refused: 'minutes-changed-since' as const }] : [])
    ],
    worth: [
      ...(regular && !facts.dues ? [{ open: 'dues' as const }] : []),
      ...(facts.tasksNotJudged > 0 && facts.kind !== 'thematic' && facts.kind !== 'extraordinary' ? [{ open: 'tasks' as const, n: facts.tasksNotJudged }] : []),
      ...(facts.opinionsNotAnswered > 0 ? [{ open: 'opinions' as const, n: facts.opinionsNotAnswered }] : [])
    ]
  };
}
