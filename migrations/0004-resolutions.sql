-- Resolutions, their clauses, the tasks that follow; votes. They know their cell and their day, not the meeting.

create table resolution (
  cell_id uuid not null,
  id uuid not null,
  kind text not null,
  day date not null,
  subject text not null,
  preamble text not null default '',
  passed_at timestamptz,
  constraint resolution_pk primary key (cell_id, id),
  constraint resolution_cell foreign key (cell_id) references unit (id),
  constraint resolution_kind_known check (kind in ('resolution', 'conclusion'))
);
create table clause (
  cell_id uuid not null,
  id uuid not null,
  resolution_id uuid not null,
  position int not null,
  text text not null,
  constraint clause_pk primary key (cell_id, id),
  constraint clause_resolution foreign key (cell_id, resolution_id) references resolution (cell_id, id)
);
create index clause_of_resolution on clause (cell_id, resolution_id, position);

create table task (
  cell_id uuid not null,
  id uuid not null,
  clause_id uuid,
  text text not null,
  member_id uuid,
  due_on date not null,
  evidence text not null default '',
  set_on date not null,
  status text not null default 'proposed',
  ended_on date,
  ended_as text,
  constraint task_pk primary key (cell_id, id),
  constraint task_clause foreign key (cell_id, clause_id) references clause (cell_id, id),
  constraint task_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint task_status_known check (status in ('proposed', 'open', 'done', 'dropped')),
  constraint task_ended check ((ended_on is null) = (status in ('proposed', 'open')))
);
comment on column task.status is 'proposed while its resolution is a draft; open once passed; done or dropped with the day and, dropped, the reason';
comment on column task.member_id is 'Who answers for it; null where the whole cell does';
create index task_open on task (cell_id, due_on) where status = 'open';
create index task_of_member on task (cell_id, member_id);

create table task_report (
  cell_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  member_id uuid,
  at timestamptz not null,
  text text not null,
  says_done boolean not null,
  paper_id uuid,
  constraint task_report_pk primary key (cell_id, id),
  constraint task_report_task foreign key (cell_id, task_id) references task (cell_id, id)
);
create index task_report_of_task on task_report (cell_id, task_id);

create table task_month (
  cell_id uuid not null,
  task_id uuid not null,
  month date not null,
  result text not null,
  note text not null default '',
  constraint task_month_pk primary key (cell_id, task_id, month),
  constraint task_month_task foreign key (cell_id, task_id) references task (cell_id, id),
  constraint task_month_first_day check (extract(day from month) = 1),
  constraint task_month_known check (result in ('done', 'done-late', 'carried', 'dropped'))
);
comment on table task_month is 'The judgement of each month''s meeting on each task before it; how often carried is the count of carried rows';

create table vote (
  cell_id uuid not null,
  id uuid not null,
  kind text not null,
  subject text not null,
  subject_id uuid,
  day date not null,
  base int not null,
  present_entitled int not null,
  in_favour int not null,
  against int not null,
  abstained int not null,
  passed boolean not null,
  at timestamptz not null,
  constraint vote_pk primary key (cell_id, id),
  constraint vote_cell foreign key (cell_id) references unit (id),
  constraint vote_counts check (base >= 0 and in_favour >= 0 and against >= 0 and abstained >= 0 and in_favour + against + abstained <= present_entitled)
);
create table vote_reservation (
  cell_id uuid not null,
  vote_id uuid not null,
  member_id uuid not null,
  opinion text not null default '',
  constraint vote_reservation_pk primary key (cell_id, vote_id, member_id),
  constraint vote_reservation_vote foreign key (cell_id, vote_id) references vote (cell_id, id),
  constraint vote_reservation_member foreign key (cell_id, member_id) references member (cell_id, id)
);
comment on table vote_reservation is 'Show of hands only: the names of those who reserve their opinion (Charter, art. 9)';

grant select, insert, update, delete on resolution, clause, task to nen_nep_app;
grant select, insert, update on task_month to nen_nep_app;
grant select, insert on task_report to nen_nep_app;
grant select, insert, delete on vote, vote_reservation to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['resolution', 'clause', 'task', 'task_report', 'task_month', 'vote', 'vote_reservation'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;
