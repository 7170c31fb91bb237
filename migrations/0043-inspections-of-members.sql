-- A cell's own programme of inspection and supervision, and inspections of single members (QĐ 21-QĐ/TW; FIELD 7): the same tables. Who orders an
-- inspection is now a committee or a cell (then of itself), and one may be of members of the cell instead of the cell (docs/decisions/021).

create table inspected_member (
  unit_id uuid not null,
  inspection_id uuid not null,
  subject_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  member_name text not null,
  constraint inspected_member_pk primary key (inspection_id, member_id),
  constraint inspected_member_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspected_member_member foreign key (subject_id, member_id) references member (cell_id, id)
);
comment on table inspected_member is 'Whom an inspection is of; one without any is of the cell as a whole';
create index inspected_member_person on inspected_member (person_id);
grant select, insert on inspected_member to nen_nep_app;
alter table inspected_member enable row level security;
create policy inspected_member_in_scope on inspected_member for all to nen_nep_app
  using (inspection_id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]))
  with check (inspection_id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]));
comment on column inspection.unit_id is 'The committee that orders it, or the cell itself';

-- Who may act for a unit on a team: who holds a post there or below it, and of a cell who belongs to it.
create or replace function holds_post_below(who uuid, at_unit uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.post p join public.unit o on o.id = p.unit_id join public.unit u on u.id = at_unit where p.person_id = who and p.valid @> on_day and u.kind <> 'cell' and o.path operator(public.<@) u.path)
      or exists (select from public.member m where m.cell_id = at_unit and m.person_id = who and m.valid @> on_day);
end;

-- Which inspections ordered by a unit, or of a cell, somebody may see on a day. `wholly`: the standing committee that ordered it, or the leaders of the cell that
-- did (chi ủy); an inspector of that unit or of one above; who is on the team; never who is inspected themselves. Else the secretary of an inspected
-- cell, and who is inspected, from when they were told; what was found, from when it is concluded.
create or replace function inspections_open_to(who uuid, at_unit uuid, on_day date) returns table (inspection_id uuid, wholly boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with held as materialized (select s.unit_id, s.kind, s.path::public.ltree as path from public.standing_of(who, on_day) s),
  there as materialized (select i.id, i.unit_id, i.subject_id, u.path, u.kind, exists (select from public.inspected_member n where n.inspection_id = i.id and n.person_id = who) as inspected
    from public.inspection i join public.unit u on u.id = i.unit_id where i.unit_id = at_unit or i.subject_id = at_unit)
  select t.id, true from there t
   where not t.inspected and (exists (select from held h where h.unit_id = t.unit_id and (h.kind in ('secretary', 'deputy', 'standing') or (t.kind = 'cell' and h.kind = 'committee-member')))
      or exists (select from held h where h.kind = 'inspector' and h.path operator(public.@>) t.path)
      or exists (select from held h join public.inspection_member m on m.inspection_id = t.id and m.person_id = who and m.valid @> on_day where h.kind = 'team' and h.unit_id = t.unit_id))
  union all
  select t.id, exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'conclude') from there t
   where (t.inspected or (t.unit_id <> t.subject_id and exists (select from held h where h.unit_id = t.subject_id and h.kind = 'secretary')))
     and exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'prepare');
end;

-- The cells in which somebody is inspected themselves and was told of it; `waiting`: how many of these are not concluded, or hold something not remedied yet.
create function inspected_in(who uuid) returns table (cell_id uuid, waiting int)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select n.subject_id, (count(*) filter (where not exists (select from public.inspection_step d where d.inspection_id = n.inspection_id and d.step = 'conclude')
      or exists (select from public.inspection_remedy r where r.inspection_id = n.inspection_id
        and not exists (select from public.inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id and w.word in ('done', 'dropped')))))::int
    from public.inspected_member n join public.inspection_step s on s.inspection_id = n.inspection_id and s.step = 'prepare'
   where n.person_id = who group by 1;
end;
revoke all on function inspected_in from public;
grant execute on function inspected_in to nen_nep_app;

-- The same as before, of what comes from above: what the cell does itself is no news to its secretary.
create or replace function inspections_waiting(who uuid, p_cell uuid, on_day date) returns int
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select count(distinct i.id)::int from public.inspections_open_to(who, p_cell, on_day) o join public.inspection i on i.id = o.inspection_id and i.subject_id = p_cell and i.unit_id <> p_cell
   where exists (select from public.inspection_step d where d.inspection_id = i.id and d.step = 'prepare')
     and (not exists (select from public.inspection_step d where d.inspection_id = i.id and d.step = 'conclude')
      or exists (select from public.inspection_remedy r where r.inspection_id = i.id
        and not exists (select from public.inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id and w.word in ('done', 'dropped'))));
end;
