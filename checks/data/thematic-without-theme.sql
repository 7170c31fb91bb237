-- mended by: cell
select m.cell_id as unit_id, to_char(m.starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as subject from meeting m where m.kind in ('thematic', 'combined') and m.theme = '' and m.state in ('planned', 'prepared', 'announced') and m.starts_at between $2::timestamptz and $2::timestamptz + interval '14 days';
