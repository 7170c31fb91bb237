-- mended by: cell
select t.cell_id as unit_id, t.text as subject from task t where t.status = 'open' and t.due_on < $1::date - 30 and not exists (select from task_report r where r.cell_id = t.cell_id and r.task_id = t.id);
