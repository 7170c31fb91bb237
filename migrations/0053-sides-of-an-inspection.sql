-- An inspection has two sides. Whom it is told to may at the same time hold what lets them onto the pages of those who inspect: the secretary of an inspected
-- cell who is on another team of that committee. So it is answered from which side somebody sees one, and a transaction asks for one of the two
-- (docs/decisions/020). A function's columns cannot be replaced, so both are made anew; who sees one, and how much of it, is as before.

drop function inspections_waiting(uuid, uuid, date);
drop function inspections_open_to(uuid, uuid, date);

-- Which inspections ordered by a unit, or of a cell, somebody may see on a day. `inside`: the standing committee that ordered it, or the leaders of the cell that
-- did (chi ủy); an inspector of that unit or of one above; who is on the team; never who is inspected themselves: all of it. Else those who are told of it: the
-- secretary of an inspected cell, and who is inspected, from when they were told; `wholly`, with what was found, from when it is concluded.
create function inspections_open_to(who uuid, at_unit uuid, on_day date) returns table (inspection_id uuid, inside boolean, wholly boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with held as materialized (select s.unit_id, s.kind, s.path::public.ltree as path from public.standing_of(who, on_day) s),
  there as materialized (select i.id, i.unit_id, i.subject_id, u.path, u.kind, exists (select from public.inspected_member n where n.inspection_id = i.id and n.person_id = who) as inspected
    from public.inspection i join public.unit u on u.id = i.unit_id where i.unit_id = at_unit or i.subject_id = at_unit)
  select t.id, true, true from there t
   where not t.inspected and (exists (select from held h where h.unit_id = t.unit_id and (h.kind in ('secretary', 'deputy', 'standing') or (t.kind = 'cell' and h.kind = 'committee-member')))
      or exists (select from held h where h.kind = 'inspector' and h.path operator(public.@>) t.path)
      or exists (select from held h join public.inspection_member m on m.inspection_id = t.id and m.person_id = who and m.valid @> on_day where h.kind = 'team' and h.unit_id = t.unit_id))
  union all
  select t.id, false, exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'conclude') from there t
   where (t.inspected or (t.unit_id <> t.subject_id and exists (select from held h where h.unit_id = t.subject_id and h.kind = 'secretary')))
     and exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'prepare');
end;
revoke all on function inspections_open_to from public;
grant execute on function inspections_open_to to nen_nep_app;

-- How many inspections of a cell from above, of those somebody is told of, the cell still has something to do about.
create function inspections_waiting(who uuid, p_cell uuid, on_day date) returns int
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select count(distinct i.id)::int from public.inspections_open_to(who, p_cell, on_day) o join public.inspection i on i.id = o.inspection_id and i.subject_id = p_cell and i.unit_id <> p_cell
   where not o.inside
     and (not exists (select from public.inspection_step d where d.inspection_id = i.id and d.step = 'conclude')
      or exists (select from public.inspection_remedy r where r.inspection_id = i.id
        and not exists (select from public.inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id and w.word in ('done', 'dropped'))));
end;
revoke all on function inspections_waiting from public;
grant execute on function inspections_waiting to nen_nep_app;
