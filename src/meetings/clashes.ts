import { leastMinutes } from './duration.ts';

/** A meeting on the calendar of all cells, with the people in charge who should attend it. */
export interface OnCalendar {
  id: string;
  kind: keyof typeof leastMinutes;
  startsAt: Date;
  followers: readonly string[];
}

/** How long a member in charge needs from one cell to the next, in minutes: ours. */
export const wayMinutes = 30;

/** When somebody who attends a meeting can be at the next one. */
const freeAgain = (one: Pick<OnCalendar, 'kind' | 'startsAt'>): number => one.startsAt.getTime() + (Math.max(leastMinutes[one.kind], leastMinutes.regular) + wayMinutes) * 60_000;

/** Whether nobody can attend both of two meetings. */
export const areTooClose = (one: Pick<OnCalendar, 'kind' | 'startsAt'>, other: Pick<OnCalendar, 'kind' | 'startsAt'>): boolean =>
  one.startsAt.getTime() < freeAgain(other) && other.startsAt.getTime() < freeAgain(one);

/** For each meeting the others that one of its members in charge cannot attend as well; meetings that clash with none are left out. */
export function clashesOf(meetings: readonly OnCalendar[]): Map<string, string[]> {
  const clashes = new Map<string, string[]>();
  const sorted = [...meetings].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const note = (one: string, other: string) => clashes.set(one, [...(clashes.get(one) ?? []), other]);
  for (const [index, one] of sorted.entries()) {
    const free = freeAgain(one);
    for (const other of sorted.slice(index + 1)) {
      // the longest meeting decides how far ahead to look; those behind begin later still
      if (other.startsAt.getTime() >= free) break;
      if (!other.followers.some((person) => one.followers.includes(person))) continue;
      note(one.id, other.id);
      note(other.id, one.id);
    }
  }
  return clashes;
}
