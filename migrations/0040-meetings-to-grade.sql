-- What waits for its grade is asked for over whole committees each time a standing committee begins; the meetings that are filed are few among all that ever were.

create index meeting_to_grade on meeting (cell_id, month) where state = 'filed';
