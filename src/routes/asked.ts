import { day } from '#platform/command.ts';
import { firstOfMonth, yearOf } from '#organisation/day.ts';
import * as v from 'valibot';

// What an address asks for; what is none is as if it were not asked.

/** `?day=YYYY-MM-DD`, else the day given. */
export const dayAsked = (url: URL, otherwise: string): string => dayIn(url, 'day') ?? otherwise;

/** `?month=YYYY-MM-01`, else the month of the day given. */
export const monthAsked = (url: URL, today: string): string => firstOfMonth(dayIn(url, 'month') ?? today);

/** `?year=YYYY`, else the year of the day given. */
export const yearAsked = (url: URL, today: string): number => yearOf(parsed(`${url.searchParams.get('year')}-01-01`) ?? today);

const dayIn = (url: URL, name: string): string | null => parsed(url.searchParams.get(name));

function parsed(text: string | null): string | null {
  const read = v.safeParse(day, text);
  return read.success ? read.output : null;
}
