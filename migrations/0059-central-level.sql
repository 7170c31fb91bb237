-- The level above the provinces. Until now a committee stood for it, and its report named each cell of every province.
alter table unit drop constraint unit_kind_known,
  add constraint unit_kind_known check (kind in ('central', 'province', 'district', 'committee', 'intermediate', 'grassroots', 'cell', 'party-group'));
