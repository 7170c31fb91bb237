import { sql } from 'kysely';
import type { OnCalendar } from '#meetings/clashes.ts';
import type { PlannedMeeting } from '#meetings/plan-changes.ts';
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

/** All meetings of a month in the cells below a unit, by their time. One statement whatever the number of cells. */
export async function calendarOfMonth(trx: Trx, path: string, month: string, day: string): Promise<CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    select m.id, m.kind, m.cell_id as "cellId", n.name as cell, m.starts_at as "startsAt", m.place, m.state, m.registered_at is not null as registered, m.settled_at is not null as settled,
      coalesce(f.people, '{}') as followers, coalesce(f.names, '{}') as "inCharge", p.proposal
    from meeting m join unit u on u.id = m.cell_id join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
    left join lateral (select array_agg(p.person_id::text order by p.holder_name) as people, array_agg(p.holder_name order by p.holder_name) as names from post p
      where p.unit_id = m.cell_id and p.kind = 'in-charge' and p.valid @> (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date) f on true
    left join lateral (select json_build_object('startsAt', t.starts_at, 'accepted', t.accepted, 'answer', t.answer) as proposal from time_proposal t
      where t.cell_id = m.cell_id and t.meeting_id = m.id order by t.at desc limit 1) p on true
    where u.path <@ ${path}::ltree and m.month = ${month}::date order by m.starts_at, n.folded`.execute(trx);
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

/** The plans of a year of all cells below a unit, by name. One statement whatever the number of cells. */
export async function plansOfYear(trx: Trx, path: string, year: number, day: string): Promise<CellPlan[]> {
  const { rows } = await sql<CellPlan>`
    select u.id, n.name, u.founded_on as "foundedOn", y.reported_at as "reportedAt", coalesce(y.reported, '[]') as reported,
      (select coalesce(json_agg(json_build_object('id', m.id, 'month', m.month, 'kind', m.kind, 'startsAt', to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI'),
        'place', m.place, 'theme', m.theme, 'state', m.state) order by m.month, m.starts_at), '[]') from meeting m where m.cell_id = u.id and m.month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date) as meetings
    from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date left join year_plan y on y.cell_id = u.id and y.year = ${year}
    where u.path <@ ${path}::ltree and u.kind = 'cell' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date) order by n.folded, u.id`.execute(trx);
  return rows;
}
