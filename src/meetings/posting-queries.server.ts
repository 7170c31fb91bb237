import { sql } from 'kysely';
import { typeWithoutHandbook } from '#organisation/cell-type.ts';
import { dayOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import type { MeetingState } from './meeting.ts';
import { postings, type Posting } from './month.ts';
import { announcedOf } from './queries.server.ts';

/** Whether a cell did not use the handbook app on the day of its meeting. */
export async function isWithoutHandbook(trx: Trx, meeting: { cell_id: string; starts_at: Date }): Promise<boolean> {
  return (await trx.selectFrom('unit_type').select('unit_id').where('unit_id', '=', meeting.cell_id).where('type', '=', typeWithoutHandbook).where(sql<boolean>`valid @> ${dayOf(meeting.starts_at)}::date`).executeTakeFirst()) !== undefined;
}

/** The postings a meeting asks for, each with the proof that was kept of it. */
export async function postingsOf(trx: Trx, meeting: { cell_id: string; id: string; state: string; starts_at: Date; ended_at: Date | null }, now: Date): Promise<(Posting & { proof: { id: string; name: string } | null })[]> {
  const { rows: marked } = await sql<{ moment: 'posted' | 'posted-before'; at: Date; marked: Date; proofId: string | null; proof: string | null }>`
    select mm.moment, mm.claimed_at as at, mm.at as marked, p.id as "proofId", p.name as proof from meeting_moment mm left join paper p on p.cell_id = mm.cell_id and p.id = mm.proof_paper_id
    where mm.cell_id = ${meeting.cell_id} and mm.meeting_id = ${meeting.id} and mm.moment in ('posted', 'posted-before')`.execute(trx);
  const notice = await announcedOf(trx, meeting.cell_id, meeting.id);
  const of = (moment: 'posted' | 'posted-before') => marked.find((one) => one.moment === moment) ?? null;
  const list = postings({ state: meeting.state as MeetingState, startsAt: meeting.starts_at, endedAt: meeting.ended_at, announcedAt: notice?.at ?? null, postedBefore: of('posted-before'), postedAt: of('posted')?.at ?? null, withoutHandbook: await isWithoutHandbook(trx, meeting) }, now);
  return list.map((posting) => {
    const row = of(posting.part === 'before' ? 'posted-before' : 'posted');
    return { ...posting, proof: posting.postedAt && row?.proofId ? { id: row.proofId, name: row.proof! } : null };
  });
}
