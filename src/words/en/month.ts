import type * as vi from '../vi/month.ts';

export const month: typeof vi.month = {
  stops: { 'pre-meeting': 'Pre-meeting', content: 'Content', notice: 'Notice', meeting: 'Meeting', minutes: 'Minutes', filing: 'Filing' },
  stopStates: { done: 'done', now: 'in hand', late: 'late', ahead: 'ahead' },
  states: { planned: 'Planned', prepared: 'Prepared', announced: 'Announced', open: 'Meeting now', concluded: 'Held', written: 'Minutes signed', filed: 'Filed', graded: 'Graded', missed: 'Not held', none: 'No date yet' },
  kinds: { regular: 'Regular', thematic: 'Thematic', combined: 'Regular with thematic', extraordinary: 'Extraordinary' },
  calendarTitle: 'Cell meeting',
  title: (month) => `Cell meeting, ${month}`,
  strip: 'The steps of the month',
  next: { 'hold-pre-meeting': 'Hold the pre-meeting and record it', 'agree-content': 'Agree the content of the meeting', announce: 'Send the notice and papers', open: 'Open the meeting', hold: 'The meeting is on: record it', write: 'Finish and sign the minutes', file: 'Number and file the papers', none: 'This month is done' },
  act: { 'hold-pre-meeting': 'Record the pre-meeting', 'agree-content': 'Compose the agenda', announce: 'See and send the notice', open: 'Go to the meeting', hold: 'Go to the meeting', write: 'Open the minutes', file: 'Open the file', none: 'See the file' },
  by: (when) => `By ${when}.`,
  left: (days) => (days > 0 ? `${days} days left.` : days === 0 ? 'Today.' : `${-days} days late.`),
  reach: (page, other) => `${page} are told on their phone, ${other} need paper or a call.`,
  noMeeting: 'No meeting is planned yet', noMeetingHelp: 'Plan the year once: twelve meetings on day 3 are set, days off avoided.', makePlan: 'Make the plan',
  lastTasks: (month) => `Tasks of ${month}`, allTasks: (n) => `All ${n} tasks`, noTasks: 'No tasks of an earlier resolution yet. When a resolution is passed, everyone’s tasks stand here.',
  waiting: 'Waiting', leaves: (n) => `${n} ask leave`, opinions: (n) => `Opinions sent before: ${n}`, see: 'See', nothingWaits: 'Nothing waits.',
  reminders: { announce: 'The office reminds: send the notice.', meet: 'The office reminds: hold the meeting.', file: 'The office reminds: file the papers.', plan: 'The office reminds: give your meeting time.' },
  taskStates: { done: 'Done', 'done-late': 'Done, late', 'says-done': 'Reported done', 'under-way': 'Under way', late: 'Late', carried: 'Carried over', dropped: 'Given up' },
  daysLate: (n) => `${n} days late`, carriedTime: (n) => `carried, time ${n}`, due: (day) => `due ${day}`, wholeCell: 'The whole cell', comrade: (name) => name,
  tabs: { prepare: 'Prepare', announce: 'Announce', live: 'Meeting', minutes: 'Minutes', file: 'File' },
  done: { default: 'Saved.', 'meeting.take-back': 'Taken back.', 'meeting.check-in': 'You are checked in. The secretary will confirm it.', 'meeting.open': 'The meeting is open.', 'meeting.announce': 'The notice was sent.', 'meeting.conclude': 'The meeting has ended. The minutes drafted themselves; read and sign them.', 'meeting.write': 'The minutes are signed.', 'meeting.file-documents': 'The papers have their numbers and seals.', 'meeting.file': 'This month is filed.', 'meeting.postpone': 'Postponed; announce the new time.', 'plan.make-year': 'The year is planned.', 'meeting.reply': 'The cell was told.', 'meeting.send-opinion': 'Your opinion went to the secretary.', 'task.report': 'Reported.', 'task.report-for': 'Reported.', 'task.remind': 'Reminded.', 'task.hand-over': 'Handed over.', 'task.drop': 'Given up.', 'reminder.send': 'Reminded.' }
};

export const filing: typeof vi.filing = {
  title: 'File', issue: 'Number and seal the papers', issueHelp: 'Each paper gets its number, its QR and its place in the cell’s chain.', papers: 'Papers', number: 'Number', kind: 'Kind', seal: 'Code', download: 'Word', all: 'Download all (Word)', package: 'Package for the national handbook app (ZIP)', posting: 'Posting to the electronic handbook', postedAt: 'Posted at', posted: (when) => `Posted ${when}.`, post: 'Record as posted', countdown: (when) => `To be posted by ${when} (two days after the meeting).`, close: 'This month is filed', closed: 'The file is complete.', kinds: { notice: 'Notice', agenda: 'Agenda', 'pre-meeting-minutes': 'Pre-meeting minutes', roll: 'Roll', minutes: 'Minutes', resolution: 'Resolution', conclusion: 'Conclusion', 'self-mark': 'Self-mark' }, notYet: 'Filing follows the signed minutes.', sealNote: 'Kiểm tra văn bản này tại trang Kiểm tra. Đầu chuỗi:', view: 'View'
};
