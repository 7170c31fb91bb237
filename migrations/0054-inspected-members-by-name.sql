-- A cell moves below another committee with its members and their history; what the former committee inspected there stays that committee's. The rows of an
-- inspection name the member with these two keys, so that committee could not be imported anywhere without the cell. Whose members they are is asked where they are
-- chosen (src/inspection), their names are kept beside them, and the cell itself is around the export as a unit.
alter table inspected_member drop constraint inspected_member_member;
alter table inspection_remedy drop constraint inspection_remedy_member;
