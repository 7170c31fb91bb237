import { applies, criteriaOf, groupMaxIn, levelIn, maxIn, minutesIn, type About, type Criterion, type FactKey, type Frame, type Group } from './frame.ts';
import { within, type Quantity } from './quantity.ts';

/** What the facts of a meeting say; a fact that cannot be worked out is missing, and its criterion is for people alone. */
export type Facts = Partial<Record<FactKey | 'minutes-held' | 'minutes-so-far', Quantity>>;

/** A criterion of a meeting's sheet: what the facts say, what people gave, and by how much they differ. Points are whole numbers. */
export interface Line {
  group: string;
  key: string;
  title: string;
  way: Criterion['way'];
  max: number;
  fact: FactKey | null;
  quantity: Quantity | null;
  /** what follows from the facts; null: for people to judge */
  computed: number | null;
  given: number | null;
  /** given less computed */
  difference: number | null;
}
export interface Sheet {
  lines: Line[];
  groups: { key: string; title: string; max: number; points: number }[];
  points: number;
  /** the most this meeting could have */
  of: number;
  /** criteria nobody has given points yet */
  missing: string[];
  /** null while something is missing */
  grade: string | null;
  /** the grade its points would have given, where a veto lowered it */
  without: string | null;
}

/**
 * The sheet of a meeting by a frame. Only what people gave counts: a computed level is shown beside it and never takes its place
 * (HD 42-HD/BTCTW, 5: the marker proposes, the cell votes, the superior decides).
 */
export function sheetOf(frame: Frame, about: About, known: Facts, given: Readonly<Record<string, number>>): Sheet {
  const facts = factsFor(frame, about, known);
  const lines = frame.groups.flatMap((group) => group.criteria.filter((one) => applies(one, about)).map((one) => lineOf(frame, group, one, about, facts, given[one.key] ?? null)));
  const groups = frame.groups.map((group) => ({ key: group.key, title: group.title, max: groupMaxIn(frame, group, about), points: 0 }))
    .map((group) => ({ ...group, points: Math.min(group.max, lines.filter((line) => line.group === group.key).reduce((sum, line) => sum + (line.given ?? 0), 0)) }));
  const [points, of] = [groups.reduce((sum, group) => sum + group.points, 0), groups.reduce((sum, group) => sum + group.max, 0)];
  const missing = lines.filter((line) => line.given === null).map((line) => line.key);
  const earned = missing.length > 0 ? null : gradeOf(frame, points, of);
  const grade = earned && frame.vetoes.reduce((so, veto) => (veto.unlessFull.every((key) => isFull(lines, key)) ? so : lower(frame, so, veto.capAt)), earned);
  return { lines, groups, points, of, missing, grade, without: grade === earned ? null : earned };
}

/** What a frame asks for in its own measure: how much shorter than its least minutes the meeting was. While it is on it can only be long enough already. */
export function factsFor(frame: Frame, about: About, facts: Facts): Facts {
  const [soFar, least] = [facts['minutes-so-far'], minutesIn(frame, about)];
  const held = facts['minutes-held'] ?? (soFar && soFar.value >= least ? soFar : undefined);
  return held ? { ...facts, 'minutes-short': { value: Math.max(0, least - held.value), whole: least } } : facts;
}

/** The points that follow from the facts alone, or null: no fact is known, or it is not one that facts decide. */
export function computedOf(criterion: Criterion, max: number, facts: Facts): number | null {
  const quantity = criterion.fact && facts[criterion.fact];
  if (!quantity || criterion.way === 'judged') return null;
  if (criterion.way === 'yes-no') return quantity.value >= 1 ? max : 0;
  const level = criterion.levels!.find((one) => within(quantity, one.range));
  if (!level || criterion.caps?.some((cap) => !facts[cap.fact])) return null;
  return (criterion.caps ?? []).reduce((points, cap) => (within(facts[cap.fact]!, cap.range) ? Math.min(points, cap.points) : points), levelIn(criterion, max, level));
}

/** The grade of so many points of so many; carried to the frame's total in proportion where the frame says so, compared as fractions. */
export function gradeOf(frame: Frame, points: number, of: number): string {
  const reached = (from: number) => (frame.rest === 'to-total' && of > 0 ? points * frame.total! >= from * of : points >= from);
  return frame.grades.find((grade) => reached(grade.from))!.key;
}

/** The year's grade from those of its regular meetings, one each; null where the year fits no rule of the frame, or the frame has none. */
export function yearGrade(frame: Frame, grades: readonly string[]): string | null {
  const rank = (key: string) => frame.grades.findIndex((one) => one.key === key);
  const atLeast = (key: string) => grades.filter((one) => rank(one) <= rank(key)).length;
  if (grades.length === 0) return null;
  return frame.years.find((rule) => atLeast(rule.all) === grades.length && (!rule.least || atLeast(rule.least.of) >= rule.least.count))?.grade ?? null;
}

/** The frame that holds on a day; of several the one that began last. */
export const frameOn = (frames: readonly Frame[], day: string): Frame | undefined =>
  frames.filter((frame) => frame.from <= day && (frame.until === null || day < frame.until)).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];

/** Points people may give a criterion: whole, within its maximum, and of levels one of them. What a sheet was given while its full level brought no points of others may stay. */
export function mayGive(frame: Frame, key: string, about: About, points: number): boolean {
  const criterion = criteriaOf(frame).find((one) => one.key === key);
  if (!criterion || !applies(criterion, about) || !Number.isInteger(points)) return false;
  const max = maxIn(frame, criterion, about);
  if (criterion.way === 'levels') return points === max || criterion.levels!.some((level) => level.points === points);
  return criterion.way === 'yes-no' ? points === 0 || points === max : points >= 0 && points <= max;
}

function lineOf(frame: Frame, group: Group, criterion: Criterion, about: About, facts: Facts, given: number | null): Line {
  const max = maxIn(frame, criterion, about);
  const computed = computedOf(criterion, max, facts);
  return {
    group: group.key, key: criterion.key, title: criterion.title, way: criterion.way, max, fact: criterion.fact ?? null, quantity: (criterion.fact && facts[criterion.fact]) ?? null,
    computed, given, difference: computed === null || given === null ? null : given - computed
  };
}

/** A criterion that does not apply to a meeting cannot stand in its way. */
const isFull = (lines: readonly Line[], key: string) => lines.filter((line) => line.key === key).every((line) => line.given === line.max);

const lower = (frame: Frame, one: string, other: string): string => {
  const rank = (key: string) => frame.grades.findIndex((grade) => grade.key === key);
  return rank(one) > rank(other) ? one : other;
};
