import type { CellType } from '#organisation/cell-type.ts';
import { reaches, type Share } from '#members/percentage.ts';

/** Levels of attendance that cells are spread over, each from its per cent up; the last is the rest. */
export const levels = [95, 90, 85, 80, 0] as const;

/** How large a cell is, by members: under nine it has no committee (HD 42-HD/BTCTW); from thirty on it is large (ours). */
export const sizes = ['small', 'middle', 'large'] as const;
export type Size = (typeof sizes)[number];
export const sizeOf = (members: number): Size => (members < 9 ? 'small' : members < 30 ? 'middle' : 'large');

/** Cells of one type and size: how many there are at each level, and how many have not met. */
export interface Spread {
  type: CellType | null;
  size: Size;
  cells: number;
  at: number[];
  none: number;
}

/** Cells by type and size, each group spread over the levels of attendance. Groups, never names: nobody is ranked. */
export function spreadOf(cells: readonly { type: CellType | null; members: number; attendance: Share }[], types: readonly CellType[]): Spread[] {
  const groups = Map.groupBy(cells, (cell) => `${cell.type ?? ''} ${sizeOf(cell.members)}`);
  return [...types, null].flatMap((type) => sizes.flatMap((size): Spread[] => {
    const own = groups.get(`${type ?? ''} ${size}`) ?? [];
    return own.length === 0 ? [] : [{ type, size, cells: own.length, at: levels.map((_, index) => own.filter((cell) => levelOf(cell.attendance) === index).length), none: own.filter((cell) => cell.attendance.base === 0).length }];
  }));
}

const levelOf = (attendance: Share): number => (attendance.base === 0 ? -1 : levels.findIndex((level) => reaches(attendance, level)));
