-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') as subject from meeting m where m.state <> 'missed' group by m.cell_id, m.starts_at having count(*) > 1;
