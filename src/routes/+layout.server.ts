import { sql } from 'kysely';
import { dayOf } from '#organisation/day.ts';
import { isDemo } from '#platform/site-key.server.ts';
import { actsAs, type Hold, type Standing } from '#organisation/rights.ts';
import { heldBy } from '../front.server.ts';
import { house } from '../house.server.ts';

/** What every page's frame needs: who, where they hold something, language, text size. */
export async function load(event) {
  const { locals, url } = event;
  return {
    lang: locals.lang,
    text: locals.text,
    demo: isDemo(),
    me: locals.actor ? { name: locals.actor.name } : null,
    places: locals.actor ? await placesOf(await heldBy(event), dayOf(locals.now)) : [],
    done: url.searchParams.get('done')
  };
}

/** Each unit where the person holds something that opens a page, once, with the standing that says most and the page it opens. */
async function placesOf(holds: readonly Hold[], day: string) {
  // of those on a team the one page of theirs is a place, not each committee
  const teams = holds.some((hold) => hold.standing === 'team') ? [{ href: '/inspections', name: '', standing: 'team' }] : [];
  const opening = holds.filter((hold) => hold.standing !== 'team').map((hold) => ({ hold, as: actsAs(hold) })).filter((one): one is { hold: Hold; as: Standing } => one.as !== null);
  if (opening.length === 0) return teams;
  const { rows } = await sql<{ id: string; name: string }>`select unit_id as id, name from unit_name where unit_id = any (${[...new Set(opening.map(({ hold }) => hold.unitId))]}::uuid[]) and valid @> ${day}::date`.execute(house().app);
  const weight: Standing[] = ['office', 'standing', 'inspector', 'secretary', 'deputy', 'in-charge', 'committee-member', 'member', 'administrator'];
  const sorted = opening.sort((a, b) => weight.indexOf(a.as) - weight.indexOf(b.as));
  const places = sorted.filter(({ hold }, index) => sorted.findIndex((one) => one.hold.unitId === hold.unitId) === index)
    .map(({ hold, as }) => ({ href: placeOf(hold, as), name: rows.find((row) => row.id === hold.unitId)?.name ?? '', standing: `${hold.delegatedFrom ? 'lent-' : ''}${hold.standing}` }));
  // who follows many cells finds them on one page
  const followed = places.filter((place) => place.standing.endsWith('in-charge'));
  if (followed.length < most) return [...places.filter((place, index) => places.findIndex((one) => one.href === place.href) === index), ...teams];
  return [...places.flatMap((place) => (place === followed[0] ? [{ href: '/follow', name: '', standing: 'in-charge' }] : followed.includes(place) ? [] : [place])), ...teams];
}

/** So many cells to follow are one place; fewer are places of their own. */
const most = 3;

function placeOf(hold: Hold, as: Standing): string {
  if (hold.unitKind === 'cell') return `/cells/${hold.unitId}`;
  return as === 'administrator' ? '/admin' : as === 'in-charge' ? '/follow' : `/units/${hold.unitId}`;
}
