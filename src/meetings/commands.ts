import * as v from 'valibot';
import { command, count, day, id, line, localMinute, month, text, uploaded } from '#platform/command.ts';
import { clauseDraft } from '#resolutions/commands.ts';
import { minutesParts } from './minutes.ts';
import { numberedKinds } from './numbering.ts';

// `unitId` is the cell. Minutes of the clock are Asia/Ho_Chi_Minh, as typed.

// 1 Plan
const kind = v.picklist(['regular', 'thematic', 'combined', 'extraordinary']);
const when = { startsAt: localMinute, place: line, dayReason: text };
const thematic = { theme: v.optional(line), authorId: v.optional(id), reviewerId: v.optional(id) };
const year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100));
export const planYear = command('plan.make-year', {
  year,
  fromMonth: month, time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)), place: line,
  themes: v.pipe(v.array(v.strictObject({ month, theme: line, authorId: v.optional(id), reviewerId: v.optional(id) })), v.maxLength(12))
});
export const reportYear = command('plan.report-year', { year, note: text });
export const plan = command('meeting.plan', { kind, month, ...when, ...thematic });
export const changePlan = command('meeting.change-plan', { meetingId: id, kind, ...when, ...thematic });
export const postpone = command('meeting.postpone', { meetingId: id, startsAt: localMinute, reason: line });
export const miss = command('meeting.miss', { meetingId: id, reason: line });
/** The cell registers the meeting's time with its committee. */
export const register = command('meeting.register', { meetingId: id });
/** A right of the committee's office: the time is agreed. */
export const settle = command('meeting.settle', { meetingId: id });
/** `unitId` is the committee: the times of many cells agreed at once. */
export const settleTogether = command('calendar.settle', {
  meetings: v.pipe(v.array(v.strictObject({ cellId: id, meetingId: id })), v.minLength(1, 'empty'), v.maxLength(1000))
});
/** The committee's office asks for another time; the cell takes it or says why not. */
export const proposeTime = command('meeting.propose-time', { meetingId: id, startsAt: localMinute, reason: line });
export const answerProposal = command('meeting.answer-proposal', { meetingId: id, proposalId: id, accepted: v.boolean(), answer: text });
/** A month before the cell began here: held elsewhere, or why there is nothing. */
export const explainMonth = command('month.explain', { month, reason: line, heldOn: v.optional(day), present: v.optional(count) });
export const setNumber = command('document.set-number', { kind: v.picklist(numberedKinds), cycle: v.pipe(v.string(), v.regex(/^(term \d{4}-\d\d-\d\d|\d{4})$/)), last: count });
/** The first day of a term: from it on the cell's numbers begin anew. */
export const setTerm = command('document.set-term', { startsOn: day });
/** `unitId` is the committee: what all its cells are asked to take up in a month. */
export const askCells = command('superior.ask', { month, title: line, points: text });
export const withdrawAsk = command('superior.withdraw', { itemId: id });

