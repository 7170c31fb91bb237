import { sql } from 'kysely';
import { usesHandbook, type CellType } from '#organisation/cell-type.ts';
import { addDays } from '#organisation/day.ts';
import { cellsOn, goneInto, owesSince, parted, unitNamesOn, withoutHandbookOn, type Elsewhere } from '#organisation/tree-queries.server.ts';
import type { Db, Trx } from '#platform/database.server.ts';
import type { Kin } from './kin.ts';
import type { Period } from './period.ts';
import type { CellBelow, HeldMonth } from './regime.ts';

/**
 * A cell's meetings as one text of the statement, so that many cells are one row each: without the names of what it says, which would be the larger part of it, and as numbers alone, which lie close together once
 * read. Months by their first day since 1970, instants in seconds, -1 where there is none.
 */
const held = sql`json_agg(json_build_array(month - date '1970-01-01', date_part('epoch', starts_at), date_part('epoch', concluded_at), coalesce(date_part('epoch', announced_at), -1), coalesce(date_part('epoch', papers_at), -1), coalesce(date_part('epoch', posted_at), -1),
  must_attend, present, spoke, coalesce(duration_minutes, -1), tasks_before, tasks_done, tasks_done_in_time, tasks_carried, combined::int) order by month)`;
type Held = [month: number, startsAt: number, concludedAt: number, announcedAt: number, papersAt: number, postedAt: number, mustAttend: number, present: number, spoke: number, minutes: number, tasksBefore: number, tasksDone: number, tasksInTime: number, tasksCarried: number, combined: number][];

/**
 * The cells that stood below a unit on a day, in order of names, with what their meetings of a period came to: from the summaries, no line of
 * a roll is read. `since`: founded, or the first day of the month in which the unit itself received it, where it is the cell's direct superior. Of cells that belong elsewhere
 * since, and so lie outside the scope, only the names; what cells that were dissolved into one of them held in the period stands with it. One statement
 * whatever their number, and one more where any belong elsewhere.
 */
export async function cellsInPeriod(trx: Trx, unitId: string, period: Pick<Period, 'from' | 'to'>, day: string): Promise<{ cells: CellBelow[]; elsewhere: Elsewhere[] }> {
  type Row = Omit<CellBelow, 'held' | 'gone'> & { held: Held; gone: Held };
  const { rows } = await sql<Row>`
    with recursive ${cellsOn(unitId, day)}, ${unitNamesOn(trx, day)}, ${goneInto(period.from, day)},
    sums as materialized (select cell_id, array_agg(to_char(month, 'YYYY-MM-DD')) filter (where thematic) as thematic,
      ${held} filter (where concluded_at is not null) as held
      from month_summary where month between ${period.from}::date and ${period.to}::date group by 1),
    gones as materialized (select g.heir, ${held} as held from sums_of_dissolved(array(select id from gone), ${period.from}::date, ${period.to}::date) d join gone g on g.id = d.cell_id group by 1)
    select b.id, n.name, to_char(${owesSince(sql`${unitId}::uuid`)}, 'YYYY-MM-DD') as since, b.top as "groupId", to_char(${owesSince(sql`b.top`)}, 'YYYY-MM-DD') as "sinceInGroup", coalesce(s.held, '[]') as held, coalesce(go.held, '[]') as gone, coalesce(s.thematic, '{}') as thematic, ${withoutHandbookOn(day)} as "withoutHandbook"
    from below b join names n on n.unit_id = b.id
    left join sums s on s.cell_id = b.id left join gones go on go.heir = b.id
    order by n.folded, b.id`.execute(trx);
  const { cells, elsewhere } = await parted(trx, rows);
  return { elsewhere, cells: cells.map(({ id, name, since, groupId, sinceInGroup, thematic, withoutHandbook, held, gone }) => ({ id, name, since, groupId, sinceInGroup, thematic, withoutHandbook, held: monthsOf(held), gone: monthsOf(gone) })) };
}
const monthsOf = (held: Held): HeldMonth[] => held.map(([month, startsAt, concludedAt, announcedAt, papersAt, postedAt, mustAttend, present, spoke, minutes, tasksBefore, tasksDone, tasksInTime, tasksCarried, combined]) => ({
  month: monthOn(month), startsAt: Math.round(startsAt * 1000), concludedAt: Math.round(concludedAt * 1000), announcedAt: instantOr(announcedAt), papersAt: instantOr(papersAt), postedAt: instantOr(postedAt),
  mustAttend, present, spoke, minutes: minutes < 0 ? null : minutes, combined: combined === 1, tasksBefore, tasksDone, tasksInTime, tasksCarried
}));
/** Each month is written once, however many cells met in it. */
const written = new Map<number, string>();
function monthOn(days: number): string {
  const month = written.get(days) ?? addDays('1970-01-01', days);
  written.set(days, month);
  return month;
}
const instantOr = (seconds: number): number | null => (seconds < 0 ? null : Math.round(seconds * 1000));

