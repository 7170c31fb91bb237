-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_flag f join member m on m.cell_id = f.cell_id and m.id = f.member_id where not f.valid && m.valid;
