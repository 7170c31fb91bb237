import { sql } from 'kysely';
import { dayOf } from '#organisation/day.ts';
import { isDemo } from '#platform/site-key.server.ts';
import type { Hold } from '#organisation/rights.ts';
import { house } from '../house.server.ts';

/** What every page's frame needs: who, where they hold something, language, text size. */
export async function load({ locals, url }) {
  return {
    lang: locals.lang,
    text: locals.text,
    demo: isDemo(),
    me: locals.actor ? { name: locals.actor.name } : null,
    places: await placesOf(locals.holds, dayOf(locals.now)),
    done: url.searchParams.get('done')
  };
}

/** Each unit where the person holds something, once, with the standing that says most and the page it opens. */
async function placesOf(holds: readonly Hold[], day: string) {
  if (holds.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`select unit_id as id, name from unit_name where unit_id = any (${[...new Set(holds.map((hold) => hold.unitId))]}::uuid[]) and valid @> ${day}::date`.execute(house().app);
  const weight = ['office', 'standing', 'inspector', 'secretary', 'deputy', 'in-charge', 'committee-member', 'member', 'administrator'];
  const sorted = [...holds].sort((a, b) => weight.indexOf(a.standing) - weight.indexOf(b.standing));
  return sorted.filter((hold, index) => sorted.findIndex((one) => one.unitId === hold.unitId) === index)
    .map((hold) => ({ href: placeOf(hold), name: rows.find((row) => row.id === hold.unitId)?.name ?? '', standing: hold.standing }));
}

function placeOf(hold: Hold): string {
  if (hold.unitKind === 'cell') return `/cells/${hold.unitId}`;
  return hold.standing === 'administrator' ? '/admin' : `/units/${hold.unitId}`;
}
