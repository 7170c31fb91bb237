-- Following a task from its clause to its end: who judged it and who answered for it then, what was changed between meetings, who was
-- reminded, and the evidence of a report, which fewer may read than the report.

alter table task add column entered_by uuid, add column entered_at timestamptz;
comment on column task.entered_by is 'The person who entered a task from before the cell began here; null where a meeting voted it';

alter table task_month add column member_id uuid, add column at timestamptz, add column by_person_id uuid,
  add constraint task_month_member foreign key (cell_id, member_id) references member (cell_id, id);
comment on column task_month.member_id is 'Who answered for the task when this month''s meeting judged it: a task handed over later leaves earlier tables as they were';
update task_month j set member_id = t.member_id from task t where t.cell_id = j.cell_id and t.id = j.task_id;

alter table task_report drop column paper_id, add column percent int, add column link text not null default '', add column by_person_id uuid,
  add constraint task_report_percent check (percent between 0 and 100);
comment on column task_report.by_person_id is 'Who wrote it down: the member, or who serves a member without a phone; null in reports from before this column';

create table task_evidence (
  cell_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  report_id uuid not null,
  name text not null,
  media_type text not null,
  size int not null,
  content_hash text not null,
  secrecy_confirmed text,
  at timestamptz not null,
  constraint task_evidence_pk primary key (cell_id, id),
  constraint task_evidence_task foreign key (cell_id, task_id) references task (cell_id, id),
  constraint task_evidence_report foreign key (cell_id, report_id) references task_report (cell_id, id),
  constraint task_evidence_size check (size between 0 and 26214400)
);
create index task_evidence_of_task on task_evidence (cell_id, task_id);

create table task_change (
  cell_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  what text not null,
  from_member_id uuid,
  to_member_id uuid,
  from_due_on date not null,
  to_due_on date not null,
  from_evidence text not null,
  to_evidence text not null,
  reason text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  constraint task_change_pk primary key (cell_id, id),
  constraint task_change_task foreign key (cell_id, task_id) references task (cell_id, id),
  constraint task_change_from foreign key (cell_id, from_member_id) references member (cell_id, id),
  constraint task_change_to foreign key (cell_id, to_member_id) references member (cell_id, id),
  constraint task_change_known check (what in ('changed', 'handed-over', 'dropped'))
);
create index task_change_of_task on task_change (cell_id, task_id, at);
comment on table task_change is 'What was changed between meetings, and why (docs/decisions/015): the next meeting sees it in its table';

create table task_reminder (
  cell_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  member_id uuid not null,
  day date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  told_at timestamptz,
  constraint task_reminder_pk primary key (cell_id, id),
  constraint task_reminder_once_a_day unique (cell_id, task_id, day),
  constraint task_reminder_task foreign key (cell_id, task_id) references task (cell_id, id),
  constraint task_reminder_member foreign key (cell_id, member_id) references member (cell_id, id)
);
comment on column task_reminder.told_at is 'When somebody without a page or an address was called';

grant select, insert on task_evidence, task_change to nen_nep_app;
grant select, insert, update on task_reminder to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['task_evidence', 'task_change', 'task_reminder'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;

alter table mail drop constraint mail_about_known;
alter table mail add constraint mail_about_known check (about in ('notice', 'reminder', 'notice-due', 'papers-due', 'filing-due', 'task-late', 'task-reminder'));
set local role nen_nep_jobs;
select jobs.create_queue('mail.task', '{"policy": "standard", "retryLimit": 12, "retryDelay": 30, "retryBackoff": true, "retryDelayMax": 14400, "expireInSeconds": 900, "retentionSeconds": 1209600, "deleteAfterSeconds": 604800, "warningQueueSize": 0, "partition": false, "notify": false}'::jsonb);
reset role;
