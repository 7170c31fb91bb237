-- A wrong tap in the live meeting is undone in one press: what was there before is kept beside what replaced it.

alter table meeting add column state_before text, add column starts_before timestamptz;
comment on column meeting.state_before is 'The state it was opened from, and with starts_before where it was to begin, should the opening be taken back';
alter table task_month add column due_before date;
comment on column task_month.due_before is 'The task''s day before this month''s judgement moved it';
grant delete on task_month to nen_nep_app;
