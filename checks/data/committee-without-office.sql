-- mended by: office
select u.id as unit_id, '' as subject from unit u where u.kind = 'committee' and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date)
  and exists (select from unit_parent p join unit c on c.id = p.unit_id where p.parent_id = u.id and p.valid @> $1::date)
  and not exists (select from post p where p.unit_id = u.id and p.kind = 'office' and p.valid @> $1::date);
