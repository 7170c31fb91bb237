-- The cell's month: plan, preparation, notice, the live meeting, minutes, filing.

create table meeting (
  cell_id uuid not null,
  id uuid not null,
  kind text not null,
  month date not null,
  state text not null default 'planned',
  starts_at timestamptz not null,
  place text not null,
  day_reason text not null default '',
  theme text not null default '',
  author_member_id uuid,
  reviewer_member_id uuid,
  chair_member_id uuid,
  secretary_member_id uuid,
  marker_member_id uuid,
  resolution_id uuid,
  recorded_afterwards boolean not null default false,
  pre_meeting text not null default 'due',
  dues_statement text not null default '',
  settled_at timestamptz,
  ended_at timestamptz,
  reason text not null default '',
  constraint meeting_pk primary key (cell_id, id),
  constraint meeting_cell foreign key (cell_id) references unit (id),
  constraint meeting_kind_known check (kind in ('regular', 'thematic', 'combined', 'extraordinary')),
  constraint meeting_state_known check (state in ('planned', 'prepared', 'announced', 'open', 'concluded', 'written', 'filed', 'graded', 'missed')),
  constraint meeting_month_first_day check (extract(day from month) = 1),
  constraint meeting_pre_meeting_known check (pre_meeting in ('due', 'held', 'not-applicable')),
  constraint meeting_author foreign key (cell_id, author_member_id) references member (cell_id, id),
  constraint meeting_reviewer foreign key (cell_id, reviewer_member_id) references member (cell_id, id),
  constraint meeting_chair foreign key (cell_id, chair_member_id) references member (cell_id, id),
  constraint meeting_secretary foreign key (cell_id, secretary_member_id) references member (cell_id, id),
  constraint meeting_marker foreign key (cell_id, marker_member_id) references member (cell_id, id),
  constraint meeting_resolution foreign key (cell_id, resolution_id) references resolution (cell_id, id)
);
create unique index meeting_regular_once on meeting (cell_id, month) where kind in ('regular', 'combined');
create index meeting_by_month on meeting (cell_id, month);

create table meeting_moment (
  cell_id uuid not null,
  meeting_id uuid not null,
  moment text not null,
  at timestamptz not null,
  claimed_at timestamptz not null,
  by_person_id uuid not null,
  constraint meeting_moment_pk primary key (cell_id, meeting_id, moment),
  constraint meeting_moment_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint meeting_moment_known check (moment in ('planned', 'pre-meeting-held', 'prepared', 'announced', 'papers-posted', 'opened', 'concluded', 'self-marked', 'minutes-approved', 'written', 'filed', 'posted', 'graded', 'missed'))
);
comment on table meeting_moment is 'When each state of the field was first reached (HD 42-HD/BTCTW, II.2.2): lead times and lags are computed from here';

create table meeting_postponement (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  from_starts_at timestamptz not null,
  to_starts_at timestamptz not null,
  reason text not null,
  at timestamptz not null,
  constraint meeting_postponement_pk primary key (cell_id, id),
  constraint meeting_postponement_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);

create table pre_meeting (
  cell_id uuid not null,
  meeting_id uuid not null,
  held_at timestamptz not null,
  place text not null default '',
  content text not null,
  conclusion text not null,
  constraint pre_meeting_pk primary key (cell_id, meeting_id),
  constraint pre_meeting_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);
create table pre_meeting_member (
  cell_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  constraint pre_meeting_member_pk primary key (cell_id, meeting_id, member_id),
  constraint pre_meeting_member_of foreign key (cell_id, meeting_id) references pre_meeting (cell_id, meeting_id),
  constraint pre_meeting_member_member foreign key (cell_id, member_id) references member (cell_id, id)
);

create table agenda_item (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  position int not null,
  origin text not null,
  key text,
  title text not null,
  minutes int not null,
  points text not null default '',
  started_at timestamptz,
  ended_at timestamptz,
  constraint agenda_item_pk primary key (cell_id, id),
  constraint agenda_item_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint agenda_item_origin_known check (origin in ('playbook', 'carried', 'superior', 'own')),
  constraint agenda_item_minutes check (minutes between 0 and 600)
);
create index agenda_item_of_meeting on agenda_item (cell_id, meeting_id, position);

