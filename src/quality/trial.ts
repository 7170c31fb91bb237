import { minutesBetween } from '#meetings/duration.ts';
import { filingDue } from '#meetings/month.ts';
import type { MinutesFacts } from '#meetings/minutes.ts';
import { grades, type MarkSheet } from '#meetings/self-mark.ts';
import { usesHandbook, type CellType } from '#organisation/cell-type.ts';
import type { About, Frame } from './frame.ts';
import { mayGive, sheetOf, type Facts } from './score.ts';
import { yearStanding, type CellYear, type YearStanding } from './year.ts';

const yes = (holds: boolean) => ({ value: holds ? 1 : 0 });

/**
 * What a meeting that is over says to a frame, from what was frozen at its end: its minutes, and where its mark was given by criterion, what
 * was known then. What neither holds stays for people to judge.
 */
export function pastFacts(held: MinutesFacts, sheet: MarkSheet | null, postedAt: Date | null, type: CellType | null, now: Date): Facts {
  const known = Object.fromEntries((sheet?.lines ?? []).flatMap((line) => line.facts).filter((one) => one.fact !== 'minutes-short' && one.fact !== 'minutes-so-far').map(({ fact, ...quantity }) => [fact, quantity])) as Facts;
  const speakers = new Set(held.items.flatMap((item) => item.speeches.map((speech) => speech.name)));
  const here = held.roll.filter((row) => row.inBase && ['present', 'late', 'left-early'].includes(row.mark));
  const clauses = held.resolution?.clauses ?? [];
  const [endedAt, results] = [held.endedAt ? new Date(held.endedAt) : null, held.results.filter((row) => row.result !== 'withdrawn')];
  return {
    ...known,
    ...(endedAt ? { 'minutes-held': { value: minutesBetween(new Date(held.startedAt), endedAt) } } : {}),
    ...(held.mustAttend > 0 ? { 'attendance-rate': { value: held.present, whole: held.mustAttend }, 'absent-with-reason': { value: held.absentWithReason.length }, 'absent-without-reason': { value: held.absentWithoutReason.length } } : {}),
    ...(here.length > 0 ? { 'share-who-spoke': { value: here.filter((row) => speakers.has(row.name)).length, whole: here.length } } : {}),
    'minutes-approved': yes(held.approved !== null), 'resolution-voted': yes(held.votes.some((vote) => (vote.kind === 'resolution' || vote.kind === 'conclusion') && vote.passed)), 'notice-given': yes(held.notice !== null),
    ...(clauses.length > 0 ? { 'tasks-dated': yes(clauses.every((clause) => clause.tasks.length > 0 && clause.tasks.every((task) => task.dueOn !== ''))) } : {}),
    'last-tasks-done': { value: results.filter((row) => row.result === 'done' || row.result === 'done-late').length, whole: results.length },
    ...(endedAt && (postedAt !== null || usesHandbook(type)) && (postedAt ?? now) > filingDue(endedAt) ? { 'posted-in-two-days': yes(false) } : endedAt && postedAt ? { 'posted-in-two-days': yes(true) } : {})
  };
}

/** A meeting that is over, as a trial reads it. */
export interface PastMeeting {
  cellId: string;
  id: string;
  month: string;
  kind: string;
  type: CellType | null;
  facts: MinutesFacts;
  sheet: MarkSheet | null;
  postedAt: Date | null;
  /** when this was read: what could be posted in time until then may be still */
  now: Date;
  /** the frame it was marked by then */
  by: string;
  /** the superior's decision; made by criterion, with those in which it differs from the cell's */
  decided: { points: number; grade: string; lines: readonly { criterion: string; points: number }[] | null } | null;
}

/** A past meeting marked by another frame, to look at: nothing of it is kept. */
export interface Trial {
  points: number;
  of: number;
  grade: string;
  /** criteria that neither the facts nor the mark of then decide: they are counted in full */
  assumed: number;
  /** the points and the grade if each of these had none */
  least: { points: number; grade: string };
  /** the superior decided it by another frame, and differed from the cell in something that this frame has no place for */
  lost: boolean;
}

/**
 * What people gave then counts for a criterion of the same name with the same most: the superior where it differed, else the cell where it gave otherwise than the facts
 * of then (a computed level never takes the place of people's), else what the facts decide, else the cell. A meeting marked by this very frame is as it was decided, or marked.
 */
