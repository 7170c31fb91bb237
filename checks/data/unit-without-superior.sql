-- mended by: office
select u.id as unit_id, '' as subject from unit u where nlevel(u.path) > 1 and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date)
  and not exists (select from unit_parent p where p.unit_id = u.id and p.valid @> $1::date);
