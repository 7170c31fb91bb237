-- What a team asks the cell to hand in, what it finds, what is concluded, and what is to be remedied, by whom and when, until it is done.
-- Nothing said is changed: the last word counts. Of papers the cell's secretary sees all from when the cell is told; of findings, the
-- conclusion and remedies from when it is concluded.

create table inspection_paper (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  text text not null,
  due_on date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_paper_pk primary key (inspection_id, id),
  constraint inspection_paper_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id)
);
create table inspection_paper_word (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  paper_id uuid not null,
  word text not null,
  text text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_paper_word_pk primary key (inspection_id, id),
  constraint inspection_paper_word_paper foreign key (inspection_id, paper_id) references inspection_paper (inspection_id, id),
  constraint inspection_paper_word_known check (word in ('handed-in', 'received', 'asked-again', 'not-needed'))
);
create index inspection_paper_word_of on inspection_paper_word (inspection_id, paper_id);
comment on table inspection_paper_word is 'handed-in: by the cell; the others by the team';

create table inspection_finding (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  nature text not null,
  text text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text not null default '',
  constraint inspection_finding_pk primary key (inspection_id, id),
  constraint inspection_finding_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspection_finding_nature_known check (nature in ('good', 'shortcoming', 'breach')),
  constraint inspection_finding_withdrawn_by check ((withdrawn_at is null) = (withdrawn_by is null))
);

create table inspection_conclusion (
  unit_id uuid not null,
  inspection_id uuid not null,
  text text not null,
  version int not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_conclusion_pk primary key (inspection_id),
  constraint inspection_conclusion_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspection_conclusion_version check (version > 0)
);
comment on column inspection_conclusion.version is 'How often its words were kept, so that two who write at once do not undo each other; with the last step they are final';

create table inspection_remedy (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  text text not null,
  member_id uuid not null,
  member_name text not null,
  due_on date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_remedy_pk primary key (inspection_id, id),
  constraint inspection_remedy_inspection foreign key (unit_id, inspection_id) references inspection (unit_id, id),
  constraint inspection_remedy_member foreign key (subject_id, member_id) references member (cell_id, id)
);
create table inspection_remedy_word (
  unit_id uuid not null,
  inspection_id uuid not null,
  id uuid not null,
  remedy_id uuid not null,
  word text not null,
  text text not null,
  new_due_on date,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint inspection_remedy_word_pk primary key (inspection_id, id),
  constraint inspection_remedy_word_remedy foreign key (inspection_id, remedy_id) references inspection_remedy (inspection_id, id),
  constraint inspection_remedy_word_known check (word in ('reported', 'done', 'not-done', 'dropped')),
  constraint inspection_remedy_word_new_day check ((word = 'not-done') = (new_due_on is not null))
);
create index inspection_remedy_word_of on inspection_remedy_word (inspection_id, remedy_id);
comment on table inspection_remedy_word is 'reported: by the cell; the others by those who inspected or ordered it';

grant select, insert on inspection_paper, inspection_paper_word, inspection_remedy, inspection_remedy_word to nen_nep_app;
grant select, insert, update on inspection_finding, inspection_conclusion to nen_nep_app;
do $$
declare t text; l text;
begin
  for t, l in values ('inspection_paper', 'inspections'), ('inspection_paper_word', 'inspections'), ('inspection_finding', 'findings'), ('inspection_conclusion', 'findings'), ('inspection_remedy', 'findings'), ('inspection_remedy_word', 'findings') loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (inspection_id = any (string_to_array(current_setting('app.%s'), ',')::uuid[]))
      with check (inspection_id = any (string_to_array(current_setting('app.%s'), ',')::uuid[]))$p$, t || '_in_scope', t, l, l);
  end loop;
end $$;

-- The same as before, but that with the conclusion the cell's secretary sees what was found.
create or replace function inspections_open_to(who uuid, at_unit uuid, on_day date) returns table (inspection_id uuid, wholly boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with held as materialized (select s.unit_id, s.kind, s.path::public.ltree as path from public.standing_of(who, on_day) s),
  there as materialized (select i.id, i.unit_id, i.subject_id, u.path from public.inspection i join public.unit u on u.id = i.unit_id where i.unit_id = at_unit or i.subject_id = at_unit)
  select t.id, true from there t
   where exists (select from held h where h.unit_id = t.unit_id and h.kind in ('secretary', 'deputy', 'standing'))
      or exists (select from held h where h.kind = 'inspector' and h.path operator(public.@>) t.path)
      or exists (select from held h join public.inspection_member m on m.inspection_id = t.id and m.person_id = who and m.valid @> on_day where h.kind = 'team' and h.unit_id = t.unit_id)
  union all
  select t.id, exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'conclude') from there t
   where exists (select from held h where h.unit_id = t.subject_id and h.kind = 'secretary')
     and exists (select from public.inspection_step d where d.inspection_id = t.id and d.step = 'prepare');
end;

-- Who may be asked to remedy something in an inspected cell: the names of its members, for whom what was found there lies in the scope. The scope of a
-- team holds no cell.
create function members_inspected(p_inspection uuid, on_day date) returns table (member_id uuid, full_name text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select m.id, m.full_name from public.inspection i join public.member m on m.cell_id = i.subject_id and m.valid @> on_day
   where i.id = p_inspection and i.id = any (string_to_array(current_setting('app.findings'), ',')::uuid[]) order by m.sort_key, m.id;
end;
revoke all on function members_inspected from public;
grant execute on function members_inspected to nen_nep_app;

-- How many inspections of a cell, of those somebody may see, the cell still has something to do about: not concluded, or something not remedied yet.
create function inspections_waiting(who uuid, p_cell uuid, on_day date) returns int
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select count(distinct i.id)::int from public.inspections_open_to(who, p_cell, on_day) o join public.inspection i on i.id = o.inspection_id and i.subject_id = p_cell
   where exists (select from public.inspection_step d where d.inspection_id = i.id and d.step = 'prepare')
     and (not exists (select from public.inspection_step d where d.inspection_id = i.id and d.step = 'conclude')
      or exists (select from public.inspection_remedy r where r.inspection_id = i.id
        and not exists (select from public.inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id and w.word in ('done', 'dropped'))));
end;
revoke all on function inspections_waiting from public;
grant execute on function inspections_waiting to nen_nep_app;
