-- Meetings still to be held are few, and are asked for over whole committees: without this every meeting that ever was is read to find them.

create index meeting_to_come on meeting (cell_id, starts_at) where state in ('planned', 'prepared', 'announced', 'open');
