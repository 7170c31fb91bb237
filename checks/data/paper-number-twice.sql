-- mended by: site
select d.cell_id as unit_id, d.symbol || ' ' || d.number as subject from filed_document d where d.number is not null group by d.cell_id, d.symbol, d.cycle, d.number having count(*) > 1;
