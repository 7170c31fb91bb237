import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';

export interface PartyGroup {
  id: string;
  cellId: string;
  name: string;
  since: string;
  members: number;
}

/** The party groups in being under these cells on a day, by name, with how many members each has. */
export async function partyGroupsOf(trx: Trx, cells: readonly string[], day: string): Promise<PartyGroup[]> {
  const { rows } = await sql<PartyGroup>`
    select u.id, p.parent_id as "cellId", n.name, u.founded_on::text as since,
      (select count(*)::int from member_group g join member m on m.cell_id = g.cell_id and m.id = g.member_id and m.valid @> ${day}::date
        where g.cell_id = p.parent_id and g.group_id = u.id and g.valid @> ${day}::date) as members
    from unit_parent p join unit u on u.id = p.unit_id and u.kind = 'party-group' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    where p.parent_id = any (${cells}::uuid[]) and p.valid @> ${day}::date order by n.folded, u.id`.execute(trx);
  return rows;
}

/** For a statement about `member m`: the name of the party group they are in on a day, null where in none or where it has ended. */
export const groupOn = (day: string) => sql<string | null>`(select n.name from ${groupedOn(day)} where g.cell_id = m.cell_id and g.member_id = m.id)`;
/** For the `from` of a statement: who is in a party group on a day (`g`), which has not ended, and its name then (`n`). The database lets a member be in one at most. */
export const groupedOn = (day: string) => sql`member_group g join unit u on u.id = g.group_id and g.valid @> ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    join unit_name n on n.unit_id = g.group_id and n.valid @> ${day}::date`;

export interface Joining {
  cell_id: string;
  member_id: string;
  /** null: none from that day on */
  group_id: string | null;
  from: string;
}

/** Puts members into groups from a day on, all in three statements. What stood from that very day on gives way. */
export async function joinGroups(trx: Trx, joining: readonly Joining[]): Promise<void> {
  if (joining.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(joining)}::jsonb) as x (cell_id uuid, member_id uuid, group_id uuid, "from" date)`;
  await sql`delete from member_group g using ${rows} where g.cell_id = x.cell_id and g.member_id = x.member_id and lower(g.valid) >= x."from"`.execute(trx);
  await sql`update member_group g set valid = daterange(lower(g.valid), x."from") from ${rows} where g.cell_id = x.cell_id and g.member_id = x.member_id and g.valid @> x."from"`.execute(trx);
  await sql`insert into member_group (cell_id, member_id, valid, group_id) select x.cell_id, x.member_id, daterange(x."from", null), x.group_id from ${rows} where x.group_id is not null`.execute(trx);
}

/** The spans of one member in party groups, by the names of the groups when they began. */
export async function groupsOfMember(trx: Trx, cellId: string, memberId: string): Promise<{ id: string; name: string; from: string; until: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; from: string; until: string | null }>`
    select g.group_id as id, coalesce((select n.name from unit_name n where n.unit_id = g.group_id order by n.valid @> lower(g.valid) desc, lower(n.valid) desc limit 1), '') as name,
      lower(g.valid)::text as "from", least(upper(g.valid), u.ended_on)::text as until
    from member_group g join unit u on u.id = g.group_id where g.cell_id = ${cellId} and g.member_id = ${memberId} order by lower(g.valid)`.execute(trx);
  return rows;
}
