-- An answer promised at a meeting is given on another day, often at somebody's door: what was said is noted, on which day and by whom.
-- The opinion itself stays as the meeting left it.

create table opinion_answer (
  cell_id uuid not null,
  id uuid not null,
  opinion_id uuid not null,
  text text not null,
  given_on date not null,
  given_by text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint opinion_answer_pk primary key (cell_id, id),
  constraint opinion_answer_opinion foreign key (cell_id, opinion_id) references opinion (cell_id, id),
  constraint opinion_answer_said check (text <> '' and given_by <> '')
);
create index opinion_answer_of_opinion on opinion_answer (cell_id, opinion_id);
comment on column opinion_answer.given_by is 'Who answered, as a name: it may be somebody outside the cell';

grant select, insert on opinion_answer to nen_nep_app;
alter table opinion_answer enable row level security;
create policy opinion_answer_in_scope on opinion_answer for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
