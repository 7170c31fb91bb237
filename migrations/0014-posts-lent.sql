-- A post lent to a named comrade: who has it is public like who holds it, and what was taken back before it began is taken back.

alter table delegation add column holder_name text not null default '', add column withdrawn_at timestamptz;
alter table delegation alter column holder_name drop default;
comment on column delegation.holder_name is 'Of whom the post was lent to, as post.holder_name';
comment on column delegation.withdrawn_at is 'Taken back on its first day or before: it is in force on no day, and its span stays as it was agreed';

create or replace function standing_of(who uuid, on_day date)
  returns table (source text, unit_id uuid, kind text, member_id uuid, path text, unit_kind text, delegated_from uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select 'post', p.unit_id, p.kind, null::uuid, u.path::text, u.kind, null::uuid
    from public.post p join public.unit u on u.id = p.unit_id
   where p.person_id = who and p.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
  union all
  select 'delegation', d.unit_id, d.post_kind, null, u.path::text, u.kind, d.from_person_id
    from public.delegation d join public.unit u on u.id = d.unit_id
   where d.to_person_id = who and d.valid @> on_day and d.withdrawn_at is null and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day)
     and exists (select from public.post p where p.unit_id = d.unit_id and p.person_id = d.from_person_id and p.kind = d.post_kind and p.valid @> on_day)
  union all
  select 'member', m.cell_id, 'member', m.id, u.path::text, u.kind, null
    from public.member m join public.unit u on u.id = m.cell_id
    join public.member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> on_day and s.status in ('probationary', 'official')
   where m.person_id = who and m.valid @> on_day and u.founded_on <= on_day and (u.ended_on is null or u.ended_on > on_day);
end;

-- Whom a member in charge of a unit may lend that to: who holds a post in the organisations over it up to their committee, or
-- is in charge of another unit there. Names of holders are public; a scope of the one unit would not show them. Answers only
-- for a unit in the scope.
create function officers_around(p_unit uuid, on_day date) returns table (person_id uuid, holder_name text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select p.person_id, max(p.holder_name)
    from public.unit u
    join public.unit top on top.id = (select a.id from public.unit a where a.path operator(public.@>) u.path and a.id <> u.id
      order by a.kind in ('committee', 'district') desc, public.nlevel(a.path) desc limit 1)
    join public.unit around on around.path operator(public.<@) top.path
    join public.post p on p.unit_id = around.id and p.valid @> on_day
     and (p.kind = 'in-charge' or (around.path operator(public.@>) u.path and p.kind in ('secretary', 'deputy', 'committee-member', 'standing', 'office', 'inspector')))
   where u.id = p_unit and around.id <> u.id and p_unit = any (string_to_array(current_setting('app.cells'), ',')::uuid[])
   group by p.person_id;
end;
revoke all on function officers_around from public;
grant execute on function officers_around to nen_nep_app;
