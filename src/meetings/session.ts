import { minutesBetween } from './duration.ts';
import type { MinutesPart } from './minutes.ts';
import { isRegular } from './meeting.ts';

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

/** The parts of the recorder's page. */
export type Part = 'roll' | 'guests' | 'dues' | 'results' | 'opinions' | 'vote' | 'mark' | 'minutes';

/** Which parts of the page belong to the item in hand, by the order of the evening (HD 42-HD/BTCTW, II.2.2): they stand right below it, open. */
export function inHand(item: { key: string | null; origin: string } | null): Part[] {
  if (!item || item.key === 'opening') return ['roll', 'guests', 'dues'];
  if (item.key === 'results' || item.origin === 'carried') return ['results'];
  if (item.key === 'resolution') return ['vote'];
  if (item.key === 'assessment') return ['mark'];
  if (item.key === 'minutes') return ['minutes'];
  return ['opinions'];
}

/** Where on the page each thing is mended that is missing before the end. */
export const mendedAt: Record<Missing['refused'], Part> = {
  'roll-has-unknown': 'roll', 'quorum-not-reached': 'roll', 'resolution-not-voted': 'vote', 'self-mark-not-voted': 'mark', 'minutes-not-approved': 'minutes', 'minutes-changed-since': 'minutes'
};

/**
 * The one thing to do before going on: what the item in hand is there for and has not brought yet, or, where no item is left, the
 * first thing missing before the end. Null: go on to the next item, or end.
 */
export function firstToDo(item: { key: string | null; origin: string } | null, missing: readonly Missing[], last: boolean): Missing | null {
  const parts = item ? inHand(item) : [];
  return missing.find((one) => parts.includes(mendedAt[one.refused])) ?? (last ? (missing[0] ?? null) : null);
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
  const regular = isRegular(facts.kind);
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
