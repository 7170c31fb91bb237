-- What the commands of an inspection said lay under the log of the committee or the cell, which the office reads; no page showed it, and now the database
-- keeps it: it lies apart, under those who may read the findings of that inspection (docs/decisions/020). The chain covers it as before.

set local role nen_nep_log;

create table command_log.inspection_payload (
  unit_id uuid not null,
  id uuid not null,
  inspection_id uuid not null,
  body text,
  erased_at timestamptz,
  constraint inspection_payload_pk primary key (unit_id, id),
  constraint inspection_payload_command foreign key (unit_id, id) references command_log.command (unit_id, id),
  constraint inspection_payload_here_or_erased check ((body is null) = (erased_at is not null))
);
create index inspection_payload_of on command_log.inspection_payload (inspection_id);

-- The inspection that a command is about: the one it names, or the one that it begins. Null of all other commands, and of the programme of a year, which the committee passes.
create function command_log.inspection_of(p_id uuid, p_name text, p_body text) returns uuid language sql immutable parallel safe
  return case when p_name = 'inspection.plan' then p_id when p_name like 'inspection.%' then (p_body::jsonb #>> '{payload,inspectionId}')::uuid end;
revoke all on function command_log.inspection_of from public;

with moved as (delete from command_log.payload p using command_log.command c
  where c.unit_id = p.unit_id and c.id = p.id and c.name like 'inspection.%' and command_log.inspection_of(c.id, c.name, p.body) is not null
  returning p.unit_id, p.id, command_log.inspection_of(c.id, c.name, p.body) as inspection_id, p.body, p.erased_at)
insert into command_log.inspection_payload select unit_id, id, inspection_id, body, erased_at from moved;

create or replace function command_log.append(p_unit uuid, p_id uuid, p_name text, p_actor uuid, p_post text, p_claimed timestamptz, p_received timestamptz, p_body text, p_salt bytea, p_result jsonb)
  returns void
  language plpgsql security definer set search_path = pg_catalog, command_log
as $$
declare
  tail bytea;
  v_salted bytea := sha256(p_salt || convert_to(p_body, 'UTF8'));
  v_hash bytea;
  v_inspection uuid := command_log.inspection_of(p_id, p_name, p_body);
begin
  select h.hash into strict tail from command_log.head h where h.unit_id = p_unit for update;
  v_hash := sha256(tail || command_log.field(p_unit::text) || command_log.field(p_id::text) || command_log.field(p_name) || command_log.field(p_actor::text)
    || command_log.field(p_post) || command_log.field(command_log.moment(p_claimed)) || command_log.field(command_log.moment(p_received))
    || command_log.field(encode(v_salted, 'hex')));
  insert into command_log.command values (p_unit, p_id, p_name, p_actor, p_post, p_claimed, p_received, p_salt, v_salted, tail, v_hash, p_result);
  if v_inspection is null then insert into command_log.payload values (p_unit, p_id, p_body, null);
  else insert into command_log.inspection_payload values (p_unit, p_id, v_inspection, p_body, null);
  end if;
  update command_log.head h set hash = v_hash, length = h.length + 1 where h.unit_id = p_unit;
end $$;

grant select on command_log.inspection_payload to nen_nep_app, nen_nep_owner;
alter table command_log.inspection_payload enable row level security;
create policy inspection_payload_in_scope on command_log.inspection_payload for select to nen_nep_app
  using (inspection_id = any (string_to_array(current_setting('app.findings'), ',')::uuid[]));
create policy owner_reads_inspection_payload on command_log.inspection_payload for select to nen_nep_owner using (true);
reset role;
