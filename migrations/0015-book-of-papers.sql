-- The book of a cell's papers: numbers run by type through a term or a year, never twice; papers issued before the meeting, and of the
-- year beside those of a meeting; what was posted to the handbook app, before and after the meeting, with its proof.

create table document_term (
  cell_id uuid not null,
  starts_on date not null,
  constraint document_term_pk primary key (cell_id, starts_on),
  constraint document_term_cell foreign key (cell_id) references unit (id)
);
comment on table document_term is 'First days of the cell''s terms (the day after its congress): numbers begin anew each term (36-HD/VPTW, II.1.3); before the first known one, each year';
grant select, insert on document_term to nen_nep_app;
alter table document_term enable row level security;
create policy document_term_in_scope on document_term for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));

alter table filed_document add column cycle text, add column year int;
update filed_document set cycle = extract(year from issued_on)::text where number is not null;
alter table filed_document alter column meeting_id drop not null,
  add constraint filed_document_numbered_once unique (cell_id, symbol, cycle, number),
  add constraint filed_document_cycle_with_number check ((number is null) = (cycle is null)),
  add constraint filed_document_of_meeting_or_year check ((meeting_id is null) = (year is not null));
comment on column filed_document.issued_on is 'The paper''s own day, as it says itself';
comment on column filed_document.cycle is 'In which run of numbers: a year ''2026'' or a term ''term 2025-04-21''';
comment on column filed_document.year is 'Of a paper about a whole year (the thematic plan), which belongs to no meeting';
create index filed_document_by_day on filed_document (cell_id, issued_on);

alter table meeting_moment drop constraint meeting_moment_known;
alter table meeting_moment add constraint meeting_moment_known check (moment in ('planned', 'pre-meeting-held', 'prepared', 'announced', 'papers-posted', 'posted-before', 'opened', 'concluded', 'self-marked', 'minutes-approved', 'written', 'filed', 'posted', 'graded', 'missed'));
alter table meeting_moment add column proof_paper_id uuid,
  add constraint meeting_moment_proof foreign key (cell_id, proof_paper_id) references paper (cell_id, id);
comment on column meeting_moment.proof_paper_id is 'The picture or PDF that shows the posting';
