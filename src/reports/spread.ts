import type { CellType } from '#organisation/cell-type.ts';
import { percent, reaches, type Share } from '#members/percentage.ts';
import { meanMinutes, type CellRegime, type MonthRegime } from './regime.ts';

/** The figures of a regime that are looked at one at a time: over twelve months, and among the cells of a type and size. */
export const figures = ['attendance', 'kept', 'minutes', 'longEnough', 'spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'tasks'] as const;
export type FigureShown = (typeof figures)[number];
/** The one an address asks for, else attendance. */
export const figureOf = (text: string | null): FigureShown => figures.find((one) => one === text) ?? 'attendance';

/** The levels that cells are spread over, each from its value up, the last the rest: per cent, or minutes. 90 minutes and 120 are the guidance's least (HD 42-HD/BTCTW); the others are ours. */
const inTime = [100, 90, 75, 50, 0] as const;
export const levelsOf: Record<FigureShown, readonly number[]> = { attendance: [95, 90, 85, 80, 0], kept: inTime, minutes: [120, 105, 90, 75, 0], longEnough: inTime, spoke: [80, 60, 40, 20, 0], noticeInTime: inTime, papersInTime: inTime, postedInTime: inTime, tasks: inTime };
/** What stands over each level: ≥95, ≥90 … <80; 100 is all of it. */
export const levelTexts = (figure: FigureShown): string[] => levelsOf[figure].map((level, index, all) => (index === all.length - 1 ? `<${all[index - 1]!}` : `${level === 100 && figure !== 'minutes' ? '' : '≥'}${level}`));

/** How large a cell is, by members: under nine it has no committee (HD 42-HD/BTCTW); from thirty on it is large (ours). */
export const sizes = ['small', 'middle', 'large'] as const;
export type Size = (typeof sizes)[number];
export const sizeOf = (members: number): Size => (members < 9 ? 'small' : members < 30 ? 'middle' : 'large');

/** Cells of one type and size: how many there are at each level, and of how many nothing is counted yet. */
export interface Spread {
  type: CellType | null;
  size: Size;
  cells: number;
  at: number[];
  none: number;
}

/** What the spread reads of a cell. */
export type SpreadCell = Pick<CellRegime, FigureShown> & { type: CellType | null; members: number };

/** Cells by type and size, each group spread over the levels of a figure. Groups, never names: nobody is ranked. */
export function spreadOf(figure: FigureShown, cells: readonly SpreadCell[], types: readonly CellType[]): Spread[] {
  const groups = Map.groupBy(cells, (cell) => `${cell.type ?? ''} ${sizeOf(cell.members)}`);
  return [...types, null].flatMap((type) => sizes.flatMap((size): Spread[] => {
    const own = groups.get(`${type ?? ''} ${size}`)?.map((cell) => levelOf(figure, cell)) ?? [];
    return own.length === 0 ? [] : [{ type, size, cells: own.length, at: levelsOf[figure].map((_, index) => own.filter((level) => level === index).length), none: own.filter((level) => level === -1).length }];
  }));
}

/** Of fewer cells with a figure a reader could guess whose is which: they are not set beside each other (ours). */
export const fewestBeside = 5;

/** At which level of a figure a cell stands; -1 where nothing of it is counted. */
export function levelOf(figure: FigureShown, cell: Pick<CellRegime, FigureShown>): number {
  if (figure !== 'minutes') return cell[figure].base === 0 ? -1 : levelsOf[figure].findIndex((level) => reaches(cell[figure], level));
  return cell.minutes.meetings === 0 ? -1 : levelsOf.minutes.findIndex((level) => cell.minutes.sum >= level * cell.minutes.meetings);
}

/** A figure of a month as counts; of minutes there are none. */
export const shareIn = (one: MonthRegime, figure: FigureShown): Share | null => (figure === 'minutes' ? null : figure === 'kept' ? one.due : one[figure]);
/** The same as the value of a bar: per cent, or minutes; null where nothing is counted. */
export const valueIn = (one: MonthRegime, figure: FigureShown): number | null => (figure === 'minutes' ? meanMinutes(one.minutes) : percent(shareIn(one, figure)!));
