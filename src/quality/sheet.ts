import type { MarkFact, MarkLine, MarkSheet } from '#meetings/self-mark.ts';
import type { Refusal } from '#platform/command.ts';
import { criteriaOf, levelIn, type About, type FactKey, type Frame } from './frame.ts';
import { within } from './quantity.ts';
import { factsFor, mayGive, sheetOf, type Facts, type Line, type Sheet } from './score.ts';

/** A criterion as somebody gave it points; without points: its box was left empty. */
export interface GivenLine {
  criterion: string;
  points?: number | undefined;
  reason: string;
}

/**
 * The self-mark of a meeting by a frame (HD 42-HD/BTCTW, 5): every criterion once, within its levels, and with a reason wherever people
 * give something else than what follows from the facts. Refused otherwise, with the line where it is to be mended.
 */
export function filledSheet(frame: Frame, about: About, facts: Facts, lines: readonly GivenLine[]): MarkSheet | Refusal {
  const given = pointsOf(frame, about, lines);
  if ('refused' in given) return given;
  const sheet = sheetOf(frame, about, facts, given.points);
  const unexplained = lines.findIndex((line) => sheet.lines.some((one) => one.key === line.criterion && one.difference && line.reason === ''));
  if (unexplained >= 0) {
    const line = sheet.lines.find((one) => one.key === lines[unexplained]!.criterion)!;
    return { refused: 'mark-needs-reason', field: `lines[${unexplained}].reason`, title: line.title, computed: line.computed! };
  }
  if (sheet.missing.length > 0) return { refused: 'criterion-not-marked', field: 'lines', title: sheet.lines.find((one) => one.key === sheet.missing[0])!.title };
  return keptSheet(frame, about, facts, sheet, new Map(lines.map((line) => [line.criterion, line.reason])));
}

/** A sheet before anybody marked it: each criterion with what the facts say, what follows from them, and the points that may be given. */
export function openSheet(frame: Frame, about: About, facts: Facts) {
  const { lines, groups } = sheetOf(frame, about, facts, {});
  return {
    frame: { id: frame.id, name: frame.name, source: frame.source }, met: isMetOrNot(frame), groups: groups.map(({ key, title }) => ({ key, title })),
    lines: lines.map((line) => ({ ...line, facts: factsBehind(frame, about, facts, line), choices: choicesOf(frame, line) }))
  };
}

/** Whether a frame has no points: each of its criteria is met or not. */
export const isMetOrNot = ({ total }: Frame): boolean => total === null;

/** The points a criterion of levels can have, and those it was given, the most first; of the others any up to its most, or none. Of one that is met or not, 1 and 0. */
export function choicesOf(frame: Frame, line: Pick<Line, 'key' | 'way' | 'max'> & { given?: number | null }): number[] {
  if (isMetOrNot(frame)) return [1, 0];
  const criterion = criteriaOf(frame).find((one) => one.key === line.key);
  return line.way === 'levels' ? [...new Set([...(criterion?.levels ?? []).map((level) => levelIn(criterion!, line.max, level)), ...(line.given == null ? [] : [line.given])])].sort((a, b) => b - a) : line.way === 'yes-no' ? [line.max, 0] : [];
}

/** What the facts say about a criterion: its own fact and those that cap it; of a meeting under way and still too short, how long it has lasted. */
function factsBehind(frame: Frame, about: About, known: Facts, line: Line): MarkFact[] {
  const facts = factsFor(frame, about, known);
  const criterion = criteriaOf(frame).find((one) => one.key === line.key)!;
  const capping = (criterion.caps ?? []).filter((cap) => facts[cap.fact] && within(facts[cap.fact]!, cap.range)).map((cap) => cap.fact);
  const own: (FactKey | 'minutes-so-far')[] = criterion.fact === undefined ? [] : criterion.fact === 'minutes-short' && !facts['minutes-short'] ? ['minutes-so-far'] : [criterion.fact];
  return [...own, ...capping].flatMap((fact) => (facts[fact] ? [{ fact, ...facts[fact] }] : []));
}

/** The superior's decision on a sheet: its points and grade by the same frame, and the criteria that differ from what the cell voted, each with its reason. */
export function decidedSheet(frame: Frame, voted: MarkSheet, lines: readonly GivenLine[]): { points: number; grade: string; lines: { criterion: string; points: number; reason: string }[] } | Refusal {
  const about = voted.about as About;
  const given = pointsOf(frame, about, lines);
  if ('refused' in given) return given;
  const differing = lines.map((line) => ({ criterion: line.criterion, points: given.points[line.criterion]!, reason: line.reason }))
    .filter((line) => voted.lines.find((one) => one.key === line.criterion)!.given !== line.points);
  const unexplained = differing.find((line) => line.reason === '');
  if (unexplained) {
    const line = voted.lines.find((one) => one.key === unexplained.criterion)!;
    return { refused: 'decision-needs-reason', field: `lines[${lines.findIndex((one) => one.criterion === unexplained.criterion)}].reason`, title: line.title, given: line.given };
  }
  const sheet = sheetOf(frame, about, {}, { ...Object.fromEntries(voted.lines.map((line) => [line.key, line.given])), ...given.points });
  return { points: sheet.points, grade: sheet.grade!, lines: differing };
}

/** The points of each line; a box left empty is no points where a criterion is all or nothing, or met or not. */
function pointsOf(frame: Frame, about: About, lines: readonly GivenLine[]): { points: Record<string, number> } | Refusal {
  const points: Record<string, number> = {};
  for (const [index, line] of lines.entries()) {
    const criterion = criteriaOf(frame).find((one) => one.key === line.criterion);
    if (!criterion || line.criterion in points) return { refused: 'mark-group-unknown', field: `lines[${index}].criterion`, criterion: line.criterion };
    const value = line.points ?? (criterion.way === 'yes-no' || isMetOrNot(frame) ? 0 : undefined);
    if (value === undefined) return { refused: 'criterion-not-marked', field: `lines[${index}].points`, title: criterion.title };
    if (!mayGive(frame, line.criterion, about, value)) return { refused: 'points-not-in-frame', field: `lines[${index}].points`, title: criterion.title };
    points[line.criterion] = value;
  }
  return { points };
}

function keptSheet(frame: Frame, about: About, facts: Facts, sheet: Sheet, reasons: ReadonlyMap<string, string>): MarkSheet {
  const lines: MarkLine[] = sheet.lines.map((line) => {
    const { group, key, title, way, max, computed, given } = line;
    return { group, key, title, way, max, facts: factsBehind(frame, about, facts, line), computed, given: given!, reason: reasons.get(key) ?? '' };
  });
  return { frame: frame.id, frameName: frame.name, ...(isMetOrNot(frame) ? { met: true as const } : {}), about, groups: sheet.groups, lines, points: sheet.points, of: sheet.of, grade: sheet.grade!, without: sheet.without };
}
