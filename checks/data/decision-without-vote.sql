-- mended by: site
select r.cell_id as unit_id, r.subject from resolution r where r.passed_at is not null and not exists (select from vote v where v.cell_id = r.cell_id and v.subject_id = r.id and v.passed);
