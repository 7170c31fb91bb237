import { sql } from 'kysely';
import type { Share } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { cellsOn, goneInto, owesSince } from '#organisation/tree-queries.server.ts';
import { narrowed, type Db, type Trx } from '#platform/database.server.ts';
import { sumsOf, type CommitteeBelow, type CommitteeSums, type Figures } from './committees-report.ts';
import type { ReportPeriod } from './period.ts';

/** What the cells of a committee below came to in a period, as far as the summaries know. `id`: the committee, or the unit asked about for the cells that hang there. */
export interface BelowFigures extends Pick<CommitteeSums, 'cells' | 'kept' | 'attendance' | 'spoke' | 'tasks' | 'thematic' | 'themes'> {
  id: string;
}

/**
 * The figures of each committee just below a unit over a period, by the definitions of the regime, from the summaries alone. `db` is the pool of the role
 * that reads numbers of all cells and nothing of people, after the right on the unit was asked; or a transaction, which counts the cells of its scope
 * (`scoped`). A cell owes the months from the one in which it came under the committee; what cells
 * that were dissolved into it held is counted with it. One statement whatever the number of cells.
 */
export async function figuresBelow(db: Db | Trx, unitId: string, period: Pick<ReportPeriod, 'from' | 'to' | 'part' | 'months'>, day: string, now: Date, scoped = false): Promise<BelowFigures[]> {
  type Row = { id: string; cells: number; kept: number; owing: number; present: number; mustAttend: number; spoke: number; done: number; before: number; thematic: number; themes: { quarter: number; of: number; base: number }[] };
  const today = dayOf(now);
  const quarters = [...Map.groupBy(period.months, quarterOf)].filter(([, months]) => months[0]! <= today).map(([quarter, months]) => ({ quarter, last: months.at(-1)! }));
  // within a scope the list of its cells is weighed at each reading, so all are read at once; who reads everybody's looks up each cell's, not all there are
  const ofPeriod = sql`select * from month_summary where month between ${period.from}::date and ${period.to}::date`;
  const { rows } = await sql<Row>`
    with recursive ${cellsOn(unitId, day)}, ${goneInto(period.from, day)},
    stood as materialized (select b.id, coalesce(b.top, ${unitId}::uuid) as top, ${owesSince(sql`coalesce(b.top, ${unitId}::uuid)`)} as since from below b
      ${scoped ? sql`join unnest(string_to_array(current_setting('app.cells'), ',')::uuid[]) as sc (id) on sc.id = b.id` : sql``}),
    months as (select m::date as month from generate_series(${period.from}::date, ${period.to}::date, interval '1 month') m),
    due as (select b.id, count(m.month)::int as months from stood b join months m on m.month >= b.since and m.month + interval '1 month' <= ${today}::date group by 1),
    ${scoped ? sql`kept as materialized (${ofPeriod}),` : sql``}
    counted as (select b.id, s.month, s.starts_at, s.concluded_at, s.present, s.must_attend, s.spoke, s.tasks_done, s.tasks_before, s.thematic, s.month >= b.since as owed
        from stood b join ${scoped ? sql`kept s on s.cell_id = b.id` : sql`lateral (${ofPeriod} and cell_id = b.id offset 0) s on true`}
      union all select b.id, d.month, d.starts_at, d.concluded_at, d.present, d.must_attend, d.spoke, d.tasks_done, d.tasks_before, false, false
        from sums_of_dissolved(array(select id from gone), ${period.from}::date, ${period.to}::date) d join gone g on g.id = d.cell_id join stood b on b.id = g.heir),
    sums as materialized (select s.id as cell_id, sum(s.present) filter (where s.concluded_at is not null) as present, sum(s.must_attend) filter (where s.concluded_at is not null) as must_attend, sum(least(s.spoke, s.present)) filter (where s.concluded_at is not null) as spoke,
        sum(s.tasks_done) filter (where s.concluded_at is not null) as done, sum(s.tasks_before) filter (where s.concluded_at is not null) as before,
        count(*) filter (where s.owed and s.concluded_at is not null and date_trunc('month', s.starts_at at time zone 'Asia/Ho_Chi_Minh') = s.month and s.month + interval '1 month' <= ${today}::date) as kept,
        array_agg(distinct extract(quarter from s.month)::int) filter (where s.thematic) as themed
      from counted s group by 1),
    quarters as (select * from unnest(${quarters.map((one) => one.quarter)}::int[], ${quarters.map((one) => one.last)}::date[]) as q (quarter, last)),
    quartered as (select b.top, q.quarter, count(*) filter (where q.quarter = any (s.themed) and b.since <= q.last)::int as of, count(*) filter (where b.since <= q.last)::int as base from stood b cross join quarters q left join sums s on s.cell_id = b.id group by 1, 2),
    themes as materialized (select top, json_agg(json_build_object('quarter', quarter, 'of', of, 'base', base) order by quarter) as themes from quartered group by 1)
    select b.top as id, count(*)::int as cells, count(*) filter (where d.months > 0 and coalesce(s.kept, 0) = d.months)::int as kept, count(*) filter (where d.months > 0)::int as owing,
      coalesce(sum(s.present), 0)::int as present, coalesce(sum(s.must_attend), 0)::int as "mustAttend", coalesce(sum(s.spoke), 0)::int as spoke, coalesce(sum(s.done), 0)::int as done, coalesce(sum(s.before), 0)::int as before,
      count(*) filter (where s.themed is not null)::int as thematic, coalesce((select t.themes from themes t where t.top = b.top), '[]') as themes
    from stood b left join due d on d.id = b.id left join sums s on s.cell_id = b.id group by b.top`.execute(db);
  return rows.map((row) => ({
    id: row.id, cells: row.cells, kept: { of: row.kept, base: row.owing }, attendance: { of: row.present, base: row.mustAttend }, spoke: { of: row.spoke, base: row.present }, tasks: { of: row.done, base: row.before },
    thematic: { of: row.thematic, base: row.cells }, themes: period.part === 'month' ? [] : row.themes.map(({ quarter, ...share }) => ({ quarter, share }))
  }));
}
const quarterOf = (month: string): number => Math.ceil(Number(month.slice(5, 7)) / 3);

