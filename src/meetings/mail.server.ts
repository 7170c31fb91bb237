import { sql } from 'kysely';
import { calledOffMail, changeMail, dueMail, noticeMail, reminderMail, taskMail, taskReminderMail } from '../../playbooks/mail.ts';
import { meetingName } from '../../playbooks/papers.ts';
import { calendarText } from '#documents/calendar.ts';
import { typeWithoutHandbook } from '#organisation/cell-type.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope, type Db, type Trx } from '#platform/database.server.ts';
import type { JobWork } from '#platform/jobs.server.ts';
import type { Mail, MailLetter } from '#platform/mail.server.ts';
import { leastMinutes } from './duration.ts';
import { meetingDueOn, taskDueOn, type DueAbout } from './due.ts';
import type { MeetingState } from './meeting.ts';
import { namesOn } from './queries.server.ts';

/** What the work on the queue needs: the pool of the app, the mail server if there is one, where the pages are, the clock. */
export interface Post {
  app: Db;
  mail: Mail | null;
  origin: string;
  now(): Date;
}
type About = 'notice' | 'reminder' | 'task-reminder' | 'visit' | 'visit-answer' | 'visit-clash' | 'request-answer' | 'inspection-told' | 'inspection-paper' | 'inspection-concluded' | 'inspection-remedy' | DueAbout;

/** The queue's jobs about a cell's month. Each runs as the app in the scope of the cells it names; without a mail server they are done at once, what is due stands on the pages. */
export const mailWork = (post: Post): Omit<JobWork, 'mail.word' | 'mail.inspection'> => ({
  'mail.notice': (ids) => post.mail ? sendNotice(post, post.mail, ids) : Promise.resolve(),
  'mail.reminder': (ids) => post.mail ? sendReminder(post, post.mail, ids) : Promise.resolve(),
  'mail.task': (ids) => post.mail ? sendTaskReminder(post, post.mail, ids) : Promise.resolve(),
  'mail.due': () => post.mail ? sendDue(post, post.mail) : Promise.resolve()
});

const ahead = ['planned', 'prepared', 'announced'];

/** A notice, or the word of a change, to each recipient told by e-mail, with the meeting for their calendar. Not once the meeting has begun, nor where a later notice replaced this one. */
async function sendNotice(post: Post, mail: Mail, { cellId, noticeId }: { cellId: string; noticeId: string }): Promise<void> {
  const scope = { cells: [cellId], details: [cellId] };
  const found = await inScope(post.app, scope, async (trx) => {
    const notice = await trx.selectFrom('notice').innerJoin('meeting', (join) => join.onRef('meeting.cell_id', '=', 'notice.cell_id').onRef('meeting.id', '=', 'notice.meeting_id'))
      .select(['notice.text', 'notice.place', 'notice.starts_at', 'notice.change', 'meeting.sequence', 'meeting.id as meetingId', 'meeting.month', 'meeting.kind', 'meeting.state'])
      .where('notice.cell_id', '=', cellId).where('notice.id', '=', noticeId)
      .where((where) => where.not(where.exists(where.selectFrom('notice as later').select('later.id').whereRef('later.cell_id', '=', 'notice.cell_id').whereRef('later.meeting_id', '=', 'notice.meeting_id').whereRef('later.at', '>', 'notice.at'))))
      .executeTakeFirst();
    if (!notice || !(notice.change ? [...ahead, 'missed'] : ['announced']).includes(notice.state) || notice.starts_at <= post.now()) return null;
    const { rows } = await sql<{ personId: string; email: string }>`select r.person_id as "personId", coalesce(d.email, a.email) as email from notice_recipient r
      left join member_detail d on d.cell_id = r.cell_id and d.member_id = r.member_id
      left join address_in_charge(${cellId}, ${dayOf(notice.starts_at)}::date) a on r.member_id is null and a.person_id = r.person_id
      where coalesce(d.email, a.email) is not null and r.cell_id = ${cellId} and r.notice_id = ${noticeId} and r.way = 'e-mail' and r.told_at is null order by r.person_id`.execute(trx);
    return { notice, names: await namesOn(trx, cellId, dayOf(notice.starts_at)), recipients: rows };
  });
  if (!found) return;
  const { notice, names, recipients } = found;
  const minutes = leastMinutes[notice.kind as keyof typeof leastMinutes] || leastMinutes.regular;
  const calledOff = notice.state === 'missed';
  const letter = {
    ...(calledOff ? calledOffMail : notice.change ? changeMail : noticeMail)(names.cellName, notice.month, notice.text, `${post.origin}/cells/${cellId}`),
    calendar: calendarText([{ id: notice.meetingId, startsAt: notice.starts_at, minutes, title: meetingName, place: notice.place, cancelled: calledOff, sequence: notice.sequence }], post.now())
  };
  for (const one of recipients)
    await once(post, mail, { cellId, about: 'notice', subjectId: noticeId, personId: one.personId }, { to: one.email, ...letter }, (trx) =>
      trx.updateTable('notice_recipient').set({ told_at: post.now() }).where('cell_id', '=', cellId).where('notice_id', '=', noticeId).where('person_id', '=', one.personId).execute());
}

