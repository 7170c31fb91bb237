-- What a model cell lets others have of what it did, thing by thing: a text as its secretary gave it, kept at the committee, where all cells below may
-- read it; what was withdrawn is offered no more; which cell took it into which meeting. Said once, standing as it was said.

create table shared_thing (
  unit_id uuid not null,
  id uuid not null,
  giver_id uuid not null,
  giver_name text not null,
  model_id uuid not null,
  purpose text not null,
  what text not null,
  meeting_id uuid not null,
  source_id uuid not null,
  month date not null,
  title text not null,
  points text not null,
  minutes int not null,
  paper_name text,
  media_type text,
  size int,
  content_hash text,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint shared_thing_pk primary key (unit_id, id),
  constraint shared_thing_unit foreign key (unit_id) references unit (id),
  constraint shared_thing_giver foreign key (giver_id) references unit (id),
  constraint shared_thing_what_known check (what in ('item', 'resolution', 'paper')),
  constraint shared_thing_minutes check (minutes between 0 and 600),
  constraint shared_thing_paper_whole check (num_nulls(paper_name, media_type, size, content_hash) in (0, 4))
);
comment on table shared_thing is 'unit_id is the committee that chose the model: its cells may read this and nothing else of the giver';
comment on column shared_thing.source_id is 'The agenda item, the resolution or the paper in the giver''s meeting';

create table shared_withdrawal (
  unit_id uuid not null,
  thing_id uuid not null,
  at timestamptz not null,
  by_person_id uuid not null,
  constraint shared_withdrawal_pk primary key (unit_id, thing_id),
  constraint shared_withdrawal_thing foreign key (unit_id, thing_id) references shared_thing (unit_id, id)
);

create table shared_taking (
  unit_id uuid not null,
  id uuid not null,
  thing_id uuid not null,
  taker_id uuid not null,
  taker_name text not null,
  meeting_id uuid not null,
  month date not null,
  at timestamptz not null,
  constraint shared_taking_pk primary key (unit_id, id),
  constraint shared_taking_thing foreign key (unit_id, thing_id) references shared_thing (unit_id, id),
  constraint shared_taking_taker foreign key (taker_id) references unit (id),
  constraint shared_taking_once unique (unit_id, thing_id, meeting_id)
);
comment on table shared_taking is 'Where a thing was taken up; as what it stands there now is read from the taker''s own agenda, by those who may see it';

grant select, insert on shared_thing, shared_withdrawal, shared_taking to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['shared_thing', 'shared_withdrawal', 'shared_taking'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (unit_id = any (string_to_array(current_setting('app.above'), ',')::uuid[]))
      with check (unit_id = any (string_to_array(current_setting('app.above'), ',')::uuid[]))$p$, t || '_from_below', t);
  end loop;
end $$;