export function tried(frame: Frame, past: PastMeeting): Trial {
  const { sheet, decided } = past;
  const about: About = { kind: past.kind, cellType: past.type ?? 'village', members: past.facts.official + past.facts.probationary };
  const facts = pastFacts(past.facts, sheet, past.postedAt, past.type, past.now);
  const { lines, of } = sheetOf(frame, about, facts, {});
  const own = past.by === frame.id ? (decided ?? sheet) : null;
  if (own) {
    const { points, grade } = own;
    return { points, of: sheet?.of ?? of, grade, assumed: 0, least: { points, grade }, lost: false };
  }
  const then = (line: { key: string; title: string; max: number }) => sheet?.lines.find((one) => one.key === line.key && one.title === line.title && one.max === line.max);
  const differed = decided?.lines ?? [];
  const marked = lines.map((line) => {
    const before = then(line);
    const may = (points: number | undefined) => (points !== undefined && mayGive(frame, line.key, about, points) ? points : null);
    const superior = before ? may(differed.find((one) => one.criterion === line.key)?.points) : null;
    const cell = may(before?.given);
    const given = superior ?? (before && before.computed !== null && before.given !== before.computed ? cell : null) ?? line.computed ?? cell;
    return { key: line.key, given: given ?? line.max, assumed: given === null, superior };
  });
  const sum = (least: boolean) => sheetOf(frame, about, facts, Object.fromEntries(marked.map((one) => [one.key, least && one.assumed ? 0 : one.given])));
  const [whole, least] = [sum(false), sum(true)];
  const carried = marked.filter((one) => one.superior !== null);
  const agreed = decided?.points === (sheet?.points ?? past.facts.mark) && decided?.grade === (sheet?.grade ?? past.facts.grade);
  return {
    points: whole.points, of: whole.of, grade: whole.grade!, assumed: marked.filter((one) => one.assumed).length, least: { points: least.points, grade: least.grade! },
    lost: decided !== null && (differed.length > 0 ? carried.length < differed.length : !agreed)
  };
}

export type Change = 'higher' | 'same' | 'lower';

/** A cell's year by a frame on trial beside what it is by the frame in force. */
export interface TriedYear {
  /** what nobody can say of its meetings counted in full, and with none of it; null: the frame has no rule for a year */
  year: YearStanding | null;
  least: YearStanding | null;
  /** against the frame in force, by the grade of the year or the best within reach, a year that fits no line of its rule being the lowest; null: they cannot be compared */
  change: Change | null;
  /** why there is no change to tell: no meeting is graded, this frame or the one in force has no rule for a year */
  uncompared: 'ungraded' | 'no-rule' | 'no-rule-in-force' | null;
  /** the change is the same whatever nobody can say */
  certain: boolean;
  /** of the meetings that the superior graded: those decided by another frame, those with something counted in full, those of whose decision something is lost, and those of which nothing was kept */
  other: number;
  assumed: number;
  lost: number;
  unknown: number;
}

/**
 * `ofCell`: the cell's year as the superior graded it; `meetings`: those that are over, each with its trial. The superior's grade of a month gives way
 * to that of its trial; a month without one stays open. Of a graded month without a trial nothing is known: it may be the best or the worst.
 */
export function triedYear(frame: Frame, ofCell: CellYear, meetings: readonly (Trial & Pick<PastMeeting, 'month' | 'kind' | 'by'>)[], today: string, inForce: YearStanding | null): TriedYear {
  const { months } = ofCell;
  const ofMonth = new Map(meetings.filter((one) => one.kind !== 'thematic').map((one) => [one.month, one]));
  const graded = months.filter((one) => one.grade !== null).map((one) => ofMonth.get(one.month));
  const standing = (grade: (month: string) => string) => yearStanding(frame, { ...ofCell, months: months.map((one) => (one.grade === null ? one : { ...one, grade: grade(one.month) })) }, today);
  const full = standing((month) => ofMonth.get(month)?.grade ?? frame.grades[0]!.key);
  const least = standing((month) => ofMonth.get(month)?.least.grade ?? frame.grades.at(-1)!.key);
  const change = changed(inForce, full);
  const count = (those: (one: (typeof meetings)[number]) => boolean) => graded.filter((one) => one && those(one)).length;
  const lost = count((one) => one.lost);
  return {
    year: full, least, change, uncompared: change !== null ? null : months.every((one) => one.grade === null) ? 'ungraded' : full ? 'no-rule-in-force' : 'no-rule', certain: change !== null && lost === 0 && changed(inForce, least) === change,
    other: count((one) => one.by !== frame.id), assumed: count((one) => one.assumed > 0), lost, unknown: graded.filter((one) => !one).length
  };
}

function changed(from: YearStanding | null, to: YearStanding | null): Change | null {
  const rank = (one: YearStanding | null) => (!one || one.graded === 0 ? null : one.best ? grades.findIndex((grade) => grade.key === one.best!.grade) : grades.length);
  const [before, after] = [rank(from), rank(to)];
  if (before === null || after === null) return null;
  return after < before ? 'higher' : after > before ? 'lower' : 'same';
}

/** What would change for so many cells. */
export const changesCounted = (years: readonly TriedYear[]): Record<Change | 'none', { cells: number; certain: number }> => {
  const of = (change: Change | null) => years.filter((one) => one.change === change);
  const counted = (change: Change | null) => ({ cells: of(change).length, certain: of(change).filter((one) => one.certain).length });
  return { higher: counted('higher'), same: counted('same'), lower: counted('lower'), none: counted(null) };
};
