-- Inspection and supervision by plan (QĐ 21-QĐ/TW; FIELD 7): the programme of a year, one inspection with its team, its three steps and their
-- limits of days, and at most one extension. Who may read one is said inspection by inspection (docs/decisions/020): `app.inspections` holds the
-- ids of those a transaction may see, `app.findings` of those of which it may also see what the team found.

create table inspection_programme (
  unit_id uuid not null,
  year int not null,
  number text not null,
  passed_on date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  constraint inspection_programme_pk primary key (unit_id, year),
  constraint inspection_programme_unit foreign key (unit_id) references unit (id)
);
comment on table inspection_programme is 'That a year''s programme was passed, and under which number; what comes into it afterwards is outside of it';

create table inspection (
  id uuid not null,
  unit_id uuid not null,
  subject_id uuid not null,
  kind text not null,
  about text not null,
  quarter text not null,
  outside boolean not null,
  at timestamptz not null,
  by_person_id uuid not null,
  dropped_at timestamptz,
  drop_reason text not null default '',
  decision_number text,
  decision_day date,
  begins_on date,
  days int,
  constraint inspection_pk primary key (id),
  constraint inspection_in_unit unique (unit_id, id),
  constraint inspection_unit foreign key (unit_id) references unit (id),
  constraint inspection_subject foreign key (subject_id) references unit (id),
  constraint inspection_kind_known check (kind in ('supervision', 'inspection', 'signs')),
  constraint inspection_quarter_known check (quarter ~ '^\d{4}-Q[1-4]$'),
  constraint inspection_begun_whole check (num_nulls(decision_number, decision_day, begins_on, days) in (0, 4)),
  constraint inspection_days_within check (days between 3 and 30),
  constraint inspection_dropped_or_begun check (dropped_at is null or begins_on is null)
);
comment on column inspection.unit_id is 'The committee that orders it';
comment on column inspection.subject_id is 'The cell that is inspected';
comment on column inspection.outside is 'Not in the programme as it was passed';
create index inspection_of_unit on inspection (unit_id, quarter);
create index inspection_of_subject on inspection (subject_id);

create table inspection_member (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  person_name text not null,
  role text not null,
  valid daterange not null,
  reason text not null default '',
  at timestamptz not null,
  by_person_id uuid not null,
  constraint inspection_member_pk primary key (inspection_id, id),
  constraint inspection_member_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspection_member_once exclude using gist (inspection_id with =, person_id with =, valid with &&),
  constraint inspection_member_one_lead exclude using gist (inspection_id with =, valid with &&) where (role = 'lead'),
  constraint inspection_member_role_known check (role in ('lead', 'scribe', 'member'))
);
comment on column inspection_member.reason is 'Why the team was changed, where it came in by a change';
create index inspection_member_person on inspection_member (person_id);

create table inspection_step (
  unit_id uuid not null,
  inspection_id uuid not null,
  step text not null,
  done_on date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_step_pk primary key (inspection_id, step),
  constraint inspection_step_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspection_step_known check (step in ('prepare', 'conduct', 'conclude'))
);
comment on table inspection_step is 'A step that is done. With the first the cell is told: from then on its secretary sees the inspection';

create table inspection_extension (
  unit_id uuid not null,
  inspection_id uuid not null,
  days int not null,
  reason text not null,
  given_on date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_extension_once primary key (inspection_id),
  constraint inspection_extension_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspection_extension_within check (days between 1 and 10)
);

grant select, insert on inspection_programme, inspection_step, inspection_extension to nen_nep_app;
grant select, insert, update on inspection, inspection_member to nen_nep_app;
alter table inspection_programme enable row level security;
create policy inspection_programme_in_scope on inspection_programme for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
alter table inspection enable row level security;
create policy inspection_in_scope on inspection for all to nen_nep_app
  using (id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]))
  with check (id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]));
do $$
declare t text;
begin
  foreach t in array array['inspection_member', 'inspection_step', 'inspection_extension'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (inspection_id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]))
      with check (inspection_id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;

create function holds_post_below(who uuid, at_unit uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.post p join public.unit o on o.id = p.unit_id join public.unit u on u.id = at_unit where p.person_id = who and p.valid @> on_day and o.path operator(public.<@) u.path);
end;
revoke all on function holds_post_below from public;
grant execute on function holds_post_below to nen_nep_app;

-- Who is on a team may act at the committee that ordered the inspection, as long as they hold a post there or below it: a team member who left
-- their post is on no team any more.
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
     and public.holds_post_below(who, t.unit_id, on_day)
   group by t.unit_id, u.path, u.kind;
end;

-- Which inspections ordered by a unit, or of a cell, somebody may see on a day. `wholly`: the standing committee that ordered it, an inspector of that
-- committee or of one above, who is on the team. Else the cell's secretary, from when the cell was told.
create function inspections_open_to(who uuid, at_unit uuid, on_day date) returns table (inspection_id uuid, wholly boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with held as materialized (select s.unit_id, s.kind, s.path::public.ltree as path from public.standing_of(who, on_day) s),
  there as materialized (select i.id, i.unit_id, i.subject_id, u.path from public.inspection i join public.unit u on u.id = i.unit_id where i.unit_id = at_unit or i.subject_id = at_unit)
  select t.id, true from there t
   where exists (select from held h where h.unit_id = t.unit_id and h.kind in ('secretary', 'deputy', 'standing'))
      or exists (select from held h where h.kind = 'inspector' and h.path operator(public.@>) t.path)
      or exists (select from held h join public.inspection_member m on m.inspection_id = t.id and m.person_id = who and m.valid @> on_day where h.kind = 'team' and h.unit_id = t.unit_id)
  union all
  select t.id, false from there t
   where exists (select from held h where h.unit_id = t.subject_id and h.kind = 'secretary')
     and exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'prepare');
end;
revoke all on function inspections_open_to from public;
grant execute on function inspections_open_to to nen_nep_app;
