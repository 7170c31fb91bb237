-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member m where m.valid @> $1::date and not exists (select from member_status s where s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> $1::date);
