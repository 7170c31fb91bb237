-- mended by: site
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m left join minutes i on i.cell_id = m.cell_id and i.meeting_id = m.id where m.state in ('concluded', 'written', 'filed', 'graded') and i.facts is null;
