-- mended by: cell
select m.cell_id as unit_id, p.full_name as subject from meeting m join member p on p.cell_id = m.cell_id and p.id = m.chair_member_id where m.state in ('open', 'concluded', 'written', 'filed', 'graded') and not p.valid @> (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date;
