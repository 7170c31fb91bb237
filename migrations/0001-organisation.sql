-- The organisation: units, their tree and its history, places, posts, reorganisations.
-- Units are reference data (every role may read that a unit exists); who holds a post is people's data and falls under row-level security.

create extension if not exists ltree;
create extension if not exists btree_gist;

grant usage on schema public to nen_nep_app, nen_nep_reports, nen_nep_jobs;

create table unit (
  id uuid not null default uuidv7(),
  kind text not null,
  path ltree not null,
  founded_on date not null,
  ended_on date,
  code text,
  constraint unit_pk primary key (id),
  constraint unit_kind_known check (kind in ('province', 'district', 'committee', 'intermediate', 'grassroots', 'cell', 'party-group')),
  constraint unit_life check (ended_on is null or ended_on >= founded_on)
);
comment on table unit is 'An organisation of the Party. path is the current tree, derived from unit_parent on the day of the last change; a test compares the two.';
comment on column unit.code is 'NN.NNN.NNN.NNN.NNN where the organisation has one (FIELD 8)';
create index unit_path on unit using gist (path);

create table reorganisation (
  id uuid not null default uuidv7(),
  kind text not null,
  decision_number text,
  decision_day date,
  effective_on date not null,
  undone_by uuid,
  constraint reorganisation_pk primary key (id),
  constraint reorganisation_kind_known check (kind in ('found', 'rename', 'move', 'dissolve', 'merge', 'split', 'transfer', 'retype')),
  constraint reorganisation_undone foreign key (undone_by) references reorganisation (id)
);
comment on table reorganisation is 'A merge, split, move, rename, founding or dissolution, with its decision. Nothing is overwritten: spans end and begin.';

create table reorganisation_part (
  reorganisation_id uuid not null,
  unit_id uuid not null,
  part text not null,
  constraint reorganisation_part_pk primary key (reorganisation_id, unit_id, part),
  constraint reorganisation_part_of foreign key (reorganisation_id) references reorganisation (id),
  constraint reorganisation_part_unit foreign key (unit_id) references unit (id),
  constraint reorganisation_part_known check (part in ('predecessor', 'successor', 'subject'))
);

create table unit_name (
  unit_id uuid not null,
  valid daterange not null,
  name text not null,
  folded text not null,
  reorganisation_id uuid,
  constraint unit_name_pk primary key (unit_id, valid without overlaps),
  constraint unit_name_unit foreign key (unit_id) references unit (id),
  constraint unit_name_reorganisation foreign key (reorganisation_id) references reorganisation (id),
  constraint unit_name_not_empty check (not isempty(valid) and name <> '')
);
comment on column unit_name.folded is 'The name folded by members/name.ts, for search without accents';

create table unit_parent (
  unit_id uuid not null,
  valid daterange not null,
  parent_id uuid not null,
  reorganisation_id uuid,
  constraint unit_parent_pk primary key (unit_id, valid without overlaps),
  constraint unit_parent_unit foreign key (unit_id) references unit (id),
  constraint unit_parent_parent foreign key (parent_id) references unit (id),
  constraint unit_parent_reorganisation foreign key (reorganisation_id) references reorganisation (id),
  constraint unit_parent_not_itself check (unit_id <> parent_id)
);
create index unit_parent_children on unit_parent (parent_id);

create table unit_type (
  unit_id uuid not null,
  valid daterange not null,
  type text not null,
  constraint unit_type_pk primary key (unit_id, valid without overlaps),
  constraint unit_type_unit foreign key (unit_id) references unit (id)
);
comment on table unit_type is 'The type of a cell over time (HD 42-HD/BTCTW, 4): village, office, service unit, enterprise, students, forces, abroad';

create table place (
  id uuid not null default uuidv7(),
  unit_id uuid not null,
  kind text not null,
  name text not null,
  folded text not null,
  constraint place_pk primary key (id),
  constraint place_unit foreign key (unit_id) references unit (id),
  constraint place_kind_known check (kind in ('hamlet', 'office', 'school', 'clinic', 'enterprise', 'forces', 'other'))
);
create table place_cell (
  place_id uuid not null,
  valid daterange not null,
  cell_id uuid not null,
  constraint place_cell_pk primary key (place_id, valid without overlaps),
  constraint place_cell_place foreign key (place_id) references place (id),
  constraint place_cell_cell foreign key (cell_id) references unit (id)
);
comment on table place_cell is 'Which cell covers a hamlet or office; a place without a row on a day is a hamlet without members';

create table holiday (
  day date not null,
  kind text not null,
  name text not null,
  source text not null,
  confirmed boolean not null,
  constraint holiday_pk primary key (day),
  constraint holiday_kind_known check (kind in ('holiday', 'in-lieu'))
);

create table site_setting (
  unit_id uuid not null,
  name text not null,
  value jsonb not null,
  constraint site_setting_pk primary key (unit_id, name),
  constraint site_setting_unit foreign key (unit_id) references unit (id)
);
comment on table site_setting is 'Local choices over the defaults of the field (quorum mode, numbering cycle, signature line, package kinds). The nearest unit upward wins.';

create table person (
  id uuid not null default uuidv7(),
  constraint person_pk primary key (id)
);
comment on table person is 'An id and no more; names and details are rows of the membership, under its cell''s policy';

create table post (
  unit_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  holder_name text not null,
  kind text not null,
  valid daterange not null,
  decision_number text,
  decision_day date,
  constraint post_pk primary key (unit_id, id),
  constraint post_unit foreign key (unit_id) references unit (id),
  constraint post_person foreign key (person_id) references person (id),
  constraint post_kind_known check (kind in ('secretary', 'deputy', 'committee-member', 'in-charge', 'office', 'standing', 'inspector', 'administrator')),
  constraint post_not_empty check (not isempty(valid)),
  constraint post_once exclude using gist (unit_id with =, person_id with =, kind with =, valid with &&)
);
comment on column post.holder_name is 'A post is public: the cell sees who follows it though that person''s membership lies in another cell';
create index post_of_person on post (person_id);

create table delegation (
  unit_id uuid not null,
  id uuid not null default uuidv7(),
  from_person_id uuid not null,
  to_person_id uuid not null,
  post_kind text not null,
  valid daterange not null,
  reason text not null,
  constraint delegation_pk primary key (unit_id, id),
  constraint delegation_unit foreign key (unit_id) references unit (id),
  constraint delegation_from foreign key (from_person_id) references person (id),
  constraint delegation_to foreign key (to_person_id) references person (id),
  constraint delegation_dated check (not upper_inf(valid) and not isempty(valid)),
  constraint delegation_to_another check (from_person_id <> to_person_id)
);
create index delegation_to_person on delegation (to_person_id);

grant select, insert, update on unit, unit_name, unit_parent, unit_type, reorganisation, reorganisation_part, place, place_cell, site_setting, person to nen_nep_app;
grant select, insert, update, delete on holiday to nen_nep_app;
grant select, insert, update on post, delegation to nen_nep_app;
grant select on unit, unit_name, unit_parent, unit_type, place, place_cell, reorganisation, reorganisation_part, site_setting, holiday to nen_nep_reports;

alter table post enable row level security;
create policy post_in_scope on post for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
alter table delegation enable row level security;
create policy delegation_in_scope on delegation for all to nen_nep_app
  using (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (unit_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
