import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';

export interface Lendee {
  personId: string;
  name: string;
}

/**
 * To whom a post at a unit may be lent on a day, by name: what leads a cell to its official members, being in charge of it to
 * officers of the committee over it.
 */
export async function lendees(trx: Trx, unitId: string, kind: string, day: string): Promise<Lendee[]> {
  const { rows } = kind === 'in-charge'
    ? await sql<Lendee>`select person_id as "personId", holder_name as name from officers_around(${unitId}, ${day}::date) order by holder_name, person_id`.execute(trx)
    : await sql<Lendee>`select m.person_id as "personId", m.full_name as name from member m
        join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> ${day}::date and s.status = 'official'
        where m.cell_id = ${unitId} and m.valid @> ${day}::date order by m.sort_key, m.id`.execute(trx);
  return rows;
}

export interface PostHeld {
  id: string;
  personId: string;
  holder: string;
  kind: string;
  since: string;
}
export interface Lending {
  id: string;
  kind: string;
  fromPersonId: string;
  from: string;
  toPersonId: string;
  to: string;
  /** the first day, and the last */
  begins: string;
  ends: string;
  reason: string;
}

/** The posts in force at a unit on a day, leaders first; and what of them is lent, now or on days to come. */
export async function postsAt(trx: Trx, unitId: string, day: string): Promise<{ posts: PostHeld[]; lent: Lending[] }> {
  const { rows: posts } = await sql<PostHeld>`select id, person_id as "personId", holder_name as holder, kind, lower(valid)::text as since from post
    where unit_id = ${unitId} and valid @> ${day}::date order by array_position(array['secretary', 'deputy', 'committee-member', 'in-charge'], kind), lower(valid), id`.execute(trx);
  const { rows: lent } = await sql<Lending>`
    select d.id, d.post_kind as kind, d.from_person_id as "fromPersonId", p.holder_name as from, d.to_person_id as "toPersonId", d.holder_name as to,
      lower(d.valid)::text as begins, (upper(d.valid) - 1)::text as ends, d.reason
    from delegation d join post p on p.unit_id = d.unit_id and p.person_id = d.from_person_id and p.kind = d.post_kind and p.valid @> ${day}::date
    where d.unit_id = ${unitId} and d.withdrawn_at is null and upper(d.valid) > ${day}::date order by lower(d.valid), d.id`.execute(trx);
  return { posts, lent };
}

/** Who leads a cell on a day, in person or for somebody, with the post they act by. */
export async function leadersOf(trx: Trx, unitId: string, day: string): Promise<{ name: string; kind: string; lent: boolean }[]> {
  const { rows } = await sql<{ name: string; kind: string; lent: boolean }>`
    select * from (
    select holder_name as name, kind, false as lent from post where unit_id = ${unitId} and valid @> ${day}::date and kind in ('secretary', 'deputy', 'committee-member')
    union all
    select d.holder_name, d.post_kind, true from delegation d join post p on p.unit_id = d.unit_id and p.person_id = d.from_person_id and p.kind = d.post_kind and p.valid @> ${day}::date
    where d.unit_id = ${unitId} and d.valid @> ${day}::date and d.withdrawn_at is null and d.post_kind in ('secretary', 'deputy')) leader
    order by kind = 'secretary' desc, kind = 'deputy' desc, lent, name`.execute(trx);
  return rows;
}

/** The dissolved units that this one took over from, whose records its leaders may read; the latest first. */
export async function predecessorsOf(trx: Trx, unitId: string): Promise<{ id: string; name: string; endedOn: string }[]> {
  const { rows } = await sql<{ id: string; name: string; endedOn: string }>`
    select u.id, (select n.name from unit_name n where n.unit_id = u.id order by lower(n.valid) desc limit 1) as name, u.ended_on::text as "endedOn"
    from reorganisation_part mine join reorganisation r on r.id = mine.reorganisation_id and r.undone_by is null
    join reorganisation_part before on before.reorganisation_id = r.id and before.part = 'predecessor' join unit u on u.id = before.unit_id and u.ended_on is not null
    where mine.unit_id = ${unitId} and mine.part = 'successor' order by u.ended_on desc, u.id`.execute(trx);
  return rows;
}

/** Ends from a day on what was lent to somebody at the units of the scope, or at one of them: what is not in force yet never will be. */
export async function endLendingTo(trx: Trx, personId: string, on: string, now: Date, unitId?: string): Promise<void> {
  await endLendings(trx, sql`to_person_id = ${personId}${unitId ? sql` and unit_id = ${unitId}` : sql``}`, on, now);
}

/** Ends from a day on what the holder of one post has lent of it. */
export async function endLendingsOf(trx: Trx, post: { unitId: string; personId: string; kind: string }, on: string, now: Date): Promise<void> {
  await endLendings(trx, sql`unit_id = ${post.unitId} and from_person_id = ${post.personId} and post_kind = ${post.kind}`, on, now);
}

/** Ends one lending from a day on. False: there is none that lasts until then. */
export async function endLending(trx: Trx, unitId: string, id: string, on: string, now: Date): Promise<boolean> {
  return endLendings(trx, sql`unit_id = ${unitId} and id = ${id}`, on, now);
}

async function endLendings(trx: Trx, which: ReturnType<typeof sql>, on: string, now: Date): Promise<boolean> {
  const { rows } = await sql`update delegation set valid = case when lower(valid) < ${on}::date then daterange(lower(valid), ${on}::date) else valid end,
      withdrawn_at = case when lower(valid) < ${on}::date then null else ${now}::timestamptz end
    where ${which} and withdrawn_at is null and upper(valid) > ${on}::date returning id`.execute(trx);
  return rows.length > 0;
}
