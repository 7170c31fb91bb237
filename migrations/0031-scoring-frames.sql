-- A committee's own scoring frames: kept as they were made and never changed, so that an old meeting keeps the frame of its day.
create table scoring_frame (
  id uuid not null,
  unit_id uuid not null,
  made_on date not null,
  frame jsonb not null,
  constraint scoring_frame_pk primary key (id),
  constraint scoring_frame_unit foreign key (unit_id) references unit (id)
);
create index scoring_frame_of_unit on scoring_frame (unit_id);
comment on table scoring_frame is 'Scoring frames of a committee (src/quality/frame.ts), for itself and those below. Which one holds from which day is said in site_setting under score.frame.';
grant select, insert on scoring_frame to nen_nep_app;
grant select on scoring_frame to nen_nep_reports;