// 2 Prepare
export const holdPreMeeting = command('meeting.hold-pre-meeting', {
  meetingId: id, heldAt: localMinute, place: text, memberIds: v.pipe(v.array(id), v.minLength(1, 'empty'), v.maxLength(60)), content: text, conclusion: text
});
/** Not applicable where there is nobody to hold it with; elsewhere the meeting goes on without one, with the reason. */
export const skipPreMeeting = command('meeting.skip-pre-meeting', { meetingId: id, reason: v.optional(line) });
export const setAgenda = command('meeting.set-agenda', {
  meetingId: id,
  items: v.pipe(v.array(v.strictObject({
    id: v.optional(id), origin: v.picklist(['playbook', 'carried', 'superior', 'own']), key: v.optional(line), title: line,
    minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)), points: text, paper: v.optional(line)
  })), v.minLength(1, 'empty'), v.maxLength(60))
});
export const draftResolution = command('meeting.draft-resolution', {
  meetingId: id, kind: v.picklist(['resolution', 'conclusion']), subject: line, preamble: text, clauses: v.pipe(v.array(clauseDraft), v.maxLength(40))
});
export const prepare = command('meeting.prepare', { meetingId: id });
/** `standsFor`: the name on the agenda under which this paper was waited for. */
export const addPaper = command('meeting.add-paper', {
  meetingId: id, kind: v.picklist(['paper', 'thematic', 'scan', 'proof-of-posting', 'task-evidence']), standsFor: v.optional(line), ...uploaded
});
/** The thematic paper by its author, a plain member; a new version takes the place of one not yet distributed. */
export const submitTheme = command('theme.submit', { meetingId: id, ...uploaded });
/** By its reviewer: passed, or returned with what to mend; by author or reviewer: handed to the members. */
export const stepTheme = command('theme.step', { meetingId: id, paperId: id, step: v.picklist(['returned', 'reviewed', 'distributed']), remark: text });
export const removePaper = command('meeting.remove-paper', { meetingId: id, paperId: id });
export const advancePaper = command('meeting.advance-paper', { meetingId: id, paperId: id, step: v.picklist(['reviewed', 'distributed']) });

// 3 Announce
export const announce = command('meeting.announce', { meetingId: id, text });
export const markTold = command('meeting.mark-told', { meetingId: id, noticeId: id, personId: id });
export const reply = command('meeting.reply', { meetingId: id, answer: v.picklist(['coming', 'leave']), reason: text });
export const replyFor = command('meeting.reply-for', { meetingId: id, memberId: id, answer: v.picklist(['coming', 'leave']), reason: text });
export const decideLeave = command('meeting.decide-leave', { meetingId: id, memberId: id, accepted: v.boolean() });
export const sendOpinion = command('meeting.send-opinion', { meetingId: id, text: line });

// 4 Hold
const officers = { chairId: id, secretaryId: id, markerId: v.optional(id), secretaryReviewed: v.optional(v.boolean()) };
/** `secretaryReviewed`: the secretary's own self-review is discussed, so somebody else chairs. */
export const open = command('meeting.open', { meetingId: id, ...officers });
/** A meeting held on paper, entered afterwards: its times are claimed times. */
export const recordAfterwards = command('meeting.record-afterwards', { meetingId: id, startsAt: localMinute, ...officers });
export const checkIn = command('meeting.check-in', { meetingId: id, code: v.pipe(v.string(), v.regex(/^\d{4}$/, 'code')) });
const mark = v.picklist(['present', 'late', 'left-early', 'absent-with-reason', 'absent-without-reason', 'unknown']);
export const markAttendance = command('meeting.mark-attendance', {
  meetingId: id, marks: v.pipe(v.array(v.strictObject({ memberId: id, mark })), v.minLength(1), v.maxLength(1000)), fromPaper: v.optional(v.boolean())
});
export const addGuest = command('meeting.add-guest', { meetingId: id, name: line, role: text, personId: v.optional(id) });
export const removeGuest = command('meeting.remove-guest', { meetingId: id, guestId: id });
export const startItem = command('meeting.start-item', { meetingId: id, itemId: id });
export const noteSpeech = command('meeting.note-speech', { meetingId: id, itemId: id, memberId: id, text });
export const changeSpeech = command('meeting.change-speech', { meetingId: id, speechId: id, text });
export const removeSpeech = command('meeting.remove-speech', { meetingId: id, speechId: id });
export const stateDues = command('meeting.state-dues', { meetingId: id, statement: line });
/** The judgement of the meeting on one task of before; given again it is corrected, until the meeting is concluded. */
export const judgeTask = command('meeting.judge-task', {
  meetingId: id, taskId: id, result: v.picklist(['done', 'done-late', 'carried', 'dropped']), newDueOn: v.optional(day), note: text
});
export const answerOpinion = command('meeting.answer-opinion', { meetingId: id, opinionId: id, answer: text, dueOn: v.optional(day) });
/** What was answered to an opinion after its meeting, on which day and by whom. */
export const recordAnswer = command('opinion.record-answer', { opinionId: id, text: v.pipe(text, v.nonEmpty('empty')), givenOn: day, givenBy: line });
/** A wrong tap undone in one press: what it was, and which one where there are several. The opening, while nothing was said or decided. */
export const takeBack = command('meeting.take-back', {
  meetingId: id, what: v.picklist(['opening', 'item', 'dues', 'judgement', 'answer', 'vote', 'self-mark', 'approval']), subjectId: v.optional(id)
});

