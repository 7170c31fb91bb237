import { sql } from 'kysely';
import * as commands from '#organisation/commands.ts';
import { act, see } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** The organisation below a unit as of a day: units, posts, places, history; and what an office may change. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const asOf = dayAsked(event.url, day);
    const { rows: units } = await sql<{ id: string; name: string; kind: string; type: string | null; since: string; parent: string | null; secretary: string | null }>`
      select u.id, n.name, u.kind, t.type, u.founded_on as since, p.parent_id as parent, (select holder_name from post s where s.unit_id = u.id and s.kind = 'secretary' and s.valid @> ${asOf}::date limit 1) as secretary
      from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${asOf}::date left join unit_type t on t.unit_id = u.id and t.valid @> ${asOf}::date left join unit_parent p on p.unit_id = u.id and p.valid @> ${asOf}::date
      where u.path <@ ${unit.path}::ltree and u.id <> ${unit.id} and u.founded_on <= ${asOf}::date and (u.ended_on is null or u.ended_on > ${asOf}::date) order by u.kind = 'cell', n.folded limit 2000`.execute(trx);
    const { rows: posts } = await sql<{ id: string; unitId: string; unit: string; holder: string; kind: string; since: string }>`
      select p.id, p.unit_id as "unitId", n.name as unit, p.holder_name as holder, p.kind, lower(p.valid)::text as since from post p join unit_name n on n.unit_id = p.unit_id and n.valid @> ${asOf}::date
      where p.valid @> ${asOf}::date order by p.unit_id = ${unit.id} desc, n.folded, p.kind`.execute(trx);
    const { rows: people } = await sql<{ personId: string; name: string; cell: string }>`select m.person_id as "personId", m.full_name as name, n.name as cell from member m join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date where m.valid @> ${day}::date order by m.sort_key limit 3000`.execute(trx);
    const { rows: places } = await sql<{ id: string; name: string; kind: string; cell: string | null }>`select p.id, p.name, p.kind, n.name as cell from place p left join place_cell c on c.place_id = p.id and c.valid @> ${asOf}::date left join unit_name n on n.unit_id = c.cell_id and n.valid @> ${asOf}::date where p.unit_id = ${unit.id} order by p.folded`.execute(trx);
    const { rows: history } = await sql<{ id: string; kind: string; on: string; number: string | null; unit: string }>`
      select r.id, r.kind, r.effective_on as on, r.decision_number as number, coalesce(n.name, '') as unit from reorganisation r join reorganisation_part rp on rp.reorganisation_id = r.id join unit u on u.id = rp.unit_id
      left join lateral (select name from unit_name n where n.unit_id = u.id order by lower(n.valid) desc limit 1) n on true where u.path <@ ${unit.path}::ltree order by r.effective_on desc, r.id desc limit 40`.execute(trx);
    return { asOf, kind: unit.kind, units, posts, people: permit.rights.has('appoint') ? people : [], places, history, may: permit.rights.has('keep-units'), mayAppoint: permit.rights.has('appoint') };
  });
}

export const actions = { default: act([commands.foundUnit, commands.renameUnit, commands.moveUnit, commands.retypeUnit, commands.dissolveUnit, commands.appoint, commands.endPost, commands.addPlace, commands.coverPlace], async (form, command) => {
  if (command.name !== commands.appoint.name) return {};
  // The name a post is shown under is the person's own, chosen together with the person in one field.
  const [personId, ...name] = String(form.get('person') ?? '').split(' ');
  form.delete('person');
  return personId ? { personId, holderName: name.join(' ') } : { refused: 'not-yours', field: 'person' };
}) };
