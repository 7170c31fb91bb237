-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member m join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.status = 'official' and s.valid @> $1::date
  left join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id where m.valid @> $1::date and d.card_number is null;
