-- The calendar all cells share (waiting, registered, settled; another time proposed), the year's plan as it was reported, and the
-- thematic paper between its author and its reviewer.
alter table meeting add column registered_at timestamptz;
comment on column meeting.registered_at is 'When the cell registered this time with its committee: chờ đăng ký before, đã đăng ký from then, đã thống nhất from settled_at';

create table time_proposal (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  starts_at timestamptz not null,
  reason text not null,
  at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  answer text not null default '',
  constraint time_proposal_pk primary key (cell_id, id),
  constraint time_proposal_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint time_proposal_answered check ((answered_at is null) = (accepted is null))
);
create index time_proposal_of_meeting on time_proposal (cell_id, meeting_id);
comment on table time_proposal is 'Another time the committee''s office proposes for a meeting; the cell takes it or says why not';
grant select, insert, update on time_proposal to nen_nep_app;
alter table time_proposal enable row level security;
create policy time_proposal_in_scope on time_proposal for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));

alter table year_plan add column reported jsonb;
comment on column year_plan.reported is 'The meetings of the year as they stood when the plan was last reported: the superior sees what changed since';

alter table paper add column remark text not null default '';
alter table paper drop constraint paper_step_known;
alter table paper add constraint paper_step_known check (step in ('draft', 'returned', 'reviewed', 'distributed'));
comment on column paper.remark is 'What the reviewer of a thematic paper asks to be mended';
