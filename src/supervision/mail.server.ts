import { sql } from 'kysely';
import { answeredMail, visitAnsweredMail, visitClashMail, visitMail } from '../../playbooks/mail.ts';
import { leadersOf, once, type Post } from '#meetings/mail.server.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope, type Trx } from '#platform/database.server.ts';
import type { JobPayloads, JobWork } from '#platform/jobs.server.ts';
import type { Mail } from '#platform/mail.server.ts';
import { visitorsElsewhere } from './visit-plan-queries.server.ts';

/** The queue's jobs about what passes between a cell and those who follow it. */
export const wordMail = (post: Post): Pick<JobWork, 'mail.word'> => ({ 'mail.word': (ids) => (!post.mail ? Promise.resolve() : ids.about === 'visit-clash' ? sendClash(post, post.mail, ids) : sendWord(post, post.mail, ids)) });

type Clash = Extract<JobPayloads['mail.word'], { about: 'visit-clash' }>;
type Word = Exclude<JobPayloads['mail.word'], Clash>;

/** A letter that something came: to those who lead the cell, or to the visitor while they follow it. What it says is read on the page, by who may. */
async function sendWord(post: Post, mail: Mail, { cellId, about, subjectId }: Word): Promise<void> {
  const today = dayOf(post.now());
  const found = await inScope(post.app, { cells: [cellId], details: [cellId] }, async (trx) => {
    const by = await saidBy(trx, cellId, about, subjectId);
    if (!by) return null;
    const people = about === 'visit-answer' ? await visitorOf(trx, cellId, subjectId, today) : await leadersOf(trx, [cellId], today);
    return { by, people, cell: (await namesOn(trx, cellId, today)).cellName };
  });
  if (!found) return;
  const letter = about === 'visit' ? visitMail(found.cell, found.by, `${post.origin}/cells/${cellId}/visits`) : about === 'visit-answer' ? visitAnsweredMail(found.cell, `${post.origin}/cells/${cellId}/visits`) : answeredMail(found.cell, found.by, `${post.origin}/cells/${cellId}/requests`);
  for (const one of found.people) await once(post, mail, { cellId, about, subjectId, personId: one.personId }, { to: one.email, ...letter });
}

/** A letter to each who is to visit a meeting and is to be elsewhere at the hour it has by now. What clashes is read on their page. */
async function sendClash(post: Post, mail: Mail, { cellId, about, subjectId, meetingId }: Clash): Promise<void> {
  const today = dayOf(post.now());
  const found = await inScope(post.app, { cells: [cellId], details: [cellId] }, async (trx) => {
    const elsewhere = (await visitorsElsewhere(trx, cellId, post.now())).filter((one) => one.meetingId === meetingId);
    if (elsewhere.length === 0) return null;
    const { rows } = await sql<{ personId: string; email: string }>`select a.person_id as "personId", a.email from address_in_charge(${cellId}, ${today}::date) a where a.person_id = any (${elsewhere.map((one) => one.personId)}::uuid[])`.execute(trx);
    const meeting = await trx.selectFrom('meeting').select('starts_at').where('cell_id', '=', cellId).where('id', '=', meetingId).executeTakeFirstOrThrow();
    return { people: rows, at: meeting.starts_at, cell: (await namesOn(trx, cellId, today)).cellName };
  });
  if (!found) return;
  for (const one of found.people) await once(post, mail, { cellId, about, subjectId, personId: one.personId }, { to: one.email, ...visitClashMail(found.cell, found.at, `${post.origin}/follow`) });
}

/** Who said it; null where it is not there. */
async function saidBy(trx: Trx, cellId: string, about: Word['about'], id: string): Promise<string | null> {
  const { rows } = about === 'visit' ? await sql<{ name: string }>`select visitor_name as name from visit where cell_id = ${cellId} and id = ${id}`.execute(trx)
    : about === 'visit-answer' ? await sql<{ name: string }>`select by_name as name from visit_answer where cell_id = ${cellId} and id = ${id}`.execute(trx)
    : await sql<{ name: string }>`select by_name as name from request_step where cell_id = ${cellId} and id = ${id} and step = 'answered'`.execute(trx);
  return rows[0]?.name ?? null;
}

/** The visitor whose sheet was answered, where they are in charge of the cell and have an address. */
async function visitorOf(trx: Trx, cellId: string, answerId: string, day: string): Promise<{ personId: string; email: string }[]> {
  const { rows } = await sql<{ personId: string; email: string }>`select a.person_id as "personId", a.email from visit_answer w join visit v on v.cell_id = w.cell_id and v.id = w.visit_id
    join address_in_charge(${cellId}, ${day}::date) a on a.person_id = v.person_id where w.cell_id = ${cellId} and w.id = ${answerId}`.execute(trx);
  return rows;
}
