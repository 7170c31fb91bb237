-- mended by: office
select p.unit_id, '' as subject from unit_parent p join unit a on a.id = p.parent_id where lower(p.valid) < a.founded_on;
