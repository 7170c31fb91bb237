import { sql } from 'kysely';
import { findMembers } from '#members/queries.server.ts';
import { permitOf } from '#organisation/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { fold } from '#platform/fold.ts';
import { inScope } from '#platform/database.server.ts';
import { words } from '#words/words.ts';
import { heldBy, signedIn } from '../../front.server.ts';
import { dayAsked } from '../asked.ts';
import { house } from '../../house.server.ts';

/** Finds cells and members by words begun, accents aside, within what the person may see and nothing else; by the names and the members of today, or of a day asked for. */
export async function load(event) {
  const { now } = signedIn(event);
  const holds = await heldBy(event);
  const day = dayOf(now);
  const asOf = dayAsked(event.url, day);
  const query = (event.url.searchParams.get('q') ?? '').slice(0, 100);
  const app = house().app;
  const scopes = await Promise.all(holds.map((hold) => permitOf(app, [hold], { id: hold.unitId, kind: hold.unitKind, path: hold.path, endedOn: null }, day)));
  const cells = [...new Set(scopes.flatMap((permit) => permit.scope.cells))];
  const found = query && cells.length > 0
    ? await inScope(app, { cells }, async (trx) => ({
        members: (await findMembers(trx, fold(query), asOf, 40)),
        units: (await sql<{ id: string; name: string; kind: string; above: { id: string; name: string } | null }>`select u.id, n.name, u.kind,
            case when u.kind = 'party-group' then (select json_build_object('id', p.parent_id, 'name', c.name) from unit_parent p join unit_name c on c.unit_id = p.parent_id and c.valid @> ${asOf}::date where p.unit_id = u.id and p.valid @> ${asOf}::date) end as above from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${asOf}::date
          where u.founded_on <= ${asOf}::date and (u.ended_on is null or u.ended_on > ${asOf}::date) and u.id = any (${cells}::uuid[]) and n.folded like ${`%${fold(query).replace(/[%_\\]/g, '\\$&')}%`} order by n.folded limit 20`.execute(trx)).rows
      }))
    : { members: [], units: [] };
  return { title: words(event.locals.lang).shell.search.title, query, asOf, today: day, ...found };
}
