import { addDays, daysBetween } from '#organisation/day.ts';

/** What a team finds: what is done well, what falls short, what breaches a rule. */
export const natures = ['good', 'shortcoming', 'breach'] as const;
export type Nature = (typeof natures)[number];

export const paperWords = ['handed-in', 'received', 'asked-again', 'not-needed'] as const;
export type PaperWord = (typeof paperWords)[number];
/** What was asked to be handed in, with what was said of it since, oldest first. */
export interface Asked {
  dueOn: string;
  words: readonly { word: PaperWord; at: Date }[];
}
export type PaperState = 'asked' | PaperWord;
export const paperState = ({ words }: Pick<Asked, 'words'>): PaperState => words.at(-1)?.word ?? 'asked';
/** Whether it waits for the cell. */
export const isOwed = (asked: Pick<Asked, 'words'>): boolean => ['asked', 'asked-again'].includes(paperState(asked));
export const isPaperLate = (asked: Asked, today: string): boolean => isOwed(asked) && asked.dueOn < today;
/** What may be said of it next: the cell hands in what it owes; the team takes it or asks again, or does without. */
export function mayFollowPaper(state: PaperState): PaperWord[] {
  if (state === 'received' || state === 'not-needed') return [];
  return state === 'handed-in' ? ['received', 'asked-again', 'not-needed'] : ['handed-in', 'received', 'not-needed'];
}

export const settlements = ['done', 'not-done', 'dropped'] as const;
export type Settlement = (typeof settlements)[number];
export type RemedyWord = 'reported' | Settlement;
/** What is to be remedied, with what was said of it since, oldest first. */
export interface Remedying {
  dueOn: string;
  words: readonly { word: RemedyWord; newDueOn: string | null; at: Date }[];
}
export type RemedyState = 'open' | RemedyWord;
export const remedyState = ({ words }: Pick<Remedying, 'words'>): RemedyState => words.at(-1)?.word ?? 'open';
export const isClosed = (remedy: Pick<Remedying, 'words'>): boolean => ['done', 'dropped'].includes(remedyState(remedy));
/** The day it is due by now: the last that was given. */
export const remedyDue = (remedy: Remedying): string => remedy.words.findLast((one) => one.newDueOn !== null)?.newDueOn ?? remedy.dueOn;
/** Whether its day is over, and the cell has not said that it is done. */
export const isRemedyLate = (remedy: Remedying, today: string): boolean => ['open', 'not-done'].includes(remedyState(remedy)) && remedyDue(remedy) < today;
/** So many days before its day a remedy is recalled by letter: ours. */
export const reminderAhead = 3;
/** Whether the morning of a day recalls a remedy that waits: once shortly before its day, when that day is over, and from then on once a week has gone by. */
export function remedyReminded({ dueOn, remindedOn }: { dueOn: string; remindedOn: string | null }, day: string): boolean {
  if (day < addDays(dueOn, -reminderAhead)) return false;
  if (day <= dueOn) return remindedOn === null || remindedOn < addDays(dueOn, -reminderAhead);
  return remindedOn === null || remindedOn <= dueOn || daysBetween(remindedOn, day) >= 7;
}
/** How often it was looked at and not found done. */
export const timesBack = ({ words }: Pick<Remedying, 'words'>): number => words.filter((one) => one.word === 'not-done').length;

/** So far ahead a day for papers or remedies may lie, in days: ours. */
const furthest = 366;
export const isWithinReach = (day: string, today: string): boolean => day >= today && day <= addDays(today, furthest);
