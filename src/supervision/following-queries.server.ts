import { sql } from 'kysely';
import { addDays, addMonths, startOfDay } from '#organisation/day.ts';
import { cellsOn, unitNamesOn } from '#organisation/tree-queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import type { Followed } from './following.ts';

/** A cell as the page of who follows which shows it: with the next meeting that is planned. */
export interface FollowedCell extends Followed {
  nextAt: Date | null;
}

/**
 * The cells below a unit as the tree stood on a day, by name, with who followed each that day, in person or by being in charge of an organisation over it,
 * and how many meetings up to it were visited. Of cells that belong elsewhere since nothing is said: they lie outside the scope. One statement whatever their number.
 */
export async function followedBelow(trx: Trx, unitId: string, day: string, now: Date): Promise<FollowedCell[]> {
  const { rows } = await sql<FollowedCell>`
    with recursive ${cellsOn(unitId, day)}, ${unitNamesOn(trx, day)},
    charged as materialized (select p.unit_id, a.kind, a.path, p.person_id, p.holder_name, p.valid, p.decision_number from post p join unit a on a.id = p.unit_id where p.kind = 'in-charge' and p.valid @> ${day}::date),
    followers as materialized (select cell_id, json_agg(json_build_object('personId', person_id, 'name', holder_name, 'since', to_char(lower(valid), 'YYYY-MM-DD'), 'until', to_char(upper(valid), 'YYYY-MM-DD'), 'decision', decision_number) order by holder_name, person_id) as all
      from (select unit_id as cell_id, c.* from charged c where kind = 'cell' union all select u.id, c.* from charged c join unit u on u.path <@ c.path and u.kind = 'cell' where c.kind <> 'cell') each group by 1),
    leaders as materialized (select unit_id, min(holder_name) filter (where valid @> ${day}::date) as name from post where kind = 'secretary' group by 1),
    visited as materialized (select cell_id, count(*) filter (where starts_at >= ${startOfDay(addMonths(day, -12))}::timestamptz)::int as visits, max((starts_at at time zone 'Asia/Ho_Chi_Minh')::date) as last
      from meeting where id = any (array(select meeting_id from visit)) and starts_at < ${startOfDay(addDays(day, 1))}::timestamptz group by 1),
    coming as materialized (select cell_id, min(starts_at) as at from meeting where state in ('planned', 'prepared', 'announced') and starts_at > ${now} group by 1)
    select b.id, n.name, s.name as secretary, to_char(greatest(b.founded_on, b.received_on), 'YYYY-MM-DD') as since,
      coalesce(f.all, '[]') as followers,
      coalesce(v.visits, 0) as visits, to_char(v.last, 'YYYY-MM-DD') as "lastVisit", k.at as "nextAt"
    from below b join names n on n.unit_id = b.id
    join unnest(string_to_array(current_setting('app.cells'), ',')::uuid[]) as sc (id) on sc.id = b.id
    left join followers f on f.cell_id = b.id left join leaders s on s.unit_id = b.id left join visited v on v.cell_id = b.id left join coming k on k.cell_id = b.id
    order by n.folded, b.id`.execute(trx);
  return rows;
}

/** Of each of these cells the day it was founded, and the day somebody last came; null where nobody did. */
export async function lastVisitsIn(trx: Trx, cells: readonly string[]): Promise<Map<string, { since: string; lastVisit: string | null }>> {
  const { rows } = await sql<{ id: string; since: string; lastVisit: string | null }>`
    with visited as materialized (select cell_id, max((starts_at at time zone 'Asia/Ho_Chi_Minh')::date) as last from meeting
      where cell_id = any (${cells}::uuid[]) and id = any (array(select meeting_id from visit where cell_id = any (${cells}::uuid[]))) group by 1)
    select u.id, to_char(u.founded_on, 'YYYY-MM-DD') as since, to_char(v.last, 'YYYY-MM-DD') as "lastVisit" from unit u left join visited v on v.cell_id = u.id where u.id = any (${cells}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
