import { sql } from 'kysely';
import { awaitedPapers } from '#meetings/agenda.ts';
import { rollAsHeld } from '#meetings/minutes-queries.server.ts';
import { agendaOf, papersOf, resolutionOf, speechesOf, type MeetingPage, type Roll } from '#meetings/queries.server.ts';
import { postingsOf } from '#meetings/posting-queries.server.ts';
import { isForMeeting, tasksBefore } from '#meetings/task-queries.server.ts';
import { usesHandbook, type CellType } from '#organisation/cell-type.ts';
import { dayOf } from '#organisation/day.ts';
import { settingKept } from '#organisation/queries.server.ts';
import { cellsOn, parted, unitNamesOn, type Elsewhere } from '#organisation/tree-queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { doneShare } from '#resolutions/last-month.ts';
import type { Evidence } from './evidence.ts';
import type { About, Frame } from './frame.ts';
import { builtIn, centralFrame, frameSetting } from './frames.ts';
import type { PastMeeting } from './trial.ts';
import { yearStanding, type GradedMonth } from './year.ts';

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
    resolution: await resolutionOf(trx, cellId, meeting.resolution_id), tasks: (await tasksBefore(trx, cellId, meeting.month, day)).filter(isForMeeting), minutesApproved: await approved(trx, cellId, id)
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
export async function frameNamed(trx: Trx, id: string): Promise<Frame> {
  return builtIn.find((frame) => frame.id === id) ?? (await framesNamed(trx, [id]))[0]!;
}

/** Frames that committees made, by their ids. */
export async function framesNamed(trx: Trx, ids: readonly string[]): Promise<Frame[]> {
  const own = ids.filter((id) => !builtIn.some((frame) => frame.id === id));
  if (own.length === 0) return [];
  return (await trx.selectFrom('scoring_frame').select('frame').where('id', 'in', own).execute()).map((row) => row.frame as Frame);
}

/** Whether a frame still holds, and from now on until the end of the transaction nobody withdraws it; one that came along always does. */
export async function frameHeld(trx: Trx, id: string): Promise<boolean> {
  if (builtIn.some((frame) => frame.id === id)) return true;
  const kept = await trx.selectFrom('scoring_frame').select('withdrawn_on').where('id', '=', id).forShare().executeTakeFirst();
  return kept !== undefined && kept.withdrawn_on === null;
}

/** The frame under an id that somebody sent, whatever it is. */
export async function frameSent(trx: Trx, id: string): Promise<Frame | undefined> {
  const { rows } = await sql<{ frame: Frame }>`select frame from scoring_frame where id::text = ${id}`.execute(trx);
  return builtIn.find((frame) => frame.id === id) ?? rows[0]?.frame;
}

/**
 * What these cells have done by a frame. `scored`: meetings with a vote on the self-mark or a decision under it, or over with their mark; `filled`: the cells, by name, of
 * meetings under way that have a mark and can still take it back; `elsewhere`: how many more sheets there are, of cells that belong elsewhere since. Without a sheet a mark is
 * given by the frame that holds in the cell on the meeting's day.
 */
