-- mended by: site
select d.cell_id as unit_id, '' as subject from filed_document d full join document_head h on h.cell_id = d.cell_id group by d.cell_id, h.cell_id, h.length, h.head having count(d.id) <> coalesce(h.length, -1) or (count(d.id) > 0 and not bool_or(d.head = h.head));
