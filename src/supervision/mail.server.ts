import { sql } from 'kysely';
import { answeredMail, visitAnsweredMail, visitMail } from '../../playbooks/mail.ts';
import { leadersOf, once, type Post } from '#meetings/mail.server.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope, type Trx } from '#platform/database.server.ts';
import type { JobPayloads, JobWork } from '#platform/jobs.server.ts';
import type { Mail } from '#platform/mail.server.ts';

/** The queue's jobs about what passes between a cell and those who follow it. */
export const wordMail = (post: Post): Pick<JobWork, 'mail.word'> => ({ 'mail.word': (ids) => (post.mail ? sendWord(post, post.mail, ids) : Promise.resolve()) });

type Word = JobPayloads['mail.word'];

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
