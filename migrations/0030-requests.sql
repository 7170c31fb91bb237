-- What a cell asks of its committee (kiến nghị): who is to answer it and by when, what was answered, and whether the cell takes it.
-- Each is said once and stays as it was said; the last word counts.

create table cell_request (
  cell_id uuid not null,
  id uuid not null,
  text text not null,
  meeting_id uuid,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint cell_request_pk primary key (cell_id, id),
  constraint cell_request_cell foreign key (cell_id) references unit (id),
  constraint cell_request_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);
comment on column cell_request.meeting_id is 'The meeting at which it was raised; null where between meetings';

create table request_step (
  cell_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  step text not null,
  text text not null,
  person_id uuid,
  person_name text,
  due_on date,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint request_step_pk primary key (cell_id, id),
  constraint request_step_request foreign key (cell_id, request_id) references cell_request (cell_id, id),
  constraint request_step_known check (step in ('given', 'answered', 'taken', 'raised-again')),
  constraint request_step_given check ((step = 'given') = (person_id is not null and person_name is not null and due_on is not null))
);
create index request_step_of_request on request_step (cell_id, request_id);
comment on table request_step is 'given: to a named comrade with a day; answered; then the cell takes the answer, or raises it again';

grant select, insert on cell_request, request_step to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['cell_request', 'request_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;