/**
 * The committees just below a unit on a day, by name, each with its cells by the summaries and with what its own last closed report says; at the end the
 * cells that hang at the unit itself, where there are any. Three statements whatever their number; no line of a roll is read.
 */
export async function committeesBelow(trx: Trx, unitId: string, period: ReportPeriod, day: string, now: Date): Promise<CommitteeBelow[]> {
  const { rows: committees } = await sql<{ id: string; name: string; ended: string | null }>`
    select u.id, n.name, case when u.ended_on <= ${dayOf(now)}::date then to_char(u.ended_on, 'YYYY-MM-DD') end as ended
    from unit_parent p join unit u on u.id = p.unit_id and u.kind in ('province', 'district', 'committee', 'grassroots', 'intermediate') and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date where p.parent_id = ${unitId} and p.valid @> ${day}::date order by n.folded, u.id`.execute(trx);
  const closed = await closedBy(trx, committees.map((one) => one.id), period, now);
  const sums = new Map((await figuresBelow(trx, unitId, period, day, now, true)).map((one) => [one.id, one]));
  const unknown = { members: null, posted: null, marked: null, decided: null, admissions: null };
  const none: Share = { of: 0, base: 0 };
  const nothing = { cells: 0, kept: none, attendance: none, spoke: none, tasks: none, thematic: none, themes: [] };
  const nowOf = (id: string): CommitteeSums => {
    const { cells, kept, attendance, spoke, tasks, thematic, themes } = sums.get(id) ?? nothing;
    return { cells, kept, attendance, spoke, tasks, thematic, themes, ...unknown };
  };
  return [
    ...committees.map((one): CommitteeBelow => ({ ...one, now: nowOf(one.id), closed: closed.get(one.id) ?? null })),
    ...(sums.has(unitId) ? [{ id: unitId, name: '', ended: null, now: nowOf(unitId), closed: null }] : [])
  ];
}

