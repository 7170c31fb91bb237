-- mended by: office
select p.parent_id as unit_id, n.name as subject from unit_parent p join unit_name n on n.unit_id = p.unit_id and n.valid @> $1::date
  where p.valid @> $1::date group by p.parent_id, n.name having count(*) > 1;
