import { sql } from 'kysely';
import { calledOffText, changeText } from '../../playbooks/mail.ts';
import { dayOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { newId } from '#platform/id.server.ts';
import { recipientsOf } from './queries.server.ts';
import { isRegular } from './meeting.ts';

interface Kept {
  cell_id: string;
  id: string;
  month: string;
  starts_at: Date;
  place: string;
}

/**
 * A meeting of which people were told has another time or place: everybody is told at once, on their page and by mail, and who has to be
 * called or handed a paper stands on the list of calls again. Nothing where nobody was told yet, or all know it so already.
 */
export async function tellChange(trx: Trx, meeting: Kept, reason: string, now: Date): Promise<void> {
  const last = await trx.selectFrom('notice').select(['starts_at', 'place']).where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (!last || (last.starts_at.getTime() === meeting.starts_at.getTime() && last.place === meeting.place)) return;
  await tell(trx, meeting, changeText(meeting.month, { at: last.starts_at, place: last.place }, { at: meeting.starts_at, place: meeting.place }, reason), now);
}

/** A meeting of which people were told, and whose time is still to come, is not held: everybody is told so in the same ways. */
export async function tellCalledOff(trx: Trx, meeting: Kept, reason: string, now: Date): Promise<void> {
  const told = await trx.selectFrom('notice').select('id').where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).limit(1).executeTakeFirst();
  if (told && meeting.starts_at > now) await tell(trx, meeting, calledOffText(meeting.month, meeting.starts_at, meeting.place, reason), now);
}

/**
 * Whoever is planned to visit a meeting that has a time, or another one, is looked for: the letter goes out where they are to be elsewhere at that hour, which the queue
 * finds out. `changeId`: the change by which it has it, told once.
 */
export async function askVisitors(trx: Trx, meetings: readonly (Pick<Kept, 'cell_id' | 'id' | 'month'> & { kind: string })[], changeId: string): Promise<void> {
  const regular = meetings.filter((one) => isRegular(one.kind));
  if (regular.length === 0) return;
  const visited = await trx.selectFrom('planned_visit').select('month').distinct().where('cell_id', '=', regular[0]!.cell_id).where('month', 'in', regular.map((one) => one.month)).where('dropped_at', 'is', null).execute();
  const asked = regular.filter((one) => visited.some(({ month }) => month === one.month));
  await putJobs(trx, 'mail.word', asked.map((one) => ({ cellId: one.cell_id, about: 'visit-clash', subjectId: changeId, meetingId: one.id })));
}

async function tell(trx: Trx, meeting: Kept, text: string, now: Date): Promise<void> {
  const id = newId();
  await trx.insertInto('notice').values({ cell_id: meeting.cell_id, id, meeting_id: meeting.id, at: now, starts_at: meeting.starts_at, place: meeting.place, change: true, text }).execute();
  await handOut(trx, meeting, id, now, new Set());
}

/** Puts down who is told by a notice and how, and sends the letters. `told`: who knows by a call already. */
export async function handOut(trx: Trx, meeting: Pick<Kept, 'cell_id' | 'starts_at'>, noticeId: string, now: Date, told: ReadonlySet<string>): Promise<number> {
  const recipients = await recipientsOf(trx, meeting.cell_id, dayOf(meeting.starts_at));
  await trx.insertInto('notice_recipient').values(recipients.map((one) => ({
    cell_id: meeting.cell_id, notice_id: noticeId, person_id: one.personId, member_id: one.memberId, way: one.way, told_at: one.way === 'page' || (one.way === 'call' && told.has(one.personId)) ? now : null
  }))).execute();
  if (recipients.some((one) => one.way === 'e-mail')) await putJobs(trx, 'mail.notice', [{ cellId: meeting.cell_id, noticeId }]);
  return recipients.length;
}

/** Who was called about the very time and place a meeting has, when these changed: an announcement that follows does not ask to call them once more. */
export async function calledOfChange(trx: Trx, meeting: Kept): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string }>`select r.person_id as "personId" from notice n join notice_recipient r on r.cell_id = n.cell_id and r.notice_id = n.id and r.told_at is not null and r.way = 'call'
    where n.cell_id = ${meeting.cell_id} and n.meeting_id = ${meeting.id} and n.change and n.starts_at = ${meeting.starts_at} and n.place = ${meeting.place}
      and n.at = (select max(l.at) from notice l where l.cell_id = n.cell_id and l.meeting_id = n.meeting_id)`.execute(trx);
  return new Set(rows.map((row) => row.personId));
}
