-- mended by: site
select t.cell_id as unit_id, t.text as subject from task t join clause c on c.cell_id = t.cell_id and c.id = t.clause_id join resolution r on r.cell_id = c.cell_id and r.id = c.resolution_id where t.status = 'open' and r.passed_at is null;
