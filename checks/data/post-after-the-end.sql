-- mended by: office
select p.unit_id, p.holder_name as subject from post p join unit u on u.id = p.unit_id where u.ended_on is not null and (upper_inf(p.valid) or upper(p.valid) > u.ended_on);
