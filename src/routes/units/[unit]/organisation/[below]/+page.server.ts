import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import * as commands from '#organisation/commands.ts';
import { aboveOn, peopleToAppoint, treeBelow, unitRecord } from '#organisation/tree-queries.server.ts';
import { fold } from '#platform/fold.ts';
import { act, see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** The record of one unit at or below this one as of a day: names, parents, types, decisions, posts, places; and what an office may change. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const id = event.params.below;
    if (!permit.scope.cells.includes(id)) error(404);
    const asOf = dayAsked(event.url, day);
    const recorded = (await unitRecord(trx, id, asOf === day ? null : asOf))!;
    const since = event.locals.now.getTime() - commands.takenBackWithin * 24 * 3600_000;
    const record = { ...recorded, posts: recorded.posts.map(({ recorded: at, ...post }) => ({ ...post, mistaken: post.from > day || at.getTime() > since })) };
    const now = asOf === day && record.endedOn === null;
    const who = (event.url.searchParams.get('who') ?? '').slice(0, 100);
    const mayAppoint = permit.rights.has('appoint');
    // what may take over: another unit of the same kind beside or elsewhere in scope
    const { rows: successors } = permit.rights.has('keep-units')
      ? await sql<{ id: string; name: string }>`select u.id, n.name from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
          where u.id = any (${permit.scope.cells}::uuid[]) and u.id <> ${id} and u.kind = ${record.kind} and u.ended_on is null order by n.folded limit 500`.execute(trx)
      : { rows: [] };
    const { rows: parents } = permit.rights.has('keep-units')
      ? await sql<{ id: string; name: string }>`select u.id, n.name from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
          where u.id = any (${permit.scope.cells}::uuid[]) and u.kind <> 'cell' and u.kind <> 'party-group' and u.ended_on is null and not u.path <@ (select path from unit where id = ${id}) order by n.folded limit 500`.execute(trx)
      : { rows: [] };
    return {
      asOf, today: day, record, above: await aboveOn(trx, id, asOf), below: await treeBelow(trx, id, asOf), who, isTop: id === unit.id,
      people: mayAppoint ? await peopleToAppoint(trx, record.kind === 'cell' ? id : record.kind === 'party-group' ? (record.parents.at(-1)?.id ?? null) : null, fold(who), day) : [],
      parents, successors, mayKeep: permit.rights.has('keep-units') || mayAppoint, may: permit.rights.has('keep-units') && now, mayAppoint: mayAppoint && now
    };
  });
}

export const actions = { default: act([commands.foundUnit, commands.renameUnit, commands.moveUnit, commands.retypeUnit, commands.dissolveUnit, commands.appoint, commands.endPost, commands.takeBackPost], async (form, command) => {
  if (command.name !== commands.appoint.name) return {};
  // a person is chosen from those found, under the name they have there, or written in by name
  const [personId, ...name] = String(form.get('person') ?? '').split(' ');
  form.delete('person');
  if (personId) return { personId, holderName: name.join(' ') };
  return {};
}) };
