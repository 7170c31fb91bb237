-- How many each of these cells admitted between two days, for a report: who began as a probationary member there and belonged to no cell before. Whether they did is asked
-- of all cells, or whoever was transferred or stays for a time is counted by two committees; numbers come back and no more.
create function admissions_of(p_cells uuid[], p_from date, p_to date) returns table (cell_id uuid, admissions int)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select s.cell_id, count(*)::int from public.member_status s join public.member m on m.cell_id = s.cell_id and m.id = s.member_id
   where s.cell_id = any (p_cells) and s.status = 'probationary' and lower(s.valid) between p_from and p_to
     and not exists (select from public.member e where e.person_id = m.person_id and (lower(e.valid), e.id) < (lower(m.valid), m.id))
   group by 1;
end;
revoke all on function admissions_of from public;
grant execute on function admissions_of to nen_nep_app;
