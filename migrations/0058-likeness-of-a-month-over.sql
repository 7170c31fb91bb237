-- What 0056 and 0057 promised and did not keep (docs/decisions/021, 022).

-- Whom an inspection is of answers as long as who ordered it is there to take it: a committee that was dissolved takes nothing either, no more than a cell that
-- inspected its own members.
create or replace function told_of_own(who uuid, at_cell uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.inspected_member n join public.unit o on o.id = n.unit_id
    where n.person_id = who and n.subject_id = at_cell and (o.ended_on is null or o.ended_on > on_day)
      and exists (select from public.inspection_step d where d.inspection_id = n.inspection_id and d.step = 'prepare'));
end;

-- The numbers of 0057 could be turned back into runs of words by whoever has a list of them, since nothing in them was secret. They are keyed by the site's secret now
-- (src/signals/prints.server.ts): without it nobody reads a word out of them, and those of another site are like none. Four times as many, so that chance makes none alike
-- of which half is. Kept until the month after their own is over, and removed with the night's work.
delete from preparation_print;
alter table preparation_print drop constraint preparation_print_whole, add constraint preparation_print_whole check (cardinality(print) = 256);

-- Of each of these cells that lies in the transaction's scope: how many other cells of its commune (`alike`) prepared the month before the day with nearly the same words,
-- at 157 of 256 places and more, of how many that wrote at length (`written`), and since which day that is told: the first after the month. What counts is fixed on
-- that day: meetings that had ended by then, of cells that belonged to the commune on the day of theirs, and were there still when the month was over; so the number
-- never moves with what a cell does that one knows of. None is told where fewer than three others had held their meeting, nor where it would be all of
-- them: that would name them. A committee between cell and commune that has moved since counts where it is now.
drop function alike_preparations(uuid[]);
create function alike_preparations(p_cells uuid[], on_day date) returns table (cell_id uuid, meeting_id uuid, alike int, written int, since date)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with over as materialized (
    select (date_trunc('month', on_day::timestamp) - interval '1 month')::date as month, date_trunc('month', on_day::timestamp)::date as since, date_trunc('month', on_day::timestamp) at time zone 'Asia/Ho_Chi_Minh' as ended),
  own as materialized (
    select p.cell_id, p.meeting_id, p.print, c.path as area
      from over v join public.preparation_print p on p.month = v.month and p.at < v.ended and p.cell_id = any (p_cells) and p.cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[])
      join public.unit_parent r on r.unit_id = p.cell_id and r.valid @> (p.at at time zone 'Asia/Ho_Chi_Minh')::date join public.unit b on b.id = r.parent_id
      join lateral (select a.path from public.unit a where a.path operator(public.@>) b.path and a.kind in ('committee', 'district') order by public.nlevel(a.path) desc limit 1) c on true),
  met as materialized (
    select r.area, m.cell_id, m.id as meeting_id
      from over v cross join (select distinct o.area from own o) r join public.unit b on b.path operator(public.<@) r.area
      join public.unit_parent x on x.parent_id = b.id join public.unit u on u.id = x.unit_id and u.kind = 'cell' and (u.ended_on is null or u.ended_on > v.since)
      join public.meeting m on m.cell_id = u.id and m.month = v.month and m.kind in ('regular', 'combined')
      join public.meeting_moment e on e.cell_id = m.cell_id and e.meeting_id = m.id and e.moment = 'concluded' and e.at < v.ended and x.valid @> (e.at at time zone 'Asia/Ho_Chi_Minh')::date),
  printed as materialized (
    select t.area, p.cell_id, p.print from met t join public.preparation_print p on p.cell_id = t.cell_id and p.meeting_id = t.meeting_id),
  pairs as materialized (
    select o.cell_id, e.cell_id as other from own o cross join lateral unnest(o.print) with ordinality x (number, place)
      join (select d.area, d.cell_id, y.number, y.place from printed d cross join lateral unnest(d.print) with ordinality y (number, place)) e
        on e.area = o.area and e.place = x.place and e.number = x.number and e.cell_id <> o.cell_id
     group by o.cell_id, e.cell_id having count(*) >= 157),
  counted as materialized (
    select o.cell_id, o.meeting_id, (select count(*)::int from met t where t.area = o.area and t.cell_id <> o.cell_id) as others,
        (select count(*)::int from pairs q where q.cell_id = o.cell_id) as alike, (select count(*)::int from printed d where d.area = o.area and d.cell_id <> o.cell_id) as written
      from own o)
  select c.cell_id, c.meeting_id, c.alike, c.written, v.since from counted c cross join over v where c.others >= 3 and c.alike < c.others;
end;
revoke all on function alike_preparations from public;
grant execute on function alike_preparations to nen_nep_app;
