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
  passed: 'The hour of the meeting has passed and nothing is recorded. If it was held on paper, record it; if not, put it off to another time, with the reason.',
  noMeeting: 'No meeting is planned yet', noMeetingHelp: 'Plan the year once: twelve meetings on day 3 are set, days off avoided.', makePlan: 'Make the plan',
  allTasks: (n) => `All ${n} tasks`, noTasks: 'No tasks of an earlier resolution yet. When a resolution is passed, everyone’s tasks stand here.',
  waiting: 'Waiting', see: 'See', nothingWaits: 'Nothing waits.',
  callAbout: (n) => `${n} still to be called or handed a paper`,
  reminders: { announce: 'The office reminds: send the notice.', meet: 'The office reminds: hold the meeting.', file: 'The office reminds: file the papers.', plan: 'The office reminds: give your meeting time.' },
  taskStates: { done: 'Done', 'done-late': 'Done, late', 'says-done': 'Reported done', 'under-way': 'Under way', late: 'Late', carried: 'Carried over', dropped: 'Given up' },
  daysLate: (n) => `${n} days late`, carriedTime: (n) => `carried, time ${n}`, due: (day) => `due ${day}`, wholeCell: 'The whole cell', comrade: (name) => name,
  tabs: { prepare: 'Prepare', announce: 'Announce', live: 'Meeting', minutes: 'Minutes', file: 'File' },
  done: { default: 'Saved.', 'model.share': 'Shared. The cells of the committee can read it.', 'model.withdraw': 'Shared no more.', 'model.take': 'It is on the next agenda.', 'model.choose': 'Chosen. The cell sees it on its own page.', 'model.review': 'Kept, with the figures as they are.', 'visit.ask': 'Asked.', 'signal.dismiss': 'Recorded. These grounds are not brought up again.', 'visits.draw': 'On the plan. Those in charge see it among their visits.', 'inspection.plan': 'Added to the programme.', 'inspection.begin': 'The team is named, and finds it on its page.', 'inspection.change-team': 'The team is changed.', 'inspection.finish-step': 'The step is noted as done.', 'inspection.extend': 'Extended.', 'request.raise': 'Sent to the committee.', 'request.give': 'Given. The comrade sees it on their page.', 'request.answer': 'Answered. The cell sees it and takes it up at its next meeting.', 'visit.report': 'The sheet was sent. The cell’s committee sees it and answers on the cell’s page.', 'visit.answer': 'Answered. The member in charge sees it at the next visit.', 'visit.settle': 'Recorded.', 'visit.add': 'Added to the sheet.', 'delegation.give': 'Delegated. The log keeps from which day to which.', 'delegation.end': 'Taken back. From now on only the holder of the post acts.', 'meeting.take-back': 'Taken back.', 'meeting.check-in': 'You are checked in. The secretary will confirm it.', 'meeting.open': 'The meeting is open.', 'meeting.announce': 'The notice was sent.', 'meeting.conclude': 'The meeting has ended. The minutes drafted themselves; read and sign them.', 'meeting.write': 'The minutes are signed.', 'meeting.issue-before': 'The papers before the meeting have their numbers.', 'meeting.mark-posted-before': 'Recorded: papers posted.', 'meeting.mark-posted': 'Recorded: results posted.', 'meeting.file-documents': 'The papers have their numbers and seals.', 'meeting.file': 'This month is filed.', 'meeting.postpone': 'Put off. Who had been told the old time was told on their page and by mail; call the others, and send the notice anew.', 'plan.make-year': 'The year is planned.', 'meeting.reply': 'The cell was told.', 'meeting.send-opinion': 'Your opinion went to the secretary.', 'task.report': 'Reported.', 'task.report-for': 'Reported.', 'task.remind': 'Reminded.', 'task.hand-over': 'Handed over.', 'task.drop': 'Given up.', 'reminder.send': 'Reminded.', 'report.draft': 'The words of the report are kept.', 'report.close': 'The report is closed, numbered and sealed.', 'report.supplement': 'A supplementary report is open.' }
};

