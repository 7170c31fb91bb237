-- A month says whether its meeting was the regular one and a thematic one together, which lasts longer (42-HD/BTCTW): so it is still known of a cell that was dissolved, whose meetings nobody reads any more.
alter table month_summary add column combined boolean not null default false;
update month_summary s set combined = true from meeting m where m.cell_id = s.cell_id and m.id = s.meeting_id and m.kind = 'combined';

drop function sums_of_dissolved(uuid[], date, date);
create function sums_of_dissolved(p_cells uuid[], p_from date, p_to date)
  returns table (cell_id uuid, month date, starts_at timestamptz, concluded_at timestamptz, announced_at timestamptz, papers_at timestamptz, posted_at timestamptz, must_attend int, present int, spoke int, duration_minutes int,
    combined boolean, tasks_before int, tasks_done int, tasks_done_in_time int, tasks_carried int)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select s.cell_id, s.month, s.starts_at, s.concluded_at, s.announced_at, s.papers_at, s.posted_at, s.must_attend, s.present, s.spoke, s.duration_minutes, s.combined, s.tasks_before, s.tasks_done, s.tasks_done_in_time, s.tasks_carried
    from public.month_summary s join public.unit u on u.id = s.cell_id and u.ended_on is not null
   where s.cell_id = any (p_cells) and s.month between p_from and p_to and s.concluded_at is not null;
end;
revoke all on function sums_of_dissolved from public;
grant execute on function sums_of_dissolved to nen_nep_app, nen_nep_reports;
