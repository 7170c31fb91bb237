/** A part and its base, kept as counts; a percentage is made here and nowhere else, and rounded only when shown. */
export interface Share {
  of: number;
  base: number;
}

/** Tenths of a per cent, half up: 29 of 32 → 906. An empty base has no percentage. Whole numbers only, so no floating error. */
export function tenths({ of, base }: Share): number | null {
  if (base === 0) return null;
  return Math.floor((of * 2000 + base) / (2 * base));
}

/** 90.6, to one decimal, half up; null where the base is empty. */
export function percent(share: Share): number | null {
  const value = tenths(share);
  return value === null ? null : value / 10;
}

/** Whether a share reaches a level given in per cent, without rounding: 89.96 % is not 90 %. */
export const reaches = ({ of, base }: Share, level: number): boolean => base > 0 && of * 100 >= level * base;
