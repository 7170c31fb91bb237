import { sql } from 'kysely';
import { awaitedPapers } from '#meetings/agenda.ts';
import { rollAsHeld } from '#meetings/minutes-queries.server.ts';
import { agendaOf, papersOf, resolutionOf, speechesOf, type MeetingPage, type Roll } from '#meetings/queries.server.ts';
import { tasksBefore } from '#meetings/task-queries.server.ts';
import type { CellType } from '#organisation/cell-type.ts';
import { dayOf } from '#organisation/day.ts';
import { settingKept } from '#organisation/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { doneShare } from '#resolutions/last-month.ts';
import type { Evidence } from './evidence.ts';
import type { About, Frame } from './frame.ts';
import { builtIn, centralFrame, frameSetting } from './frames.ts';

/** What a page of a meeting has read of it already. */
export interface MeetingRead {
  roll: Roll;
  items: Awaited<ReturnType<typeof agendaOf>>;
  speeches: Awaited<ReturnType<typeof speechesOf>>;
  resolution: Awaited<ReturnType<typeof resolutionOf>>;
  tasks: Awaited<ReturnType<typeof tasksBefore>>;
  minutesApproved: boolean;
}

/** What scoring frames ask about, read of a meeting of which nothing has been read yet. */
export async function meetingRead(trx: Trx, meeting: MeetingPage): Promise<MeetingRead> {
  const { cell_id: cellId, id } = meeting;
  const day = dayOf(meeting.starts_at);
  return {
    roll: await rollAsHeld(trx, cellId, id, day), items: await agendaOf(trx, cellId, id), speeches: await speechesOf(trx, cellId, id),
    resolution: await resolutionOf(trx, cellId, meeting.resolution_id), tasks: await tasksBefore(trx, cellId, meeting.month, day), minutesApproved: await approved(trx, cellId, id)
  };
}

async function approved(trx: Trx, cellId: string, meetingId: string): Promise<boolean> {
  return (await trx.selectFrom('minutes').select('approved_at').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).where('approved_at', 'is not', null).executeTakeFirst()) !== undefined;
}

/** The frame by which the meetings of a day are marked: as the nearest unit upward has chosen, or the central one. */
export async function frameFor(trx: Trx, cellId: string, day: string): Promise<Frame> {
  const chosen = await settingKept(trx, cellId, frameSetting, day);
  return chosen ? frameNamed(trx, chosen.value) : centralFrame(day);
}

/** A frame by its id. */
export async function frameNamed(_trx: Trx, id: string): Promise<Frame> {
  return builtIn.find((frame) => frame.id === id)!;
}

const here = ['present', 'late', 'left-early'];

/** What a scoring frame is told of a meeting: which kind it is, and what happened. */
export async function evidenceOf(trx: Trx, meeting: MeetingPage, read: MeetingRead, now: Date): Promise<{ about: About; evidence: Evidence }> {
  const { roll, items, speeches, resolution, tasks, minutesApproved } = read;
  const papers = await papersOf(trx, meeting.cell_id, meeting.id);
  const day = dayOf(meeting.starts_at);
  const { rows } = await sql<{ type: CellType | null; noticeAt: Date | null; longest: number }>`select
    (select type from unit_type where unit_id = ${meeting.cell_id} and valid @> ${day}::date) as type,
    (select max(at) from notice where cell_id = ${meeting.cell_id} and meeting_id = ${meeting.id} and not change) as "noticeAt",
    (select coalesce(max(running), 0)::int from (
      select count(*) as running from (
        select a.member_id, a.mark, row_number() over (partition by a.member_id order by m.starts_at) - row_number() over (partition by a.member_id, a.mark order by m.starts_at) as run
        from meeting m join attendance a on a.cell_id = m.cell_id and a.meeting_id = m.id
        where m.cell_id = ${meeting.cell_id} and m.kind <> 'extraordinary' and m.starts_at <= ${meeting.starts_at} and m.month >= date_trunc('year', ${meeting.month}::date)::date) each_meeting
      where mark = 'absent-with-reason' group by member_id, run) runs) as longest`.execute(trx);
  const { type, noticeAt, longest } = rows[0]!;
  const handedOut = papers.filter((paper) => paper.kind === 'paper' || paper.step === 'distributed');
  const themeWaits = ['thematic', 'combined'].includes(meeting.kind) && !papers.some((paper) => paper.kind === 'thematic' && paper.step === 'distributed');
  const judged = tasks.flatMap((task) => (task.judged ? [{ result: task.judged }] : []));
  const presentIds = new Set(roll.base.filter((one) => here.includes(one.mark)).map((one) => one.id));
  return {
    about: { kind: meeting.kind, cellType: type ?? 'village', members: roll.base.length + roll.outside.length },
    evidence: {
      startsAt: meeting.starts_at, openedAt: meeting.moments['opened'] ?? null, endedAt: meeting.ended_at, now, recordedAfterwards: meeting.recorded_afterwards,
      mustAttend: roll.base.length, present: roll.present, unknown: roll.base.filter((one) => one.mark === 'unknown').length, absentWithoutReason: roll.base.filter((one) => one.mark === 'absent-without-reason').length,
      longestAbsence: longest, preMeeting: meeting.pre_meeting as Evidence['preMeeting'], noticeAt, papersAt: handedOut.map((paper) => paper.uploadedAt), papersAwaited: awaitedPapers(items, papers).length + (themeWaits ? 1 : 0),
      items: items.map((item) => ({ key: item.key, startedAt: item.started_at, endedAt: item.ended_at })), speakers: new Set(speeches.map((speech) => speech.memberId).filter((id) => presentIds.has(id))).size,
      minutesApproved, resolutionPassed: resolution?.passed_at != null, clauses: resolution && resolution.clauses,
      lastTasks: { done: doneShare(judged).done, judged: judged.length, open: tasks.length - judged.length },
      postedAt: meeting.moments['posted'] ?? null
    }
  };
}
