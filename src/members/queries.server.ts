import { sql } from 'kysely';
import { spanOf } from '#organisation/day.ts';
import type { Db, Trx } from '#platform/database.server.ts';
import type { DatedMember } from './status.ts';

/** All who ever belonged to a cell, with their dated statuses and flags: what who-counts asks. By given name. */
export async function datedMembers(trx: Trx, cellId: string): Promise<DatedMember[]> {
  const { rows } = await sql<{ id: string; name: string; statuses: { valid: string; status: string }[]; flags: { valid: string; flag: string }[] }>`
    select m.id, m.full_name as name,
      (select coalesce(json_agg(json_build_object('valid', s.valid, 'status', s.status)), '[]') from member_status s where s.cell_id = m.cell_id and s.member_id = m.id) as statuses,
      (select coalesce(json_agg(json_build_object('valid', f.valid, 'flag', f.flag)), '[]') from member_flag f where f.cell_id = m.cell_id and f.member_id = m.id) as flags
    from member m where m.cell_id = ${cellId} order by m.sort_key, m.id`.execute(trx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    statuses: row.statuses.map((span) => ({ ...spanOf(span.valid), status: span.status })),
    flags: row.flags.map((span) => ({ ...spanOf(span.valid), flag: span.flag }))
  }));
}

/** The same with what is in force on one day only: enough to ask who counts on that day, and less to fetch. */
export async function membersStanding(trx: Trx, cellId: string, day: string): Promise<DatedMember[]> {
  const { rows } = await sql<{ id: string; name: string; status: string | null; flags: string[] }>`
    select m.id, m.full_name as name, s.status,
      array(select f.flag from member_flag f where f.cell_id = m.cell_id and f.member_id = m.id and f.valid @> ${day}::date) as flags
    from member m left join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> ${day}::date
    where m.cell_id = ${cellId} order by m.sort_key, m.id`.execute(trx);
  const then = { from: day, until: null };
  return rows.map(({ id, name, status, flags }) => ({ id, name, statuses: status === null ? [] : [{ ...then, status }], flags: flags.map((flag) => ({ ...then, flag })) }));
}

export interface MemberRow {
  id: string;
  personId: string;
  name: string;
  status: string;
  flags: string[];
  posts: string[];
}

/** The members of a cell on a day, by given name, with status, flags and posts of the cell. `query` finds by folded words. */
export async function membersOn(trx: Trx, cellId: string, day: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.person_id as "personId", m.full_name as name, s.status,
      array(select f.flag from member_flag f where f.cell_id = m.cell_id and f.member_id = m.id and f.valid @> ${day}::date order by f.flag) as flags,
      array(select p.kind from post p where p.unit_id = m.cell_id and p.person_id = m.person_id and p.valid @> ${day}::date
        order by array_position(array['secretary', 'deputy', 'committee-member', 'in-charge'], p.kind)) as posts
    from member m join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> ${day}::date
    where m.cell_id = ${cellId} and m.valid @> ${day}::date and s.status in ('official', 'probationary')
    order by m.sort_key, m.id`.execute(trx);
  return rows;
}

/** One member's details, for those whose scope opens details. */
export async function memberDetail(trx: Trx, cellId: string, memberId: string) {
  return trx.selectFrom('member_detail').selectAll().where('cell_id', '=', cellId).where('member_id', '=', memberId).executeTakeFirst();
}

/** Notes that somebody opened a member's record; the member sees it. Opening one's own is not noted. */
export async function noteOpening(db: Db | Trx, opening: { cellId: string; memberId: string; byPersonId: string; at: Date; what: string }): Promise<void> {
  await sql`insert into record_opening (cell_id, member_id, by_person_id, at, what)
    select m.cell_id, m.id, ${opening.byPersonId}, ${opening.at}, ${opening.what} from member m
    where m.cell_id = ${opening.cellId} and m.id = ${opening.memberId} and m.person_id <> ${opening.byPersonId}`.execute(db);
}

/** People whose folded name begins with the words typed, within the scope; at most `limit`. */
export async function findMembers(trx: Trx, folded: string, day: string, limit: number) {
  const words = folded.split(' ').filter(Boolean).map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; cellId: string; cellName: string; name: string; folded: string }>`
    select m.id, m.cell_id as "cellId", n.name as "cellName", m.full_name as name, m.folded
    from member m join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
    where m.valid @> ${day}::date and m.folded like all (${words}) order by m.sort_key, m.id limit ${limit}`.execute(trx);
  return rows;
}
