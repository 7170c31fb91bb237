-- mended by: office
select p.unit_id, p.holder_name as subject from post p join unit u on u.id = p.unit_id and u.kind = 'cell'
  where p.kind in ('secretary', 'deputy', 'committee-member') and p.valid @> $1::date
  and not exists (select from member m where m.cell_id = p.unit_id and m.person_id = p.person_id and m.valid @> $1::date);
