import { sql } from 'kysely';
import { areTooClose, type OnCalendar } from '#meetings/clashes.ts';
import type { Trx } from '#platform/database.server.ts';
import { followedBelow } from './following-queries.server.ts';
import type { CellInNeed, Need, Planned, Quarter } from './visit-plan.ts';

/** The cells below a unit on a day with what their need of a visit in a quarter is worked out from. Two statements whatever their number. */
export async function cellsInNeed(trx: Trx, unitId: string, day: string, quarter: Quarter, now: Date): Promise<CellInNeed[]> {
  const cells = await followedBelow(trx, unitId, day, now);
  const { rows } = await sql<{ id: string; secretarySince: string | null; lately: CellInNeed['lately']; wishedOn: string | null; toMend: number; meetings: { month: string; startsAt: string; kind: OnCalendar['kind'] }[] }>`
    with asked as materialized (select unnest(${cells.map((cell) => cell.id)}::uuid[]) as id),
    leaders as materialized (select unit_id, min(lower(valid)) filter (where valid @> ${day}::date) as since from post where kind = 'secretary' group by 1),
    wishes as materialized (select cell_id, max((at at time zone 'Asia/Ho_Chi_Minh')::date) as day from visit_wish group by 1),
    mending as materialized (select v.cell_id, count(*)::int as open from visit v where v.mend <> 'nothing'
      and not exists (select from visit_settlement s where s.cell_id = v.cell_id and s.visit_id = v.id and s.result in ('mended', 'dropped')) group by 1),
    ahead as materialized (select cell_id, json_agg(json_build_object('month', to_char(month, 'YYYY-MM-DD'), 'startsAt', starts_at, 'kind', kind) order by starts_at) as list from meeting
      where month >= ${quarter.months[0]}::date and month < ${quarter.until}::date and kind in ('regular', 'combined') and state in ('planned', 'prepared', 'announced') and starts_at > ${now} group by 1),
    past as materialized (select m.cell_id, m.month, m.state = 'missed' as missed, coalesce(s.present, 0) as present, coalesce(s.must_attend, 0) as must_attend, row_number() over (partition by m.cell_id order by m.month desc) as nth
      from meeting m left join month_summary s on s.cell_id = m.cell_id and s.month = m.month and s.month > (${day}::date - interval '9 months')::date and s.concluded_at is not null
      where m.kind in ('regular', 'combined') and m.month > (${day}::date - interval '9 months')::date and m.starts_at < ${now} and m.state in ('concluded', 'written', 'filed', 'graded', 'missed')),
    lately as materialized (select cell_id, json_agg(json_build_object('month', to_char(month, 'YYYY-MM-DD'), 'present', present, 'mustAttend', must_attend, 'missed', missed) order by month desc) as list from past where nth <= 6 group by 1)
    select a.id, to_char(s.since, 'YYYY-MM-DD') as "secretarySince", coalesce(l.list, '[]') as lately, to_char(w.day, 'YYYY-MM-DD') as "wishedOn", coalesce(g.open, 0) as "toMend", coalesce(h.list, '[]') as meetings
    from asked a left join leaders s on s.unit_id = a.id left join wishes w on w.cell_id = a.id left join mending g on g.cell_id = a.id left join ahead h on h.cell_id = a.id left join lately l on l.cell_id = a.id`.execute(trx);
  const more = new Map(rows.map((row) => [row.id, { ...row, meetings: row.meetings.map((one) => ({ ...one, startsAt: new Date(one.startsAt) })) }]));
  return cells.map((cell) => ({ ...cell, ...more.get(cell.id)! }));
}

/** A visit on the plan, with the regular meeting of its month as it is planned now, and whether its sheet is in. */
export interface PlannedVisit {
  id: string;
  cellId: string;
  cell: string;
  month: string;
  personId: string;
  visitor: string;
  reasons: Need[];
  source: 'drawn' | 'added' | 'list';
  droppedAt: Date | null;
  reason: string;
  meetingId: string | null;
  startsAt: Date | null;
  place: string | null;
  kind: OnCalendar['kind'] | null;
  meetingState: string | null;
  sequence: number;
  reported: boolean;
  /** whether the visitor is in charge of the cell on the day of the meeting */
  follows: boolean;
}

