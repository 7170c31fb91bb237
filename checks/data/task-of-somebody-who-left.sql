-- mended by: cell
select t.cell_id as unit_id, t.text as subject from task t join member m on m.cell_id = t.cell_id and m.id = t.member_id where t.status = 'open' and not m.valid @> $1::date;
