-- mended by: cell
select u.id as unit_id, to_char($1::date - interval '3 months', '"Q"Q YYYY') as subject from unit u where u.kind = 'cell' and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date) and u.founded_on < date_trunc('quarter', $1::date - interval '3 months')
  and exists (select from meeting m where m.cell_id = u.id and m.month < date_trunc('quarter', $1::date - interval '3 months'))
  and not exists (select from meeting m where m.cell_id = u.id and m.kind in ('thematic', 'combined') and m.state <> 'missed' and m.month >= date_trunc('quarter', $1::date - interval '3 months') and m.month < date_trunc('quarter', $1::date));
