-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m where m.state in ('open', 'concluded', 'written', 'filed', 'graded') and (m.chair_member_id is null or m.secretary_member_id is null);
