import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import type { SentOpinion } from './opinion.ts';

/** An opinion of a member, the meeting before which it was sent, and what was answered there and later. */
export interface Opinion extends SentOpinion {
  id: string;
  memberId: string;
  name: string;
  text: string;
  sentAt: Date;
  meetingAt: Date;
  later: { id: string; text: string; on: string; by: string; notedBy: string }[];
}

/** Whose opinions: of everybody in the cell, or of one member of it. */
export type Whose = 'all' | { memberId: string | null };
const ofThose = (whose: Whose) => (whose === 'all' ? sql`true` : sql`o.member_id = ${whose.memberId}::uuid`);

/** How many opinions there are. */
export async function countOpinions(trx: Trx, cellId: string, whose: Whose): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from opinion o where o.cell_id = ${cellId} and ${ofThose(whose)}`.execute(trx);
  return rows[0]!.n;
}

/** So many opinions from a place on: those to which an answer is owed first, then the newest. One statement. */
export async function opinionsAll(trx: Trx, cellId: string, whose: Whose, { from, most }: { from: number; most: number }): Promise<Opinion[]> {
  const { rows } = await sql<Opinion>`
    select o.id, o.member_id as "memberId", b.full_name as name, o.text, o.answer, o.answer_due_on as "dueOn", o.sent_at as "sentAt", m.starts_at as "meetingAt", m.state as "meetingState", coalesce(l.list, '[]') as later
    from opinion o join member b on b.cell_id = o.cell_id and b.id = o.member_id join meeting m on m.cell_id = o.cell_id and m.id = o.meeting_id
    left join lateral (select json_agg(json_build_object('id', a.id, 'text', a.text, 'on', a.given_on, 'by', a.given_by, 'notedBy', a.by_name) order by a.given_on, a.at, a.id) as list
      from opinion_answer a where a.cell_id = o.cell_id and a.opinion_id = o.id) l on true
    where o.cell_id = ${cellId} and ${ofThose(whose)}
    order by (o.answer = '' and l.list is null and m.state not in ('planned', 'prepared', 'announced', 'open')) desc, o.sent_at desc, o.id offset ${from} limit ${most}`.execute(trx);
  return rows;
}
