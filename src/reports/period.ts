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

/** A period that a committee reports on to the level above: a month (`2026-10`), a half, or a year. */
export interface ReportPeriod extends Omit<Period, 'part'> {
  part: 'year' | 'half' | 'month';
}

/** Null where the text names no month, half or year. */
export function reportPeriodOf(key: string): ReportPeriod | null {
  const month = /^(19[3-9]\d|2[01]\d\d)-(0[1-9]|1[0-2])$/.exec(key);
  if (!month) {
    const period = periodOf(key);
    return period && period.part !== 'quarter' ? { ...period, part: period.part } : null;
  }
  const from = `${key}-01`;
  return { key, year: Number(month[1]), part: 'month', number: Number(month[2]), from, to: addDays(monthAfter(from), -1), months: [from] };
}

/** A period whose regime is looked at: any of the two kinds. */
export interface RegimePeriod extends Omit<Period, 'part'> {
  part: Period['part'] | 'month';
}
export const regimePeriodOf = (key: string): RegimePeriod | null => periodOf(key) ?? reportPeriodOf(key);

/** The period before one of the same length; null where that lies before all that are known. */
export const periodBefore = ({ part, from }: ReportPeriod): ReportPeriod | null => withDay(part, addDays(from, -1));
/** The same of a quarter too. */
export const regimePeriodBefore = ({ part, ...period }: RegimePeriod): RegimePeriod | null => {
  if (part !== 'quarter') return periodBefore({ ...period, part });
  return periodOf(period.number === 1 ? `${period.year - 1}-Q4` : `${period.year}-Q${period.number - 1}`);
};
/** The next one of the same length, likewise. */
export const periodAfter = ({ part, to }: ReportPeriod): ReportPeriod | null => withDay(part, addDays(to, 1));
const withDay = (part: ReportPeriod['part'], day: string): ReportPeriod | null =>
  reportPeriodOf(part === 'month' ? day.slice(0, 7) : part === 'year' ? day.slice(0, 4) : `${day.slice(0, 4)}-H${day.slice(5, 7) < '07' ? 1 : 2}`);

/** Of a month the one before and the one after it, as far as there are any; of a longer period none: its months stand on its page. */
export const monthsBeside = ({ part, ...period }: RegimePeriod): string[] => (part === 'month' ? [periodBefore({ ...period, part }), periodAfter({ ...period, part })].flatMap((month) => month?.key ?? []) : []);

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
