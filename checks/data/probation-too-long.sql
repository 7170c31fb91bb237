-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_status s join member m on m.cell_id = s.cell_id and m.id = s.member_id and m.valid @> $1::date
  where s.status = 'probationary' and s.valid @> $1::date and lower(s.valid) < $1::date - interval '13 months';
