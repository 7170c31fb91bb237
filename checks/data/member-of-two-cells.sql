-- mended by: office
select a.cell_id as unit_id, a.full_name as subject from member a join member b on b.person_id = a.person_id and b.cell_id <> a.cell_id and b.valid && a.valid and b.valid @> $1::date
  where a.valid @> $1::date and not exists (select from member_flag f where f.cell_id in (a.cell_id, b.cell_id) and f.member_id in (a.id, b.id) and f.flag in ('temporary-in', 'temporary-away', 'special-duty') and f.valid @> $1::date);
