-- Cells that a committee chose as models for a purpose (chi bộ điểm), and what it found of each: said once, standing as it was said; the figures
-- of a review are those of its day and are not worked out again (docs/decisions/019).

create table model_cell (
  cell_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  purpose text not null,
  expected text not null,
  helper text not null,
  decision text not null,
  starts_on date not null,
  until_on date not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint model_cell_pk primary key (cell_id, id),
  constraint model_cell_cell foreign key (cell_id) references unit (id),
  constraint model_cell_chosen_by foreign key (unit_id) references unit (id),
  constraint model_cell_ends_after_it_begins check (until_on > starts_on)
);
create index model_cell_of_unit on model_cell (unit_id, starts_on);
comment on column model_cell.unit_id is 'The committee that chose it, and whose cells may learn from it';
comment on column model_cell.until_on is 'The first day that is no more of the plan; a review that renews it names another';

create table model_review (
  cell_id uuid not null,
  id uuid not null,
  model_id uuid not null,
  kind text not null,
  words text not null,
  figures jsonb not null,
  as_of date not null,
  outcome text,
  new_until date,
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint model_review_pk primary key (cell_id, id),
  constraint model_review_model foreign key (cell_id, model_id) references model_cell (cell_id, id),
  constraint model_review_kind_known check (kind in ('half-year', 'final')),
  constraint model_review_outcome_known check (outcome in ('ended', 'renewed')),
  constraint model_review_final_has_an_outcome check ((kind = 'final') = (outcome is not null)),
  constraint model_review_renewed_until_a_day check ((outcome is not distinct from 'renewed') = (new_until is not null))
);
create index model_review_of_model on model_review (cell_id, model_id);

grant select, insert on model_cell, model_review to nen_nep_app;
do $$
declare t text;
begin
  foreach t in array array['model_cell', 'model_review'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy %I on %I for all to nen_nep_app
      using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
      with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))$p$, t || '_in_scope', t);
  end loop;
end $$;
