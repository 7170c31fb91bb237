-- A cell that has a committee and could not hold its pre-meeting goes on with the reason, and is seen to have held none.

alter table meeting drop constraint meeting_pre_meeting_known;
alter table meeting add constraint meeting_pre_meeting_known check (pre_meeting in ('due', 'held', 'not-applicable', 'not-held')),
  add column pre_meeting_reason text not null default '',
  add constraint meeting_pre_meeting_why check (pre_meeting <> 'not-held' or pre_meeting_reason <> '');
