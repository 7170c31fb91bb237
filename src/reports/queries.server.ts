import { sql } from 'kysely';
import type { MeetingState } from '#meetings/meeting.ts';
import type { Trx } from '#platform/database.server.ts';

/** One cell of a committee in a month: what its row shows. One statement whatever the number of cells. */
export interface CellMonth {
  id: string;
  name: string;
  folded: string;
  secretary: string | null;
  members: number;
  meetingId: string | null;
  state: MeetingState | null;
  preMeeting: 'due' | 'held' | 'not-applicable';
  startsAt: Date | null;
  endedAt: Date | null;
  postedAt: Date | null;
  mustAttend: number;
  present: number;
  tasksBefore: number;
  tasksDone: number;
  tasksCarried: number;
  /** share of attendance of the twelve months up to this one, per mille, null where no meeting was held */
  year: (number | null)[];
}

/** The cells below a unit, or below several, each with its month, in order of names; the scope must hold them. */
export async function cellsInMonth(trx: Trx, paths: string | readonly string[], month: string, day: string): Promise<CellMonth[]> {
  const { rows } = await sql<Omit<CellMonth, 'year'> & { year: Record<string, number> }>`
    select u.id, n.name, n.folded || ' ' || coalesce((select string_agg(pl.folded, ' ') from place_cell pc join place pl on pl.id = pc.place_id where pc.cell_id = u.id and pc.valid @> ${day}::date), '') as folded,
      s.holder_name as secretary, (select count(*)::int from member_status ms where ms.cell_id = u.id and ms.valid @> ${day}::date and ms.status in ('official', 'probationary')) as members,
      m.id as "meetingId", m.state, coalesce(m.pre_meeting, 'due') as "preMeeting", m.starts_at as "startsAt", m.ended_at as "endedAt", ms.posted_at as "postedAt", coalesce(ms.must_attend, 0) as "mustAttend", coalesce(ms.present, 0) as present,
      coalesce(ms.tasks_before, 0) as "tasksBefore", coalesce(ms.tasks_done, 0) as "tasksDone", coalesce(ms.tasks_carried, 0) as "tasksCarried",
      (select coalesce(json_object_agg(to_char(y.month, 'YYYY-MM'), y.present * 1000 / y.must_attend), '{}') from month_summary y
        where y.cell_id = u.id and y.month > ${month}::date - interval '12 months' and y.month <= ${month}::date and y.concluded_at is not null and y.must_attend > 0) as year
    from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    left join lateral (select holder_name from post p where p.unit_id = u.id and p.kind = 'secretary' and p.valid @> ${day}::date limit 1) s on true
    left join meeting m on m.cell_id = u.id and m.month = ${month}::date and m.kind in ('regular', 'combined')
    left join month_summary ms on ms.cell_id = u.id and ms.month = ${month}::date
    where u.path <@ ${[paths].flat()}::ltree[] and u.kind = 'cell' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    order by n.folded, u.id`.execute(trx);
  const months = Array.from({ length: 12 }, (_, index) => monthBefore(month, 11 - index));
  return rows.map((row) => ({ ...row, year: months.map((one) => row.year[one] ?? null) }));
}

function monthBefore(month: string, back: number): string {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - back);
  return date.toISOString().slice(0, 7);
}
