import { sql } from 'kysely';
import { askCells, withdrawAsk } from '#meetings/commands.ts';
import { addMonths } from '#organisation/day.ts';
import { act, see } from '../../../../front.server.ts';
import { monthAsked } from '../../../asked.ts';

/** Meeting times of all cells of the subtree in a month, on one calendar; clashes of a member in charge are marked. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const month = monthAsked(event.url, day);
    const { rows } = await sql<{ id: string; cellId: string; cell: string; startsAt: Date; place: string; state: string; settled: boolean; inCharge: string[]; clash: boolean }>`
      with met as (select m.*, array(select p.person_id from post p where p.unit_id = m.cell_id and p.kind = 'in-charge' and p.valid @> m.starts_at::date) as followers
        from meeting m join unit u on u.id = m.cell_id where u.path <@ ${unit.path}::ltree and m.month = ${month}::date)
      select m.id, m.cell_id as "cellId", n.name as cell, m.starts_at as "startsAt", m.place, m.state, m.settled_at is not null as settled,
        array(select p.holder_name from post p where p.unit_id = m.cell_id and p.kind = 'in-charge' and p.valid @> m.starts_at::date) as "inCharge",
        exists (select from met o where o.id <> m.id and o.followers && m.followers and tstzrange(o.starts_at, o.starts_at + interval '2 hours') && tstzrange(m.starts_at, m.starts_at + interval '2 hours')) as clash
      from met m join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date order by m.starts_at, n.folded`.execute(trx);
    const asks = await trx.selectFrom('superior_item').select(['id', 'title', 'points']).where('unit_id', '=', unit.id).where('month', '=', month).where('withdrawn_at', 'is', null).orderBy('id').execute();
    return { month, before: addMonths(month, -1), after: addMonths(month, 1), meetings: rows, asks, may: permit.rights.has('settle-calendar') };
  });
}

export const actions = { default: act([askCells, withdrawAsk]) };
