-- mended by: site
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m where m.state in ('filed', 'graded') and not exists (select from filed_document d where d.cell_id = m.cell_id and d.meeting_id = m.id);
