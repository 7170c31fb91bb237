-- An addendum to signed minutes is a paper of its own in the cell's chain, sealed when it is added.

alter table filed_document drop constraint filed_document_kind_known;
alter table filed_document add constraint filed_document_kind_known check (kind in ('notice', 'agenda', 'roll', 'minutes', 'resolution', 'conclusion', 'pre-meeting-minutes', 'thematic-plan', 'self-mark', 'addendum'));
alter table addendum add column by_name text not null default '', add column document_id uuid,
  add constraint addendum_document foreign key (cell_id, document_id) references filed_document (cell_id, id);
comment on column addendum.document_id is 'The sealed paper that bears it';
