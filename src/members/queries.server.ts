import { sql } from 'kysely';
import { spanOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Trx } from '#platform/database.server.ts';
import { groupedOn, groupOn } from './group-queries.server.ts';
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
  /** the party group they are in */
  group: string | null;
}

/** The members of a cell on a day, by given name, with status, flags, posts of the cell and party group. `query` finds by folded words. */
export async function membersOn(trx: Trx, cellId: string, day: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.person_id as "personId", m.full_name as name, s.status,
      array(select f.flag from member_flag f where f.cell_id = m.cell_id and f.member_id = m.id and f.valid @> ${day}::date order by f.flag) as flags,
      array(select p.kind from post p where p.unit_id = m.cell_id and p.person_id = m.person_id and p.valid @> ${day}::date
        order by array_position(array['secretary', 'deputy', 'committee-member', 'in-charge'], p.kind)) as posts, ${groupOn(day)} as "group"
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
export async function noteOpening(db: Db | Trx, opening: { cellId: string; memberId: string; by: Actor; at: Date }): Promise<void> {
  await sql`insert into record_opening (cell_id, member_id, by_person_id, by_name, at, what)
    select m.cell_id, m.id, ${opening.by.personId}, ${opening.by.name}, ${opening.at}, 'record' from member m
    where m.cell_id = ${opening.cellId} and m.id = ${opening.memberId} and m.person_id <> ${opening.by.personId}`.execute(db);
}

/** The same for a list with everybody's details that somebody downloaded: it holds what the records hold. */
export async function noteListing(trx: Trx, listed: readonly ListedMember[], by: Actor, at: Date): Promise<void> {
  await sql`insert into record_opening (cell_id, member_id, by_person_id, by_name, at, what)
    select m.cell_id, m.id, ${by.personId}, ${by.name}, ${at}, 'list' from member m
    join unnest(${listed.map((one) => one.cellId)}::uuid[], ${listed.map((one) => one.id)}::uuid[]) as l (cell_id, id) on m.cell_id = l.cell_id and m.id = l.id
    where m.person_id <> ${by.personId}`.execute(trx);
}

/** People in whose folded name each word typed begins a word, within the scope, who are called exactly so first; at most `limit`. */
export async function findMembers(trx: Trx, folded: string, day: string, limit: number) {
  const words = folded.split(' ').filter(Boolean).map((word) => `% ${word.replace(/[%_\\]/g, '\\$&')}%`);
  if (words.length === 0) return [];
  const whole = words.map((word) => `${word.slice(0, -1)} %`);
  const { rows } = await sql<{ id: string; cellId: string; cellName: string; name: string; folded: string }>`
    select m.id, m.cell_id as "cellId", n.name as "cellName", m.full_name as name, m.folded
    from member m join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
    where m.valid @> ${day}::date and ' ' || m.folded like all (${words}) order by ' ' || m.folded || ' ' like all (${whole}) desc, m.sort_key, m.id limit ${limit}`.execute(trx);
  return rows;
}

/** Who belonged to a cell before a day and does no longer, by given name, with how it ended and when. */
export async function formerMembers(trx: Trx, cellId: string, day: string): Promise<{ id: string; name: string; status: string; leftOn: string }[]> {
  const { rows } = await sql<{ id: string; name: string; status: string; leftOn: string }>`
    select m.id, m.full_name as name, coalesce(s.status, 'transferred') as status, upper(m.valid)::text as "leftOn" from member m
    left join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> upper(m.valid)
    where m.cell_id = ${cellId} and not upper_inf(m.valid) and upper(m.valid) <= ${day}::date
      and not exists (select from member o where o.cell_id = m.cell_id and o.person_id = m.person_id and o.valid @> ${day}::date)
    order by m.sort_key, m.id`.execute(trx);
  return rows;
}

interface Dated {
  from: string;
  until: string | null;
  number: string | null;
  day: string | null;
}

/** All that is dated of one member in a cell: statuses and flags with their decisions, posts held there, belonging. Nothing where there is no such member. */
export async function memberRecord(trx: Trx, cellId: string, memberId: string) {
  const spans = sql`lower(valid)::text as "from", upper(valid)::text as until, decision_number as number, decision_day::text as day`;
  const { rows } = await sql<{ id: string; name: string; personId: string; from: string; until: string | null }>`select id, full_name as name, person_id as "personId", lower(valid)::text as "from", upper(valid)::text as until
    from member where cell_id = ${cellId} and id = ${memberId}`.execute(trx);
  const [member] = rows;
  if (!member) return null;
  const { rows: statuses } = await sql<Dated & { status: string }>`select status, ${spans} from member_status where cell_id = ${cellId} and member_id = ${memberId} order by lower(valid)`.execute(trx);
  const { rows: flags } = await sql<Dated & { flag: string }>`select flag, ${spans} from member_flag where cell_id = ${cellId} and member_id = ${memberId} order by lower(valid), flag`.execute(trx);
  const { rows: posts } = await sql<Dated & { id: string; kind: string }>`select id, kind, ${spans} from post where unit_id = ${cellId} and person_id = ${member.personId} order by lower(valid)`.execute(trx);
  return { member, statuses, flags, posts };
}

/** Where else, among the cells in scope, a person belongs or belonged, by the names of the cells on a day. */
export async function otherMemberships(trx: Trx, personId: string, cellId: string, day: string): Promise<{ cellId: string; cell: string; id: string; from: string; until: string | null; guest: boolean }[]> {
  const { rows } = await sql<{ cellId: string; cell: string; id: string; from: string; until: string | null; guest: boolean }>`
    select m.cell_id as "cellId", coalesce((select n.name from unit_name n where n.unit_id = m.cell_id order by n.valid @> ${day}::date desc, lower(n.valid) desc limit 1), '') as cell, m.id, lower(m.valid)::text as "from", upper(m.valid)::text as until,
      exists (select from member_flag f where f.cell_id = m.cell_id and f.member_id = m.id and f.flag = 'temporary-in') as guest
    from member m where m.person_id = ${personId} and m.cell_id <> ${cellId} order by lower(m.valid)`.execute(trx);
  return rows;
}

export interface ListedMember {
  cellId: string;
  id: string;
  cell: string;
  name: string;
  status: string;
  born: string | null;
  card: string | null;
  admitted: string | null;
  official: string | null;
  phone: string | null;
  email: string | null;
  flags: string[];
  posts: string[];
  group: string | null;
}

/**
 * The members with their details of a cell, or of all cells below a unit, on a day: by cell, then by given name. A statement for each table, put together here: joined,
 * or asked of each member in turn, every row weighs the list of the scope.
 */
export async function memberList(trx: Trx, path: string, day: string): Promise<ListedMember[]> {
  const { rows: cells } = await sql<{ id: string; name: string }>`select u.id, n.name from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date where u.path <@ ${path}::ltree and u.kind = 'cell' order by n.folded, u.id`.execute(trx);
  const ids = cells.map((cell) => cell.id);
  const of = async <Row>(rows: Promise<{ rows: (Row & { of: string })[] }>) => new Map((await rows).rows.map((row) => [row.of, row]));
  const { rows: members } = await sql<{ cellId: string; id: string; personId: string; name: string }>`select cell_id as "cellId", id, person_id as "personId", full_name as name from member where cell_id = any (${ids}::uuid[]) and valid @> ${day}::date order by sort_key, id`.execute(trx);
  const statuses = await of(sql<{ of: string; status: string }>`select cell_id || ' ' || member_id as of, status from member_status where cell_id = any (${ids}::uuid[]) and valid @> ${day}::date and status in ('official', 'probationary')`.execute(trx));
  const details = await of(sql<{ of: string } & Pick<ListedMember, 'born' | 'card' | 'admitted' | 'official' | 'phone' | 'email'>>`select cell_id || ' ' || member_id as of, born, card_number as card, admitted_on as admitted, official_on as official, phone, email from member_detail where cell_id = any (${ids}::uuid[])`.execute(trx));
  const flags = await of(sql<{ of: string; all: string[] }>`select cell_id || ' ' || member_id as of, array_agg(flag order by flag) as all from member_flag where cell_id = any (${ids}::uuid[]) and valid @> ${day}::date group by cell_id, member_id`.execute(trx));
  const posts = await of(sql<{ of: string; all: string[] }>`select unit_id || ' ' || person_id as of, array_agg(kind order by kind) as all from post where unit_id = any (${ids}::uuid[]) and valid @> ${day}::date group by unit_id, person_id`.execute(trx));
  const groups = await of(sql<{ of: string; name: string }>`select g.cell_id || ' ' || g.member_id as of, n.name from ${groupedOn(day)} where g.cell_id = any (${ids}::uuid[])`.execute(trx));
  const ofCell = Map.groupBy(members, (member) => member.cellId);
  return cells.flatMap((cell) => (ofCell.get(cell.id) ?? []).flatMap(({ personId, ...member }) => {
    const key = `${member.cellId} ${member.id}`;
    const { born = null, card = null, admitted = null, official = null, phone = null, email = null } = details.get(key) ?? {};
    const status = statuses.get(key)?.status;
    return status ? [{ ...member, cell: cell.name, status, born, card, admitted, official, phone, email, flags: flags.get(key)?.all ?? [], posts: posts.get(`${cell.id} ${personId}`)?.all ?? [], group: groups.get(key)?.name ?? null }] : [];
  }));
}