/** Committees by the names they bore on a day, in their order. */
export async function namesBelow(trx: Trx, ids: readonly string[], day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select unit_id as id, name from unit_name where unit_id = any (${ids}::uuid[]) and valid @> ${day}::date order by folded, unit_id`.execute(trx);
  return rows;
}

/** The meeting that a cell's month is told by, of those of the cells named that held one. One statement whatever their number. */
export async function meetingsOfMonth(trx: Trx, cells: readonly string[], month: string): Promise<Map<string, string>> {
  const rows = cells.length === 0 ? [] : await trx.selectFrom('month_summary').select(['cell_id', 'meeting_id']).where('cell_id', 'in', cells).where('month', '=', month).where('concluded_at', 'is not', null).execute();
  return new Map(rows.flatMap((row) => (row.meeting_id ? [[row.cell_id, row.meeting_id] as const] : [])));
}

/** The type of each cell below a unit on a day, and how many members it had: with what it is compared. One statement whatever their number. */
export async function kindsOfCells(trx: Trx, unitId: string, day: string): Promise<Map<string, { type: CellType | null; members: number }>> {
  const { rows } = await sql<{ id: string; type: CellType | null; members: number }>`
    with recursive ${cellsOn(unitId, day)},
    counts as materialized (select cell_id, count(*)::int as members from member_status where valid @> ${day}::date and status in ('official', 'probationary') group by 1)
    select b.id, t.type, coalesce(c.members, 0) as members from below b left join unit_type t on t.unit_id = b.id and t.valid @> ${day}::date left join counts c on c.cell_id = b.id`.execute(trx);
  return new Map(rows.map(({ id, type, members }) => [id, { type, members }]));
}

/** The meetings that a cell's months of a period are told by, of those that held one, by month. */
export async function meetingsOfCell(trx: Trx, cellId: string, { from, to }: Pick<Period, 'from' | 'to'>): Promise<Map<string, string>> {
  const { rows } = await sql<{ month: string; id: string }>`select month, meeting_id as id from month_summary where cell_id = ${cellId} and month between ${from}::date and ${to}::date and concluded_at is not null and meeting_id is not null`.execute(trx);
  return new Map(rows.map((row) => [row.month, row.id]));
}

/**
 * The cells that hung at the same committee as a cell on a day and were of the same type, itself among them, with what their meetings of a period came to. `numbers`: the pool of the role that reads
 * numbers of all cells and nothing of people, so that a member learns how many there are, after the right on their own cell was asked. One statement whatever their number.
 */
export async function kinOf(numbers: Db, cellId: string, period: Pick<Period, 'from' | 'to'>, day: string): Promise<Kin[]> {
  const { rows } = await sql<Pick<Kin, 'self' | 'type' | 'since' | 'thematic'> & { held: Held; gone: Held }>`
    with recursive below as materialized (select u.id, u.founded_on, t.type from unit_parent own join unit_parent p on p.parent_id = own.parent_id and p.valid @> ${day}::date join unit u on u.id = p.unit_id
      left join unit_type t on t.unit_id = u.id and t.valid @> ${day}::date
      where own.unit_id = ${cellId} and own.valid @> ${day}::date and u.kind = 'cell' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
        and t.type is not distinct from (select type from unit_type where unit_id = ${cellId} and valid @> ${day}::date)),
    ${goneInto(period.from, day)},
    gones as materialized (select g.heir, ${held} as held from sums_of_dissolved(array(select id from gone), ${period.from}::date, ${period.to}::date) d join gone g on g.id = d.cell_id group by 1)
    select b.id = ${cellId} as self, b.type, to_char(b.founded_on, 'YYYY-MM-DD') as since, coalesce(s.thematic, '{}') as thematic, coalesce(s.held, '[]') as held, coalesce(g.held, '[]') as gone
    from below b left join gones g on g.heir = b.id
    left join lateral (select array_agg(to_char(month, 'YYYY-MM-DD')) filter (where thematic) as thematic, ${held} filter (where concluded_at is not null) as held
      from month_summary where cell_id = b.id and month between ${period.from}::date and ${period.to}::date offset 0) s on true`.execute(numbers);
  return rows.map(({ held, gone, ...row }) => ({ ...row, held: monthsOf(held), gone: monthsOf(gone), withoutHandbook: !usesHandbook(row.type) }));
}
