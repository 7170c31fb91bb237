import { sql } from 'kysely';
import type { OnCalendar } from '#meetings/clashes.ts';
import type { PlannedMeeting } from '#meetings/plan-changes.ts';
import { cellsOn, unitNamesOn } from '#organisation/tree-queries.server.ts';
import type { Trx } from '#platform/database.server.ts';

/** A meeting on the one calendar of a unit's cells. */
export interface CalendarRow extends OnCalendar {
  cellId: string;
  cell: string;
  place: string;
  state: string;
  registered: boolean;
  settled: boolean;
  inCharge: string[];
  /** another time the office asked for: not yet answered, or declined with the reason */
  proposal: { startsAt: string; accepted: boolean | null; answer: string } | null;
}

/** All meetings of a month in the cells below a unit as the tree stood on a day, by their time. One statement whatever the number of cells. */
export async function calendarOfMonth(trx: Trx, unitId: string, month: string, day: string): Promise<CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    with recursive ${cellsOn(unitId, day)},
    meetings as materialized (select id, kind, cell_id, starts_at, place, state, registered_at, settled_at from meeting where month = ${month}::date),
    followers as materialized (select unit_id, person_id, holder_name, valid from post where kind = 'in-charge'),
    followed as (select m.cell_id, m.id, array_agg(f.person_id::text order by f.holder_name) as people, array_agg(f.holder_name order by f.holder_name) as names
      from meetings m join followers f on f.unit_id = m.cell_id and f.valid @> (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date group by 1, 2),
    proposals as materialized (select distinct on (t.cell_id, t.meeting_id) t.cell_id, t.meeting_id, json_build_object('startsAt', t.starts_at, 'accepted', t.accepted, 'answer', t.answer) as proposal
      from time_proposal t join meetings m on m.cell_id = t.cell_id and m.id = t.meeting_id order by t.cell_id, t.meeting_id, t.at desc)
    select m.id, m.kind, m.cell_id as "cellId", n.name as cell, m.starts_at as "startsAt", m.place, m.state, m.registered_at is not null as registered, m.settled_at is not null as settled,
      coalesce(f.people, '{}') as followers, coalesce(f.names, '{}') as "inCharge", p.proposal
    from below b join meetings m on m.cell_id = b.id join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
    left join followed f on f.cell_id = m.cell_id and f.id = m.id
    left join proposals p on p.cell_id = m.cell_id and p.meeting_id = m.id
    order by m.starts_at, n.folded`.execute(trx);
  return rows;
}

/** A cell's plan of a year as its committee sees it. */
export interface CellPlan {
  id: string;
  name: string;
  foundedOn: string;
  reportedAt: Date | null;
  reported: PlannedMeeting[];
  meetings: (PlannedMeeting & { state: string })[];
}

/** The plans of a year of all cells below a unit as the tree stood on a day, by name; of cells in the scope. One statement whatever the number of cells. */
export async function plansOfYear(trx: Trx, unitId: string, year: number, day: string): Promise<CellPlan[]> {
  const { rows } = await sql<CellPlan>`
    with recursive ${cellsOn(unitId, day)}, ${unitNamesOn(trx, day)},
    planned as materialized (select m.cell_id, json_agg(json_build_object('id', m.id, 'month', m.month, 'kind', m.kind, 'startsAt', to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI'),
      'place', m.place, 'theme', m.theme, 'state', m.state) order by m.month, m.starts_at) as meetings from meeting m where m.month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date group by 1),
    reports as materialized (select cell_id, reported_at, reported from year_plan where year = ${year})
    select b.id, n.name, b.founded_on as "foundedOn", y.reported_at as "reportedAt", coalesce(y.reported, '[]') as reported, coalesce(p.meetings, '[]') as meetings
    from below b join names n on n.unit_id = b.id
    join unnest(string_to_array(current_setting('app.cells'), ',')::uuid[]) as sc (id) on sc.id = b.id left join planned p on p.cell_id = b.id left join reports y on y.cell_id = b.id
    order by n.folded, b.id`.execute(trx);
  return rows;
}
