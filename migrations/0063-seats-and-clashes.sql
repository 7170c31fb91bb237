-- Two things of supervision. A seat on a team ends by itself (docs/decisions/024), so that the right to read confidential papers does not go on for ever. And who moves a
-- meeting is told that its visitor is to be elsewhere at that hour, the visitor by a letter.

-- The word of a remedy that counts: what was found done, or dropped, may be taken up again.
create function remedy_open(p_inspection uuid, p_remedy uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select coalesce((select w.word not in ('done', 'dropped') from public.inspection_remedy_word w where w.inspection_id = p_inspection and w.remedy_id = p_remedy order by w.at desc, w.id desc limit 1), true);
end;
revoke all on function remedy_open from public;

-- The last day on which who is on the team of an inspection may read it: thirty days after it was concluded, or after the last of its remedies was closed; null while it is
-- not concluded or something is still to be remedied. Thirty days are our choice (no text that could be read says); src/inspection/course.ts has the same number for the words.
create function team_reads_until(p_inspection uuid) returns date
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select greatest(s.done_on, (select max((w.at at time zone 'Asia/Ho_Chi_Minh')::date) from public.inspection_remedy_word w where w.inspection_id = s.inspection_id and w.word in ('done', 'dropped'))) + 30
    from public.inspection_step s where s.inspection_id = p_inspection and s.step = 'conclude'
     and not exists (select from public.inspection_remedy r where r.inspection_id = s.inspection_id and public.remedy_open(r.inspection_id, r.id));
end;
revoke all on function team_reads_until from public;
grant execute on function team_reads_until to nen_nep_app;

-- The same as in 0034, but that a seat whose days are over gives nothing.
create or replace function standing_of(who uuid, on_day date)
  returns table (source text, unit_id uuid, kind text, member_id uuid, path text, unit_kind text, delegated_from uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select 'post', p.unit_id, p.kind, null::uuid, u.path::text, u.kind, null::uuid
    from public.post p join public.unit u on u.id = p.unit_id
   where p.person_id = who and p.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
  union all
  select 'delegation', d.unit_id, d.post_kind, null, u.path::text, u.kind, d.from_person_id
    from public.delegation d join public.unit u on u.id = d.unit_id
   where d.to_person_id = who and d.valid @> on_day and d.withdrawn_at is null and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
     and exists (select from public.post p where p.unit_id = d.unit_id and p.person_id = d.from_person_id and p.kind = d.post_kind and p.valid @> on_day)
  union all
  select 'member', m.cell_id, 'member', m.id, u.path::text, u.kind, null
    from public.member m join public.unit u on u.id = m.cell_id
    join public.member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> on_day and s.status in ('probationary', 'official')
   where m.person_id = who and m.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
  union all
  select 'team', t.unit_id, 'team', null, u.path::text, u.kind, null
    from public.inspection_member t join public.unit u on u.id = t.unit_id
   where t.person_id = who and t.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
     and public.holds_post_below(who, t.unit_id, on_day) and coalesce(public.team_reads_until(t.inspection_id) >= on_day, true)
   group by t.unit_id, u.path, u.kind;
end;

-- The same as in 0053, but that who is on the team sees it as long as the seat gives something.
create or replace function inspections_open_to(who uuid, at_unit uuid, on_day date) returns table (inspection_id uuid, inside boolean, wholly boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with held as materialized (select s.unit_id, s.kind, s.path::public.ltree as path from public.standing_of(who, on_day) s),
  there as materialized (select i.id, i.unit_id, i.subject_id, u.path, u.kind, exists (select from public.inspected_member n where n.inspection_id = i.id and n.person_id = who) as inspected
    from public.inspection i join public.unit u on u.id = i.unit_id where i.unit_id = at_unit or i.subject_id = at_unit)
  select t.id, true, true from there t
   where not t.inspected and (exists (select from held h where h.unit_id = t.unit_id and (h.kind in ('secretary', 'deputy', 'standing') or (t.kind = 'cell' and h.kind = 'committee-member')))
      or exists (select from held h where h.kind = 'inspector' and h.path operator(public.@>) t.path)
      or exists (select from held h join public.inspection_member m on m.inspection_id = t.id and m.person_id = who and m.valid @> on_day where h.kind = 'team' and h.unit_id = t.unit_id and coalesce(public.team_reads_until(t.id) >= on_day, true)))
  union all
  select t.id, false, exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'conclude') from there t
   where (t.inspected or (t.unit_id <> t.subject_id and exists (select from held h where h.unit_id = t.subject_id and h.kind = 'secretary')))
     and exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'prepare');
end;

-- Whether somebody was on the team of an inspection and can act on it no more: taken off it, without a post, or because the days of the seat are over.
create or replace function left_team(who uuid, p_inspection uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.inspection_member m where m.inspection_id = p_inspection and m.person_id = who)
     and not exists (select from public.inspection_member m where m.inspection_id = p_inspection and m.person_id = who and m.valid @> on_day and public.holds_post_below(who, m.unit_id, on_day)
       and coalesce(public.team_reads_until(p_inspection) >= on_day, true));
end;

-- The same as in 0053 and 0043, but that the last word of a remedy counts, as it does everywhere else.
create or replace function inspections_waiting(who uuid, p_cell uuid, on_day date) returns int
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select count(distinct i.id)::int from public.inspections_open_to(who, p_cell, on_day) o join public.inspection i on i.id = o.inspection_id and i.subject_id = p_cell and i.unit_id <> p_cell
   where not o.inside
     and (not exists (select from public.inspection_step d where d.inspection_id = i.id and d.step = 'conclude')
      or exists (select from public.inspection_remedy r where r.inspection_id = i.id and public.remedy_open(r.inspection_id, r.id)));
end;
create or replace function inspected_in(who uuid) returns table (cell_id uuid, waiting int)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select n.subject_id, (count(*) filter (where not exists (select from public.inspection_step d where d.inspection_id = n.inspection_id and d.step = 'conclude')
      or exists (select from public.inspection_remedy r where r.inspection_id = n.inspection_id and public.remedy_open(r.inspection_id, r.id))))::int
    from public.inspected_member n join public.inspection_step s on s.inspection_id = n.inspection_id and s.step = 'prepare'
   where n.person_id = who group by 1;
end;

-- A letter to who is to visit a cell, when its meeting was moved to the hour of another visit of theirs.
alter table mail drop constraint mail_about_known;
alter table mail add constraint mail_about_known check (about in ('notice', 'reminder', 'notice-due', 'papers-due', 'filing-due', 'task-late', 'task-reminder', 'visit', 'visit-answer', 'visit-clash', 'request-answer',
  'inspection-told', 'inspection-paper', 'inspection-concluded', 'inspection-remedy'));

create index planned_visit_person on planned_visit (person_id, month);

-- Whether somebody is in charge of a cell on a day: in person, of what is over it, or in another's place.
create function in_charge_on(who uuid, p_cell uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.post f join public.unit a on a.id = f.unit_id join public.unit u on u.id = p_cell where f.kind = 'in-charge' and f.person_id = who and a.path operator(public.@>) u.path and f.valid @> on_day)
      or exists (select from public.delegation d where d.unit_id = p_cell and d.to_person_id = who and d.post_kind = 'in-charge' and d.withdrawn_at is null and d.valid @> on_day);
end;
revoke all on function in_charge_on from public;

-- When those who are to visit a cell are to be at meetings of others, about the time of its own: for who may see the cell, and never at which others.
create function visits_elsewhere(p_cell uuid, from_at timestamptz) returns table (meeting_id uuid, visit_id uuid, starts_at timestamptz, kind text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select o.id, v.id, m.starts_at, m.kind
    from public.meeting o join public.planned_visit v on v.cell_id = o.cell_id and v.month = o.month and v.dropped_at is null
    join public.planned_visit p on p.person_id = v.person_id and p.cell_id <> v.cell_id and p.dropped_at is null
    join public.meeting m on m.cell_id = p.cell_id and m.month = p.month and m.kind in ('regular', 'combined') and m.state in ('planned', 'prepared', 'announced') and m.starts_at > from_at
     and m.starts_at between o.starts_at - interval '1 day' and o.starts_at + interval '1 day'
   where o.cell_id = p_cell and p_cell = any (string_to_array(current_setting('app.cells'), ',')::uuid[])
     and o.kind in ('regular', 'combined') and o.state in ('planned', 'prepared', 'announced') and o.starts_at > from_at
     and public.in_charge_on(v.person_id, v.cell_id, (o.starts_at at time zone 'Asia/Ho_Chi_Minh')::date) and public.in_charge_on(p.person_id, p.cell_id, (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date);
end;
revoke all on function visits_elsewhere from public;
grant execute on function visits_elsewhere to nen_nep_app;
