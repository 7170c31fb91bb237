import { sql } from 'kysely';
import { addDays, startOfDay } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { lookedAt, type CellFacts } from './facts.ts';

/**
 * What the signals of these cells are worked out from, by name of the cell: the last meetings with what was said and decided, a year's absences without
 * reason, who came and who was heard, posts, what was answered. One statement; meant for one cell or the few that somebody follows.
 */
export async function cellFacts(trx: Trx, cells: readonly string[], day: string): Promise<CellFacts[]> {
  const { rows } = await sql<CellFacts>`
    with asked as materialized (select unnest(${cells}::uuid[]) as id),
    year as materialized (select m.cell_id, m.id, m.month, m.starts_at, (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date as day, m.resolution_id, m.recorded_afterwards,
        row_number() over (partition by m.cell_id order by m.starts_at desc, m.id) as nth
      from meeting m where m.cell_id = any (${cells}::uuid[]) and m.kind in ('regular', 'combined') and m.state in ('concluded', 'written', 'filed', 'graded') and m.month > (${day}::date - interval '12 months')::date),
    last as materialized (select * from year where nth <= ${lookedAt}),
    other as materialized (select m.cell_id, m.id, (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date as day, m.resolution_id
      from meeting m where m.cell_id = any (${cells}::uuid[]) and m.kind in ('thematic', 'extraordinary') and m.state in ('concluded', 'written', 'filed', 'graded') and m.month > (${day}::date - interval '12 months')::date),
    besides as materialized (select cell_id, json_agg(json_build_object('day', day, 'text', text) order by day, text) as list from (
        select e.cell_id, e.day, i.title || E'\\n' || i.points as text from other e join agenda_item i on i.cell_id = e.cell_id and i.meeting_id = e.id
        union all select e.cell_id, e.day, s.text from other e join speech s on s.cell_id = e.cell_id and s.meeting_id = e.id
        union all select e.cell_id, e.day, c.text from other e join clause c on c.cell_id = e.cell_id and c.resolution_id = e.resolution_id
        union all select e.cell_id, e.day, t.text from other e join clause c on c.cell_id = e.cell_id and c.resolution_id = e.resolution_id join task t on t.cell_id = c.cell_id and t.clause_id = c.id) texts group by 1),
    held as materialized (select l.cell_id, json_agg(json_build_object(
        'id', l.id, 'month', l.month, 'day', l.day, 'startsAt', l.starts_at, 'recordedAfterwards', l.recorded_afterwards,
        'noticeAt', (select max(at) from meeting_moment o where o.cell_id = l.cell_id and o.meeting_id = l.id and o.moment = 'announced'),
        'papersAt', (select min(claimed_at) from meeting_moment o where o.cell_id = l.cell_id and o.meeting_id = l.id and o.moment in ('papers-posted', 'posted-before')),
        'present', coalesce((select s.present from month_summary s where s.cell_id = l.cell_id and s.month = l.month), 0),
        'items', (select coalesce(json_agg(json_build_object('id', i.id, 'origin', i.origin, 'key', i.key, 'title', i.title, 'points', i.points) order by i.position), '[]') from agenda_item i where i.cell_id = l.cell_id and i.meeting_id = l.id),
        'speeches', (select coalesce(json_agg(json_build_object('id', s.id, 'itemId', s.agenda_item_id, 'memberId', s.member_id, 'name', o.full_name, 'text', s.text) order by s.at, s.id), '[]')
          from speech s join member o on o.cell_id = s.cell_id and o.id = s.member_id where s.cell_id = l.cell_id and s.meeting_id = l.id),
        'clauses', (select coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'tasks', (select coalesce(json_agg(json_build_object('text', t.text, 'named', t.member_id is not null) order by t.id), '[]') from task t where t.cell_id = c.cell_id and t.clause_id = c.id)) order by c.position), '[]')
          from clause c where c.cell_id = l.cell_id and c.resolution_id = l.resolution_id),
        'unanswered', (select coalesce(json_agg(json_build_object('id', o.id, 'name', b.full_name, 'text', o.text, 'dueOn', o.answer_due_on) order by o.sent_at, o.id), '[]')
          from opinion o join member b on b.cell_id = o.cell_id and b.id = o.member_id where o.cell_id = l.cell_id and o.meeting_id = l.id and o.answer = ''
            and not exists (select from opinion_answer g where g.cell_id = o.cell_id and g.opinion_id = o.id)),
        'preMeeting', (select json_build_object('content', p.content, 'conclusion', p.conclusion) from pre_meeting p where p.cell_id = l.cell_id and p.meeting_id = l.id)) order by l.nth) as list
      from last l group by 1),
    open as materialized (select t.cell_id, json_agg(json_build_object('id', t.id, 'text', t.text, 'memberName', b.full_name, 'carried', c.times, 'dueOn', t.due_on, 'lastMonth', c.latest) order by t.due_on, t.id) as list
      from task t join lateral (select count(*)::int as times, max(month) as latest from task_month j where j.cell_id = t.cell_id and j.task_id = t.id and j.result = 'carried') c on c.times > 0
      left join member b on b.cell_id = t.cell_id and b.id = t.member_id where t.cell_id = any (${cells}::uuid[]) and t.status = 'open' group by 1),
    absent as materialized (select cell_id, meeting_id, member_id from attendance where cell_id = any (${cells}::uuid[]) and meeting_id = any (array(select id from year)) and mark = 'absent-without-reason'),
    away as materialized (select y.cell_id, json_agg(json_build_object('memberId', a.member_id, 'name', b.full_name, 'meetingId', y.id, 'day', y.day) order by y.starts_at desc, b.sort_key) as list
      from absent a join member b on b.cell_id = a.cell_id and b.id = a.member_id and b.valid @> ${day}::date join year y on y.cell_id = a.cell_id and y.id = a.meeting_id
      where not exists (select from member_flag f where f.cell_id = a.cell_id and f.member_id = a.member_id and f.valid @> y.day and f.flag <> 'exempt-from-dues') group by 1),
    came as materialized (select l.cell_id, a.member_id, count(*)::int as times, min(l.day) as since from last l join attendance a on a.cell_id = l.cell_id and a.meeting_id = l.id and a.mark in ('present', 'late', 'left-early') group by 1, 2),
    comers as materialized (select k.cell_id, json_agg(json_build_object('memberId', k.member_id, 'name', b.full_name, 'came', k.times, 'since', k.since, 'leads', p.leads,
        'lastHeard', (select max((at at time zone 'Asia/Ho_Chi_Minh')::date) from (select s.at from speech s where s.cell_id = k.cell_id and s.member_id = k.member_id
          union all select o.sent_at from opinion o where o.cell_id = k.cell_id and o.member_id = k.member_id) heard)) order by b.sort_key, b.id) as list
      from came k join member b on b.cell_id = k.cell_id and b.id = k.member_id and b.valid @> ${day}::date
      join lateral (select exists (select from post p where p.unit_id = k.cell_id and p.person_id = b.person_id and p.kind in ('secretary', 'deputy', 'committee-member') and p.valid @> ${day}::date) as leads) p on true group by 1),
    posts as materialized (select p.unit_id, json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.holder_name, 'from', lower(p.valid), 'until', upper(p.valid)) order by p.kind desc, p.holder_name, p.id) as list
      from post p where p.unit_id = any (${cells}::uuid[]) and p.kind in ('secretary', 'deputy', 'committee-member') and p.valid @> ${day}::date group by 1),
    alike as materialized (select * from alike_preparations(${cells}::uuid[], ${day}::date)),
    said as materialized (select d.cell_id, json_agg(json_build_object('id', d.id, 'kind', d.kind, 'subject', d.subject, 'evidence', d.evidence, 'reason', d.reason, 'at', d.at, 'by', d.by_name) order by d.at desc, d.id) as list
      from signal_dismissal d where d.cell_id = any (${cells}::uuid[]) group by 1)
    select a.id as "cellId", n.name as cell, t.type as "cellType", to_char(greatest(u.founded_on, coalesce(lower(r.valid), u.founded_on)), 'YYYY-MM-DD') as since,
      coalesce(held.list, '[]') as meetings, coalesce(besides.list, '[]') as besides, coalesce(open.list, '[]') as tasks, coalesce(away.list, '[]') as absences, coalesce(comers.list, '[]') as comers, coalesce(posts.list, '[]') as posts,
      (select count(*)::int from member_status s join member b on b.cell_id = s.cell_id and b.id = s.member_id and b.valid @> ${day}::date where s.cell_id = a.id and s.status = 'official' and s.valid @> ${day}::date) as officials,
      (select to_char(max(upper(p.valid)), 'YYYY-MM-DD') from post p where p.unit_id = a.id and p.kind = 'secretary' and upper(p.valid) <= ${day}::date) as "secretaryUntil",
      -- who handed in a sheet, or was put down as a guest by their own name and is nobody of the cell
      (select to_char(max(m.starts_at at time zone 'Asia/Ho_Chi_Minh'), 'YYYY-MM-DD') from meeting m where m.cell_id = a.id and m.starts_at < ${startOfDay(addDays(day, 1))}::timestamptz and m.id = any (array(
        select v.meeting_id from visit v where v.cell_id = a.id
        union all select g.meeting_id from guest g where g.cell_id = a.id and g.person_id is not null and not exists (select from member b where b.cell_id = g.cell_id and b.person_id = g.person_id)))) as "lastVisit",
      (select s.value #>> '{}' from unit above join site_setting s on s.unit_id = above.id and s.name = 'visit.every' and s.valid @> ${day}::date where above.path @> u.path order by nlevel(above.path) desc limit 1) as "visitEvery",
      (select coalesce(json_agg(json_build_object('part', e.part, 'meetingId', e.meeting_id, 'alike', e.alike, 'written', e.written, 'since', e.since) order by e.part), '[]') from alike e where e.cell_id = a.id) as elsewhere, coalesce(said.list, '[]') as dismissals
    from asked a join unit u on u.id = a.id join unit_name n on n.unit_id = a.id and n.valid @> ${day}::date
    left join unit_parent r on r.unit_id = a.id and r.valid @> ${day}::date left join unit_type t on t.unit_id = a.id and t.valid @> ${day}::date
    left join held on held.cell_id = a.id left join besides on besides.cell_id = a.id left join open on open.cell_id = a.id left join away on away.cell_id = a.id left join comers on comers.cell_id = a.id left join posts on posts.unit_id = a.id left join said on said.cell_id = a.id
    order by n.folded, a.id`.execute(trx);
  // JSON knows no instants
  const at = (text: unknown) => (text === null ? null : new Date(text as string));
  return rows.map((row) => ({
    ...row, dismissals: row.dismissals.map((one) => ({ ...one, at: at(one.at)! })),
    meetings: row.meetings.map((one) => ({ ...one, startsAt: at(one.startsAt)!, noticeAt: at(one.noticeAt), papersAt: at(one.papersAt) }))
  }));
}
