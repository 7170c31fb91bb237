-- mended by: office
select u.id as unit_id, '' as subject from unit u where u.kind = 'cell' and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date)
  and not exists (select from unit_type t where t.unit_id = u.id and t.valid @> $1::date);
