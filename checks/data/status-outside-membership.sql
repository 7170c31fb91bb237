-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_status s join member m on m.cell_id = s.cell_id and m.id = s.member_id where s.status in ('probationary', 'official') and not s.valid <@ m.valid;
