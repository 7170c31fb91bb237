import { settingsKept } from '#organisation/queries.server.ts';
import { expectedNames, expectedOf, followersOf, gapsOf, type Gap } from '#supervision/following.ts';
import { followedBelow } from '#supervision/following-queries.server.ts';
import type { Seen } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

export const shows = ['all', 'nobody', 'unvisited'] as const;
export type Show = (typeof shows)[number];

/** Who follows which cell on the day an address asks for (`day`), and of these the cells it asks to see: `show` a gap, `person` those of one. */
export async function followingAsked({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, url: URL) {
  const asOf = dayAsked(url, day);
  const expected = expectedOf(await settingsKept(trx, unit.id, expectedNames, asOf));
  const cells = (await followedBelow(trx, unit.id, asOf, now)).map((cell) => ({ ...cell, gaps: gapsOf(cell, asOf, expected) }));
  const person = url.searchParams.get('person');
  const show = shows.find((one) => one === url.searchParams.get('show')) ?? 'all';
  const shown = cells.filter((cell) => (show === 'all' || cell.gaps.includes(show as Gap)) && (!person || cell.followers.some((one) => one.personId === person)));
  const followers = followersOf(cells, asOf, expected);
  return { asOf, expected, show, person: followers.find((one) => one.personId === person) ?? null, followers, shown, counts: { all: cells.length, nobody: cells.filter((cell) => cell.gaps.includes('nobody')).length, unvisited: cells.filter((cell) => cell.gaps.includes('unvisited')).length } };
}
