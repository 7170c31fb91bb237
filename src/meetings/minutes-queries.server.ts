import { sql } from 'kysely';
import { paperWords } from '../../playbooks/papers.ts';
import { datedMembers } from '#members/queries.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import { dayOf } from '#organisation/day.ts';
import { settingKept } from '#organisation/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { minutesBetween } from './duration.ts';
import { heldRoll } from './held-roll.ts';
import { changedSince, draftMinutes, worded, type MinutesFacts, type MinutesSection, type RollRow, type WordedPart } from './minutes.ts';
import {
  announcedOf, agendaOf, meetingPage, namesOn, opinionsOf, quorumOf, resolutionOf, rollOf, speechesOf, unknownOnRoll, votesOf, type Roll
} from './queries.server.ts';
import { gradeOf, type MarkSheet } from './self-mark.ts';
import { signatureLine, signatureSettingName } from './signature-line.ts';
import type { EndFacts } from './session.ts';
import { tasksBefore } from './task-queries.server.ts';

/** The facts of a meeting and its minutes by parts: facts frozen from its end on, before it as things stand; words frozen when signed. */
export async function minutesOf(trx: Trx, cellId: string, meetingId: string) {
  const kept = await trx.selectFrom('minutes').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  const frozen = (kept?.facts as MinutesFacts | null | undefined) ?? null;
  const facts = frozen ?? (await minutesFacts(trx, cellId, meetingId));
  const draft = draftMinutes(facts, paperWords);
  const writtenAt = kept?.written_at ?? null;
  const wording = writtenAt ? [] : ((kept?.wording as WordedPart[] | null | undefined) ?? []);
  const sections = writtenAt ? (kept!.wording as unknown as MinutesSection[]) : worded(draft, wording);
  const approvedAt = kept?.approved_at ?? null;
  return {
    facts, frozen: frozen !== null, draft, wording, sections, approvedAt, writtenAt,
    /** parts that changed after they were approved, while that can still be mended */
    changed: approvedAt && !frozen ? changedSince(kept!.approved_sections as MinutesSection[] | null, sections) : []
  };
}

/** The roll of a meeting as it stands, and from its end on as it was then. */
export async function rollAsHeld(trx: Trx, cellId: string, meetingId: string, day: string) {
  const kept = await trx.selectFrom('minutes').select('facts').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  return heldRoll(await rollOf(trx, cellId, meetingId, day), (kept?.facts as MinutesFacts | null | undefined)?.roll ?? null);
}

