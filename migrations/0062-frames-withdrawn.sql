-- A committee takes back a scoring frame that it kept by mistake: the frame stays as it was kept, with who withdrew it, when and why, and holds for no meeting any more.
alter table scoring_frame add column withdrawn_on date;
-- to say so; and so that who marks by a frame or chooses it, and who withdraws it, wait for one another
grant update (withdrawn_on) on scoring_frame to nen_nep_app;

create table frame_withdrawal (
  unit_id uuid not null,
  frame_id uuid not null,
  reason text not null,
  chosen jsonb not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint frame_withdrawal_pk primary key (unit_id, frame_id),
  constraint frame_withdrawal_unit foreign key (unit_id) references unit (id),
  constraint frame_withdrawal_frame foreign key (frame_id) references scoring_frame (id)
);
comment on column frame_withdrawal.chosen is 'Where and for which days the frame had been chosen, which was taken back with it: unit, from, until';
grant select, insert on frame_withdrawal to nen_nep_app;
alter table frame_withdrawal enable row level security;
create policy frame_withdrawal_in_scope on frame_withdrawal for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
-- A committee reads why one above it withdrew a frame that it may have chosen.
create policy frame_withdrawal_seen_below on frame_withdrawal for select to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.above'), ',')::uuid[]));

-- How many sheets were filled in by a frame, also in cells that belong elsewhere since: a number, and nothing of whose they are.
create function sheets_by(p_frame text) returns bigint
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select count(*) from public.mark_sheet where frame = p_frame;
end;
revoke all on function sheets_by from public;
grant execute on function sheets_by to nen_nep_app;
