-- Letters about what passes between a cell and who follows it: a visitor's sheet and the committee's answer go to those who lead the cell,
-- the cell's answer to the visitor. They say that something came, not what.
alter table mail drop constraint mail_about_known;
alter table mail add constraint mail_about_known check (about in ('notice', 'reminder', 'notice-due', 'papers-due', 'filing-due', 'task-late', 'task-reminder', 'visit', 'visit-answer', 'request-answer'));
set local role nen_nep_jobs;
select jobs.create_queue('mail.word', '{"policy": "standard", "retryLimit": 12, "retryDelay": 30, "retryBackoff": true, "retryDelayMax": 14400, "expireInSeconds": 900, "retentionSeconds": 1209600, "deleteAfterSeconds": 604800, "warningQueueSize": 0, "partition": false, "notify": false}'::jsonb);
reset role;
