-- The table of commands received is the audit log: chained per unit (a cell's own chain; the unit's where there is no cell).
-- Owned by nen_nep_log; one function appends, because someone who may check in need not be able to read the log.
-- The chain covers a salted digest; the payload lies beside it and can be erased where the law asks, without breaking the chain.

create schema command_log authorization nen_nep_log;
set local role nen_nep_log;
grant usage on schema command_log to nen_nep_app, nen_nep_owner;

create table command_log.head (
  unit_id uuid not null,
  hash bytea not null,
  length bigint not null,
  constraint head_pk primary key (unit_id)
);
create table command_log.command (
  unit_id uuid not null,
  id uuid not null,
  name text not null,
  actor_id uuid not null,
  post_kind text not null,
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  salt bytea not null,
  salted bytea not null,
  previous bytea not null,
  hash bytea not null,
  result jsonb not null,
  constraint command_pk primary key (unit_id, id),
  constraint command_follows_once unique (unit_id, previous)
);
create index command_received on command_log.command (unit_id, received_at desc);
create table command_log.payload (
  unit_id uuid not null,
  id uuid not null,
  body text,
  erased_at timestamptz,
  constraint payload_pk primary key (unit_id, id),
  constraint payload_command foreign key (unit_id, id) references command_log.command (unit_id, id),
  constraint payload_here_or_erased check ((body is null) = (erased_at is not null))
);
create table command_log.contradiction (
  unit_id uuid not null,
  id uuid not null,
  salted bytea not null,
  body text not null,
  actor_id uuid not null,
  received_at timestamptz not null,
  constraint contradiction_pk primary key (unit_id, id, salted)
);
comment on table command_log.contradiction is 'The same id came again with another text: refused, and both texts are kept';

create function command_log.field(value text) returns bytea language sql immutable parallel safe
  return int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8');

create function command_log.moment(value timestamptz) returns text language sql immutable parallel safe
  return to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Takes the unit's place in line before anything is decided, and answers what is known of this id.
create function command_log.begin_command(p_unit uuid, p_id uuid, p_body text, p_actor uuid, p_received timestamptz)
  returns table (known text, result jsonb)
  language plpgsql security definer set search_path = pg_catalog, command_log
as $$
declare
  seen command_log.command;
begin
  insert into command_log.head values (p_unit, sha256(convert_to(p_unit::text, 'UTF8')), 0) on conflict do nothing;
  perform from command_log.head h where h.unit_id = p_unit for update;
  select * into seen from command_log.command c where c.unit_id = p_unit and c.id = p_id;
  if not found then return query select 'new', null::jsonb;
  elsif seen.salted = sha256(seen.salt || convert_to(p_body, 'UTF8')) and seen.actor_id = p_actor then return query select 'done', seen.result;
  else
    insert into command_log.contradiction values (p_unit, p_id, sha256(seen.salt || convert_to(p_body, 'UTF8')), p_body, p_actor, p_received) on conflict do nothing;
    return query select 'contradicted', null::jsonb;
  end if;
end $$;

create function command_log.append(p_unit uuid, p_id uuid, p_name text, p_actor uuid, p_post text, p_claimed timestamptz, p_received timestamptz, p_body text, p_salt bytea, p_result jsonb)
  returns void
  language plpgsql security definer set search_path = pg_catalog, command_log
as $$
declare
  tail bytea;
  v_salted bytea := sha256(p_salt || convert_to(p_body, 'UTF8'));
  v_hash bytea;
begin
  select h.hash into strict tail from command_log.head h where h.unit_id = p_unit for update;
  v_hash := sha256(tail || command_log.field(p_unit::text) || command_log.field(p_id::text) || command_log.field(p_name) || command_log.field(p_actor::text)
    || command_log.field(p_post) || command_log.field(command_log.moment(p_claimed)) || command_log.field(command_log.moment(p_received))
    || command_log.field(encode(v_salted, 'hex')));
  insert into command_log.command values (p_unit, p_id, p_name, p_actor, p_post, p_claimed, p_received, p_salt, v_salted, tail, v_hash, p_result);
  insert into command_log.payload values (p_unit, p_id, p_body, null);
  update command_log.head h set hash = v_hash, length = h.length + 1 where h.unit_id = p_unit;
end $$;

revoke all on all functions in schema command_log from public;
grant execute on function command_log.begin_command, command_log.append to nen_nep_app;
grant execute on function command_log.field, command_log.moment to nen_nep_app, nen_nep_owner;
grant select on command_log.command, command_log.payload, command_log.head to nen_nep_app;
grant select on all tables in schema command_log to nen_nep_owner;

alter table command_log.command enable row level security;
create policy command_in_scope on command_log.command for select to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.logs'), ',')::uuid[]));
alter table command_log.payload enable row level security;
create policy payload_in_scope on command_log.payload for select to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.logs'), ',')::uuid[]));
alter table command_log.head enable row level security;
create policy head_in_scope on command_log.head for select to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.logs'), ',')::uuid[]));
alter table command_log.contradiction enable row level security;
create policy owner_reads_command on command_log.command for select to nen_nep_owner using (true);
create policy owner_reads_payload on command_log.payload for select to nen_nep_owner using (true);
create policy owner_reads_head on command_log.head for select to nen_nep_owner using (true);
create policy owner_reads_contradiction on command_log.contradiction for select to nen_nep_owner using (true);
reset role;
