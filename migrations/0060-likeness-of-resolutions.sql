-- Cells are told also of how many others resolved nearly the same, and a meeting that ends after midnight of its month's last day is likened to others like any
-- (docs/decisions/022). Runs are of two syllables since (src/signals/phrases.ts): numbers of before are like none of after, so they go.
delete from preparation_print;
alter table preparation_print add column part text not null, add constraint preparation_print_part_known check (part in ('pre-meeting', 'resolution')),
  drop constraint preparation_print_pk, add constraint preparation_print_pk primary key (cell_id, meeting_id, part);
comment on table preparation_print is 'What a cell prepared for a meeting and resolved at it, each as numbers by which two texts can be likened';

-- Of each of these cells that lies in the transaction's scope, for each part of its meeting that it wrote at length: how many other cells of its commune (`alike`) wrote it nearly the
-- same for the month before the day, at 157 of 256 places and more, of how many that wrote it at length (`written`), and since which day that is told: the second
-- after the month, so that a meeting of its last evening has that night and a day to end in. On the first the month before it is told still. What counts is fixed by
-- then: meetings that had ended, of cells that belonged to the commune on the day of theirs (of the month at the latest), and were there still; so the number
-- never moves with what a cell does that one knows of. None is told where fewer than three others had held their meeting, nor where it would be all of
-- them: that would name them. A committee between cell and commune that has moved since counts where it is now.
drop function alike_preparations(uuid[], date);
create function alike_preparations(p_cells uuid[], on_day date) returns table (cell_id uuid, meeting_id uuid, part text, alike int, written int, since date)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with after as (select date_trunc('month', on_day::timestamp - interval '1 day') as first),
  over as materialized (
    select (a.first - interval '1 month')::date as month, (a.first - interval '1 day')::date as last, (a.first + interval '1 day')::date as since, (a.first + interval '1 day') at time zone 'Asia/Ho_Chi_Minh' as ended from after a),
  own as materialized (
    select p.cell_id, p.meeting_id, p.part, p.print, c.path as area
      from over v join public.preparation_print p on p.month = v.month and p.at < v.ended and p.cell_id = any (p_cells) and p.cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[])
      join public.unit_parent r on r.unit_id = p.cell_id and r.valid @> least((p.at at time zone 'Asia/Ho_Chi_Minh')::date, v.last) join public.unit b on b.id = r.parent_id
      join lateral (select a.path from public.unit a where a.path operator(public.@>) b.path and a.kind in ('committee', 'district') order by public.nlevel(a.path) desc limit 1) c on true),
  met as materialized (
    select r.area, m.cell_id, m.id as meeting_id
      from over v cross join (select distinct o.area from own o) r join public.unit b on b.path operator(public.<@) r.area
      join public.unit_parent x on x.parent_id = b.id join public.unit u on u.id = x.unit_id and u.kind = 'cell' and (u.ended_on is null or u.ended_on > v.since)
      join public.meeting m on m.cell_id = u.id and m.month = v.month and m.kind in ('regular', 'combined')
      join public.meeting_moment e on e.cell_id = m.cell_id and e.meeting_id = m.id and e.moment = 'concluded' and e.at < v.ended and x.valid @> least((e.at at time zone 'Asia/Ho_Chi_Minh')::date, v.last)),
  printed as materialized (
    select t.area, p.cell_id, p.part, p.print from met t join public.preparation_print p on p.cell_id = t.cell_id and p.meeting_id = t.meeting_id),
  pairs as materialized (
    select o.cell_id, o.part, e.cell_id as other from own o cross join lateral unnest(o.print) with ordinality x (number, place)
      join (select d.area, d.cell_id, d.part, y.number, y.place from printed d cross join lateral unnest(d.print) with ordinality y (number, place)) e
        on e.area = o.area and e.part = o.part and e.place = x.place and e.number = x.number and e.cell_id <> o.cell_id
     group by o.cell_id, o.part, e.cell_id having count(*) >= 157),
  counted as materialized (
    select o.cell_id, o.meeting_id, o.part, (select count(*)::int from met t where t.area = o.area and t.cell_id <> o.cell_id) as others,
        (select count(*)::int from pairs q where q.cell_id = o.cell_id and q.part = o.part) as alike, (select count(*)::int from printed d where d.area = o.area and d.part = o.part and d.cell_id <> o.cell_id) as written
      from own o)
  select c.cell_id, c.meeting_id, c.part, c.alike, c.written, v.since from counted c cross join over v where c.others >= 3 and c.alike < c.others;
end;
revoke all on function alike_preparations from public;
grant execute on function alike_preparations to nen_nep_app;
