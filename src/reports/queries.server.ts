import { sql } from 'kysely';
import type { MeetingState } from '#meetings/meeting.ts';
import { cellsOn, parted, unitNamesOn, type Elsewhere } from '#organisation/tree-queries.server.ts';
import type { Trx } from '#platform/database.server.ts';

/** One cell of a committee in a month: what its row shows. One statement whatever the number of cells, and one more where any belong elsewhere since. */
export interface CellMonth {
  id: string;
  name: string;
  folded: string;
  /** the committee just below the one asked about under which it stood; null where it stood there itself */
  groupId: string | null;
  group: string | null;
  secretary: string | null;
  members: number;
  meetingId: string | null;
  state: MeetingState | null;
  preMeeting: 'due' | 'held' | 'not-applicable' | 'not-held';
  startsAt: Date | null;
  endedAt: Date | null;
  postedAt: Date | null;
  mustAttend: number;
  present: number;
  tasksBefore: number;
  tasksDone: number;
  tasksCarried: number;
  /** the last reminder of the month, and of what */
  reminded: { about: string; at: string } | null;
  /** share of attendance of the twelve months up to this one, per mille, null where no meeting was held */
  year: (number | null)[];
}

/** The cells of a unit in a month, and the names of those that stood below it on the day and belong elsewhere since. */
export interface MonthBelow {
  cells: CellMonth[];
  elsewhere: Elsewhere[];
}

/**
 * The cells below a unit, or below several, each with its month, in order of names; units, names, posts and members as they stood on the
 * day asked for, by the dated parents. What a cell did is read within the scope: of one that belongs elsewhere since, only the name. Each table is read
 * once, not once a cell: every reading weighs the whole list of the scope, which for a province is thousands long.
 */
export async function cellsInMonth(trx: Trx, units: string | readonly string[], month: string, day: string): Promise<MonthBelow> {
  const { rows } = await sql<Omit<CellMonth, 'year'> & { year: Record<string, number> }>`
    with recursive ${cellsOn(units, day)}, ${unitNamesOn(trx, day)},
    places as materialized (select pc.cell_id, string_agg(pl.folded, ' ') as folded from place_cell pc join place pl on pl.id = pc.place_id where pc.valid @> ${day}::date group by 1),
    leaders as materialized (select unit_id, min(holder_name) filter (where kind = 'secretary') as name, bool_or(kind in ('deputy', 'committee-member')) as committee from post
      where kind in ('secretary', 'deputy', 'committee-member') and valid @> ${day}::date group by 1),
    counts as materialized (select cell_id, count(*)::int as members from member_status where valid @> ${day}::date and status in ('official', 'probationary') group by 1),
    meetings as materialized (select cell_id, id, state, pre_meeting, starts_at, ended_at from meeting where month = ${month}::date and kind in ('regular', 'combined')),
    years as materialized (select cell_id, json_object_agg(to_char(month, 'YYYY-MM'), present * 1000 / must_attend) as year from month_summary
      where month > (${month}::date - interval '12 months')::date and month <= ${month}::date and concluded_at is not null and must_attend > 0 group by 1),
    sums as materialized (select cell_id, posted_at, must_attend, present, tasks_before, tasks_done, tasks_carried from month_summary where month = ${month}::date),
    reminders as materialized (select distinct on (cell_id) cell_id, json_build_object('about', about, 'at', sent_at) as last from reminder
      where sent_at >= ${month}::date and sent_at < ${month}::date + interval '2 months' order by cell_id, sent_at desc)
    select b.id, n.name, n.folded || ' ' || coalesce(pl.folded, '') as folded, b.top as "groupId", g.name as "group", s.name as secretary, coalesce(c.members, 0) as members,
      m.id as "meetingId", m.state, case when coalesce(m.pre_meeting, 'due') = 'due' and not coalesce(s.committee, false) then 'not-applicable' else coalesce(m.pre_meeting, 'due') end as "preMeeting", m.starts_at as "startsAt", m.ended_at as "endedAt", ms.posted_at as "postedAt", coalesce(ms.must_attend, 0) as "mustAttend", coalesce(ms.present, 0) as present,
      coalesce(ms.tasks_before, 0) as "tasksBefore", coalesce(ms.tasks_done, 0) as "tasksDone", coalesce(ms.tasks_carried, 0) as "tasksCarried", r.last as reminded, coalesce(y.year, '{}') as year
    from below b join names n on n.unit_id = b.id
    left join unit_name g on g.unit_id = b.top and g.valid @> ${day}::date
    left join places pl on pl.cell_id = b.id left join leaders s on s.unit_id = b.id left join counts c on c.cell_id = b.id left join meetings m on m.cell_id = b.id
    left join sums ms on ms.cell_id = b.id left join years y on y.cell_id = b.id left join reminders r on r.cell_id = b.id
    order by n.folded, b.id`.execute(trx);
  const months = Array.from({ length: 12 }, (_, index) => monthBefore(month, 11 - index));
  const { cells, elsewhere } = await parted(trx, rows);
  return { cells: cells.map((row) => ({ ...row, year: months.map((one) => row.year[one] ?? null) })), elsewhere };
}

/** What a cell's regular meeting of a month came to, as it is kept. */
export type MonthKept = Pick<CellMonth, 'id' | 'name' | 'meetingId' | 'state' | 'startsAt' | 'endedAt' | 'mustAttend' | 'present' | 'tasksBefore' | 'tasksDone' | 'tasksCarried'>;

/** The same cells in the same order with nothing but what their months came to, from the summaries alone. As many statements, whatever their number. */
export async function sumsInMonth(trx: Trx, unitId: string, month: string, day: string): Promise<Omit<MonthBelow, 'cells'> & { cells: MonthKept[] }> {
  const { rows } = await sql<MonthKept>`
    with recursive ${cellsOn(unitId, day)}, ${unitNamesOn(trx, day)},
    sums as materialized (select cell_id, meeting_id, state, starts_at, concluded_at, must_attend, present, tasks_before, tasks_done, tasks_carried from month_summary where month = ${month}::date)
    select b.id, n.name, s.meeting_id as "meetingId", s.state, s.starts_at as "startsAt", s.concluded_at as "endedAt", coalesce(s.must_attend, 0) as "mustAttend", coalesce(s.present, 0) as present,
      coalesce(s.tasks_before, 0) as "tasksBefore", coalesce(s.tasks_done, 0) as "tasksDone", coalesce(s.tasks_carried, 0) as "tasksCarried"
    from below b join names n on n.unit_id = b.id
    left join sums s on s.cell_id = b.id
    order by n.folded, b.id`.execute(trx);
  return parted(trx, rows);
}

function monthBefore(month: string, back: number): string {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - back);
  return date.toISOString().slice(0, 7);
}
