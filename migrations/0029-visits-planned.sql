-- The plan of visits: who comes to the regular meeting of which cell in which month, and why. A visit is planned to a month and not to an
-- hour, so that it follows the meeting wherever its time is moved.

create table planned_visit (
  cell_id uuid not null,
  id uuid not null,
  month date not null,
  person_id uuid not null,
  visitor_name text not null,
  reasons text[] not null,
  source text not null,
  dropped_at timestamptz,
  reason text not null default '',
  at timestamptz not null,
  by_person_id uuid not null,
  constraint planned_visit_pk primary key (cell_id, id),
  constraint planned_visit_cell foreign key (cell_id) references unit (id),
  constraint planned_visit_month_first_day check (extract(day from month) = 1),
  constraint planned_visit_source_known check (source in ('drawn', 'added', 'list'))
);
create unique index planned_visit_once on planned_visit (cell_id, month, person_id) where dropped_at is null;
comment on column planned_visit.reasons is 'The needs it was drawn from, by their keys in src/supervision/visit-plan.ts; of one put in by hand none';
comment on column planned_visit.reason is 'Why it was last moved, or dropped';

create table visit_wish (
  cell_id uuid not null,
  id uuid not null,
  text text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint visit_wish_pk primary key (cell_id, id),
  constraint visit_wish_cell foreign key (cell_id) references unit (id)
);
comment on table visit_wish is 'A cell asks that somebody come; it stands until the next visit';

grant select, insert, update on planned_visit to nen_nep_app;
grant select, insert on visit_wish to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['planned_visit', 'visit_wish'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;

-- A calendar's address holds the meetings of its owner's own cell, and now the visits they are to pay elsewhere while they are in charge there.
drop function calendar_of(text);
create function calendar_of(p_secret_hash text) returns table (cell_id uuid, id uuid, starts_at timestamptz, place text, state text, kind text, sequence int, visited text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select m.cell_id, m.id, m.starts_at, m.place, m.state, m.kind, m.sequence, null::text from public.calendar_address a join public.meeting m on m.cell_id = a.cell_id
   where a.secret_hash = p_secret_hash and a.revoked_at is null
     and exists (select from public.member b where b.cell_id = a.cell_id and b.person_id = a.person_id and b.valid @> current_date)
  union all
  select p.cell_id, p.id, m.starts_at, m.place, case when p.dropped_at is null then m.state else 'missed' end, m.kind, m.sequence, n.name from public.calendar_address a
    join public.planned_visit p on p.person_id = a.person_id join public.meeting m on m.cell_id = p.cell_id and m.month = p.month and m.kind in ('regular', 'combined')
    join public.unit u on u.id = p.cell_id join public.unit_name n on n.unit_id = p.cell_id and n.valid @> current_date
   where a.secret_hash = p_secret_hash and a.revoked_at is null
     and exists (select from public.member b where b.cell_id = a.cell_id and b.person_id = a.person_id and b.valid @> current_date)
     and exists (select from public.post f join public.unit o on o.id = f.unit_id where f.person_id = a.person_id and f.kind = 'in-charge' and f.valid @> current_date and o.path operator(public.@>) u.path);
end;
revoke all on function calendar_of from public;
grant execute on function calendar_of to nen_nep_app;
