-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_detail d join member m on m.cell_id = d.cell_id and m.id = d.member_id where d.official_on < d.admitted_on;
