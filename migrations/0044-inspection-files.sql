-- What is handed in for an inspection may be a file, beside the words that say what it is. Like all of an inspection it lies in the scope of those who may see
-- that inspection; who of these may open it (who inspects, and who handed it in) is asked where it is opened.
create table inspection_file (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  word_id uuid not null,
  name text not null,
  media_type text not null,
  size int not null,
  content_hash text not null,
  secrecy_confirmed text,
  at timestamptz not null,
  by_person_id uuid not null,
  constraint inspection_file_pk primary key (inspection_id, id),
  constraint inspection_file_word foreign key (inspection_id, word_id) references inspection_paper_word (inspection_id, id),
  constraint inspection_file_size check (size between 0 and 26214400)
);
create index inspection_file_of_word on inspection_file (inspection_id, word_id);
grant select, insert on inspection_file to nen_nep_app;
alter table inspection_file enable row level security;
create policy inspection_file_in_scope on inspection_file for all to nen_nep_app
  using (inspection_id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]))
  with check (inspection_id = any (string_to_array(current_setting('app.inspections'), ',')::uuid[]));
