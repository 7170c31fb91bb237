-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_detail d join member m on m.cell_id = d.cell_id and m.id = d.member_id
  where d.admitted_on is not null and d.born is not null and extract(year from d.admitted_on) - left(d.born, 4)::int < 18;