export async function markedBy(trx: Trx, frame: string, cellIds: readonly string[]): Promise<{ scored: { meetings: number; cells: string[] }; filled: string[]; elsewhere: number }> {
  const { rows } = await sql<{ cellId: string; cell: string; day: string; by: string | null; scored: boolean }>`
    with first as materialized (select min(lower(valid)) as day from site_setting where name = ${frameSetting} and value = ${JSON.stringify(frame)}::jsonb),
    met as materialized (select m.cell_id, m.id, m.state, (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date as day from meeting m where m.cell_id = any (${cellIds}::uuid[]) and m.starts_at >= (select day from first) - 1),
    sheets as materialized (select cell_id, meeting_id, frame from mark_sheet where meeting_id = any (array(select id from met))),
    marks as materialized (select distinct cell_id, meeting_id from self_mark where meeting_id = any (array(select id from met))),
    decided as materialized (select cell_id, meeting_id from grade where meeting_id = any (array(select id from met))),
    voted as materialized (select distinct cell_id, subject_id as meeting_id from vote where kind = 'self-mark' and subject_id = any (array(select id from met)))
    select m.cell_id as "cellId", n.name as cell, to_char(m.day, 'YYYY-MM-DD') as day, s.frame as by, (v.meeting_id is not null or d.meeting_id is not null or m.state <> 'open') as scored
    from met m join unit_name n on n.unit_id = m.cell_id and n.valid @> m.day left join sheets s on s.cell_id = m.cell_id and s.meeting_id = m.id left join marks k on k.cell_id = m.cell_id and k.meeting_id = m.id
    left join decided d on d.cell_id = m.cell_id and d.meeting_id = m.id left join voted v on v.cell_id = m.cell_id and v.meeting_id = m.id
    where s.frame is not null or k.meeting_id is not null or d.meeting_id is not null or v.meeting_id is not null order by n.folded, m.cell_id`.execute(trx);
  const { rows: [all] } = await sql<{ sheets: number }>`select sheets_by(${frame})::int as sheets`.execute(trx);
  const chosen = rows.length > 0 ? await framesChosen(trx, [...new Set(rows.map((one) => one.cellId))]) : null;
  const own = rows.filter((one) => (one.by ?? chosen!(one.cellId, one.day)) === frame);
  const [scored, filled] = [own.filter((one) => one.scored), own.filter((one) => !one.scored)];
  const cells = (some: typeof own) => [...new Map(some.map((one) => [one.cellId, one.cell])).values()];
  return { scored: { meetings: scored.length, cells: cells(scored) }, filled: cells(filled), elsewhere: all!.sheets - own.filter((one) => one.by === frame).length };
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
      mustAttend: roll.base.length, present: roll.present, unknown: roll.base.filter((one) => one.mark === 'unknown').length, absentWithReason: roll.base.filter((one) => one.mark === 'absent-with-reason').length, absentWithoutReason: roll.base.filter((one) => one.mark === 'absent-without-reason').length,
      longestAbsence: longest, preMeeting: meeting.pre_meeting as Evidence['preMeeting'], noticeAt, papers: handedOut.map((paper) => ({ name: paper.name, at: paper.uploadedAt })), papersAwaited: awaitedPapers(items, papers), themeWaits, withoutHandbook: !usesHandbook(type), postedBeforeAt: (await postingsOf(trx, meeting, now)).find((one) => one.part === 'before')?.postedAt ?? null,
      items: items.map((item) => ({ key: item.key, startedAt: item.started_at, endedAt: item.ended_at })), speakers: new Set(speeches.map((speech) => speech.memberId).filter((id) => presentIds.has(id))).size,
      minutesApproved, resolutionPassed: resolution?.passed_at != null, clauses: resolution && resolution.clauses,
      lastTasks: { done: doneShare(judged).done, judged: judged.length, open: tasks.length - judged.length },
      postedAt: meeting.moments['posted'] ?? null
    }
  };
}

/** A committee's own frame; `withdrawn`: it holds for no meeting any more, since when, by whom and why. */
export interface OwnFrame {
  frame: Frame;
  unitId: string;
  unit: string;
  madeOn: string;
  withdrawn: { on: string; by: string; reason: string; chosen: { from: string | null; until: string | null }[] } | null;
}

/** The frames that a unit and those above it have made for themselves, the newest first, with whose they are. */
export async function ownFrames(trx: Trx, path: string, day: string): Promise<OwnFrame[]> {
  const { rows } = await sql<OwnFrame>`select f.frame, f.unit_id as "unitId", coalesce(n.name, '') as unit, to_char(f.made_on, 'YYYY-MM-DD') as "madeOn",
      case when f.withdrawn_on is not null then jsonb_build_object('on', to_char(f.withdrawn_on, 'YYYY-MM-DD'), 'by', coalesce(w.by_name, ''), 'reason', coalesce(w.reason, ''), 'chosen', coalesce(w.chosen, '[]')) end as withdrawn
    from scoring_frame f join unit u on u.id = f.unit_id and u.path @> ${path}::ltree left join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date left join frame_withdrawal w on w.unit_id = f.unit_id and w.frame_id = f.id
    order by f.made_on desc, f.id desc`.execute(trx);
  return rows;
}

