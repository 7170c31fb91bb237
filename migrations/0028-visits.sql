-- A member in charge's visit to a meeting: what was good, one thing to mend, by whom and by when; what the cell answers, and whether it
-- was mended. Each is said once and stays as it was said: what is added later stands beside it (docs/decisions/018).

create table visit (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  visitor_name text not null,
  presence text not null,
  good text[] not null,
  good_words text not null,
  mend text not null,
  mend_words text not null,
  mend_member_id uuid,
  mend_by date,
  at timestamptz not null,
  constraint visit_pk primary key (cell_id, id),
  constraint visit_once unique (cell_id, meeting_id, person_id),
  constraint visit_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint visit_mender foreign key (cell_id, mend_member_id) references member (cell_id, id),
  constraint visit_presence_known check (presence in ('whole', 'part')),
  constraint visit_mend_has_a_day check ((mend = 'nothing') = (mend_by is null))
);
comment on table visit is 'The sheet of a member in charge about a meeting they attended (FIELD 7: Visit(meeting, attended, remarks))';
comment on column visit.visitor_name is 'As post.holder_name: the visitor is no member of the cell';

create table visit_answer (
  cell_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  answer text not null,
  reason text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint visit_answer_pk primary key (cell_id, id),
  constraint visit_answer_visit foreign key (cell_id, visit_id) references visit (cell_id, id),
  constraint visit_answer_known check (answer in ('agreed', 'done', 'not-so'))
);
create index visit_answer_of_visit on visit_answer (cell_id, visit_id);

create table visit_settlement (
  cell_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  result text not null,
  words text not null,
  new_by date,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint visit_settlement_pk primary key (cell_id, id),
  constraint visit_settlement_visit foreign key (cell_id, visit_id) references visit (cell_id, id),
  constraint visit_settlement_known check (result in ('mended', 'not-mended', 'dropped')),
  constraint visit_settlement_new_day check ((result = 'not-mended') = (new_by is not null))
);
create index visit_settlement_of_visit on visit_settlement (cell_id, visit_id);
comment on table visit_settlement is 'What a member in charge found of a thing to mend, at a later visit or between visits';

create table visit_addendum (
  cell_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  text text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint visit_addendum_pk primary key (cell_id, id),
  constraint visit_addendum_visit foreign key (cell_id, visit_id) references visit (cell_id, id)
);
create index visit_addendum_of_visit on visit_addendum (cell_id, visit_id);

grant select, insert on visit, visit_answer, visit_settlement, visit_addendum to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['visit', 'visit_answer', 'visit_settlement', 'visit_addendum'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;
