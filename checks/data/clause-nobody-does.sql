-- mended by: cell
select r.cell_id as unit_id, c.text as subject from resolution r join clause c on c.cell_id = r.cell_id and c.resolution_id = r.id
  where r.passed_at > $2::timestamptz - interval '60 days' and not exists (select from task t where t.cell_id = c.cell_id and t.clause_id = c.id);
