-- mended by: site
select d.cell_id as unit_id, d.kind || ' ' || d.number as subject from filed_document d where d.number is not null group by d.cell_id, d.kind, d.number, extract(year from d.issued_on) having count(*) > 1;
