-- mended by: cell
select a.cell_id as unit_id, m.full_name as subject from attendance a join meeting g on g.cell_id = a.cell_id and g.id = a.meeting_id join member m on m.cell_id = a.cell_id and m.id = a.member_id
  where a.mark in ('present', 'late', 'left-early') and not m.valid @> (g.starts_at at time zone 'Asia/Ho_Chi_Minh')::date;
