import type { Lacking } from '#meetings/self-mark.ts';

/**
 * What a meeting shows, as a criterion asks for it. `value` of `whole` where it is a share (a rate, the minutes missing of those required);
 * compared as fractions, so that exactly half is exactly half, and never rounded.
 */
export interface Quantity {
  value: number;
  whole?: number;
  /** why papers were not there in time, each that was late or is not there */
  lacks?: readonly Lacking[];
}

/** Where a level ends: a number in the fact's own unit, or per cent of the whole. */
export type Border = { at: number } | { percent: number };

/** From one border to another; each border belongs to the side that says so. A side that is left out is open. */
export interface Range {
  from?: Border & { included: boolean };
  to?: Border & { included: boolean };
}

/** Below 0, at 0, above: how a quantity lies to a border. A share of nothing is whole: who had nothing to do left nothing undone. */
export function against(quantity: Quantity, border: Border): number {
  if ('at' in border) return quantity.value - border.at;
  return quantity.whole ? quantity.value * 100 - border.percent * quantity.whole : 100 - border.percent;
}

export function within(quantity: Quantity, range: Range): boolean {
  const { from, to } = range;
  const [low, high] = [from && against(quantity, from), to && against(quantity, to)];
  return (low === undefined || low > 0 || (low === 0 && from!.included)) && (high === undefined || high < 0 || (high === 0 && to!.included));
}
