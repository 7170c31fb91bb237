-- mended by: site
select s.cell_id as unit_id, to_char(s.month, 'MM/YYYY') as subject from month_summary s where s.present > s.must_attend;