/** The visits planned to these cells in the months from one to another, by time, then by name; those of one person where one is named. One statement. */
export async function plannedIn(trx: Trx, cells: readonly string[], from: string, to: string, day: string, personId: string | null = null): Promise<PlannedVisit[]> {
  const { rows } = await sql<PlannedVisit>`
    select p.id, p.cell_id as "cellId", n.name as cell, p.month, p.person_id as "personId", p.visitor_name as visitor, p.reasons, p.source, p.dropped_at as "droppedAt", p.reason,
      m.id as "meetingId", m.starts_at as "startsAt", m.place, m.kind, m.state as "meetingState", coalesce(m.sequence, 0) as sequence, v.id is not null as reported,
      exists (select from post f join unit a on a.id = f.unit_id join unit u on u.id = p.cell_id where f.kind = 'in-charge' and f.person_id = p.person_id and a.path @> u.path and f.valid @> coalesce((m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date, greatest(p.month, ${day}::date)))
        or exists (select from delegation d where d.unit_id = p.cell_id and d.to_person_id = p.person_id and d.post_kind = 'in-charge' and d.withdrawn_at is null and d.valid @> coalesce((m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date, greatest(p.month, ${day}::date))) as follows
    from planned_visit p join unit_name n on n.unit_id = p.cell_id and n.valid @> ${day}::date
    left join meeting m on m.cell_id = p.cell_id and m.month = p.month and m.kind in ('regular', 'combined')
    left join visit v on v.cell_id = p.cell_id and v.meeting_id = m.id and v.person_id = p.person_id
    where p.cell_id = any (${cells}::uuid[]) and p.month >= ${from}::date and p.month <= ${to}::date and (${personId}::uuid is null or p.person_id = ${personId}::uuid)
    order by m.starts_at nulls last, p.month, n.folded, p.id`.execute(trx);
  return rows;
}

/** The same as the rule takes it. */
export const asPlanned = (one: Pick<PlannedVisit, 'cellId' | 'month' | 'personId' | 'droppedAt' | 'startsAt' | 'kind'>): Planned => ({ cellId: one.cellId, month: one.month, personId: one.personId, meeting: one.droppedAt || !one.startsAt || !one.kind ? null : { startsAt: one.startsAt, kind: one.kind } });

/** What somebody who is in charge of a cell on a day is called there; null where they are not. */
export async function followerAt(trx: Trx, cellId: string, personId: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select p.holder_name as name from post p join unit a on a.id = p.unit_id join unit u on u.id = ${cellId} where p.kind = 'in-charge' and p.person_id = ${personId} and a.path @> u.path and p.valid @> ${day}::date
    union all select d.holder_name from delegation d where d.unit_id = ${cellId} and d.to_person_id = ${personId} and d.post_kind = 'in-charge' and d.withdrawn_at is null and d.valid @> ${day}::date limit 1`.execute(trx);
  return rows[0]?.name ?? null;
}

/** Who is to visit which meeting of a cell to come, and is to be at another cell at that hour. At which one the reader of this cell is not told. */
export async function visitorsElsewhere(trx: Trx, cellId: string, now: Date): Promise<{ meetingId: string; personId: string; visitor: string }[]> {
  const { rows } = await sql<{ meetingId: string; personId: string; visitor: string; own: Hour; other: Hour }>`
    select o.id as "meetingId", v.person_id as "personId", v.visitor_name as visitor, json_build_object('startsAt', o.starts_at, 'kind', o.kind) as own, json_build_object('startsAt', e.starts_at, 'kind', e.kind) as other
    from visits_elsewhere(${cellId}, ${now}) e join meeting o on o.cell_id = ${cellId} and o.id = e.meeting_id join planned_visit v on v.cell_id = ${cellId} and v.id = e.visit_id order by o.starts_at, v.visitor_name, v.id`.execute(trx);
  const hour = ({ startsAt, kind }: Hour) => ({ startsAt: new Date(startsAt), kind });
  const clashing = rows.filter((one) => areTooClose(hour(one.own), hour(one.other))).map(({ meetingId, personId, visitor }) => ({ meetingId, personId, visitor }));
  return [...new Map(clashing.map((one) => [`${one.meetingId} ${one.personId}`, one])).values()];
}
type Hour = Pick<OnCalendar, 'startsAt' | 'kind'>;

/** What a cell asked for since somebody last came, if it did. */
export async function openWish(trx: Trx, cellId: string): Promise<{ text: string; at: Date; by: string } | null> {
  const { rows } = await sql<{ text: string; at: Date; by: string }>`select text, at, by_name as by from visit_wish w where w.cell_id = ${cellId}
    and not exists (select from visit v join meeting m on m.cell_id = v.cell_id and m.id = v.meeting_id where v.cell_id = w.cell_id and m.starts_at > w.at) order by at desc limit 1`.execute(trx);
  return rows[0] ?? null;
}