/** The office's reminder, to those who lead the cell and have an address. */
async function sendReminder(post: Post, mail: Mail, { unitId, reminderId, cellId }: { unitId: string; reminderId: string; cellId: string }): Promise<void> {
  const today = dayOf(post.now());
  const found = await inScope(post.app, { cells: [cellId], details: [cellId] }, async (trx) => {
    const reminder = await trx.selectFrom('reminder').select('about').where('unit_id', '=', unitId).where('id', '=', reminderId).where('seen_at', 'is', null).executeTakeFirst();
    return reminder && { ...reminder, names: await namesOn(trx, cellId, today), leaders: await leadersOf(trx, [cellId], today) };
  });
  if (!found) return;
  const letter = reminderMail(found.names.cellName, found.names.superiorName, found.about, `${post.origin}/cells/${cellId}`);
  for (const one of found.leaders) await once(post, mail, { cellId, about: 'reminder', subjectId: reminderId, personId: one.personId }, { to: one.email, ...letter });
}

/** A comrade's reminder of a task, to its member where they have an address; not once they have reported, nor when it is no longer theirs. */
async function sendTaskReminder(post: Post, mail: Mail, { cellId, reminderId }: { cellId: string; reminderId: string }): Promise<void> {
  const today = dayOf(post.now());
  const { rows } = await inScope(post.app, { cells: [cellId], details: [cellId] }, (trx) => sql<{ personId: string; email: string; taskId: string; text: string; dueOn: string; cell: string }>`
    select m.person_id as "personId", d.email, t.id as "taskId", t.text, t.due_on as "dueOn", n.name as cell
    from task_reminder r join task t on t.cell_id = r.cell_id and t.id = r.task_id and t.status = 'open' and t.member_id = r.member_id
    join member m on m.cell_id = r.cell_id and m.id = r.member_id and m.valid @> ${today}::date join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id and d.email is not null
    join unit_name n on n.unit_id = r.cell_id and n.valid @> ${today}::date
    where r.cell_id = ${cellId} and r.id = ${reminderId} and not exists (select from task_report p where p.cell_id = t.cell_id and p.task_id = t.id and p.at > r.at)`.execute(trx));
  for (const one of rows)
    await once(post, mail, { cellId, about: 'task-reminder', subjectId: reminderId, personId: one.personId }, { to: one.email, ...taskReminderMail(one.cell, one.text, one.dueOn, `${post.origin}/cells/${cellId}/tasks/${one.taskId}`) });
}

/** How many cells one transaction of the morning's round opens. */
const together = 200;

/** The morning's round: what each secretary has to send or file, and each member's late tasks. */
async function sendDue(post: Post, mail: Mail): Promise<void> {
  const day = dayOf(post.now());
  const cells = await post.app.selectFrom('unit').select('id').where('kind', '=', 'cell').where('ended_on', 'is', null).orderBy('id').execute();
  for (let from = 0; from < cells.length; from += together) {
    const ids = cells.slice(from, from + together).map((cell) => cell.id);
    for (const { key, letter } of await dueIn(post, ids, day)) await once(post, mail, { ...key, day }, letter);
  }
}