/**
 * The meetings of a year of these cells that are over, to try a frame on: what was frozen at their end, what they were given, and by which frame. Each table is read once, not once a meeting.
 * A meeting's key is one value to join by: of two columns, each of which tells meetings apart, PostgreSQL expects next to no pairs and compares all with all (5.8 million for 240 cells).
 */
export async function pastMeetings(trx: Trx, cellIds: readonly string[], year: number, now: Date): Promise<PastMeeting[]> {
  const { rows } = await sql<Omit<PastMeeting, 'now'> & { by: string | null; day: string }>`
    with types as materialized (select unit_id, type, valid from unit_type where unit_id = any (${cellIds}::uuid[])),
    meetings as materialized (select array[cell_id, id] as key, cell_id, id, month, kind, (starts_at at time zone 'Asia/Ho_Chi_Minh')::date as day from meeting
      where cell_id = any (${cellIds}::uuid[]) and kind <> 'extraordinary' and state in ('concluded', 'written', 'filed', 'graded') and month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date),
    held as materialized (select array[cell_id, meeting_id] as key, facts - 'sheet' as facts from minutes where meeting_id = any (array(select id from meetings)) and facts is not null),
    marked as materialized (select array[cell_id, meeting_id] as key, sheet from mark_sheet where meeting_id = any (array(select id from meetings))),
    given as materialized (select array[cell_id, meeting_id] as key, points, grade, lines from grade where meeting_id = any (array(select id from meetings))),
    posted as materialized (select array[cell_id, meeting_id] as key, claimed_at from meeting_moment where meeting_id = any (array(select id from meetings)) and moment = 'posted')
    select m.cell_id as "cellId", m.id, to_char(m.month, 'YYYY-MM-DD') as month, m.kind, to_char(m.day, 'YYYY-MM-DD') as day, t.type, i.facts, s.sheet, p.claimed_at as "postedAt", s.sheet ->> 'frame' as by,
      case when g.grade is not null then jsonb_build_object('points', g.points, 'grade', g.grade, 'lines', g.lines) end as decided
    from meetings m join held i on i.key = m.key left join marked s on s.key = m.key left join given g on g.key = m.key left join posted p on p.key = m.key
    left join types t on t.unit_id = m.cell_id and t.valid @> m.day order by m.month, m.day, m.id`.execute(trx);
  const chosen = await framesChosen(trx, cellIds);
  const otherwise = ({ sheet, decided }: Pick<PastMeeting, 'sheet' | 'decided'>) => decided?.lines?.filter((line) => sheet?.lines.find((own) => own.key === line.criterion)?.given !== line.points) ?? null;
  return rows.map(({ day, by, ...one }) => ({ ...one, now, decided: one.decided && { ...one.decided, lines: otherwise(one) }, by: by ?? chosen(one.cellId, day) }));
}