/** What the last closed report of a period of each of these committees says, as far as they lie in the scope. */
async function closedBy(trx: Trx, committees: readonly string[], period: ReportPeriod, now: Date): Promise<Map<string, NonNullable<CommitteeBelow['closed']>>> {
  type Row = { id: string; number: string | null; closedAt: Date; supplements: number; part: Figures['part']; totals: Parameters<typeof sumsOf>[1] };
  const { rows } = await narrowed(trx, committees, () => sql<Row>`
    with closed as materialized (select r.unit_id, r.supplement, r.document_id, min(r.closed_at) over (partition by r.unit_id) as closed_at, row_number() over (partition by r.unit_id order by r.supplement desc) as nth
      from unit_report r where r.period = ${period.key} and r.closed_at <= ${now}),
    last as materialized (select c.unit_id, c.supplement, c.closed_at, f.content #>> '{facts,figures,part}' as part, f.content #> '{facts,figures,totals}' as totals
      from closed c join filed_document f on f.cell_id = c.unit_id and f.id = c.document_id where c.nth = 1),
    firsts as materialized (select r.unit_id, f.content ->> 'number' as number from unit_report r join filed_document f on f.cell_id = r.unit_id and f.id = r.document_id where r.period = ${period.key} and r.supplement = 0)
    select l.unit_id as id, f.number, l.closed_at as "closedAt", l.supplement as supplements, l.part, l.totals
    from last l left join firsts f on f.unit_id = l.unit_id where l.unit_id = any (${committees}::uuid[]) and l.part is not null and l.totals is not null`.execute(trx));
  return new Map(rows.map((row) => [row.id, { number: row.number ?? '', day: dayOf(row.closedAt), supplements: row.supplements, sums: sumsOf(row.part, row.totals) }]));
}

/** A committee just below, with whether it has closed its report of a period. */
export interface BelowReport {
  id: string;
  name: string;
  supplements: number;
  closedAt: Date | null;
  number: string;
}

/** The committees just below a unit on a day, by name, each with its report of a period. One statement whatever their number. */
export async function reportsBelow(trx: Trx, unitId: string, period: string, day: string): Promise<BelowReport[]> {
  const { rows } = await sql<BelowReport>`
    with reports as materialized (select r.unit_id, max(r.supplement) filter (where r.closed_at is not null) as supplements, min(r.closed_at) as closed_at,
        max(f.content ->> 'number') filter (where r.supplement = 0) as number
      from unit_report r left join filed_document f on f.cell_id = r.unit_id and f.id = r.document_id where r.period = ${period} group by 1)
    select u.id, n.name, coalesce(r.supplements, 0) as supplements, r.closed_at as "closedAt", coalesce(r.number, '') as number
    from unit_parent p join unit u on u.id = p.unit_id and u.kind in ('province', 'district', 'committee', 'grassroots', 'intermediate') and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date left join reports r on r.unit_id = u.id
    where p.parent_id = ${unitId} and p.valid @> ${day}::date order by n.folded, u.id`.execute(trx);
  return rows;
}

/** A committee below as the level above sees it: whether it has closed its report, and what its cells came to. */
export type BelowShown = BelowReport & Pick<BelowFigures, 'cells' | 'kept' | 'attendance' | 'tasks'>;

/**
 * The committees just below a unit, each with its report of a period and its figures, as the tree stood on a day. `read`: the figures by committee, where the cells that stood there were
 * read and all belong to it still, so that nothing is asked for again; else null, and `numbers` answers, the pool of the role that reads numbers of all cells, after the right on the
 * unit was asked.
 */
export async function shownBelow(trx: Trx, numbers: Db, unitId: string, period: ReportPeriod, day: string, now: Date, read: ReadonlyMap<string, Omit<BelowShown, keyof BelowReport>> | null): Promise<BelowShown[]> {
  const below = await reportsBelow(trx, unitId, period.key, day);
  if (below.length === 0) return [];
  const figures = read ?? new Map((await figuresBelow(numbers, unitId, period, day, now)).map((one) => [one.id, one]));
  const none = { of: 0, base: 0 };
  return below.map((one) => {
    const { cells, kept, attendance, tasks } = figures.get(one.id) ?? { cells: 0, kept: none, attendance: none, tasks: none };
    return { ...one, cells, kept, attendance, tasks };
  });
}
