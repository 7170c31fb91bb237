/**
 * Days are 'YYYY-MM-DD' in Asia/Ho_Chi_Minh, months their first day, instants `Date` in UTC.
 * Việt Nam has kept UTC+7 without summer time since 13/6/1975, so the offset is a number, not a table.
 */
const offset = 7 * 60 * 60 * 1000;
const aDay = 24 * 60 * 60 * 1000;

export const dayOf = (instant: Date): string => new Date(instant.getTime() + offset).toISOString().slice(0, 10);
/** 'HH:MM' on the wall in Việt Nam. */
export const clockOf = (instant: Date): string => new Date(instant.getTime() + offset).toISOString().slice(11, 16);
/** 'YYYY-MM-DDTHH:MM' on the wall, as a form field shows it. */
export const localMinuteOf = (instant: Date): string => `${dayOf(instant)}T${clockOf(instant)}`;
/** The instant of a minute on the wall in Việt Nam. */
export const instantOf = (localMinute: string): Date => new Date(`${localMinute}:00+07:00`);
/** The instant at which the day of an instant began. */
export const dayBegan = (instant: Date): Date => new Date(Math.floor((instant.getTime() + offset) / aDay) * aDay - offset);
export const startOfDay = (day: string): Date => instantOf(`${day}T00:00`);

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * aDay).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / aDay);
export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
/** The same day some months on; a day that month lacks becomes its last. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
export const lastOfMonth = (month: string): string => addDays(addMonths(firstOfMonth(month), 1), -1);
/** 1 to 4 */
export const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);
export const yearOf = (day: string): number => Number(day.slice(0, 4));
/** 0 Sunday to 6 Saturday */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** A span as PostgreSQL writes it, '[2026-01-01,2026-02-01)' or open '[2026-01-01,)': its first day, and the first day after it. */
export function spanOf(range: string): { from: string | null; until: string | null } {
  const match = /^\[?\(?([^,]*),([^)\]]*)[)\]]$/.exec(range);
  if (!match) throw new Error(`not a span of days: ${range}`);
  return { from: match[1] || null, until: match[2] || null };
}
/** Spans as they stood on a day: what had begun by then, and an end only where it had come. */
export const begunBy = <Span extends { from: string; until: string | null }>(spans: readonly Span[], day: string): Span[] =>
  spans.filter((one) => one.from <= day).map((one) => ({ ...one, until: one.until !== null && one.until <= day ? one.until : null }));
export const within = (day: string, from: string | null, until: string | null): boolean => (from === null || day >= from) && (until === null || day < until);