// 5 Decide
export const vote = command('meeting.vote', {
  meetingId: id, kind: v.picklist(['resolution', 'conclusion', 'self-mark', 'other', 'admission', 'person']), subject: line, inFavour: count, against: count, abstained: count,
  reserved: v.pipe(v.array(v.strictObject({ memberId: id, opinion: text })), v.maxLength(200), v.check((named) => new Set(named.map((one) => one.memberId)).size === named.length, 'twice'))
});
export const selfMark = command('meeting.self-mark', {
  meetingId: id, marks: v.pipe(v.array(v.strictObject({ criterion: line, points: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), note: text })), v.minLength(1), v.maxLength(60))
});

// 6 Write up
/** `read`: the digest of the text that was read out, from the page it was read from; where it is given, nothing else is approved. */
export const approveMinutes = command('meeting.approve-minutes', { meetingId: id, inFavour: count, read: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))) });
export const conclude = command('meeting.conclude', { meetingId: id, endedAt: v.optional(localMinute) });
/** One part of the minutes at a time; `before` is what its editor had before them, so that nobody overwrites what another wrote meanwhile. */
export const wordMinutes = command('meeting.word-minutes', { meetingId: id, part: v.picklist(minutesParts), text, before: text });
export const write = command('meeting.write', { meetingId: id });
export const addAddendum = command('meeting.add-addendum', { meetingId: id, text: v.pipe(text, v.nonEmpty('empty')) });

// 7 File
/** Notice, agenda and minutes of the pre-meeting get their numbers before the meeting, so that they can be posted with them. */
export const issueBefore = command('meeting.issue-before', { meetingId: id });
/** The plan of a year's thematic meetings, numbered for the superior to follow. */
export const issueThematicPlan = command('plan.issue-themes', { year });
export const fileDocuments = command('meeting.file-documents', { meetingId: id });
/** Posted to the national handbook app, with a picture or a PDF that shows it: the papers before the meeting, the results after it. */
const posting = { meetingId: id, postedAt: localMinute, proof: v.optional(v.strictObject(uploaded)) };
export const markPostedBefore = command('meeting.mark-posted-before', posting);
export const markPosted = command('meeting.mark-posted', posting);
export const file = command('meeting.file', { meetingId: id });
/** `over`: when the decision was made that stood on the page it was decided from, so that of two who decide at once the second is told. */
export const grade = command('meeting.grade', {
  meetingId: id, over: v.optional(line), grade: v.picklist(['tot', 'kha', 'trung-binh', 'kem']), points: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), reason: text
});

/** `unitId` is the committee; each named cell is reminded of what it owes, all of them at once. */
export const remind = command('reminder.send', {
  asks: v.pipe(v.array(v.strictObject({ about: v.picklist(['announce', 'meet', 'file', 'plan']), cellIds: v.pipe(v.array(id), v.minLength(1, 'empty'), v.maxLength(8000)) })), v.minLength(1, 'empty'), v.maxLength(4))
});
export const seeReminder = command('reminder.see', { fromUnitId: id, reminderId: id });
export const makeCalendarAddress = command('calendar.make-address', {});
export const revokeCalendarAddress = command('calendar.revoke-address', {});
