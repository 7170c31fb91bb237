-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m where m.state in ('open', 'concluded', 'written', 'filed', 'graded') and not m.recorded_afterwards and not exists (select from notice n where n.cell_id = m.cell_id and n.meeting_id = m.id);
