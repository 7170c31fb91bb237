-- mended by: site
select u.id as unit_id, '' as subject from unit u join lateral (select p.parent_id from unit_parent p where p.unit_id = u.id order by lower(p.valid) desc limit 1) l on true join unit a on a.id = l.parent_id
  where u.path <> a.path || replace(u.id::text, '-', '')::ltree;
