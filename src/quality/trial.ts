import { minutesBetween } from '#meetings/duration.ts';
import { filingDue } from '#meetings/month.ts';
import type { MinutesFacts } from '#meetings/minutes.ts';
import type { MarkSheet } from '#meetings/self-mark.ts';
import type { About, Frame } from './frame.ts';
import { mayGive, sheetOf, type Facts } from './score.ts';

const yes = (holds: boolean) => ({ value: holds ? 1 : 0 });

/**
 * What a meeting that is over says to a frame, from what was frozen at its end: its minutes, and where its mark was given by criterion, what
 * was known then. What neither holds stays for people to judge.
 */
export function pastFacts(held: MinutesFacts, sheet: MarkSheet | null, postedAt: Date | null): Facts {
  const known = Object.fromEntries((sheet?.lines ?? []).flatMap((line) => line.facts).filter((one) => one.fact !== 'minutes-short' && one.fact !== 'minutes-so-far').map(({ fact, ...quantity }) => [fact, quantity])) as Facts;
  const speakers = new Set(held.items.flatMap((item) => item.speeches.map((speech) => speech.name)));
  const here = held.roll.filter((row) => row.inBase && ['present', 'late', 'left-early'].includes(row.mark));
  const clauses = held.resolution?.clauses ?? [];
  const [endedAt, results] = [held.endedAt ? new Date(held.endedAt) : null, held.results.filter((row) => row.result !== 'withdrawn')];
  return {
    ...known,
    ...(endedAt ? { 'minutes-held': { value: minutesBetween(new Date(held.startedAt), endedAt) } } : {}),
    ...(held.mustAttend > 0 ? { 'attendance-rate': { value: held.present, whole: held.mustAttend }, 'absent-without-reason': { value: held.absentWithoutReason.length } } : {}),
    ...(here.length > 0 ? { 'share-who-spoke': { value: here.filter((row) => speakers.has(row.name)).length, whole: here.length } } : {}),
    'minutes-approved': yes(held.approved !== null), 'resolution-voted': yes(held.votes.some((vote) => (vote.kind === 'resolution' || vote.kind === 'conclusion') && vote.passed)), 'notice-given': yes(held.notice !== null),
    ...(clauses.length > 0 ? { 'tasks-dated': yes(clauses.every((clause) => clause.tasks.length > 0 && clause.tasks.every((task) => task.dueOn !== ''))) } : {}),
    'last-tasks-done': { value: results.filter((row) => row.result === 'done' || row.result === 'done-late').length, whole: results.length },
    ...(endedAt && postedAt ? { 'posted-in-two-days': yes(postedAt <= filingDue(endedAt)) } : {})
  };
}

/** A past meeting marked by another frame, to look at: nothing of it is kept. */
export interface Trial {
  points: number;
  of: number;
  grade: string | null;
  /** criteria that neither the facts nor the mark of then decide: they are counted in full */
  assumed: number;
  /** the points if each of these had none */
  least: number;
}

/** What people gave then counts for a criterion of the same name with the same most; what facts decide is decided by them. */
export function tried(frame: Frame, about: About, facts: Facts, then: MarkSheet | null): Trial {
  const { lines } = sheetOf(frame, about, facts, {});
  const marked = lines.map((line) => {
    const before = then?.lines.find((one) => one.key === line.key && one.title === line.title && one.max === line.max);
    const given = line.computed ?? (before && mayGive(frame, line.key, about, before.given) ? before.given : null);
    return { key: line.key, given: given ?? line.max, assumed: given === null };
  });
  const sum = (least: boolean) => sheetOf(frame, about, facts, Object.fromEntries(marked.map((one) => [one.key, least && one.assumed ? 0 : one.given])));
  const whole = sum(false);
  return { points: whole.points, of: whole.of, grade: whole.grade, assumed: marked.filter((one) => one.assumed).length, least: sum(true).points };
}
