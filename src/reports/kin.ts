import { cellTypes, type CellType } from '#organisation/cell-type.ts';
import type { Period } from './period.ts';
import { regimeOf, type CellPeriod } from './regime.ts';
import { fewestBeside, levelOf, sizeOf, spreadOf, type FigureShown, type Spread } from './spread.ts';

/** A cell as one among others: what its meetings came to and nothing by which to tell which it is, but for the cell that was asked about. */
export interface Kin extends Omit<CellPeriod, 'id' | 'name'> {
  self: boolean;
  type: CellType | null;
}

/** A cell among those of its type and size: how many there are at each level, and at which it stands itself (-1: nothing counted yet). `few`: too few to be told. */
export type BesideKin = (Spread & { level: number; few: false }) | (Pick<Spread, 'type' | 'size'> & { few: true });

/**
 * One cell among the cells of one type at its committee, narrowed to those of its size, over the levels of a figure. The size is by how many had to attend its latest meeting that is known, as
 * the records of members are its own: a cell that never met has none. Null where the cell asked about has none itself.
 */
export function besideKin(figure: FigureShown, period: Pick<Period, 'months'>, kin: readonly Kin[], now: Date): BesideKin | null {
  const sized = kin.flatMap((one) => {
    const latest = one.held.toSorted((a, b) => a.month.localeCompare(b.month)).at(-1);
    return latest ? [{ ...one, members: latest.mustAttend }] : [];
  });
  const self = sized.find((one) => one.self);
  if (!self) return null;
  const size = sizeOf(self.members);
  const cells = sized.filter((one) => sizeOf(one.members) === size).map((one) => ({ ...one, ...regimeOf(period, [{ ...one, id: '', name: '' }], now).cells[0]! }));
  const spread = spreadOf(figure, cells, cellTypes)[0]!;
  if (spread.cells - spread.none < fewestBeside) return { type: self.type, size, few: true };
  return { ...spread, level: levelOf(figure, cells.find((one) => one.self)!), few: false };
}
