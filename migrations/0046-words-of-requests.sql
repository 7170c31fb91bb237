-- Words about one request come one after another: who gives it from the committee and who answers it take their places in line apart, and two words said at one
-- moment both stood. Each has its number; of two with one number the second is refused.
alter table request_step add column nth int;
update request_step s set nth = counted.nth from (select cell_id, id, (row_number() over (partition by cell_id, request_id order by at, id) - 1)::int as nth from request_step) counted where counted.cell_id = s.cell_id and counted.id = s.id;
alter table request_step alter column nth set not null;
alter table request_step add constraint request_step_nth unique (cell_id, request_id, nth);
drop index request_step_of_request;
comment on column request_step.nth is 'Its place among the words about its request, from 0';
