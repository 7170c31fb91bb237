-- mended by: cell
select u.id as unit_id, to_char(k.month, 'MM/YYYY') as subject from unit u cross join generate_series(date_trunc('month', $1::date) - interval '3 months', date_trunc('month', $1::date) - interval '1 month', interval '1 month') k (month)
  where u.kind = 'cell' and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date) and u.founded_on < k.month and exists (select from meeting m where m.cell_id = u.id and m.month < k.month)
  and not exists (select from meeting m where m.cell_id = u.id and m.month = k.month and m.kind in ('regular', 'combined')) and not exists (select from empty_month e where e.cell_id = u.id and e.month = k.month);
