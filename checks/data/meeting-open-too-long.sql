-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m where m.state = 'open' and not m.recorded_afterwards and m.starts_at < $2::timestamptz - interval '1 day';
