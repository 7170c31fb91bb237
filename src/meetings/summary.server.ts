import { sql } from 'kysely';
import { whoCounts } from '#members/who-counts.ts';
import { membersStanding } from '#members/queries.server.ts';
import { dayOf, startOfDay } from '#organisation/day.ts';
import { isRefusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { handler, type Handler } from '#platform/receive.server.ts';
import { tellScreens, toldWith } from './listeners.server.ts';

/**
 * Keeps the one row a report reads of a cell's month, in the transaction that changed the meeting, and tells its open screens.
 * Worked out anew from the facts each time, so it cannot drift: who had to attend and who came of a meeting that is over from what was
 * frozen at its end, so that a correction of a member later does not change a month that is filed. A test recomputes every row after random histories and compares.
 */
export async function keepSummary(trx: Trx, meeting: { cell_id: string; id: string; month: string; kind: string; starts_at: Date }): Promise<void> {
  const { cell_id: cellId, id: meetingId } = meeting;
  if (meeting.kind === 'extraordinary' || meeting.kind === 'thematic') {
    // the month is told by its regular meeting; a theme held and a task judged here are told there
    const regular = await regularMeetings(trx, cellId).where('month', '=', meeting.month).executeTakeFirst();
    if (regular) await keepSummary(trx, regular);
    return tellScreens(trx, cellId, meetingId);
  }
  const day = dayOf(meeting.starts_at);
  const mustAttend = whoCounts('attendance', day, await membersStanding(trx, cellId, day)).base.map((one) => one.id);
  await sql`with kept as (
    insert into month_summary (cell_id, month, meeting_id, state, starts_at, must_attend, present, late, absent_with_reason, absent_without_reason, spoke,
      duration_minutes, combined, thematic, announced_at, papers_at, concluded_at, filed_at, posted_at, self_mark, tasks_before, tasks_done, tasks_done_in_time, tasks_carried, tasks_set)
    select m.cell_id, m.month, m.id, m.state, m.starts_at, coalesce((held.facts->>'mustAttend')::int, ${mustAttend.length}::int),
      coalesce((held.facts->>'present')::int, roll.present), coalesce(jsonb_array_length(held.facts->'late') + jsonb_array_length(held.facts->'leftEarly'), roll.late),
      coalesce(jsonb_array_length(held.facts->'absentWithReason'), roll.with_reason), coalesce(jsonb_array_length(held.facts->'absentWithoutReason'), roll.without_reason),
      (select count(distinct s.member_id) from speech s where s.cell_id = m.cell_id and s.meeting_id = m.id),
      floor(extract(epoch from m.ended_at - moment.opened) / 60)::int, m.kind = 'combined',
      exists (select from meeting t where t.cell_id = m.cell_id and t.month = m.month and t.kind in ('thematic', 'combined') and t.state in ('concluded', 'written', 'filed', 'graded')),
      moment.announced, moment.papers, m.ended_at, moment.filed, moment.posted,
      coalesce((select s.points from mark_sheet s where s.cell_id = m.cell_id and s.meeting_id = m.id and not s.sheet ? 'met'), (select sum(k.points) from self_mark k where k.cell_id = m.cell_id and k.meeting_id = m.id)),
      judged.all_of_them, judged.done, judged.in_time, judged.carried,
      (select count(*) from task t join clause c on c.cell_id = t.cell_id and c.id = t.clause_id where c.cell_id = m.cell_id and c.resolution_id = m.resolution_id and t.status <> 'proposed')
    from meeting m left join minutes held on held.cell_id = m.cell_id and held.meeting_id = m.id left join lateral (
      select count(*) filter (where mark in ('present', 'late', 'left-early')) as present, count(*) filter (where mark in ('late', 'left-early')) as late,
        count(*) filter (where mark = 'absent-with-reason') as with_reason, count(*) filter (where mark = 'absent-without-reason') as without_reason
      from attendance a where a.cell_id = m.cell_id and a.meeting_id = m.id and a.member_id = any (${mustAttend}::uuid[])) roll on true
    left join lateral (
      select count(*) as all_of_them, count(*) filter (where result in ('done', 'done-late')) as done, count(*) filter (where result = 'done') as in_time, count(*) filter (where result = 'carried') as carried
      from task_month t where t.cell_id = m.cell_id and t.month = m.month) judged on true
    left join lateral (
      select max(at) filter (where moment = 'announced') as announced, least(max(at) filter (where moment = 'papers-posted'), max(claimed_at) filter (where moment = 'posted-before')) as papers, max(claimed_at) filter (where moment = 'opened') as opened,
        max(at) filter (where moment = 'filed') as filed, max(claimed_at) filter (where moment = 'posted') as posted
      from meeting_moment mm where mm.cell_id = m.cell_id and mm.meeting_id = m.id) moment on true
    where m.cell_id = ${cellId} and m.id = ${meetingId}
    on conflict (cell_id, month) do update set meeting_id = excluded.meeting_id, state = excluded.state, starts_at = excluded.starts_at, must_attend = excluded.must_attend,
      present = excluded.present, late = excluded.late, absent_with_reason = excluded.absent_with_reason, absent_without_reason = excluded.absent_without_reason,
      spoke = excluded.spoke, duration_minutes = excluded.duration_minutes, combined = excluded.combined, thematic = excluded.thematic, announced_at = excluded.announced_at, papers_at = excluded.papers_at,
      concluded_at = excluded.concluded_at, filed_at = excluded.filed_at, posted_at = excluded.posted_at, self_mark = excluded.self_mark, tasks_before = excluded.tasks_before,
      tasks_done = excluded.tasks_done, tasks_done_in_time = excluded.tasks_done_in_time, tasks_carried = excluded.tasks_carried, tasks_set = excluded.tasks_set
    returning cell_id) select ${toldWith(cellId, meetingId)} from kept`.execute(trx);
}

/**
 * Binds commands about members so that the months of their cells follow: who must attend is asked for the day of the meeting, and
 * a status, a flag or a leaving may be entered later than the day it holds from (`since`, `from`, `on`), or be moved from another (`began`).
 */
export function keepingMonths(handlers: readonly Handler[]): Handler[] {
  return handlers.map((one) => handler(one.command, one.right, async (doing) => {
    const outcome = await one.handle(doing);
    const payload = doing.payload as Record<string, unknown>;
    const from = ['since', 'began', 'from', 'on'].map((name) => payload[name]).filter((day) => typeof day === 'string').sort()[0];
    if (from === undefined || isRefusal(outcome)) return outcome;
    for (const cellId of cellsIn(payload))
      doing.beforeCommit(`months ${cellId} from ${from}`, async () => {
        const touched = await regularMeetings(doing.trx, cellId).where('starts_at', '>=', startOfDay(from)).orderBy('month').execute();
        for (const meeting of touched) await keepSummary(doing.trx, meeting);
      });
    return outcome;
  }));
}

/** The cells a command about members names. */
function cellsIn(payload: Record<string, unknown>): Set<string> {
  const rows = (payload['rows'] ?? []) as { cellId?: string }[];
  const named = [payload['unitId'], payload['fromCellId'], payload['toCellId'], ...rows.map((row) => row.cellId)];
  return new Set(named.filter((one): one is string => typeof one === 'string'));
}

/** The meetings that tell the months of a cell. */
export function regularMeetings(trx: Trx, cellId: string) {
  return trx.selectFrom('meeting').select(['cell_id', 'id', 'month', 'kind', 'starts_at']).where('cell_id', '=', cellId).where('kind', 'in', ['regular', 'combined']);
}
