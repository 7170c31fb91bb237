-- A committee's reports to the level above. While one is open it holds words alone; closed it is a paper of the committee, numbered, sealed and
-- linked in the committee's own chain. The tables of papers are keyed by who issues them: `cell_id` is then the committee.

alter table filed_document drop constraint filed_document_kind_known;
alter table filed_document add constraint filed_document_kind_known check (kind in ('notice', 'agenda', 'roll', 'minutes', 'resolution', 'conclusion', 'pre-meeting-minutes', 'thematic-plan', 'self-mark', 'addendum', 'report'));

create table unit_report (
  unit_id uuid not null,
  period text not null,
  supplement int not null,
  remarks text not null default '',
  proposals text not null default '',
  version int not null default 0,
  document_id uuid,
  closed_at timestamptz,
  closed_by_person_id uuid,
  closed_by_name text,
  constraint unit_report_pk primary key (unit_id, period, supplement),
  constraint unit_report_unit foreign key (unit_id) references unit (id),
  constraint unit_report_document foreign key (unit_id, document_id) references filed_document (cell_id, id),
  constraint unit_report_period_known check (period ~ '^\d{4}(-(0[1-9]|1[0-2])|-H[12])?$'),
  constraint unit_report_in_order check (supplement >= 0 and version >= 0),
  constraint unit_report_closed_is_a_paper check ((document_id is null) = (closed_at is null))
);
comment on table unit_report is 'A report upward of a month (2026-10), a half (2026-H1) or a year, and its supplements from 1; figures are not kept here: while it is open they are those of the day, closed those in its paper';
comment on column unit_report.version is 'How often its words were kept, so that two who write at once do not undo each other';
grant select, insert, update on unit_report to nen_nep_app;
alter table unit_report enable row level security;
create policy unit_report_in_scope on unit_report for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
