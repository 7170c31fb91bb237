-- mended by: office
select pl.unit_id, pl.name as subject from place pl join place_cell c on c.place_id = pl.id and c.valid @> $1::date join unit u on u.id = c.cell_id where u.ended_on <= $1::date;
