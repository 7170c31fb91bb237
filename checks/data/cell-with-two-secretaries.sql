-- mended by: office
select p.unit_id, string_agg(p.holder_name, ', ' order by p.holder_name) as subject from post p
  where p.kind = 'secretary' and p.valid @> $1::date group by p.unit_id having count(*) > 1;
