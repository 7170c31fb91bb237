-- What a cell says of a signal: it is not so, because. What it rested on is kept with it: the same is not said again, new evidence is
-- (docs/signals.md).

create table signal_dismissal (
  cell_id uuid not null,
  id uuid not null,
  kind text not null,
  subject text not null,
  evidence text[] not null,
  reason text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint signal_dismissal_pk primary key (cell_id, id),
  constraint signal_dismissal_cell foreign key (cell_id) references unit (id),
  constraint signal_dismissal_reasoned check (reason <> '')
);
comment on column signal_dismissal.subject is 'The member, task, opinion or post it is about, by id; empty where the cell as a whole';

grant select, insert on signal_dismissal to nen_nep_app;
alter table signal_dismissal enable row level security;
create policy signal_dismissal_in_scope on signal_dismissal for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
