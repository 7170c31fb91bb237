import { addMonths } from '#organisation/day.ts';

/** A cell with those who follow it on a day, and the visits paid to it up to then. */
export interface Followed {
  id: string;
  name: string;
  secretary: string | null;
  /** the day it was founded or received */
  since: string;
  followers: { personId: string; name: string; since: string; decision: string | null; until: string | null }[];
  /** visits of the twelve months before the day, and the day of the last one ever */
  visits: number;
  lastVisit: string | null;
}

/** What a committee expects of those who follow its cells; the texts leave it open (U), so it is a local rule. */
export interface Expected {
  /** a visit at least once in so many months */
  every: number;
  /** so many cells a person can follow and still come */
  most: number;
}
export const usualExpected: Expected = { every: 3, most: 5 };
export const expectedNames = ['visit.every', 'visit.most-cells'] as const;

/** The choices as they are kept under their names; what cannot be read is the usual. */
export function expectedOf(kept: Readonly<Record<string, string>>): Expected {
  const number = (name: (typeof expectedNames)[number], otherwise: number) => (/^\d{1,2}$/.test(kept[name] ?? '') && Number(kept[name]) > 0 ? Number(kept[name]) : otherwise);
  return { every: number('visit.every', usualExpected.every), most: number('visit.most-cells', usualExpected.most) };
}

/** What is missing about a cell: nobody follows it; nobody came for longer than is expected. */
export type Gap = 'nobody' | 'unvisited';
export interface Follower {
  personId: string;
  name: string;
  cells: number;
  /** of these cells, those nobody came to for longer than is expected */
  unvisited: number;
  tooMany: boolean;
}

/** Whether nobody came to a cell for longer than is expected; one founded or received meanwhile is given as long. */
export function isUnvisited(cell: Pick<Followed, 'since' | 'lastVisit'>, today: string, { every }: Expected): boolean {
  const asked = addMonths(today, -every);
  return (cell.lastVisit ?? cell.since) < asked && cell.since < asked;
}

export const gapsOf = (cell: Followed, today: string, expected: Expected): Gap[] => [
  ...(cell.followers.length === 0 ? (['nobody'] as const) : []), ...(isUnvisited(cell, today, expected) ? (['unvisited'] as const) : [])
];

/** Who follows how many of these cells, in order of names as they are given: no ranking. */
export function followersOf(cells: readonly Followed[], today: string, expected: Expected): Follower[] {
  const people = new Map<string, Follower>();
  for (const cell of cells)
    for (const { personId, name } of new Map(cell.followers.map((one) => [one.personId, one])).values()) {
      const one = people.get(personId) ?? { personId, name, cells: 0, unvisited: 0, tooMany: false };
      one.cells++;
      if (isUnvisited(cell, today, expected)) one.unvisited++;
      one.tooMany = one.cells > expected.most;
      people.set(personId, one);
    }
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.personId < b.personId ? -1 : 1));
}