/** Everything that happened in a meeting, gathered as its papers need it. */
export async function minutesFacts(trx: Trx, cellId: string, meetingId: string): Promise<MinutesFacts> {
  const meeting = (await meetingPage(trx, cellId, meetingId))!;
  const day = dayOf(meeting.starts_at);
  const names = await namesOn(trx, cellId, day);
  const members = await datedMembers(trx, cellId);
  const nameOf = (id: string | null) => members.find((member) => member.id === id)?.name ?? '';
  const roll = await rollOf(trx, cellId, meetingId, day);
  const withMark = (mark: string) => roll.base.filter((one) => one.mark === mark).map((one) => one.name);
  const headcount = whoCounts('headcount', day, members).base;
  const probationary = headcount.filter((one) => one.standing === 'probationary').length;
  const speeches = await speechesOf(trx, cellId, meetingId);
  const resolution = await resolutionOf(trx, cellId, meeting.resolution_id);
  const marks = await trx.selectFrom('self_mark').select(['criterion', 'points', 'note']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('criterion').execute();
  const sheet = (await sheetKept(trx, cellId, meetingId))?.sheet ?? null;
  const mark = sheet?.points ?? (marks.length > 0 ? marks.reduce((sum, one) => sum + one.points, 0) : null);
  const startedAt = meeting.moments['opened'] ?? meeting.starts_at;
  const guests = await trx.selectFrom('guest').select(['name', 'role']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('id').execute();
  return {
    ...names, kind: meeting.kind, month: meeting.month, theme: meeting.theme, place: meeting.place, plannedAt: meeting.starts_at.toISOString(), startedAt: startedAt.toISOString(), endedAt: meeting.ended_at?.toISOString() ?? null,
    minutesLong: meeting.ended_at ? minutesBetween(startedAt, meeting.ended_at) : 0, recordedAfterwards: meeting.recorded_afterwards,
    official: headcount.length - probationary, probationary, mustAttend: roll.base.length, present: roll.present,
    late: withMark('late'), leftEarly: withMark('left-early'), absentWithReason: withMark('absent-with-reason'), absentWithoutReason: withMark('absent-without-reason'),
    notInBase: roll.outside.map((one) => ({ name: one.name, standing: one.standing })), roll: [...rowsOf(roll.base, true), ...rowsOf(roll.outside, false)], guests,
    chair: nameOf(meeting.chair_member_id), secretary: nameOf(meeting.secretary_member_id), marker: nameOf(meeting.marker_member_id) || null, dues: meeting.dues_statement,
    items: (await agendaOf(trx, cellId, meetingId)).map((item) => ({
      key: item.key, origin: item.origin, title: item.title, minutes: item.minutes, points: item.points, speeches: speeches.filter((speech) => speech.itemId === item.id).map((speech) => ({ name: speech.name, text: speech.text }))
    })),
    results: (await tasksBefore(trx, cellId, meeting.month, day)).map((task) => ({
      text: task.text, who: task.memberName, dueOn: task.dueOn, newDueOn: task.newDueOn, result: task.judged ?? (task.status === 'dropped' ? 'withdrawn' : 'carried'), carried: task.carried + 1, note: task.note, changes: task.changes
    })),
    opinions: (await opinionsOf(trx, cellId, meetingId)).map(({ name, text, answer, dueOn }) => ({ name, text, answer, dueOn })),
    votes: (await votesOf(trx, cellId, meetingId, meeting.resolution_id)).map((vote) => ({
      kind: vote.kind, subject: vote.subject, base: vote.base, inFavour: vote.in_favour, against: vote.against, abstained: vote.abstained, passed: vote.passed, reserved: vote.reserved.map((one) => one.name)
    })),
    resolution: resolution && resolution.passed_at ? {
      kind: resolution.kind, subject: resolution.subject, preamble: resolution.preamble,
      clauses: resolution.clauses.map((clause) => ({ text: clause.text, tasks: clause.tasks.map(({ text, who, dueOn, evidence }) => ({ text, who, dueOn, evidence })) }))
    } : null,
    marks, sheet, mark, grade: sheet?.grade ?? (mark === null ? null : gradeOf(mark)),
    ...(await papersBefore(trx, cellId, meetingId, day))
  };
}

const rowsOf = (rows: Roll['base'], inBase: boolean): RollRow[] => rows.map(({ id, name, standing, mark }) => ({ member: id, name, standing, mark, inBase }));

/** What the papers of a meeting say beside the meeting itself: its notice, its pre-meeting, who held which post that day, who approved. */
async function papersBefore(trx: Trx, cellId: string, meetingId: string, day: string): Promise<Pick<MinutesFacts, 'approved' | 'notice' | 'preMeeting' | 'holders' | 'form'>> {
  const minutes = await trx.selectFrom('minutes').select(['approved_in_favour', 'approved_of']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  const notice = await announcedOf(trx, cellId, meetingId);
  const held = await preMeetingOf(trx, cellId, meetingId);
  return {
    approved: minutes && minutes.approved_in_favour !== null && minutes.approved_of !== null ? { inFavour: minutes.approved_in_favour, of: minutes.approved_of } : null,
    notice: notice ? { day: dayOf(notice.at), text: notice.text } : null,
    preMeeting: held && { heldAt: held.heldAt, place: held.place, content: held.content, conclusion: held.conclusion, present: held.present },
    holders: await holdersOn(trx, cellId, day), form: await formOn(trx, cellId, day)
  };
}

/** Who held the posts that papers name, on a day. */
export async function holdersOn(trx: Trx, cellId: string, day: string): Promise<MinutesFacts['holders']> {
  const { rows } = await sql<{ kind: string; name: string }>`select kind, holder_name as name from post where unit_id = ${cellId} and kind in ('secretary', 'deputy', 'in-charge') and valid @> ${day}::date order by lower(valid), id`.execute(trx);
  const holder = (kind: string) => rows.find((one) => one.kind === kind)?.name ?? '';
  return { secretary: holder('secretary'), deputy: holder('deputy'), inCharge: holder('in-charge') };
}

/** How papers of a day are made out: on whose behalf they are signed by the rule in force, and whether a village's bodies are sent them. */
export async function formOn(trx: Trx, cellId: string, day: string): Promise<MinutesFacts['form']> {
  const type = (await sql<{ type: string }>`select type from unit_type where unit_id = ${cellId} and valid @> ${day}::date`.execute(trx)).rows[0]?.type;
  return { onBehalf: signatureLine((await settingKept(trx, cellId, signatureSettingName, day))?.value ?? null), village: type === 'village' };
}

export async function preMeetingOf(trx: Trx, cellId: string, meetingId: string) {
  const held = await trx.selectFrom('pre_meeting').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  if (!held) return null;
  const present = await trx.selectFrom('pre_meeting_member').innerJoin('member', (join) => join.onRef('member.cell_id', '=', 'pre_meeting_member.cell_id').onRef('member.id', '=', 'pre_meeting_member.member_id'))
    .select(['member.id', 'full_name']).where('pre_meeting_member.cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('sort_key').execute();
  return { heldAt: held.held_at.toISOString(), place: held.place, content: held.content, conclusion: held.conclusion, present: present.map((one) => one.full_name), presentIds: present.map((one) => one.id) };
}

/** The self-mark of a meeting by criterion, with who filled it in and when. */
export async function sheetKept(trx: Trx, cellId: string, meetingId: string): Promise<{ sheet: MarkSheet; by: string; at: Date } | null> {
  const kept = await trx.selectFrom('mark_sheet').select(['sheet', 'by_name', 'at']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  return kept ? { sheet: kept.sheet as unknown as MarkSheet, by: kept.by_name, at: kept.at } : null;
}

/** What the end of a meeting asks for, as it stands now. */
export async function endFacts(trx: Trx, meeting: { cell_id: string; id: string; kind: string; month: string; starts_at: Date; resolution_id: string | null; dues_statement: string }): Promise<EndFacts> {
  const { cell_id: cellId, id: meetingId } = meeting;
  const day = dayOf(meeting.starts_at);
  const approved = await trx.selectFrom('minutes').select('approved_at').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).where('approved_at', 'is not', null).executeTakeFirst();
  const { rows } = await sql<{ resolutionVoted: boolean; selfMarkVoted: boolean; tasksNotJudged: number; opinionsNotAnswered: number }>`select
    exists (select from vote where cell_id = ${cellId} and subject_id = ${meeting.resolution_id}) as "resolutionVoted",
    exists (select from vote where cell_id = ${cellId} and subject_id = ${meetingId} and kind = 'self-mark') as "selfMarkVoted",
    (select count(*)::int from task t where t.cell_id = ${cellId} and t.status = 'open' and t.set_on < ${day}::date
      and not exists (select from task_month j where j.cell_id = t.cell_id and j.task_id = t.id and j.month = ${meeting.month}::date)) as "tasksNotJudged",
    (select count(*)::int from opinion where cell_id = ${cellId} and meeting_id = ${meetingId} and brought_up_at is null) as "opinionsNotAnswered"`.execute(trx);
  return {
    kind: meeting.kind as EndFacts['kind'], unknown: (await unknownOnRoll(trx, cellId, meetingId, day)).length, quorum: await quorumOf(trx, cellId, meetingId, day),
    hasDraft: meeting.resolution_id !== null, dues: meeting.dues_statement, minutesApproved: approved !== undefined, minutesChanged: approved ? (await minutesOf(trx, cellId, meetingId)).changed : [], ...rows[0]!
  };
}
