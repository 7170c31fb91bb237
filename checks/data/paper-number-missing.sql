-- mended by: cell
select n.cell_id as unit_id, n.kind || ' ' || k || ' / ' || n.cycle as subject from document_number n
  cross join lateral (select array_agg(d.number) as given from filed_document d where d.cell_id = n.cell_id and d.cycle = n.cycle and (d.kind = n.kind or (n.kind = 'minutes' and d.kind = 'pre-meeting-minutes'))) here
  cross join lateral generate_series((select min(one) from unnest(here.given) one), n.last) k where k <> all (here.given)
  -- a committee's reports are not all made here: others stand in the same book
  and n.kind <> 'report';
