-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_flag f join member m on m.cell_id = f.cell_id and m.id = f.member_id and m.valid @> $1::date
  where f.flag in ('temporary-away', 'temporary-in') and f.valid @> $1::date and lower(f.valid) < $1::date - interval '12 months';
