import { sql } from 'kysely';
import { addDays } from '#organisation/day.ts';
import { cellsOn, goneInto, owesSince, withoutHandbookOn } from '#organisation/tree-queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import type { Share } from '#members/percentage.ts';
import type { Overview } from './overview.ts';
import { monthAfter } from './period.ts';

/** What the cells under one committee just below a unit came to in a month. */
export interface GroupMonth extends Overview {
  /** that committee; the unit asked about for the cells that hang there */
  groupId: string;
  month: string;
  cells: number;
  /** cells that kept the month of those that owed it to that committee; `kept` is of those that owed it to the unit asked about */
  keptInGroup: Share;
  /** cells that stood there on the day and belong elsewhere since: what they did is not counted, nor what was dissolved into them */
  elsewhere: number;
}

/**
 * Months that are over, first to last, as the cells below a unit on a day came to them: the sums of `regimeOf` for each committee just below, added up where the
 * summaries lie, as of 270,000 cells not even the names fit a page. One statement whatever the number of cells.
 */
export async function groupMonths(trx: Trx, unitId: string, months: readonly string[], day: string, now: Date): Promise<GroupMonth[]> {
  type Row = Pick<GroupMonth, 'groupId' | 'month' | 'cells' | 'elsewhere'> & Record<'owing' | 'owingInGroup' | 'kept' | 'keptInGroup' | 'present' | 'mustAttend' | 'spoke' | 'meetings' | 'notice' | 'filing' | 'posted' | 'done' | 'before', number>;
  const [from, to] = [months[0]!, addDays(monthAfter(months.at(-1)!), -1)];
  const facts = sql`month, starts_at, concluded_at, announced_at, posted_at, must_attend, present, least(spoke, present) as spoke, tasks_before, tasks_done,
      ((concluded_at at time zone 'Asia/Ho_Chi_Minh')::date + 2 + time '23:59') at time zone 'Asia/Ho_Chi_Minh' as filing_due`;
  const { rows } = await sql<Row>`
    with recursive ${cellsOn(unitId, day)}, ${goneInto(from, day)},
    stood as materialized (select b.id, coalesce(b.top, ${unitId}::uuid) as top, sc.id is null as elsewhere, ${owesSince(sql`${unitId}::uuid`)} as since,
        ${owesSince(sql`coalesce(b.top, ${unitId}::uuid)`)} as since_in_group, not ${withoutHandbookOn(day)} as posts from below b
        left join unnest(string_to_array(current_setting('app.cells'), ',')::uuid[]) as sc (id) on sc.id = b.id),
    kept as materialized (select cell_id, ${facts} from month_summary where month between ${from}::date and ${to}::date and concluded_at is not null),
    counted as (select b.top, b.posts, k.*, date_trunc('month', k.starts_at at time zone 'Asia/Ho_Chi_Minh') = k.month and b.since <= k.month as keeps,
        date_trunc('month', k.starts_at at time zone 'Asia/Ho_Chi_Minh') = k.month and b.since_in_group <= k.month as keeps_in_group from stood b join kept k on k.cell_id = b.id
      union all select b.top, b.posts, d.*, false, false from (select cell_id, ${facts} from sums_of_dissolved(array(select id from gone), ${from}::date, ${to}::date)) d join gone g on g.id = d.cell_id join stood b on b.id = g.heir and not b.elsewhere),
    sums as materialized (select top, month, sum(present) as present, sum(must_attend) as must_attend, sum(spoke) as spoke, sum(tasks_done) as done, sum(tasks_before) as before, count(*) as meetings,
        count(*) filter (where announced_at <= starts_at - interval '24 hours') as notice, count(*) filter (where posts and (posted_at is not null or filing_due < ${now})) as filing, count(*) filter (where posts and posted_at <= filing_due) as posted,
        count(*) filter (where keeps) as kept, count(*) filter (where keeps_in_group) as kept_in_group from counted group by 1, 2),
    bases as materialized (select b.top, m.month::date as month, count(*) filter (where not b.elsewhere) as cells, count(*) filter (where b.elsewhere) as elsewhere,
        count(*) filter (where not b.elsewhere and b.since <= m.month) as owing, count(*) filter (where not b.elsewhere and b.since_in_group <= m.month) as owing_in_group
      from stood b cross join generate_series(${from}::date, ${to}::date, interval '1 month') m (month) group by 1, 2)
    select b.top as "groupId", to_char(b.month, 'YYYY-MM-DD') as month, b.cells::int, b.elsewhere::int, b.owing::int, b.owing_in_group::int as "owingInGroup", coalesce(s.kept, 0)::int as kept, coalesce(s.kept_in_group, 0)::int as "keptInGroup",
      coalesce(s.present, 0)::int as present, coalesce(s.must_attend, 0)::int as "mustAttend", coalesce(s.spoke, 0)::int as spoke, coalesce(s.meetings, 0)::int as meetings, coalesce(s.notice, 0)::int as notice,
      coalesce(s.filing, 0)::int as filing, coalesce(s.posted, 0)::int as posted, coalesce(s.done, 0)::int as done, coalesce(s.before, 0)::int as before
    from bases b left join sums s on s.top = b.top and s.month = b.month`.execute(trx);
  return rows.map((row) => ({
    groupId: row.groupId, month: row.month, cells: row.cells, elsewhere: row.elsewhere, kept: { of: row.kept, base: row.owing }, keptInGroup: { of: row.keptInGroup, base: row.owingInGroup },
    attendance: { of: row.present, base: row.mustAttend }, spoke: { of: row.spoke, base: row.present }, noticeInTime: { of: row.notice, base: row.meetings }, postedInTime: { of: row.posted, base: row.filing }, tasks: { of: row.done, base: row.before }
  }));
}
