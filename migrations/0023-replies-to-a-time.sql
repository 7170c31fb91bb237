-- An answer is given to a time: when the meeting gets another, whoever answered is asked again.
alter table reply add column starts_at timestamptz;
update reply set starts_at = m.starts_at from meeting m where m.cell_id = reply.cell_id and m.id = reply.meeting_id;
alter table reply alter column starts_at set not null;
comment on column reply.starts_at is 'The time of the meeting this answers; the answer stands while that is still its time';
