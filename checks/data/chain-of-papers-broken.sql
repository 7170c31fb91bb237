-- mended by: site
select d.cell_id as unit_id, d.kind as subject from filed_document d where d.previous <> encode(sha256(convert_to('nen-nep documents ' || d.cell_id, 'UTF8')), 'hex') and not exists (select from filed_document e where e.cell_id = d.cell_id and e.head = d.previous);
