-- What a cell's committee wrote at length before a meeting, as a few numbers from which its words cannot be read (src/signals/sketch.ts): kept from the end of the meeting,
-- when that text can change no more, so that its secretary can be told that other cells of the commune wrote nearly the same (docs/decisions/022). Kept for three months.

create table preparation_print (
  cell_id uuid not null,
  meeting_id uuid not null,
  month date not null,
  at timestamptz not null,
  print int[] not null,
  constraint preparation_print_pk primary key (cell_id, meeting_id),
  constraint preparation_print_meeting foreign key (cell_id, meeting_id) references meeting (cell_id, id),
  constraint preparation_print_month_first_day check (extract(day from month) = 1),
  constraint preparation_print_whole check (cardinality(print) = 64)
);
comment on column preparation_print.print is 'The share of places at which two of these are equal is about the share of their runs of words that two texts have in common';

grant select, insert, delete on preparation_print to nen_nep_app;
alter table preparation_print enable row level security;
create policy preparation_print_in_scope on preparation_print for all to nen_nep_app
  using (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]))
  with check (cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[]));

-- Of each of these cells that lies in the transaction's scope: how many other cells of its commune (`alike`) prepared the month of its last print with nearly the same
-- words, at 39 of 64 places and more, of how many that wrote at length (`written`), and since which day that is so. Numbers, and none where fewer than three
-- others held their meeting of that month, or a number would name a cell.
create function alike_preparations(p_cells uuid[]) returns table (cell_id uuid, meeting_id uuid, alike int, written int, since date)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with own as materialized (
    select distinct on (p.cell_id) p.cell_id, p.meeting_id, p.month, p.at, p.print, c.path as area
      from public.preparation_print p join public.unit u on u.id = p.cell_id
      join lateral (select a.path from public.unit a where a.path operator(public.@>) u.path and a.kind in ('committee', 'district') order by public.nlevel(a.path) desc limit 1) c on true
     where p.cell_id = any (p_cells) and p.cell_id = any (string_to_array(current_setting('app.cells'), ',')::uuid[])
     order by p.cell_id, p.month desc),
  around as materialized (
    select r.area, r.month, u.id from (select distinct o.area, o.month from own o) r join public.unit u on u.path operator(public.<@) r.area and u.kind = 'cell'),
  convened as materialized (
    select r.area, r.month, count(*)::int as cells from around r join public.month_summary s on s.cell_id = r.id and s.month = r.month and s.concluded_at is not null group by 1, 2),
  printed as materialized (
    select r.area, r.month, p.cell_id, p.at, p.print from around r join public.preparation_print p on p.cell_id = r.id and p.month = r.month),
  pairs as materialized (
    select o.cell_id, e.at from own o cross join lateral unnest(o.print) with ordinality x (number, place)
      join (select d.area, d.month, d.cell_id, d.at, y.number, y.place from printed d cross join lateral unnest(d.print) with ordinality y (number, place)) e
        on e.area = o.area and e.month = o.month and e.place = x.place and e.number = x.number and e.cell_id <> o.cell_id
     group by o.cell_id, e.cell_id, e.at having count(*) >= 39)
  select o.cell_id, o.meeting_id, (select count(*)::int from pairs q where q.cell_id = o.cell_id),
      (select count(*)::int - 1 from printed d where d.area = o.area and d.month = o.month),
      (greatest(o.at, (select max(q.at) from pairs q where q.cell_id = o.cell_id)) at time zone 'Asia/Ho_Chi_Minh')::date
    from own o join convened v on v.area = o.area and v.month = o.month
   where v.cells > 3;
end;
revoke all on function alike_preparations from public;
grant execute on function alike_preparations to nen_nep_app;