create table superior_item (
  unit_id uuid not null,
  id uuid not null,
  month date not null,
  title text not null,
  points text not null default '',
  withdrawn_at timestamptz,
  constraint superior_item_pk primary key (unit_id, id),
  constraint superior_item_unit foreign key (unit_id) references unit (id),
  constraint superior_item_month_first_day check (extract(day from month) = 1)
);
comment on table superior_item is 'What a committee asks all its cells to take up in a month; a cell''s agenda marks it as the superior''s';

create table paper (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  name text not null,
  media_type text not null,
  size int not null,
  content_hash text not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  secrecy_confirmed text,
  step text,
  removed_at timestamptz,
  constraint paper_pk primary key (cell_id, id),
  constraint paper_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint paper_kind_known check (kind in ('paper', 'thematic', 'scan', 'proof-of-posting', 'task-evidence')),
  constraint paper_step_known check (step in ('draft', 'reviewed', 'distributed')),
  constraint paper_size check (size between 0 and 26214400)
);
create index paper_of_meeting on paper (cell_id, meeting_id);
create table paper_opening (
  cell_id uuid not null,
  paper_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  constraint paper_opening_pk primary key (cell_id, paper_id, member_id),
  constraint paper_opening_paper foreign key (cell_id, paper_id) references paper (cell_id, id)
);

create table notice (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  at timestamptz not null,
  starts_at timestamptz not null,
  place text not null,
  text text not null,
  constraint notice_pk primary key (cell_id, id),
  constraint notice_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);
create table notice_recipient (
  cell_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  member_id uuid,
  way text not null,
  told_at timestamptz,
  constraint notice_recipient_pk primary key (cell_id, notice_id, person_id),
  constraint notice_recipient_notice foreign key (cell_id, notice_id) references notice (cell_id, id),
  constraint notice_recipient_way_known check (way in ('page', 'e-mail', 'print', 'call'))
);

create table reply (
  cell_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  answer text not null,
  at timestamptz not null,
  accepted boolean,
  decided_at timestamptz,
  constraint reply_pk primary key (cell_id, meeting_id, member_id),
  constraint reply_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint reply_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint reply_answer_known check (answer in ('coming', 'leave'))
);
create table leave_reason (
  cell_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  reason text not null,
  constraint leave_reason_pk primary key (cell_id, meeting_id, member_id),
  constraint leave_reason_reply foreign key (cell_id, meeting_id, member_id) references reply (cell_id, meeting_id, member_id)
);
comment on table leave_reason is 'Apart from the reply, under the details policy: a reason can tell of health (Law 91/2025/QH15)';

create table opinion (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  text text not null,
  sent_at timestamptz not null,
  brought_up_at timestamptz,
  answer text not null default '',
  answer_due_on date,
  constraint opinion_pk primary key (cell_id, id),
  constraint opinion_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint opinion_member foreign key (cell_id, member_id) references member (cell_id, id)
);

create table attendance (
  cell_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  mark text not null,
  at timestamptz not null,
  source text not null,
  confirmed boolean not null default true,
  constraint attendance_pk primary key (cell_id, meeting_id, member_id),
  constraint attendance_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint attendance_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint attendance_mark_known check (mark in ('present', 'late', 'left-early', 'absent-with-reason', 'absent-without-reason')),
  constraint attendance_source_known check (source in ('self', 'secretary', 'paper', 'reply'))
);
create table guest (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  name text not null,
  role text not null default '',
  person_id uuid,
  constraint guest_pk primary key (cell_id, id),
  constraint guest_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);
create table speech (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  agenda_item_id uuid not null,
  member_id uuid not null,
  text text not null default '',
  at timestamptz not null,
  constraint speech_pk primary key (cell_id, id),
  constraint speech_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint speech_item foreign key (cell_id, agenda_item_id) references agenda_item (cell_id, id),
  constraint speech_member foreign key (cell_id, member_id) references member (cell_id, id)
);
create index speech_of_meeting on speech (cell_id, meeting_id);
create index speech_of_member on speech (cell_id, member_id, at desc);

