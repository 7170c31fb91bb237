import { sql } from 'kysely';
import type { Share } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { cellsOn } from '#organisation/tree-queries.server.ts';
import type { Db } from '#platform/database.server.ts';
import type { ReportPeriod } from './period.ts';

/** What the cells of a committee below came to in a period. */
export interface BelowFigures {
  id: string;
  cells: number;
  kept: Share;
  attendance: Share;
  tasks: Share;
}

/**
 * The figures of each committee just below a unit over a period, by the definitions of the regime, from the summaries alone: `reports` is the pool of the
 * role that reads numbers of all cells and nothing of people, after the right on the unit was asked. One statement whatever the number of cells.
 */
export async function figuresBelow(reports: Db, unitId: string, period: ReportPeriod, day: string, now: Date): Promise<BelowFigures[]> {
  type Row = { id: string; cells: number; kept: number; owing: number; present: number; mustAttend: number; done: number; before: number };
  const { rows } = await sql<Row>`
    with recursive ${cellsOn(unitId, day)},
    months as (select m::date as month from generate_series(${period.from}::date, ${period.to}::date, interval '1 month') m),
    due as (select b.id, count(m.month)::int as months from below b join unit u on u.id = b.id join months m on m.month >= u.founded_on and m.month + interval '1 month' <= ${dayOf(now)}::date group by 1),
    sums as (select s.cell_id, sum(s.present)::int as present, sum(s.must_attend)::int as must_attend, sum(s.tasks_done)::int as done, sum(s.tasks_before)::int as before,
        count(*) filter (where date_trunc('month', s.starts_at at time zone 'Asia/Ho_Chi_Minh') = s.month and s.month >= u.founded_on and s.month + interval '1 month' <= ${dayOf(now)}::date)::int as kept
      from month_summary s join below b on b.id = s.cell_id join unit u on u.id = b.id where s.month between ${period.from}::date and ${period.to}::date and s.concluded_at is not null group by 1)
    select b.top as id, count(*)::int as cells, count(*) filter (where d.months > 0 and coalesce(s.kept, 0) = d.months)::int as kept, count(*) filter (where d.months > 0)::int as owing,
      coalesce(sum(s.present), 0)::int as present, coalesce(sum(s.must_attend), 0)::int as "mustAttend", coalesce(sum(s.done), 0)::int as done, coalesce(sum(s.before), 0)::int as before
    from below b left join due d on d.id = b.id left join sums s on s.cell_id = b.id where b.top is not null group by b.top`.execute(reports);
  return rows.map((row) => ({ id: row.id, cells: row.cells, kept: { of: row.kept, base: row.owing }, attendance: { of: row.present, base: row.mustAttend }, tasks: { of: row.done, base: row.before } }));
}
