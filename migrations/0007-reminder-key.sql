-- A reminder lies with the cell it is for, under that cell's policy: so its key begins with the cell, as every key of a cell's table does.
alter table reminder drop constraint reminder_pk;
alter table reminder add constraint reminder_pk primary key (cell_id, id);
