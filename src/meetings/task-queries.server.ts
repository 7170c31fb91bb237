import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';

/** What was changed about a task between two meetings, as the next one hears of it. */
export interface ChangeSince {
  what: 'changed' | 'handed-over' | 'dropped';
  from: string | null;
  dueFrom: string;
  dueTo: string;
  reason: string;
}

/**
 * The tasks a month's meeting on this day has before it: set before the day and still open, judged in this month, or given up since the
 * meeting before. Of a task this month has judged: who answered for it then, and the day it had before the judgement.
 */
export async function tasksBefore(trx: Trx, cellId: string, month: string, day: string) {
  const { rows } = await sql<{
    id: string; text: string; memberId: string | null; memberName: string | null; memberHere: boolean; setOn: string; dueOn: string; newDueOn: string | null; status: 'open' | 'done' | 'dropped'; endedOn: string | null;
    carried: number; evidence: string; judged: 'done' | 'done-late' | 'carried' | 'dropped' | null; note: string; reports: { at: string; text: string; saysDone: boolean; percent: number | null }[]; changes: ChangeSince[];
  }>`
    with latest as (select max((m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date) as day from meeting m
      where m.cell_id = ${cellId} and m.month < ${month}::date and m.kind in ('regular', 'combined') and m.state in ('concluded', 'written', 'filed', 'graded'))
    select t.id, t.text, m.id as "memberId", m.full_name as "memberName", coalesce(m.valid @> (${day}::date - 1), false) as "memberHere", t.set_on as "setOn",
      case when j.result is null then t.due_on else coalesce(j.due_before, t.due_on) end as "dueOn",
      case when j.result = 'carried' and j.due_before <> after.due_on then after.due_on end as "newDueOn",
      t.status, t.ended_on as "endedOn", t.evidence,
      (select count(*)::int from task_month tm where tm.cell_id = t.cell_id and tm.task_id = t.id and tm.result = 'carried' and tm.month < ${month}::date) as carried,
      j.result as judged, coalesce(j.note, '') as note,
      (select coalesce(json_agg(json_build_object('at', r.at, 'text', r.text, 'saysDone', r.says_done, 'percent', r.percent) order by r.at, r.id), '[]') from task_report r where r.cell_id = t.cell_id and r.task_id = t.id) as reports,
      (select coalesce(json_agg(json_build_object('what', c.what, 'from', f.full_name, 'dueFrom', c.from_due_on, 'dueTo', c.to_due_on, 'reason', c.reason) order by c.at, c.id), '[]')
        from task_change c left join member f on f.cell_id = c.cell_id and f.id = c.from_member_id
        where c.cell_id = t.cell_id and c.task_id = t.id and (j.at is null or c.at < j.at)
          and c.at > coalesce((select max(b.at) from task_month b where b.cell_id = t.cell_id and b.task_id = t.id and b.month < ${month}::date), '-infinity')) as changes
    from task t left join task_month j on j.cell_id = t.cell_id and j.task_id = t.id and j.month = ${month}::date
    -- the day it had right after this month's judgement: before what was changed since, or before the next judgement
    left join lateral (select coalesce((select due_on from ((select c.from_due_on as due_on, c.at from task_change c where c.cell_id = t.cell_id and c.task_id = t.id and c.at > j.at)
      union all (select l.due_before, l.at from task_month l where l.cell_id = t.cell_id and l.task_id = t.id and l.month > j.month and l.due_before is not null)) later order by later.at limit 1), t.due_on) as due_on) after on true
    left join member m on m.cell_id = t.cell_id and m.id = case when j.result is null then t.member_id else j.member_id end
    where t.cell_id = ${cellId} and t.status <> 'proposed' and t.set_on < ${day}::date
      and (t.status = 'open' or j.result is not null
        or (t.status = 'dropped' and t.ended_on < ${day}::date and t.ended_on >= coalesce((select latest.day from latest), '-infinity')
          and not exists (select from task_month a where a.cell_id = t.cell_id and a.task_id = t.id)))
    order by 7, t.text, t.id`.execute(trx);
  return rows.map((row) => ({ ...row, reports: row.reports.map((report) => ({ ...report, at: new Date(report.at) })) }));
}
export type TaskBefore = Awaited<ReturnType<typeof tasksBefore>>[number];

/** Whether the meeting has to judge a task: it is open, or was judged already; one given up since needs no judgement, only to be told. */
export const isForMeeting = (task: { status: string; judged: string | null }): boolean => task.status === 'open' || task.judged !== null;

/** Where a task comes from: the clause a meeting voted, with its number once it was issued; or who entered it. */
export type TaskOrigin =
  | { from: 'clause'; clauseNumber: number; clause: string; kind: 'resolution' | 'conclusion'; subject: string; number: string | null; meetingId: string; month: string; day: string }
  | { from: 'entered'; by: string; at: Date | null; setOn: string };

interface Happened {
  at: Date;
  /** who did it; null where nobody did, or where it is not known */
  by: string | null;
}
/** One thing that happened to a task. */
export type TaskEvent = Happened & (
  | { what: 'made' }
  | { what: 'changed' | 'handed-over' | 'dropped'; from: string | null; to: string | null; dueFrom: string; dueTo: string; evidenceFrom: string; evidenceTo: string; reason: string }
  | { what: 'reported'; memberId: string | null; member: string | null; text: string; saysDone: boolean; percent: number | null; link: string; files: { id: string; name: string; size: number }[] }
  | { what: 'judged'; result: 'done' | 'done-late' | 'carried' | 'dropped'; month: string; time: number; note: string; newDue: string | null; meetingId: string | null }
  | { what: 'reminded'; called: Date | null }
  | { what: 'letter' }
);

