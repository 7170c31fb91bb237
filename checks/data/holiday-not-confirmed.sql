-- mended by: office
select u.id as unit_id, h.name || ' ' || to_char(h.day, 'DD/MM/YYYY') as subject from holiday h, unit u where nlevel(u.path) = 1 and not h.confirmed and h.day between $1::date and $1::date + 120;
