import { day } from '#platform/command.ts';
import { firstOfMonth, lastOfMonth, yearOf } from '#organisation/day.ts';
import * as v from 'valibot';

// What an address asks for; what is none is as if it were not asked.

/** `?day=YYYY-MM-DD`, else the day given. */
export const dayAsked = (url: URL, otherwise: string): string => dayIn(url, 'day') ?? otherwise;

/** `?month=YYYY-MM-01`, else the month of the day given. */
export const monthAsked = (url: URL, today: string): string => firstOfMonth(dayIn(url, 'month') ?? today);

/** The month asked for, and the day whose organisation it is shown by: `?day=`, else the last day of a past month, else today. */
export function monthAsOf(url: URL, today: string): { month: string; asOf: string; usual: string } {
  const month = monthAsked(url, today);
  const usual = lastOfMonth(month) < today ? lastOfMonth(month) : today;
  return { month, usual, asOf: dayAsked(url, usual) };
}

/** `?page=`, from 1 to as many as there are. */
export function pageAsked(url: URL, lines: number, each: number): { page: number; pages: number; from: number } {
  const pages = Math.max(1, Math.ceil(lines / each));
  const asked = Number(url.searchParams.get('page'));
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  return { page, pages, from: (page - 1) * each };
}

/** `?year=YYYY`, else the year of the day given. */
export const yearAsked = (url: URL, today: string): number => yearOf(parsed(`${url.searchParams.get('year')}-01-01`) ?? today);

const dayIn = (url: URL, name: string): string | null => parsed(url.searchParams.get(name));

function parsed(text: string | null): string | null {
  const read = v.safeParse(day, text);
  return read.success ? read.output : null;
}