async function dueIn(post: Post, cells: string[], day: string): Promise<{ key: { cellId: string; about: About; subjectId: string; personId: string }; letter: MailLetter }[]> {
  return inScope(post.app, { cells, details: cells }, async (trx) => {
    const leaders = Map.groupBy(await leadersOf(trx, cells, day), (one) => one.cellId);
    const { rows: meetings } = await sql<{ cellId: string; id: string; cell: string; state: MeetingState; startsAt: Date; endedAt: Date | null; postedAt: Date | null; papersWaiting: number; awaited: string[]; withoutHandbook: boolean }>`
      select m.cell_id as "cellId", m.id, n.name as cell, m.state, m.starts_at as "startsAt", m.ended_at as "endedAt",
        (select mm.at from meeting_moment mm where mm.cell_id = m.cell_id and mm.meeting_id = m.id and mm.moment = 'posted') as "postedAt",
        coalesce(cardinality(awaited.names), 0) + case when m.kind in ('thematic', 'combined') and not exists (select from paper p where p.cell_id = m.cell_id and p.meeting_id = m.id and p.removed_at is null
          and p.kind = 'thematic' and p.step = 'distributed') then 1 else 0 end as "papersWaiting", coalesce(awaited.names, '{}') as awaited, exists (select from unit_type t where t.unit_id = m.cell_id and t.type = ${typeWithoutHandbook} and t.valid @> ${day}::date) as "withoutHandbook"
      from meeting m left join lateral (
        select array_agg(i.paper order by i.position) as names from agenda_item i where i.cell_id = m.cell_id and i.meeting_id = m.id and i.paper <> ''
          and not exists (select from paper p where p.cell_id = i.cell_id and p.meeting_id = i.meeting_id and p.removed_at is null and p.stands_for = i.paper)) awaited on true
      join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
      where m.starts_at between ${post.now()}::timestamptz - interval '10 days' and ${post.now()}::timestamptz + interval '4 days' order by m.cell_id, m.id`.execute(trx);
    const { rows: tasks } = await sql<{ cellId: string; id: string; cell: string; text: string; dueOn: string; personId: string; email: string; saysDone: boolean; remindedOn: string | null }>`
      select t.cell_id as "cellId", t.id, n.name as cell, t.text, t.due_on as "dueOn", m.person_id as "personId", d.email,
        coalesce((select r.says_done from task_report r where r.cell_id = t.cell_id and r.task_id = t.id order by r.at desc, r.id desc limit 1), false) as "saysDone",
        greatest((select max(l.day) from mail l where l.cell_id = t.cell_id and l.about = 'task-late' and l.subject_id = t.id and l.person_id = m.person_id),
          (select max(e.day) from task_reminder e where e.cell_id = t.cell_id and e.task_id = t.id and e.member_id = m.id)) as "remindedOn"
      from task t join member m on m.cell_id = t.cell_id and m.id = t.member_id and m.valid @> ${day}::date
      join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id and d.email is not null
      join unit_name n on n.unit_id = t.cell_id and n.valid @> ${day}::date
      where t.status = 'open' and t.due_on < ${day}::date order by t.cell_id, t.id`.execute(trx);
    return [
      ...meetings.flatMap((meeting) => {
        const about = meetingDueOn(meeting, day);
        if (about === null || about === 'task-late') return [];
        const letter = dueMail(about, meeting.cell, meeting.startsAt, dayOf(meeting.startsAt), [...new Set(meeting.awaited)], meeting.withoutHandbook, `${post.origin}/cells/${meeting.cellId}`);
        return (leaders.get(meeting.cellId) ?? []).map((one) => ({ key: { cellId: meeting.cellId, about, subjectId: meeting.id, personId: one.personId }, letter: { to: one.email, ...letter } }));
      }),
      ...tasks.filter((task) => taskDueOn(task, day)).map((task) => ({
        key: { cellId: task.cellId, about: 'task-late' as const, subjectId: task.id, personId: task.personId },
        letter: { to: task.email, ...taskMail(task.cell, task.text, task.dueOn, `${post.origin}/cells/${task.cellId}/tasks/${task.id}`) }
      }))
    ];
  });
}

/** Secretary and deputy of these cells on a day, those of them with an address. */
export async function leadersOf(trx: Trx, cells: string[], day: string): Promise<{ cellId: string; personId: string; email: string }[]> {
  const { rows } = await sql<{ cellId: string; personId: string; email: string }>`
    select distinct p.unit_id as "cellId", p.person_id as "personId", d.email from post p join member m on m.cell_id = p.unit_id and m.person_id = p.person_id and m.valid @> ${day}::date
    join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id and d.email is not null
    where p.unit_id = any (${cells}::uuid[]) and p.kind in ('secretary', 'deputy') and p.valid @> ${day}::date order by 1, 2`.execute(trx);
  return rows;
}

/**
 * Sends a letter unless it went out before: the line that says so and the sending are one transaction, so that a program killed
 * in between sends it again at worst, and never not at all. A letter the server will never take is kept with its answer.
 */
export async function once(post: Post, mail: Mail, key: { cellId: string; about: About; subjectId: string; personId: string; day?: string }, letter: MailLetter, taken?: (trx: Trx) => Promise<unknown>): Promise<void> {
  const at = post.now();
  await inScope(post.app, { cells: [key.cellId] }, async (trx) => {
    const line = { cell_id: key.cellId, about: key.about, subject_id: key.subjectId, person_id: key.personId, day: key.day ?? dayOf(at) };
    if (!key.day) {
      // a letter about one thing goes out once, whatever the day it is tried again
      const before = await trx.selectFrom('mail').select('at').where('cell_id', '=', key.cellId).where('about', '=', key.about).where('subject_id', '=', key.subjectId).where('person_id', '=', key.personId).limit(1).executeTakeFirst();
      if (before) return;
    }
    const { numInsertedOrUpdatedRows } = await trx.insertInto('mail').values({ ...line, at }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return;
    const answer = await mail.send(letter);
    if ('refused' in answer)
      await trx.updateTable('mail').set({ failure: answer.refused }).where('cell_id', '=', line.cell_id).where('about', '=', line.about).where('subject_id', '=', line.subject_id).where('person_id', '=', line.person_id).where('day', '=', line.day).execute();
    else await taken?.(trx);
  });
}
