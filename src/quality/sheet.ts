import type { DecidedLine, MarkFact, MarkLine, MarkSheet } from '#meetings/self-mark.ts';
import { usesHandbook, type CellType } from '#organisation/cell-type.ts';
import type { Refusal } from '#platform/command.ts';
import { criteriaOf, factsNamed, levelIn, type About, type FactKey, type Frame } from './frame.ts';
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
    lines: lines.map((line) => ({ ...line, facts: factsBehind(frame, about, facts, line), unknown: unknownOf(frame, about, facts, line), choices: choicesOf(frame, line) }))
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

/** What the facts say about a criterion: all that it names and what caps it; of a meeting under way and still too short, how long it has lasted. */
function factsBehind(frame: Frame, about: About, known: Facts, line: Line): MarkFact[] {
  const facts = factsFor(frame, about, known);
  const criterion = criteriaOf(frame).find((one) => one.key === line.key)!;
  const capping = (criterion.caps ?? []).filter((cap) => facts[cap.fact] && within(facts[cap.fact]!, cap.range)).map((cap) => cap.fact);
  const own = factsNamed(criterion).map((fact) => (fact === 'minutes-short' && !facts['minutes-short'] ? 'minutes-so-far' : fact));
  return [...new Set([...own, ...capping])].flatMap((fact) => (facts[fact] ? [{ fact, ...facts[fact] }] : []));
}

/** What a criterion names and nobody can work out yet. */
function unknownOf(frame: Frame, about: About, known: Facts, line: Line): FactKey[] {
  const facts = factsFor(frame, about, known);
  return factsNamed(criteriaOf(frame).find((one) => one.key === line.key)!).filter((fact) => !facts[fact] && !(fact === 'minutes-short' && facts['minutes-so-far']));
}

/** A criterion of a kept sheet of which something is known now that nobody could know when the cell marked it. */
export interface KnownSince {
  criterion: string;
  facts: MarkFact[];
  /** what follows from it; null: people judge it */
  computed: number | null;
}

/**
 * What has become known of a meeting since its sheet was kept: when it ended, whether its results were posted in time. What the facts said of a criterion then
 * stays as it was kept, also where its frame asks another fact since: of a criterion that it said something of, only what was named then and not known is new.
 */
export function knownSince(frame: Frame, voted: MarkSheet, facts: Facts): KnownSince[] {
  const about = voted.about as About;
  const isSettled = ({ fact }: MarkFact) => fact !== 'minutes-so-far';
  return sheetOf(frame, about, facts, {}).lines.flatMap((line) => {
    const then = voted.lines.find((one) => one.key === line.key);
    if (!then || (then.computed !== null && !then.awaited)) return [];
    const now = factsBehind(frame, about, facts, line).filter(isSettled);
    if (then.computed !== null || (line.computed === null && then.facts.some(isSettled))) {
      const learned = now.filter((one) => then.awaited?.includes(one.fact));
      return learned.length > 0 ? [{ criterion: line.key, facts: learned, computed: null }] : [];
    }
    return now.length > 0 ? [{ criterion: line.key, facts: now, computed: line.computed }] : [];
  });
}

/** What a sheet comes to with what is known since in place of what the cell gave then: as the superior's form stands filled in before anybody changes it. */
export function asKnown(frame: Frame, voted: MarkSheet, since: readonly KnownSince[]): { points: number; grade: string } {
  const now = (line: MarkLine) => since.find((one) => one.criterion === line.key)?.computed ?? line.given;
  const { points, grade } = sheetOf(frame, voted.about as About, {}, Object.fromEntries(voted.lines.map((line) => [line.key, now(line)])));
  return { points, grade: grade! };
}

/** The criteria of a kept sheet that wait for the posting of the results: nobody knows them before. A cell that does not use the handbook app waits for none. */
export const awaitsPosting = (frame: Frame, voted: MarkSheet, since: readonly KnownSince[]): string[] =>
  !usesHandbook(voted.about.cellType as CellType) ? [] : criteriaOf(frame).filter((one) => voted.lines.some((line) => line.key === one.key && (line.awaited?.includes(posting) || (one.fact === posting && line.computed === null))) && !since.some((line) => line.criterion === one.key && line.facts.some(({ fact }) => fact === posting))).map((one) => one.key);
