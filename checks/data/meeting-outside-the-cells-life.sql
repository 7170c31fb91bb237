-- mended by: office
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m join unit u on u.id = m.cell_id where (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date < u.founded_on or (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date > u.ended_on;
