import { sql } from 'kysely';
import { inspectionMail as letterOf } from '../../playbooks/mail.ts';
import { once, type Post } from '#meetings/mail.server.ts';
import { addDays, dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import type { JobPayloads, JobWork } from '#platform/jobs.server.ts';
import type { Mail, MailLetter } from '#platform/mail.server.ts';
import { remedyReminded, reminderAhead } from './follow-up.ts';

/** The queue's jobs about inspections; `morning`: the round of the meetings, which this one follows. */
export const inspectionMail = (post: Post, morning: JobWork['mail.due']): Pick<JobWork, 'mail.inspection' | 'mail.due'> => ({
  'mail.inspection': (ids) => (post.mail ? tell(post, post.mail, ids) : Promise.resolve()),
  'mail.due': async (none) => {
    await morning(none);
    if (post.mail) await remindOfRemedies(post, post.mail);
  }
});

/** A letter that something is there, to those who were told of the inspection and have an address: never what it is, of whom, or about what. */
async function tell(post: Post, mail: Mail, { cellId, inspectionId, about, subjectId }: JobPayloads['mail.inspection']): Promise<void> {
  const day = dayOf(post.now());
  for (const one of await addressesOf(post, inspectionId, day)) await once(post, mail, { cellId, about, subjectId, personId: one.personId }, letterTo(post, one, about, cellId));
}

/** Of what is to be remedied: shortly before its day, when that is over, and once a week from then on, until they say that it is done. */
async function remindOfRemedies(post: Post, mail: Mail): Promise<void> {
  const day = dayOf(post.now());
  const { rows: waiting } = await sql<{ cellId: string; inspectionId: string; remedyId: string; dueOn: string }>`select cell_id as "cellId", inspection_id as "inspectionId", remedy_id as "remedyId", due_on as "dueOn" from remedies_waiting(${addDays(day, reminderAhead)}::date)`.execute(post.app);
  for (const { cellId, inspectionId, remedyId, dueOn } of waiting)
    for (const one of await addressesOf(post, inspectionId, day)) {
      const { rows } = await inScope(post.app, { cells: [cellId] }, (trx) => sql<{ day: string | null }>`select max(day) as day from mail where cell_id = ${cellId} and about = 'inspection-remedy' and subject_id = ${remedyId} and person_id = ${one.personId}`.execute(trx));
      if (remedyReminded({ dueOn, remindedOn: rows[0]?.day ?? null }, day)) await once(post, mail, { cellId, about: 'inspection-remedy', subjectId: remedyId, personId: one.personId, day }, letterTo(post, one, 'inspection-remedy', cellId));
    }
}

interface Told {
  personId: string;
  email: string;
  oneself: boolean;
}
const addressesOf = async (post: Post, inspectionId: string, day: string): Promise<Told[]> =>
  (await sql<Told>`select person_id as "personId", email, oneself from inspection_addresses(${inspectionId}, ${day}::date)`.execute(post.app)).rows;

const letterTo = (post: Post, { email, oneself }: Told, about: Parameters<typeof letterOf>[0], cellId: string): MailLetter => ({ to: email, ...letterOf(about, `${post.origin}${oneself ? '/inspections/me' : `/cells/${cellId}/inspections`}`) });
