import { shortest } from './text.ts';

/** So many numbers a text is kept as: enough that chance makes none nearly the same of which half is, among a hundred cells. */
export const places = 256;
/** Under so many runs a text says too little for a likeness among cells that do not know of each other: about five sentences (ours). */
export const writtenAtLength = 6 * shortest;
/** From so many equal places on two texts are nearly the same: about six in ten of all runs that either has (ours). The database counts by the same (migration 0060). */
export const samePlaces = 157;

/**
 * A long text as a few numbers: at each place the least of its runs by an order of that place's own, so that two texts are equal at about as many places as they
 * have runs in common of all they have together. Neither holds the other then: who writes one sentence learns nothing of whose text has it too. Null where a text is short.
 * `numberOf`: a run as 32 bits. A place gives the number of one run back, so it must be one that nobody can work out from words.
 */
export function sketchOf(print: ReadonlySet<string>, numberOf: (run: string) => number): number[] | null {
  if (print.size < writtenAtLength) return null;
  const least = new Array<number>(places).fill(0x7fffffff);
  for (const run of print) {
    const number = numberOf(run);
    for (let place = 0; place < places; place++) {
      const value = mixed(number ^ Math.imul(place + 1, 0x9e3779b1));
      if (value < least[place]!) least[place] = value;
    }
  }
  return least;
}

/** At how many places two texts are equal. */
export const equalPlaces = (one: readonly number[], other: readonly number[]): number => one.filter((value, place) => value === other[place]).length;

/** Each bit of what comes in stirs each bit of what goes out (the end of MurmurHash3), as a signed number of 32 bits. */
function mixed(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
