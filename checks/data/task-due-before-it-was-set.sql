-- mended by: cell
select t.cell_id as unit_id, t.text as subject from task t where t.due_on < t.set_on and t.clause_id is not null;