/** Which frame holds in each of these cells on a day: as the nearest unit above it on that day, by its dated parents, has chosen, or the central one. */
async function framesChosen(trx: Trx, cellIds: readonly string[]): Promise<(cellId: string, day: string) => string> {
  const { rows } = await sql<{ cellId: string; frame: string; from: string; until: string | null }>`
    with recursive up as (
      select id as cell_id, id, daterange(null, null) as valid, 0 as depth from unit where id = any (${cellIds}::uuid[])
      union all
      select up.cell_id, p.parent_id, up.valid * p.valid, up.depth + 1 from up join unit_parent p on p.unit_id = up.id and p.valid && up.valid where up.depth < 12)
    select up.cell_id as "cellId", s.value #>> '{}' as frame, to_char(lower(s.valid * up.valid), 'YYYY-MM-DD') as "from", to_char(upper(s.valid * up.valid), 'YYYY-MM-DD') as until
    from site_setting s join up on up.id = s.unit_id and up.valid && s.valid where s.name = ${frameSetting} order by up.depth`.execute(trx);
  const ofCell = Map.groupBy(rows, (row) => row.cellId);
  return (cellId, day) => ofCell.get(cellId)?.find((one) => one.from <= day && (one.until === null || day < one.until))?.frame ?? centralFrame(day).id;
}

/**
 * The regular meetings of a year with the superior's grade, of the cells that stood below a unit on a day, by the dated parents, and the months of which a cell said when it began here why there was none; a cell each, by name. Of cells that belong elsewhere since, and
 * so lie outside the scope, only the names. Each table is read once, not once a cell: every reading weighs the whole list of the scope.
 */
async function gradedYears(trx: Trx, unitId: string, year: number, day: string): Promise<{ cells: { id: string; name: string; since: string; months: GradedMonth[] }[]; elsewhere: Elsewhere[] }> {
  const { rows } = await sql<{ id: string; name: string; since: string; months: GradedMonth[] }>`
    with recursive ${cellsOn(unitId, day)}, ${unitNamesOn(trx, day)},
    meetings as materialized (select cell_id, id, month, state, starts_at from meeting where kind in ('regular', 'combined') and month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date),
    given as materialized (select cell_id, meeting_id, grade from grade where meeting_id = any (array(select id from meetings))),
    explained as materialized (select cell_id, month from empty_month where held_on is null and month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date),
    years as materialized (select m.cell_id, jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM-DD'), 'state', m.state, 'grade', g.grade, 'on', to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')) order by m.month) as months
      from (select * from meetings union all select cell_id, null, month, 'missed', null from explained e where not exists (select from meetings m where m.cell_id = e.cell_id and m.month = e.month)) m
      left join given g on g.cell_id = m.cell_id and g.meeting_id = m.id group by 1)
    select b.id, n.name, to_char(b.founded_on, 'YYYY-MM-DD') as since, coalesce(y.months, '[]') as months
    from below b join names n on n.unit_id = b.id left join years y on y.cell_id = b.id order by n.folded, b.id`.execute(trx);
  return parted(trx, rows);
}

/**
 * The same with each cell's year by the rule of its frame: what it has, and what it still needs. `asOf`: the day on which the cells are those below the unit and the frames those
 * chosen; of a year that is over its last day, else today. `rules`: what these frames ask of a year, each once.
 */
export async function yearsBelow(trx: Trx, unitId: string, year: number, today: string, asOf = yearShownBy(year, today)) {
  const { cells, elsewhere } = await gradedYears(trx, unitId, year, asOf);
  const chosen = await framesChosen(trx, cells.map((one) => one.id));
  const frames = new Map([...builtIn, ...(await framesNamed(trx, [...new Set(cells.map((one) => chosen(one.id, asOf)))]))].map((frame) => [frame.id, frame]));
  const frameIn = (cellId: string) => frames.get(chosen(cellId, asOf)) ?? centralFrame(asOf);
  return {
    rules: [...new Set(cells.map((one) => frameIn(one.id)))].map(({ id, name, years, unsure }) => ({ id, name, years, unsure: unsure ?? '' })), elsewhere, cells: cells.map(({ id, name, since, months }) => ({ cellId: id, cell: name, since, months, grades: months.flatMap((one) => one.grade ?? []), standing: yearStanding(frameIn(id), { year, since, months }, today) }))
  };
}

/** The day by whose organisation a year is shown: its last, or today while it runs. */
export const yearShownBy = (year: number, today: string): string => (`${year}-12-31` < today ? `${year}-12-31` : today);
