-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m join meeting_moment p on p.cell_id = m.cell_id and p.meeting_id = m.id and p.moment = 'posted' where p.claimed_at < date_trunc('minute', m.ended_at);
