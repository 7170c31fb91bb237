-- mended by: site
select s.cell_id as unit_id, to_char(s.month, 'MM/YYYY') as subject from month_summary s where s.meeting_id is not null and not exists (select from meeting m where m.cell_id = s.cell_id and m.id = s.meeting_id and m.state = s.state);
