-- Whom an inspection is of answers what it asks of them also where they belong to that cell no more: they went to another, or it was dissolved, and the inspection goes on
-- (FIELD 7, docs/decisions/021). Asked where somebody has no right to answer by what they hold. A cell that inspected its own members and was dissolved has
-- nobody left who could take it. Which inspections one may answer is said by `inspections_open_to`, as before.
create function told_of_own(who uuid, at_cell uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.inspected_member n join public.unit c on c.id = n.subject_id
    where n.person_id = who and n.subject_id = at_cell and (n.unit_id <> n.subject_id or c.ended_on is null or c.ended_on > on_day)
      and exists (select from public.inspection_step d where d.inspection_id = n.inspection_id and d.step = 'prepare'));
end;
revoke all on function told_of_own from public;
grant execute on function told_of_own to nen_nep_app;
