-- mended by: office
select u.id as unit_id, count(s.member_id)::text as subject from unit u left join member_status s on s.cell_id = u.id and s.status = 'official' and s.valid @> $1::date
  where u.kind = 'cell' and u.founded_on <= $1::date and (u.ended_on is null or u.ended_on > $1::date) group by u.id having count(s.member_id) < 3;
