import { addDays } from '#organisation/day.ts';

/** A year, a half or a quarter of it: `2026`, `2026-H1`, `2026-Q3`. Days and months are Asia/Ho_Chi_Minh; a month is its first day. */
export interface Period {
  key: string;
  year: number;
  part: 'year' | 'half' | 'quarter';
  /** of the halves or quarters the how-manieth, from 1; 1 of a year */
  number: number;
  from: string;
  /** its last day */
  to: string;
  months: string[];
}

/** Null where the text names none, or one before 1930 or after 2199. */
export function periodOf(key: string): Period | null {
  const found = /^(19[3-9]\d|2[01]\d\d)(?:-(?:(H)([12])|(Q)([1-4])))?$/.exec(key);
  if (!found) return null;
  const year = Number(found[1]);
  const part = found[2] ? 'half' : found[4] ? 'quarter' : 'year';
  const number = Number(found[3] ?? found[5] ?? 1);
  const length = { year: 12, half: 6, quarter: 3 }[part];
  const months = Array.from({ length }, (_, index) => `${year}-${String((number - 1) * length + index + 1).padStart(2, '0')}-01`);
  return { key, year, part, number, from: months[0]!, to: addDays(monthAfter(months.at(-1)!), -1), months };
}

export const monthAfter = (month: string): string => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
};
