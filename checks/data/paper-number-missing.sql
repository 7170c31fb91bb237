-- mended by: cell
select n.cell_id as unit_id, n.kind || ' ' || k || '/' || n.cycle as subject from document_number n cross join lateral generate_series((select min(d.number) from filed_document d where d.cell_id = n.cell_id and d.kind = n.kind and extract(year from d.issued_on)::text = n.cycle), n.last) k
  where n.cycle ~ '^\d{4}$' and not exists (select from filed_document d where d.cell_id = n.cell_id and d.kind = n.kind and d.number = k and extract(year from d.issued_on)::text = n.cycle);
