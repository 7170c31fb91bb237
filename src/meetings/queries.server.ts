import { sql } from 'kysely';
import { datedMembers, membersOn } from '#members/queries.server.ts';
import { whoCounts, type WhoCounts } from '#members/who-counts.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { settingKept } from '#organisation/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { mailGoesOut } from '#platform/mail.server.ts';
import type { MeetingState } from './meeting.ts';
import type { MinutesFacts } from './minutes.ts';
import type { PlannedMeeting } from './plan-changes.ts';
import { purposeOf, type VoteKind } from '#ballots/majority.ts';
import { standingOn } from '#members/status.ts';
import type { Candidate } from './officers.ts';
import { quorum, quorumSetting, quorumSettingName, type Quorum } from './quorum.ts';

const here = ['present', 'late', 'left-early'];

/** Whether the cell has somebody beside the secretary to hold a pre-meeting with: a deputy or committee members. */
export async function hasCommittee(trx: Trx, cellId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select from post where unit_id = ${cellId} and kind in ('deputy', 'committee-member') and valid @> ${day}::date limit 1`.execute(trx);
  return rows.length > 0;
}

/** Who is told of a meeting and how: by e-mail where mail goes out, on their page, by a call, by printed notice; and the member in charge. */
export async function recipientsOf(trx: Trx, cellId: string, day: string) {
  const { rows } = await sql<{ personId: string; memberId: string | null; name: string; phone: string | null; way: 'page' | 'e-mail' | 'print' | 'call' }>`
    select m.person_id as "personId", m.id as "memberId", m.full_name as name, d.phone,
      case when d.email is not null and ${mailGoesOut()} then 'e-mail' when has_account(m.person_id) then 'page' when d.phone is not null then 'call' else 'print' end as way
    from member m join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> ${day}::date and s.status in ('official', 'probationary')
    left join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id
    where m.cell_id = ${cellId} and m.valid @> ${day}::date
      and not exists (select from member_flag f where f.cell_id = m.cell_id and f.member_id = m.id and f.valid @> ${day}::date and f.flag in ('temporary-away', 'suspended'))
    union all
    select p.person_id, null, p.holder_name, null, case when a.email is not null and ${mailGoesOut()} then 'e-mail' else 'page' end
    from post p left join address_in_charge(${cellId}, ${day}::date) a on a.person_id = p.person_id where p.unit_id = ${cellId} and p.kind = 'in-charge' and p.valid @> ${day}::date
      and not exists (select from member m where m.cell_id = p.unit_id and m.person_id = p.person_id and m.valid @> ${day}::date)`.execute(trx);
  return rows;
}

/** Who must attend, with everyone's mark on the roll; the base and who is outside it, by clause. */
export async function rollOf(trx: Trx, cellId: string, meetingId: string, day: string) {
  const counts = whoCounts('attendance', day, await datedMembers(trx, cellId));
  const marks = await trx.selectFrom('attendance').select(['member_id', 'mark', 'source', 'confirmed', 'at']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).execute();
  const byMember = new Map(marks.map((mark) => [mark.member_id, mark]));
  const row = (one: WhoCounts['base'][number]) => ({ ...one, mark: byMember.get(one.id)?.mark ?? 'unknown', source: byMember.get(one.id)?.source ?? null, confirmed: byMember.get(one.id)?.confirmed ?? true });
  const outside = [...counts.ifPresent, ...counts.outside].filter((one) => one.standing !== 'ended').map(row);
  const base = counts.base.map(row);
  return { base, outside, present: base.filter((one) => here.includes(one.mark)).length };
}
export type Roll = Awaited<ReturnType<typeof rollOf>>;

export async function unknownOnRoll(trx: Trx, cellId: string, meetingId: string, day: string): Promise<string[]> {
  return (await rollOf(trx, cellId, meetingId, day)).base.filter((one) => one.mark === 'unknown').map((one) => one.id);
}

/** The quorum of a meeting from its roll; the base by who-counts, what is needed by the setting of the cell or the nearest committee above. */
export async function quorumOf(trx: Trx, cellId: string, meetingId: string, day: string): Promise<Quorum> {
  const counts = whoCounts('quorum', day, await datedMembers(trx, cellId));
  const present = await presentIds(trx, cellId, meetingId);
  return quorum(counts.base.length, counts.base.filter((one) => present.has(one.id)).length, quorumSetting((await quorumKept(trx, cellId, day))?.value));
}

/** What holds on a day about the quorum: set for the cell, or by the nearest unit above it, and where. */
export async function quorumKept(trx: Trx, unitId: string, day: string): Promise<{ value: string; unitId: string } | null> {
  return settingKept(trx, unitId, quorumSettingName, day);
}

/** Who is entitled to vote in the cell on a decision of this kind, and who of them, and of those who vote if present, is here. */
export async function votersOf(trx: Trx, cellId: string, meetingId: string, day: string, kind: VoteKind = 'resolution'): Promise<{ entitled: number; presentEntitled: number; here: { id: string; name: string }[] }> {
  const counts = whoCounts(purposeOf(kind), day, await datedMembers(trx, cellId));
  const present = await presentIds(trx, cellId, meetingId);
  const voters = [...counts.base, ...counts.ifPresent].filter((one) => present.has(one.id)).map(({ id, name }) => ({ id, name }));
  return { entitled: counts.base.length, presentEntitled: voters.length, here: voters };
}

/** The members of the cell as candidates for chair, meeting secretary and marker; and who had these offices at the meeting before this one. */
export async function candidatesOf(trx: Trx, cellId: string, meetingId: string, day: string): Promise<{ all: Candidate[]; lastTime: { secretaryId: string | null; markerId: string | null } }> {
  const dated = new Map((await datedMembers(trx, cellId)).map((one) => [one.id, one]));
  const { rows: away } = await sql<{ id: string }>`
    select member_id as id from attendance where cell_id = ${cellId} and meeting_id = ${meetingId} and mark in ('absent-with-reason', 'absent-without-reason')
    union select r.member_id from reply r join meeting m on m.cell_id = r.cell_id and m.id = r.meeting_id and m.starts_at = r.starts_at where r.cell_id = ${cellId} and r.meeting_id = ${meetingId} and r.answer = 'leave' and r.accepted is distinct from false`.execute(trx);
  const gone = new Set(away.map((one) => one.id));
  const last = await trx.selectFrom('meeting').select(['secretary_member_id', 'marker_member_id']).where('cell_id', '=', cellId).where('id', '<>', meetingId)
    .where('secretary_member_id', 'is not', null).where('starts_at', '<', (own) => own.selectFrom('meeting').select('starts_at').where('cell_id', '=', cellId).where('id', '=', meetingId)).orderBy('starts_at', 'desc').limit(1).executeTakeFirst();
  return {
    all: (await membersOn(trx, cellId, day)).map(({ id, name, posts }) => ({ id, name, posts, standing: standingOn(dated.get(id)!, day), away: gone.has(id) })),
    lastTime: { secretaryId: last?.secretary_member_id ?? null, markerId: last?.marker_member_id ?? null }
  };
}

async function presentIds(trx: Trx, cellId: string, meetingId: string): Promise<Set<string>> {
  const rows = await trx.selectFrom('attendance').select('member_id').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).where('mark', 'in', here).execute();
  return new Set(rows.map((row) => row.member_id));
}

/** A meeting with what its pages show first. */
export async function meetingPage(trx: Trx, cellId: string, meetingId: string) {
  const meeting = await trx.selectFrom('meeting').selectAll().where('cell_id', '=', cellId).where('id', '=', meetingId).executeTakeFirst();
  if (!meeting) return null;
  const moments = await trx.selectFrom('meeting_moment').select(['moment', 'at', 'claimed_at']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).execute();
  return { ...meeting, pre_meeting: await preMeetingNow(trx, meeting), state: meeting.state as MeetingState, kind: meeting.kind as MinutesFacts['kind'], moments: Object.fromEntries(moments.map((one) => [one.moment, one.claimed_at])) as Record<string, Date> };
}

/** How a meeting stands with its pre-meeting: while it is prepared, a cell with nobody beside the secretary has none to hold, and none is asked for (HD 42-HD/BTCTW, II.2.2). */
export async function preMeetingNow(trx: Trx, meeting: { cell_id: string; state: string; pre_meeting: string; starts_at: Date }): Promise<string> {
  if (meeting.pre_meeting !== 'due' || !['planned', 'prepared', 'announced'].includes(meeting.state)) return meeting.pre_meeting;
  return (await hasCommittee(trx, meeting.cell_id, dayOf(meeting.starts_at))) ? 'due' : 'not-applicable';
}
export type MeetingPage = NonNullable<Awaited<ReturnType<typeof meetingPage>>>;

export async function agendaOf(trx: Trx, cellId: string, meetingId: string) {
  return trx.selectFrom('agenda_item').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('position').execute();
}

export async function speechesOf(trx: Trx, cellId: string, meetingId: string) {
  return trx.selectFrom('speech').innerJoin('member', (join) => join.onRef('member.cell_id', '=', 'speech.cell_id').onRef('member.id', '=', 'speech.member_id'))
    .select(['speech.id', 'speech.agenda_item_id as itemId', 'speech.member_id as memberId', 'member.full_name as name', 'speech.text', 'speech.at'])
    .where('speech.cell_id', '=', cellId).where('speech.meeting_id', '=', meetingId).orderBy('speech.at').orderBy('speech.id').execute();
}

export async function opinionsOf(trx: Trx, cellId: string, meetingId: string) {
  return trx.selectFrom('opinion').innerJoin('member', (join) => join.onRef('member.cell_id', '=', 'opinion.cell_id').onRef('member.id', '=', 'opinion.member_id'))
    .select(['opinion.id', 'opinion.member_id as memberId', 'member.full_name as name', 'opinion.text', 'opinion.answer', 'opinion.answer_due_on as dueOn', 'opinion.brought_up_at as broughtUpAt'])
    .where('opinion.cell_id', '=', cellId).where('opinion.meeting_id', '=', meetingId).orderBy('opinion.sent_at').execute();
}

export async function votesOf(trx: Trx, cellId: string, meetingId: string, resolutionId: string | null) {
  const votes = await trx.selectFrom('vote').selectAll().where('cell_id', '=', cellId).where('subject_id', 'in', [meetingId, ...(resolutionId ? [resolutionId] : [])]).orderBy('at').execute();
  const reserved = await trx.selectFrom('vote_reservation').innerJoin('member', (join) => join.onRef('member.cell_id', '=', 'vote_reservation.cell_id').onRef('member.id', '=', 'vote_reservation.member_id'))
    .select(['vote_id', 'member.id as memberId', 'member.full_name as name', 'opinion']).where('vote_reservation.cell_id', '=', cellId).where('vote_id', 'in', ['00000000-0000-0000-0000-000000000000', ...votes.map((vote) => vote.id)]).execute();
  return votes.map((vote) => ({ ...vote, reserved: reserved.filter((one) => one.vote_id === vote.id) }));
}

export async function resolutionOf(trx: Trx, cellId: string, resolutionId: string | null) {
  if (!resolutionId) return null;
  const resolution = await trx.selectFrom('resolution').selectAll().where('cell_id', '=', cellId).where('id', '=', resolutionId).executeTakeFirst();
  if (!resolution) return null;
  const clauses = await trx.selectFrom('clause').select(['id', 'text']).where('cell_id', '=', cellId).where('resolution_id', '=', resolutionId).orderBy('position').execute();
  const tasks = await trx.selectFrom('task').leftJoin('member', (join) => join.onRef('member.cell_id', '=', 'task.cell_id').onRef('member.id', '=', 'task.member_id'))
    .select(['task.id', 'clause_id', 'task.text', 'member_id as memberId', 'member.full_name as who', 'due_on as dueOn', 'evidence', 'status'])
    .where('task.cell_id', '=', cellId).where('clause_id', 'in', ['00000000-0000-0000-0000-000000000000', ...clauses.map((clause) => clause.id)]).orderBy('task.id').execute();
  return { ...resolution, kind: resolution.kind as 'resolution' | 'conclusion', clauses: clauses.map((clause) => ({ ...clause, tasks: tasks.filter((task) => task.clause_id === clause.id) })) };
}

/** Names of units as they were on a day: the cell, and the committee above it. */
export async function namesOn(trx: Trx, cellId: string, day: string): Promise<{ cellName: string; superiorName: string }> {
  const { rows } = await sql<{ cellName: string; superiorName: string | null }>`
    select n.name as "cellName", (select pn.name from unit_parent p join unit_name pn on pn.unit_id = p.parent_id and pn.valid @> ${day}::date
      where p.unit_id = ${cellId} and p.valid @> ${day}::date) as "superiorName"
    from unit_name n where n.unit_id = ${cellId} and n.valid @> ${day}::date`.execute(trx);
  return { cellName: rows[0]?.cellName ?? '', superiorName: rows[0]?.superiorName ?? '' };
}

/** The meeting a cell is at: the earliest of this month or before that is not done, else the next to come, else the last. */
export async function meetingInHand(trx: Trx, cellId: string, month: string) {
  const { rows } = await sql<{ id: string }>`select id from meeting where cell_id = ${cellId} and kind <> 'extraordinary'
    order by (state in ('filed', 'graded', 'missed')) asc, case when state in ('filed', 'graded', 'missed') then null else starts_at end asc,
      abs(month - ${month}::date) asc limit 1`.execute(trx);
  return rows[0] ? meetingPage(trx, cellId, rows[0].id) : null;
}

/** Replies to a meeting: who is coming, who asks leave and whether it was decided; `stands`: given to the time the meeting has now. Reasons only where the scope opens details. */
export async function repliesOf(trx: Trx, cellId: string, meetingId: string) {
  const { rows } = await sql<{ memberId: string; name: string; answer: 'coming' | 'leave'; accepted: boolean | null; reason: string | null; stands: boolean }>`
    select r.member_id as "memberId", m.full_name as name, r.answer, r.accepted, l.reason, r.starts_at = t.starts_at as stands from reply r join meeting t on t.cell_id = r.cell_id and t.id = r.meeting_id join member m on m.cell_id = r.cell_id and m.id = r.member_id
    left join leave_reason l on l.cell_id = r.cell_id and l.meeting_id = r.meeting_id and l.member_id = r.member_id
    where r.cell_id = ${cellId} and r.meeting_id = ${meetingId} order by m.sort_key`.execute(trx);
  return rows;
}

export async function papersOf(trx: Trx, cellId: string, meetingId: string) {
  const { rows } = await sql<{ id: string; name: string; kind: string; size: number; step: string | null; remark: string; standsFor: string; uploadedAt: Date; opened: number; openers: string[] }>`
    select p.id, p.name, p.kind, p.size, p.step, p.remark, p.stands_for as "standsFor", p.uploaded_at as "uploadedAt", (select count(*)::int from paper_opening o where o.cell_id = p.cell_id and o.paper_id = p.id) as opened,
      array(select o.member_id::text from paper_opening o where o.cell_id = p.cell_id and o.paper_id = p.id) as openers
    from paper p where p.cell_id = ${cellId} and p.meeting_id = ${meetingId} and p.removed_at is null order by p.uploaded_at`.execute(trx);
  return rows;
}

/** The thematic meetings still ahead, with the newest paper of each; `author` and `reviewer`: whether the member asked about is. */
export async function themesOf(trx: Trx, cellId: string, memberId: string | null) {
  const { rows } = await sql<{ meetingId: string; theme: string; startsAt: Date; author: boolean; reviewer: boolean; authorName: string | null; reviewerName: string | null; paperId: string | null; paper: string | null; step: string | null; remark: string | null }>`
    select m.id as "meetingId", m.theme, m.starts_at as "startsAt", coalesce(m.author_member_id = ${memberId}::uuid, false) as author, coalesce(m.reviewer_member_id = ${memberId}::uuid, false) as reviewer, a.full_name as "authorName", r.full_name as "reviewerName",
      p.id as "paperId", p.name as paper, p.step, p.remark
    from meeting m left join member a on a.cell_id = m.cell_id and a.id = m.author_member_id left join member r on r.cell_id = m.cell_id and r.id = m.reviewer_member_id
    left join lateral (select * from paper p where p.cell_id = m.cell_id and p.meeting_id = m.id and p.kind = 'thematic' and p.removed_at is null order by p.uploaded_at desc limit 1) p on true
    where m.cell_id = ${cellId} and m.state in ('planned', 'prepared', 'announced') and m.kind in ('thematic', 'combined') and (m.theme <> '' or m.author_member_id is not null) order by m.starts_at limit 12`.execute(trx);
  return rows;
}

/** Another time or place of which people were told before, if any: the last one. */
export async function toldBefore(trx: Trx, meeting: { cell_id: string; id: string; starts_at: Date; place: string }): Promise<{ startsAt: Date; place: string } | null> {
  const { rows } = await sql<{ startsAt: Date; place: string }>`select starts_at as "startsAt", place from notice where cell_id = ${meeting.cell_id} and meeting_id = ${meeting.id}
    and (starts_at <> ${meeting.starts_at} or place <> ${meeting.place}) order by at desc limit 1`.execute(trx);
  return rows[0] ?? null;
}

/** The meetings of a cell that people were told of and that are not held, until their time has passed: who is still to be called or handed a paper about it. */
export async function calledOff(trx: Trx, cellId: string, now: Date) {
  const { rows } = await sql<{ id: string; startsAt: Date; place: string; reason: string; toTell: number }>`
    select m.id, m.starts_at as "startsAt", m.place, m.reason, (select count(*)::int from notice_recipient r where r.cell_id = n.cell_id and r.notice_id = n.id and r.told_at is null and r.way in ('call', 'print')) as "toTell"
    from meeting m join lateral (select cell_id, id from notice where cell_id = m.cell_id and meeting_id = m.id order by at desc limit 1) n on true
    where m.cell_id = ${cellId} and m.state = 'missed' and m.starts_at > ${now} order by m.starts_at`.execute(trx);
  return rows;
}

/** What was last announced of a meeting: what its papers say, and when it was announced. */
export async function announcedOf(trx: Trx, cellId: string, meetingId: string) {
  return trx.selectFrom('notice').select(['at', 'text', 'starts_at', 'place']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).where('change', '=', false).orderBy('at', 'desc').limit(1).executeTakeFirst();
}

/** The last notice of a meeting, an announcement or the word of a change, whom it reached how, and who had been told another time or place. */
export async function noticeOf(trx: Trx, cellId: string, meetingId: string) {
  const notice = await trx.selectFrom('notice').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (!notice) return null;
  const { rows } = await sql<{ personId: string; memberId: string | null; name: string; way: string; phone: string | null; largeType: boolean; toldAt: Date | null; toldOld: boolean; failure: string }>`
    select r.person_id as "personId", r.member_id as "memberId", coalesce(m.full_name, (select max(p.holder_name) from post p where p.unit_id = r.cell_id and p.person_id = r.person_id)) as name, r.way, d.phone,
      coalesce(d.large_type, false) as "largeType", r.told_at as "toldAt",
      exists (select from notice e join notice_recipient o on o.cell_id = e.cell_id and o.notice_id = e.id and o.person_id = r.person_id and o.told_at is not null
        where e.cell_id = r.cell_id and e.meeting_id = ${meetingId} and (e.starts_at <> ${notice.starts_at} or e.place <> ${notice.place})) as "toldOld",
      coalesce((select l.failure from mail l where l.cell_id = r.cell_id and l.about = 'notice' and l.subject_id = r.notice_id and l.person_id = r.person_id), '') as failure
    from notice_recipient r left join member m on m.cell_id = r.cell_id and m.id = r.member_id left join member_detail d on d.cell_id = r.cell_id and d.member_id = r.member_id
    where r.cell_id = ${cellId} and r.notice_id = ${notice.id} order by m.sort_key nulls first`.execute(trx);
  return { ...notice, recipients: rows };
}

/** How often a meeting was put off: from when to when, and why. */
export async function postponementsOf(trx: Trx, cellId: string, meetingId: string) {
  return trx.selectFrom('meeting_postponement').select(['id', 'from_starts_at as from', 'to_starts_at as to', 'reason']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('at').execute();
}

/** The same for all meetings of a year. */
export async function postponementsOfYear(trx: Trx, cellId: string, year: number) {
  return trx.selectFrom('meeting_postponement').innerJoin('meeting', (join) => join.onRef('meeting.cell_id', '=', 'meeting_postponement.cell_id').onRef('meeting.id', '=', 'meeting_postponement.meeting_id'))
    .select(['meeting_postponement.id', 'meeting.id as meetingId', 'from_starts_at as from', 'meeting_postponement.reason']).where('meeting.cell_id', '=', cellId)
    .where('meeting.month', '>=', `${year}-01-01`).where('meeting.month', '<=', `${year}-12-01`).orderBy('meeting_postponement.at').execute();
}

/** Other times proposed for meetings of a year and not yet answered. */
export async function proposalsOf(trx: Trx, cellId: string, year: number) {
  return trx.selectFrom('time_proposal').innerJoin('meeting', (join) => join.onRef('meeting.cell_id', '=', 'time_proposal.cell_id').onRef('meeting.id', '=', 'time_proposal.meeting_id'))
    .select(['time_proposal.id', 'meeting.id as meetingId', 'time_proposal.starts_at as startsAt', 'time_proposal.reason']).where('meeting.cell_id', '=', cellId).where('answered_at', 'is', null)
    .where('meeting.month', '>=', `${year}-01-01`).where('meeting.month', '<=', `${year}-12-01`).execute();
}

export async function meetingsOfYear(trx: Trx, cellId: string, year: number) {
  return trx.selectFrom('meeting').selectAll().where('cell_id', '=', cellId).where('month', '>=', `${year}-01-01`).where('month', '<=', `${year}-12-01`).orderBy('month').orderBy('starts_at').execute();
}

/** A meeting as a year's plan tells it: what is kept when the plan is reported, and compared afterwards. */
export const plannedMeeting = (meeting: { id: string; month: string; kind: string; starts_at: Date; place: string; theme: string }): PlannedMeeting => ({
  id: meeting.id, month: meeting.month, kind: meeting.kind, startsAt: localMinuteOf(meeting.starts_at), place: meeting.place, theme: meeting.theme
});
