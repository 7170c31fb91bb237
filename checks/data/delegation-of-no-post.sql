-- mended by: office
select d.unit_id, d.reason as subject from delegation d where d.valid @> $1::date and d.withdrawn_at is null
  and not exists (select from post p where p.unit_id = d.unit_id and p.person_id = d.from_person_id and p.kind = d.post_kind and p.valid @> $1::date);
