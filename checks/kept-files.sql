-- The uploaded files that papers name, each once: for the doctor, who looks whether they are on the disk.
select distinct content_hash as hash from paper where removed_at is null order by 1;
