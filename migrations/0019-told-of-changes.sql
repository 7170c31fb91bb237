-- Another time or place reaches everybody who had been told: as a notice of its own, by mail with the same calendar entry anew, and
-- by the call list. The notice goes by mail to the superior's member in charge too.

alter table notice add column change boolean not null default false;
comment on column notice.change is 'Told by itself when an announced meeting got another time or place; the papers keep to what was announced';
alter table meeting add column sequence int not null default 0;
comment on column meeting.sequence is 'How often its calendar entry changed (RFC 5545, SEQUENCE)';

drop function calendar_of(text);
create function calendar_of(p_secret_hash text) returns table (cell_id uuid, id uuid, starts_at timestamptz, place text, state text, kind text, sequence int)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select m.cell_id, m.id, m.starts_at, m.place, m.state, m.kind, m.sequence from public.calendar_address a join public.meeting m on m.cell_id = a.cell_id
   where a.secret_hash = p_secret_hash and a.revoked_at is null
     and exists (select from public.member b where b.cell_id = a.cell_id and b.person_id = a.person_id and b.valid @> current_date);
end;
-- The member in charge belongs to another cell, whose details are closed here: the one address of theirs is given to whoever may read
-- the details of the cell they are in charge of, and nothing beside it.
create function address_in_charge(p_cell uuid, on_day date) returns table (person_id uuid, email text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select distinct on (p.person_id) p.person_id, d.email from public.post p
    join public.member m on m.person_id = p.person_id and m.valid @> on_day join public.member_detail d on d.cell_id = m.cell_id and d.member_id = m.id and d.email is not null
   where p.unit_id = p_cell and p.kind = 'in-charge' and p.valid @> on_day and p_cell = any (string_to_array(current_setting('app.details'), ',')::uuid[])
   order by p.person_id, m.cell_id;
end;
revoke all on function calendar_of, address_in_charge from public;
grant execute on function calendar_of, address_in_charge to nen_nep_app;