const nameOf = (person: ReturnType<typeof sql>, cellId: string) => sql<string | null>`coalesce((select max(b.full_name) from member b where b.cell_id = ${cellId} and b.person_id = ${person}),
  (select max(p.holder_name) from post p where p.unit_id = ${cellId} and p.person_id = ${person}))`;

export async function originOf(trx: Trx, cellId: string, taskId: string): Promise<TaskOrigin> {
  const { rows } = await sql<{ clause: string | null; clauseNumber: number; kind: 'resolution' | 'conclusion'; subject: string; number: string | null; meetingId: string; month: string; day: string; by: string | null; at: Date | null; setOn: string }>`
    select c.text as clause, (select count(*)::int from clause o where o.cell_id = c.cell_id and o.resolution_id = c.resolution_id and o.position <= c.position) as "clauseNumber", r.kind, r.subject, r.day,
      m.id as "meetingId", m.month, (select f.content ->> 'number' from filed_document f where f.cell_id = m.cell_id and f.meeting_id = m.id and f.kind = r.kind limit 1) as number,
      ${nameOf(sql`t.entered_by`, cellId)} as by, t.entered_at as at, t.set_on as "setOn"
    from task t left join clause c on c.cell_id = t.cell_id and c.id = t.clause_id left join resolution r on r.cell_id = c.cell_id and r.id = c.resolution_id
    left join meeting m on m.cell_id = r.cell_id and m.resolution_id = r.id where t.cell_id = ${cellId} and t.id = ${taskId}`.execute(trx);
  const { clause, clauseNumber, kind, subject, number, meetingId, month, day, by, at, setOn } = rows[0]!;
  return clause === null ? { from: 'entered', by: by ?? '', at, setOn } : { from: 'clause', clauseNumber, clause, kind, subject, number, meetingId, month, day };
}

/** The whole life of a task, oldest first: made, changed, handed over, reported, reminded, judged month by month, given up. */
export async function historyOf(trx: Trx, cellId: string, taskId: string): Promise<TaskEvent[]> {
  const ofTask = sql`x.cell_id = ${cellId} and x.task_id = ${taskId}`;
  const { rows: made } = await sql<{ at: Date | null; by: string | null }>`select coalesce(t.entered_at, (select r.passed_at from clause c join resolution r on r.cell_id = c.cell_id and r.id = c.resolution_id where c.cell_id = t.cell_id and c.id = t.clause_id),
    t.set_on::timestamp at time zone 'Asia/Ho_Chi_Minh') as at, ${nameOf(sql`t.entered_by`, cellId)} as by from task t where t.cell_id = ${cellId} and t.id = ${taskId}`.execute(trx);
  const { rows: changes } = await sql<Extract<TaskEvent, { what: 'changed' | 'handed-over' | 'dropped' }>>`select x.what, x.at, ${nameOf(sql`x.by_person_id`, cellId)} as by, f.full_name as "from", g.full_name as "to", x.from_due_on as "dueFrom", x.to_due_on as "dueTo",
      x.from_evidence as "evidenceFrom", x.to_evidence as "evidenceTo", x.reason
    from task_change x left join member f on f.cell_id = x.cell_id and f.id = x.from_member_id left join member g on g.cell_id = x.cell_id and g.id = x.to_member_id where ${ofTask}`.execute(trx);
  const { rows: reports } = await sql<Omit<Extract<TaskEvent, { what: 'reported' }>, 'what'>>`select x.at, ${nameOf(sql`x.by_person_id`, cellId)} as by, x.member_id as "memberId", m.full_name as member, x.text, x.says_done as "saysDone", x.percent, x.link,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'size', e.size) order by e.id), '[]') from task_evidence e where e.cell_id = x.cell_id and e.report_id = x.id) as files
    from task_report x left join member m on m.cell_id = x.cell_id and m.id = x.member_id where ${ofTask}`.execute(trx);
  const { rows: judged } = await sql<Omit<Extract<TaskEvent, { what: 'judged' }>, 'what'>>`select coalesce(x.at, m.ended_at, x.month::timestamp at time zone 'Asia/Ho_Chi_Minh') as at, ${nameOf(sql`x.by_person_id`, cellId)} as by, x.result, x.month, x.note, m.id as "meetingId",
      count(*) filter (where x.result = 'carried') over (order by x.month)::int as time,
      nullif(coalesce(lead(x.due_before) over (order by x.month), t.due_on), x.due_before) as "newDue"
    from task_month x join task t on t.cell_id = x.cell_id and t.id = x.task_id left join meeting m on m.cell_id = x.cell_id and m.month = x.month and m.kind in ('regular', 'combined') where ${ofTask}`.execute(trx);
  const { rows: reminders } = await sql<{ at: Date; by: string | null; called: Date | null }>`select x.at, ${nameOf(sql`x.by_person_id`, cellId)} as by, x.told_at as called from task_reminder x where ${ofTask}`.execute(trx);
  const { rows: letters } = await sql<{ at: Date }>`select at from mail where cell_id = ${cellId} and about = 'task-late' and subject_id = ${taskId} and failure = ''`.execute(trx);
  const all: TaskEvent[] = [
    ...made.map((one) => ({ what: 'made' as const, at: one.at!, by: one.by })), ...changes, ...reports.map((one) => ({ what: 'reported' as const, ...one })),
    ...judged.map((one) => ({ what: 'judged' as const, ...one, newDue: one.result === 'carried' ? one.newDue : null })), ...reminders.map((one) => ({ what: 'reminded' as const, ...one })),
    ...letters.map((one) => ({ what: 'letter' as const, at: one.at, by: null }))
  ];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}