create table self_mark (
  cell_id uuid not null,
  meeting_id uuid not null,
  criterion text not null,
  points int not null,
  note text not null default '',
  constraint self_mark_pk primary key (cell_id, meeting_id, criterion),
  constraint self_mark_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint self_mark_points check (points between 0 and 100)
);

create table grade (
  cell_id uuid not null,
  meeting_id uuid not null,
  grade text not null,
  points int not null,
  reason text not null,
  by_person_id uuid not null,
  at timestamptz not null,
  constraint grade_pk primary key (cell_id, meeting_id),
  constraint grade_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint grade_known check (grade in ('tot', 'kha', 'trung-binh', 'kem')),
  constraint grade_points check (points between 0 and 100)
);
comment on table grade is 'The superior''s decision on the meeting (HD 42-HD/BTCTW, 5), beside the cell''s self-mark, never over it';

create table minutes (
  cell_id uuid not null,
  meeting_id uuid not null,
  approved_at timestamptz,
  approved_in_favour int,
  facts jsonb,
  wording jsonb,
  written_at timestamptz,
  constraint minutes_pk primary key (cell_id, meeting_id),
  constraint minutes_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);
comment on column minutes.facts is 'What happened, frozen when the chair ends the meeting';
comment on column minutes.wording is 'The sections as the secretary worded them; frozen when signed';
create table addendum (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  day date not null,
  text text not null,
  by_person_id uuid not null,
  constraint addendum_pk primary key (cell_id, id),
  constraint addendum_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id)
);

create table document_number (
  cell_id uuid not null,
  kind text not null,
  cycle text not null,
  last int not null,
  constraint document_number_pk primary key (cell_id, kind, cycle),
  constraint document_number_cell foreign key (cell_id) references unit (id)
);
create table document_head (
  cell_id uuid not null,
  head text not null,
  length int not null,
  constraint document_head_pk primary key (cell_id),
  constraint document_head_cell foreign key (cell_id) references unit (id)
);
create table filed_document (
  cell_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  number int,
  symbol text not null default '',
  issued_on date not null,
  content jsonb not null,
  content_hash text not null,
  previous text not null,
  head text not null,
  seal text not null,
  constraint filed_document_pk primary key (cell_id, id),
  constraint filed_document_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint filed_document_follows_once unique (cell_id, previous),
  constraint filed_document_kind_known check (kind in ('notice', 'agenda', 'roll', 'minutes', 'resolution', 'conclusion', 'pre-meeting-minutes', 'thematic-plan', 'self-mark'))
);
create index filed_document_of_meeting on filed_document (cell_id, meeting_id);

create table year_plan (
  cell_id uuid not null,
  year int not null,
  reported_at timestamptz,
  note text not null default '',
  constraint year_plan_pk primary key (cell_id, year),
  constraint year_plan_cell foreign key (cell_id) references unit (id)
);
create table empty_month (
  cell_id uuid not null,
  month date not null,
  reason text not null,
  held_on date,
  present int,
  constraint empty_month_pk primary key (cell_id, month),
  constraint empty_month_cell foreign key (cell_id) references unit (id)
);
comment on table empty_month is 'Months before the cell began here: held elsewhere (day and number present, entered once) or why there is nothing';

create table reminder (
  unit_id uuid not null,
  id uuid not null,
  cell_id uuid not null,
  about text not null,
  sent_at timestamptz not null,
  seen_at timestamptz,
  constraint reminder_pk primary key (unit_id, id),
  constraint reminder_unit foreign key (unit_id) references unit (id)
);

create table calendar_address (
  cell_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  constraint calendar_address_pk primary key (cell_id, id)
);
comment on table calendar_address is 'The secret itself is derived from the site''s secret and the id, and shown; only its hash is kept';

