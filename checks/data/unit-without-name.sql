-- mended by: office
select u.id as unit_id, '' as subject from unit u where u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date) and not exists (select from unit_name n where n.unit_id = u.id and n.valid @> $1::date);
