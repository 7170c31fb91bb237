-- The meeting approves the minutes as they were read to it: what was read is kept, so that anything recorded afterwards shows.

alter table minutes add column approved_of int, add column approved_sections jsonb;
comment on column minutes.approved_of is 'Those here who could vote when the minutes were approved: the base of approved_in_favour';
comment on column minutes.approved_sections is 'The parts as they were read and approved; from another text the approval has to be given again';
alter table minutes add constraint minutes_approved_count check (approved_in_favour <= approved_of);
