-- mended by: cell
select u.id as unit_id, extract(year from $1::date)::text as subject from unit u where u.kind = 'cell' and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date) and u.founded_on < date_trunc('year', $1::date) and extract(month from $1::date) > 1
  and not exists (select from meeting m where m.cell_id = u.id and extract(year from m.month) = extract(year from $1::date));
