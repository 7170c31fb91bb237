-- Who of a large cell belongs to which of its party groups (tổ đảng, Điều lệ Đảng, 24): a party group is a unit under the cell, in it are
-- members of that cell, from a day to a day.

create table member_group (
  cell_id uuid not null,
  member_id uuid not null,
  valid daterange not null,
  group_id uuid not null,
  constraint member_group_pk primary key (cell_id, member_id, valid without overlaps),
  constraint member_group_member foreign key (cell_id, member_id) references member (cell_id, id),
  constraint member_group_unit foreign key (group_id) references unit (id),
  constraint member_group_not_empty check (not isempty(valid))
);
comment on table member_group is 'A member of a cell in one of its party groups over time; at most one on a day. A group that has ended has no members, whatever stands here.';
grant select, insert, update, delete on member_group to nen_nep_app;
alter table member_group enable row level security;
create policy member_group_in_scope on member_group for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));
