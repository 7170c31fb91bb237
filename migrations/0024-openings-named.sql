-- A member sees who opened their record by name, also where the reader stands above the cell and no list of the cell names them.

alter table record_opening add column by_name text not null default '';
comment on column record_opening.by_name is 'What the reader was called then; empty where it was not kept yet.';
