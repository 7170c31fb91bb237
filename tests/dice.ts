/** Dice that fall the same for the same seed. */
export interface Dice {
  /** 0 to n - 1 */
  below(n: number): number;
  /** one time in n */
  in(n: number): boolean;
  of<T>(list: readonly T[]): T;
}

/** mulberry32, by Tommy Ettinger (public domain). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, in: (n) => below(n) === 0, of: (list) => list[below(list.length)]! };
}
