-- mended by: office
select u.id as unit_id, '' as subject from unit u join unit_parent p on p.unit_id = u.id and p.valid @> $1::date join unit a on a.id = p.parent_id
  where u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date) and a.ended_on <= $1::date;
