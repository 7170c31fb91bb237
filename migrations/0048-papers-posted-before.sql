-- Papers that were put up for the members in the handbook app, and not here, were there in time as well: a month is told of when they were, whichever was first.

update month_summary s set papers_at = least(s.papers_at, m.claimed_at)
  from meeting_moment m where m.cell_id = s.cell_id and m.meeting_id = s.meeting_id and m.moment = 'posted-before' and s.papers_at is distinct from least(s.papers_at, m.claimed_at);