export const filing: typeof vi.filing = {
  selfMarkOpen: 'The cell’s mark group by group, beside the facts', group: 'Group', cellGave: 'The cell gave', factsSay: 'The facts say',
  title: 'File', papers: 'Papers of the meeting', view: 'View, print', download: 'Word', all: 'Download all (Word)', draft: 'Draft', issued: 'Issued',
  papersHelp: 'A draft can be viewed and printed at any time; each of its pages says that it is one. What was issued is kept as it was issued.',
  notIssued: 'Not issued yet', draftHelp: { roll: 'To be filled in', minutes: 'As things stand', resolution: 'As proposed to the cell', conclusion: 'As proposed to the cell' },
  kinds: { notice: 'Notice', agenda: 'Agenda', 'pre-meeting-minutes': 'Pre-meeting minutes', roll: 'Roll', minutes: 'Minutes', resolution: 'Resolution', conclusion: 'Conclusion', 'self-mark': 'Self-mark', addendum: 'Addendum to the minutes', 'thematic-plan': 'Thematic plan', report: 'Report', 'draft-resolution': 'Draft resolution', paper: 'Papers', theme: 'Thematic paper' },
  notYet: 'Papers appear here once the content of the meeting is prepared.',
  parts: { before: 'Post the papers before the meeting', after: 'Post the results after the meeting' },
  dueBy: { before: (when) => `By ${when}, a day before the meeting.`, after: (when) => `By ${when}, within two days after the meeting.` },
  left: ({ past, days, hours }) => { const time = days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}${hours > 0 ? ` ${hours} h` : ''}` : hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : 'less than an hour'; return past ? `Overdue by ${time}` : `${time} left`; },
  posted: (when) => `Posted ${when}`, postedLate: (when) => `Posted late, ${when}`, postedAt: 'Posted at', proof: 'Proof', proofHelp: 'A picture of the screen (JPG, PNG) or a PDF, 25 MB at most. It can be added later.',
  post: { before: 'Record the papers as posted', after: 'Record the results as posted' }, correctPosting: 'Correct the hour, add the proof',
  issueBefore: 'Number the papers before the meeting', issueBeforeHelp: 'Notice, agenda and pre-meeting minutes get number and QR before they are posted.', issue: 'Number and seal the papers', issueHelp: 'Each paper gets its number by its own day, its QR and its place in the cell’s chain.',
  package: (n) => `Package for the national handbook app (ZIP, ${n} ${n === 1 ? 'file' : 'files'})`, pdfHelp: 'It holds Word files and the uploaded papers, with a list. If the app takes PDF only: open “View, print”, press Print and choose “Save as PDF”.',
  missing: (kinds) => `Not in the package yet: ${kinds.join(', ').toLowerCase()}.`,
  leftOut: { 'too-large': (name, megabytes) => `${name} is larger than ${megabytes} MB and stays out of the package.`, 'kind-not-taken': (name) => `${name} is of a kind the app does not take and stays out.` },
  ruleSource: (source) => `By: ${source}.`, close: 'This month is filed', closed: 'The file is complete.', book: 'The cell’s book of papers',
  bookTitle: (year) => `Book of papers ${year}`, bookHelp: 'Numbered papers, by type and number. Numbers run through a term; where its first day is not recorded, through the year.', bookEmpty: 'No paper of this year has a number yet.', number: 'Number', day: 'Day', subject: 'Subject', kind: 'Kind', meetingOf: 'Meeting', run: (kind, symbol, n) => `${kind} (${symbol}): ${n} ${n === 1 ? 'paper' : 'papers'}`, runTitle: 'Run of numbers', runs: (cycle, day) => (day ? `Term from ${day}` : `Year ${cycle}`), missingNumbers: (numbers) => `Not here: ${numbers} (issued before this program was used, or in another year).`, export: 'Excel file'
};
