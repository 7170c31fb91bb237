-- A cell marks its meeting criterion by criterion, by the frame of the meeting's day; the superior decides beside it, criterion by criterion where it differs.

create table mark_sheet (
  cell_id uuid not null,
  meeting_id uuid not null,
  frame text not null,
  points int not null,
  grade text not null,
  sheet jsonb not null,
  by_person_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  constraint mark_sheet_pk primary key (cell_id, meeting_id),
  constraint mark_sheet_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint mark_sheet_grade_known check (grade in ('tot', 'kha', 'trung-binh', 'kem')),
  constraint mark_sheet_points check (points between 0 and 100)
);
comment on table mark_sheet is 'The self-mark of a meeting by criterion (HD 42-HD/BTCTW, 5): what the facts said, what people gave and why; it names its frame. Where there is none the groups of self_mark stand.';
grant select, insert, update, delete on mark_sheet to nen_nep_app;
alter table mark_sheet enable row level security;
create policy mark_sheet_in_scope on mark_sheet for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));

-- who decided, and the criteria in which the decision differs from the cell's vote, each with its reason; none where the whole was decided
alter table grade add column by_name text not null default '', add column lines jsonb;
