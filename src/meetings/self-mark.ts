/** The eight groups by which a cell marks its own meeting, with their maxima (form of the An Phú committee on HD 42-HD/BTCTW, 5). Sum: 100. */
export const markGroups = [
  { key: 'time', max: 5 },
  { key: 'attendance', max: 5 },
  { key: 'preparation', max: 10 },
  { key: 'conduct', max: 30 },
  { key: 'chairing', max: 10 },
  { key: 'principles', max: 5 },
  { key: 'results', max: 30 },
  { key: 'closing', max: 5 }
] as const;
export type MarkGroup = (typeof markGroups)[number]['key'];

/** Grades, each from its mark up (HD 42-HD/BTCTW, 5). */
export const grades = [
  { key: 'tot', from: 90 },
  { key: 'kha', from: 70 },
  { key: 'trung-binh', from: 50 },
  { key: 'kem', from: 0 }
] as const;
export type Grade = (typeof grades)[number]['key'];

export const gradeOf = (points: number): Grade => grades.find((grade) => points >= grade.from)!.key;

export type MarkRefusal = { refused: 'mark-above-maximum' | 'mark-group-unknown' | 'mark-groups-missing'; field: string; criterion: string; max?: number };

/** Adds up a self-mark; every group once, none above its maximum. */
export function sumOfMarks(marks: readonly { criterion: string; points: number }[]): number | MarkRefusal {
  for (const [index, mark] of marks.entries()) {
    const group = markGroups.find((one) => one.key === mark.criterion);
    if (!group) return { refused: 'mark-group-unknown', field: `marks[${index}].criterion`, criterion: mark.criterion };
    if (mark.points > group.max) return { refused: 'mark-above-maximum', field: `marks[${index}].points`, criterion: mark.criterion, max: group.max };
  }
  const missing = markGroups.find((group) => marks.filter((mark) => mark.criterion === group.key).length !== 1);
  if (missing) return { refused: 'mark-groups-missing', field: 'marks', criterion: missing.key };
  return marks.reduce((sum, mark) => sum + mark.points, 0);
}

/** Something that was to be with the members, or on the handbook, a day before the meeting: it came late, or is not there. */
export interface Lacking {
  what: 'notice' | 'paper' | 'theme' | 'posting';
  /** of a paper */
  name: string;
  late: boolean;
}
/** What is known of a meeting about a criterion: its name, and how much, of how many where it is a share; of papers which of them were not there in time. */
export interface MarkFact {
  fact: string;
  value: number;
  whole?: number;
  lacks?: readonly Lacking[];
}

/** Whether the month before left no tasks to look at: nothing of them is undone, and a person may see it otherwise. */
export const isWithoutTasks = (facts: readonly MarkFact[]): boolean => facts.some((one) => one.fact === 'last-tasks-done' && one.whole === 0);

/** A criterion of a sheet as it is kept: what the facts said, what people gave, and why they differ or where points were lost. */
export interface MarkLine {
  group: string;
  key: string;
  title: string;
  way: 'levels' | 'yes-no' | 'judged';
  max: number;
  facts: MarkFact[];
  /** what it names that nobody could work out then */
  awaited?: string[];
  /** what followed from the facts; null: people judged it */
  computed: number | null;
  given: number;
  reason: string;
}
/** The self-mark of a meeting by the criteria of a frame, as a value that stands by itself whatever becomes of the frame. */
export interface MarkSheet {
  frame: string;
  frameName: string;
  /** its criteria are met or not, without points: `points` says how many are met, `of` of how many */
  met?: true;
  about: { kind: string; cellType: string; members: number };
  groups: { key: string; title: string; max: number; points: number }[];
  lines: MarkLine[];
  points: number;
  /** the most this meeting could have */
  of: number;
  grade: string;
  /** the grade its points would have given, where a veto lowered it */
  without: string | null;
}

/** A criterion as the superior decided it, where that differs from what the cell gave, or where something was known that the cell could not know; kept as it was known then. */
export interface DecidedLine {
  criterion: string;
  points: number;
  reason: string;
  facts?: MarkFact[];
  /** what followed from these facts; null: the superior judged it */
  computed?: number | null;
}
/** What the superior said of a criterion: other points than the cell's, or why the cell's stand. */
export const saidAbove = (line: Pick<MarkLine, 'key' | 'given'>, decided: readonly DecidedLine[]): DecidedLine | null =>
  decided.find((one) => one.criterion === line.key && (one.points !== line.given || one.reason !== '')) ?? null;

/** Where points were lost: the criteria below their most, of groups that a bonus has not filled. */
export const lostIn = (sheet: Pick<MarkSheet, 'lines' | 'groups'>): MarkLine[] =>
  sheet.lines.filter((line) => line.given < line.max && sheet.groups.some((group) => group.key === line.group && group.points < group.max));

/** A mark as papers and pages write it: of how many, where it is not the hundred everybody knows. */
export const markText = (points: number, of: number): string => (of === 100 ? String(points) : `${points}/${of}`);
