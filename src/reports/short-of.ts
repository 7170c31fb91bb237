import type { Share } from '#members/percentage.ts';
import type { CellRegime } from './regime.ts';

/** The figures of a regime that are shares of what each cell came to. */
export const shareMeasures = ['kept', 'attendance', 'longEnough', 'spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'tasks'] as const;
type ShareMeasure = (typeof shareMeasures)[number];
/** Those that are counts of tasks. */
export const taskMeasures = ['tasksLate', 'tasksCarried'] as const;
const themeMeasures = ['theme-1', 'theme-2', 'theme-3', 'theme-4'] as const;
const measures = [...shareMeasures, ...taskMeasures, ...themeMeasures] as const;
/** What a page can ask to see the cells short of; `theme-N`: of the theme of quarter N. */
export type ShortMeasure = (typeof measures)[number];

export const shortMeasureOf = (text: string | null): ShortMeasure | null => measures.find((one) => one === text) ?? null;
export const themeMeasure = (quarter: number): ShortMeasure => themeMeasures[quarter - 1]!;

/**
 * The cells that are not wholly part of a figure, by the figure's own definition: those furthest from it first, the others as they came. A cell of which
 * nothing is counted yet is not short of it.
 */
export function shortOf(measure: ShortMeasure, cells: readonly CellRegime[]): CellRegime[] {
  if (measure === 'tasksLate') return cells.filter((cell) => cell.late > 0).sort((a, b) => b.late - a.late);
  if (measure === 'tasksCarried') return cells.filter((cell) => cell.carried > 0).sort((a, b) => b.carried - a.carried);
  if (isShare(measure)) return cells.filter((cell) => cell[measure].of < cell[measure].base).sort((a, b) => less(a[measure], b[measure]));
  return cells.filter((cell) => cell.unthemed.includes(Number(measure.slice(-1))));
}

const isShare = (measure: ShortMeasure): measure is ShareMeasure => (shareMeasures as readonly string[]).includes(measure);
const less = (a: Share, b: Share): number => a.of * b.base - b.of * a.base;
