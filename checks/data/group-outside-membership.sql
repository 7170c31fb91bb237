-- mended by: cell
select m.cell_id as unit_id, m.full_name as subject from member_group g join member m on m.cell_id = g.cell_id and m.id = g.member_id join unit u on u.id = g.group_id
where not g.valid <@ m.valid or (u.ended_on <= $1::date and g.valid @> $1::date)
  or not exists (select from unit_parent p where p.unit_id = g.group_id and p.parent_id = g.cell_id and p.valid && g.valid);
