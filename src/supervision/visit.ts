import { addDays } from '#organisation/day.ts';
import { states, type MeetingState } from '#meetings/meeting.ts';

export const presences = ['whole', 'part'] as const;
/** What may be found good in a meeting, to be ticked. Ours, after HD 42-HD/BTCTW, II.2.2 and 5. */
export const goods = ['prepared', 'own-business', 'many-spoke', 'frank', 'results', 'assigned', 'orderly', 'theme'] as const;
/** The one thing to mend: the six shortcomings of the article of 2017 and what docs/field.md names beside them; or nothing, or another. */
export const mends = ['nothing', 'thin-preparation', 'relayed', 'office-business', 'few-speakers', 'no-criticism', 'results-unjudged', 'no-assignment', 'disorderly', 'other'] as const;
export const answers = ['agreed', 'done', 'not-so'] as const;
export const settlements = ['mended', 'not-mended', 'dropped'] as const;
export type Good = (typeof goods)[number];
export type Mend = (typeof mends)[number];

/** What of a meeting decides which choices fit it. */
export interface MeetingSeen {
  kind: string;
  cellType: string | null;
  tasksBefore: number;
}

/** The choices that fit a meeting: of a theme only where there was one, of last month's tasks only where there were any, of office business only where the cell is no village's. */
export function choicesFor(meeting: MeetingSeen): { goods: Good[]; mends: Mend[] } {
  const themed = meeting.kind === 'thematic' || meeting.kind === 'combined';
  const judged = meeting.tasksBefore > 0 && meeting.kind !== 'thematic';
  return {
    goods: goods.filter((one) => (one !== 'theme' || themed) && (one !== 'results' || judged)),
    mends: mends.filter((one) => (one !== 'results-unjudged' || judged) && (one !== 'office-business' || meeting.cellType !== 'village'))
  };
}

export type NotToReport = { refused: 'visit-before-the-meeting' | 'visit-of-no-meeting' | 'not-in-charge-that-day' | 'visit-reported-already' };

/** Why no sheet may be handed in about a meeting now, if so: it is not open yet, was not held, the visitor did not follow the cell then, or has said it already. */
export function mayReport(facts: { state: MeetingState; inChargeThen: boolean; reported: boolean }): true | NotToReport {
  if (facts.state === 'missed') return { refused: 'visit-of-no-meeting' };
  if (!hasBegun(facts.state)) return { refused: 'visit-before-the-meeting' };
  if (!facts.inChargeThen) return { refused: 'not-in-charge-that-day' };
  return facts.reported ? { refused: 'visit-reported-already' } : true;
}
export const hasBegun = (state: MeetingState): boolean => state !== 'missed' && states.indexOf(state) >= states.indexOf('open');

/** So far ahead a thing to mend may be put, in days: ours. */
const furthest = 366;
/** Whether a day for mending lies between the day it is said from and a year on. */
export const mayBeMendedBy = (by: string, from: string): boolean => by >= from && by <= addDays(from, furthest);

/** A thing to mend with what was said of it since, in any order. */
export interface Mending {
  mend: Mend;
  mendBy: string | null;
  answers: readonly { answer: (typeof answers)[number]; at: Date }[];
  settlements: readonly { result: (typeof settlements)[number]; newBy: string | null; at: Date }[];
}
export type MendState = 'nothing' | 'unanswered' | 'agreed' | 'said-done' | 'disputed' | 'not-mended' | 'mended' | 'dropped';
const after = { agreed: 'agreed', done: 'said-done', 'not-so': 'disputed', mended: 'mended', 'not-mended': 'not-mended', dropped: 'dropped' } as const;

/** How a thing to mend stands: the last word said of it counts, and a settlement before an answer of the same moment. */
export function mendState(visit: Mending): MendState {
  if (visit.mend === 'nothing') return 'nothing';
  const said = [...visit.settlements.map((one) => ({ at: one.at, state: after[one.result] })), ...visit.answers.map((one) => ({ at: one.at, state: after[one.answer] }))];
  const closed = said.find((one) => isClosed(one.state));
  if (closed) return closed.state;
  return said.reduce<{ at: Date; state: MendState } | null>((last, one) => (last && last.at > one.at ? last : one), null)?.state ?? 'unanswered';
}
export const isClosed = (state: MendState): boolean => state === 'mended' || state === 'dropped' || state === 'nothing';

/** The day it is to be mended by now: the last that was given. */
export const mendDay = (visit: Mending): string | null =>
  visit.settlements.filter((one) => one.newBy !== null).reduce<{ at: Date; newBy: string | null } | null>((last, one) => (last && last.at > one.at ? last : one), null)?.newBy ?? visit.mendBy;

/** How often it was looked at and not found mended. */
export const timesBack = (visit: Mending): number => visit.settlements.filter((one) => one.result === 'not-mended').length;

/** Whether it belongs on the agenda the cell prepares: it is still to be mended, and the cell neither says it is done nor that it is not so. */
export const isForAgenda = (visit: Mending): boolean => ['unanswered', 'agreed', 'not-mended'].includes(mendState(visit));

/** Whether its day has passed and nobody says it is mended. */
export const isLate = (visit: Mending, today: string): boolean => isForAgenda(visit) && (mendDay(visit) ?? today) < today;
