-- People and their membership of cells over time. Names stand apart from details: rows alone cannot hide a column,
-- and fellow members see names and no more. `app.cells` opens names, `app.details` opens details.

create table member (
  cell_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  valid daterange not null,
  full_name text not null,
  folded text not null,
  sort_key text not null,
  constraint member_pk primary key (cell_id, id),
  constraint member_cell foreign key (cell_id) references unit (id),
  constraint member_person foreign key (person_id) references person (id),
  constraint member_once exclude using gist (cell_id with =, person_id with =, valid with &&),
  constraint member_named check (full_name <> '' and not isempty(valid))
);
comment on table member is 'One person''s belonging to one cell: from the day of coming to the day of leaving, with the name the cell calls them by';
create index member_person on member (person_id);
create index member_folded on member (cell_id, folded text_pattern_ops);

create table member_detail (
  cell_id uuid not null,
  member_id uuid not null,
  born text,
  card_number text,
  admitted_on date,
  official_on date,
  phone text,
  email text,
  large_type boolean not null default false,
  constraint member_detail_pk primary key (cell_id, member_id),
  constraint member_detail_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint member_detail_born check (born ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  constraint member_detail_card check (card_number ~ '^\d{8}$'),
  constraint member_detail_card_once unique (cell_id, card_number)
);
comment on column member_detail.born is 'YYYY, YYYY-MM or YYYY-MM-DD: as exactly as it is known';

create table member_status (
  cell_id uuid not null,
  member_id uuid not null,
  valid daterange not null,
  status text not null,
  decision_number text,
  decision_day date,
  constraint member_status_pk primary key (cell_id, member_id, valid without overlaps),
  constraint member_status_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint member_status_known check (status in ('probationary', 'official', 'transferred', 'struck-off', 'expelled', 'left', 'died'))
);
create table member_flag (
  cell_id uuid not null,
  member_id uuid not null,
  flag text not null,
  valid daterange not null,
  decision_number text,
  decision_day date,
  constraint member_flag_pk primary key (cell_id, member_id, flag, valid without overlaps),
  constraint member_flag_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint member_flag_known check (flag in ('exempt', 'suspended', 'temporary-in', 'temporary-away', 'special-duty', 'exempt-from-dues'))
);

create table record_opening (
  cell_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  by_person_id uuid not null,
  at timestamptz not null,
  what text not null,
  constraint record_opening_pk primary key (cell_id, id),
  constraint record_opening_member foreign key (cell_id, member_id) references member (cell_id, id)
);
comment on table record_opening is 'Who opened a member''s record, shown to that member. Appended by reads; one of the writes that is not a command.';
create index record_opening_of_member on record_opening (cell_id, member_id);

create table import_mapping (
  unit_id uuid not null,
  signature text not null,
  mapping jsonb not null,
  constraint import_mapping_pk primary key (unit_id, signature),
  constraint import_mapping_unit foreign key (unit_id) references unit (id)
);

create table sign_in_slip (
  cell_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  code_hash text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_in_slip_pk primary key (cell_id, id),
  constraint sign_in_slip_member foreign key (cell_id, member_id) references member (cell_id, id)
);
comment on table sign_in_slip is 'A one-time code that the secretary prints: first sign-in, and a forgotten password where there is no e-mail. Only its hash is kept.';

grant select, insert, update on member, member_detail, member_status, member_flag, import_mapping, sign_in_slip to nen_nep_app;
grant select, insert on record_opening to nen_nep_app;

do $$
declare t text;
begin
  foreach t in array array['member', 'member_status', 'member_flag', 'record_opening'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
  foreach t in array array['member_detail', 'sign_in_slip'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.details'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.details'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;
alter table import_mapping enable row level security;
create policy import_mapping_in_scope on import_mapping for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));

-- What a person holds on a day, before any scope exists: the one question that decides the scope.
create function standing_of(who uuid, on_day date)
  returns table (source text, unit_id uuid, kind text, member_id uuid, path text, unit_kind text, delegated_from uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select 'post', p.unit_id, p.kind, null::uuid, u.path::text, u.kind, null::uuid
    from public.post p join public.unit u on u.id = p.unit_id
   where p.person_id = who and p.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
  union all
  select 'delegation', d.unit_id, d.post_kind, null, u.path::text, u.kind, d.from_person_id
    from public.delegation d join public.unit u on u.id = d.unit_id
   where d.to_person_id = who and d.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
     and exists (select from public.post p where p.unit_id = d.unit_id and p.person_id = d.from_person_id and p.kind = d.post_kind and p.valid @> on_day)
  union all
  select 'member', m.cell_id, 'member', m.id, u.path::text, u.kind, null
    from public.member m join public.unit u on u.id = m.cell_id
    join public.member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> on_day and s.status in ('probationary', 'official')
   where m.person_id = who and m.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day);
end;
revoke all on function standing_of from public;
grant execute on function standing_of to nen_nep_app;

-- One's own details, whatever the scope: a member sees what is kept about them.
create function own_detail(who uuid)
  returns setof member_detail language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select d.* from public.member_detail d join public.member m on m.cell_id = d.cell_id and m.id = d.member_id where m.person_id = who;
end;
revoke all on function own_detail from public;
grant execute on function own_detail to nen_nep_app;
