-- Letters about inspections, to those who are told of one: the secretary of an inspected cell, and who is inspected. They say that something is there, never what.
alter table mail drop constraint mail_about_known;
alter table mail add constraint mail_about_known check (about in ('notice', 'reminder', 'notice-due', 'papers-due', 'filing-due', 'task-late', 'task-reminder', 'visit', 'visit-answer', 'request-answer',
  'inspection-told', 'inspection-paper', 'inspection-concluded', 'inspection-remedy'));
set local role nen_nep_jobs;
select jobs.create_queue('mail.inspection', '{"policy": "standard", "retryLimit": 12, "retryDelay": 30, "retryBackoff": true, "retryDelayMax": 14400, "expireInSeconds": 900, "retentionSeconds": 1209600, "deleteAfterSeconds": 604800, "warningQueueSize": 0, "partition": false, "notify": false}'::jsonb);
reset role;

-- Who of those told of an inspection can be written to on a day; `oneself`: it is of them.
create function inspection_addresses(p_inspection uuid, on_day date) returns table (person_id uuid, email text, oneself boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with told as (
    select n.person_id, true as oneself from public.inspected_member n where n.inspection_id = p_inspection
    union all
    select p.person_id, false from public.inspection i join public.post p on p.unit_id = i.subject_id and p.kind = 'secretary' and p.valid @> on_day
     where i.id = p_inspection and i.unit_id <> i.subject_id and not exists (select from public.inspected_member n where n.inspection_id = i.id and n.person_id = p.person_id)
  )
  select distinct on (t.person_id) t.person_id, d.email, t.oneself
    from told t join public.member m on m.person_id = t.person_id and m.valid @> on_day
    join public.member_detail d on d.cell_id = m.cell_id and d.member_id = m.id and d.email is not null
   where exists (select from public.inspection_step s where s.inspection_id = p_inspection and s.step = 'prepare')
   order by t.person_id, m.id;
end;
revoke all on function inspection_addresses from public;
grant execute on function inspection_addresses to nen_nep_app;

-- What is to be remedied by a day or before it and waits for those who were told, of inspections that are concluded: for the morning's round, which asks for no more
-- than ids and days.
create function remedies_waiting(until date) returns table (cell_id uuid, inspection_id uuid, remedy_id uuid, due_on date)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select r.subject_id, r.inspection_id, r.id, coalesce(l.new_due_on, r.due_on)
    from public.inspection_remedy r join public.inspection_step s on s.inspection_id = r.inspection_id and s.step = 'conclude'
    left join lateral (select w.word from public.inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id order by w.at desc, w.id desc limit 1) n on true
    left join lateral (select w.new_due_on from public.inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id and w.new_due_on is not null order by w.at desc, w.id desc limit 1) l on true
   where coalesce(n.word, 'not-done') = 'not-done' and coalesce(l.new_due_on, r.due_on) <= until order by 1, 3;
end;
revoke all on function remedies_waiting from public;
grant execute on function remedies_waiting to nen_nep_app;
