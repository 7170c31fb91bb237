import { addDays, dayOf } from '#organisation/day.ts';

/** One thing said about a request of a cell since it was raised. */
export interface Step {
  step: 'given' | 'answered' | 'taken' | 'raised-again';
  personId: string | null;
  dueOn: string | null;
  at: Date;
}
export interface Asked {
  at: Date;
  /** oldest first */
  steps: readonly Step[];
}
export type RequestState = 'raised' | 'given' | 'answered' | 'taken' | 'raised-again';

/** How a request stands: the last word counts. */
export const requestState = ({ steps }: Asked): RequestState => steps.at(-1)?.step ?? 'raised';

/** Who is to answer it now, by when; nothing where nobody is asked. */
export const answererOf = (asked: Asked): { personId: string; dueOn: string } | null => {
  const last = asked.steps.at(-1);
  return last?.step === 'given' ? { personId: last.personId!, dueOn: last.dueOn! } : null;
};

/** So many days a committee has to say who answers: ours. */
export const givenWithin = 7;

/** The day by which the committee owes its next word: who answers, or the answer itself; nothing where the word is the cell's, or it is closed. */
export function owedBy(asked: Asked): string | null {
  const state = requestState(asked);
  if (state === 'given') return answererOf(asked)!.dueOn;
  if (state === 'raised' || state === 'raised-again') return addDays(dayOf(asked.steps.at(-1)?.at ?? asked.at), givenWithin);
  return null;
}
export const isOverdue = (asked: Asked, today: string): boolean => (owedBy(asked) ?? today) < today;

/** What may be said of it next, whoever says it. */
export function mayFollow(state: RequestState): Step['step'][] {
  if (state === 'taken') return [];
  if (state === 'answered') return ['taken', 'raised-again'];
  // given to another, or with another day
  return state === 'given' ? ['answered', 'given'] : ['given'];
}
