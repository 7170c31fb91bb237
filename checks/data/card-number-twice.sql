-- mended by: office
select m.cell_id as unit_id, m.full_name as subject from member_detail d join member m on m.cell_id = d.cell_id and m.id = d.member_id
  where exists (select from member_detail o join member n on n.cell_id = o.cell_id and n.id = o.member_id where o.card_number = d.card_number and n.person_id <> m.person_id);
