-- A local choice holds from a day on: each meeting is judged by the rule of its own day, and what held before stays known.

-- '' was a choice taken back
delete from site_setting where value = '""';
alter table site_setting add column valid daterange not null default daterange(null, null);
alter table site_setting alter column valid drop default;
alter table site_setting drop constraint site_setting_pk;
alter table site_setting
  add constraint site_setting_pk primary key (unit_id, name, valid without overlaps),
  add constraint site_setting_not_empty check (not isempty(valid));
comment on table site_setting is 'Local choices over the defaults of the field (the quorum of a meeting), each from a day on. The nearest unit upward wins; a unit without a row follows the unit above.';
-- what was set for a day to come can be set otherwise before that day
grant delete on site_setting to nen_nep_app;
