-- The uploaded files that rows name, each once: for the doctor, who looks whether they are on the disk.
select content_hash as hash from paper where removed_at is null
union select content_hash from task_evidence
union select content_hash from inspection_file
union select content_hash from shared_thing where content_hash is not null
order by 1;
