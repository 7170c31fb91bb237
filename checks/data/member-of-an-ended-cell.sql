-- mended by: office
select m.cell_id as unit_id, m.full_name as subject from member m join unit u on u.id = m.cell_id where u.ended_on <= $1::date and m.valid @> $1::date;
