-- Whether somebody still belongs to a cell or follows it is asked on the day of Việt Nam; in the database's own time zone, UTC, a calendar read before
-- seven in the morning was given by the day before.

alter function calendar_of(text) set timezone = 'Asia/Ho_Chi_Minh';
