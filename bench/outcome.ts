/** What a benchmark found: one line of the table. An aim is a least or a most; a figure without one is told, not judged. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  atLeast?: number;
  atMost?: number;
  /** what belongs to it: rates behind a ratio, the share of the processor that the asking side took */
  beside?: string;
}
export type Size = 'whole' | 'small';

/** How far a figure is towards the edge of its aim: 1 is just there, more is a miss. Null without an aim. */
export function strain({ value, atLeast, atMost }: Figure): number | null {
  if (atLeast !== undefined) return value > 0 ? atLeast / value : Infinity;
  if (atMost === 0) return value <= 0 ? 1 : Infinity;
  return atMost === undefined ? null : value / atMost;
}

/** Slowest first: what misses its aim by most, then what keeps it with least to spare, then what has none. */
export const slowestFirst = <T extends Figure>(figures: readonly T[]): T[] => figures.toSorted((a, b) => (strain(b) ?? -1) - (strain(a) ?? -1));

export const aimOf = ({ atLeast, atMost, unit }: Figure): string => (atLeast !== undefined ? `≥ ${shown(atLeast)} ${unit}` : atMost !== undefined ? `≤ ${shown(atMost)} ${unit}` : '–').trim();

export function verdictOf(figure: Figure): string {
  const reached = strain(figure);
  return reached === null ? '–' : reached <= 1 ? 'kept' : 'MISSED';
}

/** Three places that mean something. */
export const shown = (value: number): string => (Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));

/** The value below which so many per cent of them lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
export const median = (values: readonly number[]): number => percentile(values, 50);