-- One row per cell and month, kept by the transaction that changes the meeting; reports above a committee read only this.
create table month_summary (
  cell_id uuid not null,
  month date not null,
  meeting_id uuid,
  state text not null,
  starts_at timestamptz,
  must_attend int not null default 0,
  present int not null default 0,
  late int not null default 0,
  absent_with_reason int not null default 0,
  absent_without_reason int not null default 0,
  spoke int not null default 0,
  duration_minutes int,
  thematic boolean not null default false,
  announced_at timestamptz,
  papers_at timestamptz,
  concluded_at timestamptz,
  filed_at timestamptz,
  posted_at timestamptz,
  self_mark int,
  tasks_before int not null default 0,
  tasks_done int not null default 0,
  tasks_done_in_time int not null default 0,
  tasks_carried int not null default 0,
  tasks_set int not null default 0,
  constraint month_summary_pk primary key (cell_id, month),
  constraint month_summary_cell foreign key (cell_id) references unit (id)
);
grant select on month_summary to nen_nep_reports;

grant select, insert, update, delete on meeting, meeting_moment, pre_meeting, pre_meeting_member, agenda_item, superior_item, paper, notice_recipient,
  reply, leave_reason, opinion, attendance, guest, speech, self_mark, grade, minutes, document_number, document_head, year_plan, empty_month, reminder, calendar_address, month_summary to nen_nep_app;
grant select, insert on meeting_postponement, paper_opening, notice, addendum, filed_document to nen_nep_app;
revoke delete on meeting, meeting_moment, minutes, paper from nen_nep_app;

do $$
declare t text;
begin
  foreach t in array array['meeting', 'meeting_moment', 'meeting_postponement', 'pre_meeting', 'pre_meeting_member', 'agenda_item', 'paper', 'paper_opening',
      'notice', 'notice_recipient', 'reply', 'opinion', 'attendance', 'guest', 'speech', 'self_mark', 'grade', 'minutes', 'addendum', 'document_number', 'document_head',
      'filed_document', 'year_plan', 'empty_month', 'reminder', 'calendar_address', 'month_summary'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;
alter table leave_reason enable row level security;
create policy leave_reason_in_scope on leave_reason for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.details'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.details'), ',')::uuid[]));
create policy month_summary_reports on month_summary for select to nen_nep_reports using (true);
alter table superior_item enable row level security;
create policy superior_item_in_scope on superior_item for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
-- A cell reads what the committees above it ask it to take up.
create policy superior_item_seen_below on superior_item for select to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.above'), ',')::uuid[]));

-- A member gives, changes and sees their own reason, though the details of the cell are closed to them.
create function keep_leave_reason(p_cell uuid, p_meeting uuid, p_member uuid, p_reason text) returns void
  language sql volatile security definer set search_path = pg_catalog, public
begin atomic
  delete from public.leave_reason where cell_id = p_cell and meeting_id = p_meeting and member_id = p_member;
  insert into public.leave_reason (cell_id, meeting_id, member_id, reason) select p_cell, p_meeting, p_member, p_reason where p_reason is not null;
end;
create function own_leave_reasons(who uuid) returns setof leave_reason
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select l.* from public.leave_reason l join public.member m on m.cell_id = l.cell_id and m.id = l.member_id where m.person_id = who;
end;
-- A calendar program knows nothing but the secret address: the planned times and places of one cell, no more.
create function calendar_of(p_secret_hash text) returns table (cell_id uuid, id uuid, starts_at timestamptz, place text, state text, kind text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select m.cell_id, m.id, m.starts_at, m.place, m.state, m.kind from public.calendar_address a join public.meeting m on m.cell_id = a.cell_id
   where a.secret_hash = p_secret_hash and a.revoked_at is null
     and exists (select from public.member b where b.cell_id = a.cell_id and b.person_id = a.person_id and b.valid @> current_date);
end;
revoke all on function keep_leave_reason, own_leave_reasons, calendar_of from public;
grant execute on function keep_leave_reason, own_leave_reasons, calendar_of to nen_nep_app;
