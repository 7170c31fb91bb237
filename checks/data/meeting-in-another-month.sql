-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m where m.state <> 'missed' and abs(extract(epoch from (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date - m.month::timestamp) / 86400 - 15) > 31;