const posting: FactKey = 'posted-in-two-days';

/**
 * The superior's decision on a sheet: its points and grade by the same frame, and the criteria that differ from what the cell voted or of which something is known since.
 * Who gives other points than the cell voted says why; of what is known since, who gives other points than follow from it.
 */
export function decidedSheet(frame: Frame, voted: MarkSheet, facts: Facts, lines: readonly GivenLine[]): { points: number; grade: string; lines: DecidedLine[] } | Refusal {
  const about = voted.about as About;
  const given = pointsOf(frame, about, lines, voted);
  if ('refused' in given) return given;
  const since = knownSince(frame, voted, facts);
  const decided = voted.lines.map((line) => {
    const { criterion, ...known } = since.find((one) => one.criterion === line.key) ?? { criterion: null };
    return { line, known: criterion === null ? null : (known as Omit<KnownSince, 'criterion'>), points: given.points[line.key] ?? line.given, reason: lines.find((one) => one.criterion === line.key)?.reason ?? '' };
  });
  const unexplained = decided.find(({ line, known, points, reason }) => reason === '' && points !== (known?.computed ?? line.given));
  if (unexplained) {
    const { line, known } = unexplained;
    const at = lines.findIndex((one) => one.criterion === line.key);
    const field = at < 0 ? 'lines' : `lines[${at}].reason`;
    return typeof known?.computed === 'number' ? { refused: 'mark-needs-reason', field, title: line.title, computed: known.computed } : { refused: 'decision-needs-reason', field, title: line.title, given: line.given };
  }
  const sheet = sheetOf(frame, about, {}, Object.fromEntries(decided.map(({ line, points }) => [line.key, points])));
  return { points: sheet.points, grade: sheet.grade!, lines: decided.filter(({ line, known, points }) => known || points !== line.given).map(({ line, known, points, reason }) => ({ criterion: line.key, points, reason, ...known })) };
}

/** The points of each line; a box left empty is no points where a criterion is all or nothing, or met or not. What the sheet that is decided was voted with, and its most, may stand, also where points come to a criterion now that did not then. */
function pointsOf(frame: Frame, about: About, lines: readonly GivenLine[], voted?: MarkSheet): { points: Record<string, number> } | Refusal {
  const points: Record<string, number> = {};
  for (const [index, line] of lines.entries()) {
    const criterion = criteriaOf(frame).find((one) => one.key === line.criterion);
    if (!criterion || line.criterion in points) return { refused: 'mark-group-unknown', field: `lines[${index}].criterion`, criterion: line.criterion };
    const value = line.points ?? (criterion.way === 'yes-no' || isMetOrNot(frame) ? 0 : undefined);
    if (value === undefined) return { refused: 'criterion-not-marked', field: `lines[${index}].points`, title: criterion.title };
    const then = voted?.lines.find((one) => one.key === line.criterion);
    if (!mayGive(frame, line.criterion, about, value) && value !== then?.given && value !== then?.max) return { refused: 'points-not-in-frame', field: `lines[${index}].points`, title: criterion.title };
    points[line.criterion] = value;
  }
  return { points };
}

function keptSheet(frame: Frame, about: About, facts: Facts, sheet: Sheet, reasons: ReadonlyMap<string, string>): MarkSheet {
  const lines: MarkLine[] = sheet.lines.map((line) => {
    const { group, key, title, way, max, computed, given } = line;
    const awaited = unknownOf(frame, about, facts, line);
    return { group, key, title, way, max, facts: factsBehind(frame, about, facts, line), ...(awaited.length > 0 ? { awaited } : {}), computed, given: given!, reason: reasons.get(key) ?? '' };
  });
  return { frame: frame.id, frameName: frame.name, ...(isMetOrNot(frame) ? { met: true as const } : {}), about, groups: sheet.groups, lines, points: sheet.points, of: sheet.of, grade: sheet.grade!, without: sheet.without };
}
