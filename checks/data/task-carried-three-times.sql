-- mended by: cell
select t.cell_id as unit_id, t.text as subject from task t join task_month k on k.cell_id = t.cell_id and k.task_id = t.id and k.result = 'carried' where t.status = 'open' group by t.cell_id, t.id, t.text having count(*) >= 3;
