import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';

/** Somebody whose last letter the mail server would not take: their address is wrong or full, and they have to be told another way. */
export interface Returned {
  memberId: string;
  name: string;
  /** the moment of the letter, UTC */
  at: Date;
  /** what the mail server answered, in its own words */
  failure: string;
}

/** The members in being on a day whose last letter of the last sixty days came back, by name. A letter taken since ends it. */
export async function returnedLetters(trx: Trx, cellId: string, now: Date, day: string): Promise<Returned[]> {
  const { rows } = await sql<Returned>`
    with latest as (select distinct on (person_id) person_id, at, failure from mail where cell_id = ${cellId} and at > ${now}::timestamptz - interval '60 days' order by person_id, at desc)
    select m.id as "memberId", m.full_name as name, l.at, l.failure from member m join latest l on l.person_id = m.person_id and l.failure <> ''
    where m.cell_id = ${cellId} and m.valid @> ${day}::date order by m.sort_key, m.id`.execute(trx);
  return rows;
}
