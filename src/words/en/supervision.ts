import type * as vi from '../vi/supervision.ts';
import { counted } from '../format.ts';

const mends: Record<string, string> = {
  nothing: 'Nothing to mend', 'thin-preparation': 'Thinly prepared, without focus', relayed: 'Mostly relaying orders from above', 'office-business': 'Cell meeting mixed with an office meeting', 'few-speakers': 'Few comrades spoke',
  'no-criticism': 'Self-criticism and criticism held back', 'results-unjudged': 'Last month’s tasks not clearly judged', 'no-assignment': 'Tasks without a person or a day', disorderly: 'Not on time, steps left out', other: 'Something else, written below'
};

export const visits: typeof vi.visits = {
  title: 'Visits from above', help: 'The sheet of a member in charge after each meeting attended: what was good, one thing to mend. Seen by the cell’s committee, its members in charge, the office and the standing committee. What was sent is not changed; what is to be corrected is added.',
  none: 'No sheet yet. After a meeting the member in charge writes one on the phone, in two minutes; it stands here for the cell’s committee to answer.',
  sheet: 'Visit sheet', write: 'Write the visit sheet', send: 'Send the sheet', over: 'No longer in charge', toCell: 'Back to the cell', toWrite: 'Held, and no sheet yet', noted: 'The meeting’s secretary noted you as present', notNoted: 'Pass over a meeting you did not attend',
  presence: 'Present', presences: { whole: 'The whole meeting', part: 'Part of it' },
  good: 'What was good', goodHelp: 'Tick what is true of this meeting.', goodWords: 'In your own words, if needed',
  goods: { prepared: 'Well prepared, papers sent before', 'own-business': 'The cell’s own practical business', 'many-spoke': 'Many comrades spoke', frank: 'Frank self-criticism and criticism', results: 'Last month’s tasks clearly judged', assigned: 'Tasks with a person and a day', orderly: 'On time, every step taken', theme: 'A thematic part of quality' },
  mend: 'One thing to mend', mendHelp: 'One only, the one most worth doing.', mends, mendWords: 'Say what is to be mended', mending: (mend, words) => (mend === 'other' && words ? words : words ? `${mends[mend]}: ${words}` : mends[mend]!),
  who: 'By whom', wholeCommittee: 'The whole committee', by: 'By when', dueBy: (day) => `by ${day}`, comrade: (name) => `comrade ${name}`,
  earlier: 'Asked for last time', askedBy: (name, when) => `Comrade ${name}, meeting of ${when}`, timesBack: (n) => `looked at ${counted(n, 'time')}, not mended yet`, answered: (answer) => `The cell answered: ${answer}`, notAnswered: 'The cell has not answered yet.', isMended: 'Is it mended?',
  results: { mended: 'Mended', 'not-mended': 'Not yet, a new day', dropped: 'No longer asked for' }, notLooked: 'Could not be seen this time', newBy: 'A new day, if not mended', resultWords: 'In words, or why',
  heldOn: 'Held on', visitor: 'Visitor', became: 'What became of it', meeting: (when) => `Meeting of ${when}`,
  answer: 'The cell answers', answers: { agreed: 'Agreed, we will', done: 'Mended already', 'not-so': 'It is not so' }, answerReason: 'In words (why, where it is not so)', sendAnswer: 'Answer', answerAgain: 'Answer again',
  states: { nothing: 'Nothing to mend', unanswered: 'Waits for the cell’s answer', agreed: 'Agreed, under way', 'said-done': 'The cell says it is mended', disputed: 'The cell sees it otherwise', 'not-mended': 'Not mended, goes on', mended: 'Mended', dropped: 'No longer asked for' }, late: 'Past its day',
  settle: 'Look at this again', record: 'Record', addendum: 'Add to the sheet', addendumText: 'What is added or corrected', add: 'Add', added: (name, when) => `Added by comrade ${name}, ${when}`, said: (name, when) => `comrade ${name}, ${when}`,
  waits: (n) => (n === 1 ? 'One visit sheet waits for your answer' : `${n} visit sheets wait for your answer`), waitsHelp: 'A member in charge attended and asked for one thing.', read: 'Read and answer', toMend: 'Asked for, and followed',
  onAgenda: 'Asked to be mended by the visitor, not on the agenda yet:'
};

export const supervision: typeof vi.supervision = {
  sheets: 'All visit sheets as a spreadsheet', title: 'Who follows which cell', help: (every, most) => `Each cell has a member of the committee who follows it: a visit at least once in ${counted(every, 'month')}, and no more than ${counted(most, 'cell')} to a person. The committee sets both:`,
  followed: 'cells are followed', gaps: { nobody: 'nobody follows it', unvisited: 'not visited for long' }, longAfter: (months) => `more than ${counted(months, 'month')}`, people: 'comrades follow cells', tooManyCount: (n, most) => `${n} of them more than ${counted(most, 'cell')}`, tooMany: (most) => `More than ${counted(most, 'cell')}`,
  load: 'How many cells each follows', noFollowers: 'Nobody was put in charge yet. Open Organisation, choose a cell, appoint its member in charge.', follower: 'Followed by', cells: 'Cells', cellsTitle: 'Cell by cell', cellsOf: (name) => `Cells that comrade ${name} follows`,
  freePeople: (n, most) => `See also ${n} who ${n === 1 ? 'follows' : 'follow'} no more than ${counted(most, 'cell')}`, free: (n) => `See also ${n} followed and visited as they should be, with all figures`, shows: { all: 'All', nobody: 'Nobody follows', unvisited: 'Long unvisited' }, since: (day) => `from ${day}`, lastVisit: 'Last visit', never: 'never', visits: 'Visits, 12 months', next: 'Next meeting', gap: 'What is missing'
};

export const visitPlan: typeof vi.visitPlan = {
  import: 'Import the plan from Excel, CSV', title: 'Plan of visits', titleOf: (quarter) => `Plan of visits, quarter ${quarter.slice(6)} of ${quarter.slice(0, 4)}`, quarter: (quarter) => `Q${quarter.slice(6)} ${quarter.slice(0, 4)}`, help: 'Proposed from what each cell needs and from the times already planned, so that nobody has to be in two places. The office adds, moves and drops at any time; a meeting that is moved takes its visit along.',
  none: 'No visit is planned for this quarter yet.', proposed: (n) => `${counted(n, 'visit')} proposed`, take: (n) => `Put ${counted(n, 'visit')} on the plan`, nothingProposed: 'No cell needs a further visit in this quarter.', cells: (n) => (n === 1 ? 'One cell' : `${n} cells`), without: 'In need of a visit, and without one', whyNot: { nobody: 'Nobody follows it', 'no-meeting': 'No meeting planned for the months left', 'all-elsewhere': 'Its hours all clash with others' },
  needs: { asked: 'the cell asked', unvisited: 'not visited for long', 'fewer-attend': 'fewer attend', missed: 'a month without a meeting', 'new-cell': 'newly founded or received', 'to-mend': 'something still to be mended', 'new-secretary': 'a new secretary', due: 'a visit is due' }, weight: (need, points) => `${need} (${points})`, weights: 'The number in brackets is how much it weighs; the larger the sum, the sooner.',
  definition: 'How need is reckoned', definitions: (every) => [`The cell asked: 4. Not visited for more than ${counted(every, 'month')}: 3. Attendance of the last three months at least 5 percentage points below the three before: 3. A month without a meeting among the last three: 3. Founded or received within 6 months: 3. Something still to be mended: 2. A new secretary within 6 months: 2. A visit is due in the quarter: 1.`, 'The most in need first; within a cell whoever has the fewest visits; the earliest meeting at which they are free, with 30 minutes for the way. This is the program’s own reckoning, no rule of the Party.'],
  visits: (n) => `${counted(n, 'visit')} on the plan`, month: 'Month', day: 'Day', hour: 'Hour', place: 'Place', why: 'Why', state: 'State', reason: 'Why moved or dropped', byHand: 'put in by the office', fromList: 'from a list',
  states: { dropped: 'Dropped', done: 'Visited, sheet is in', ahead: 'To come', 'no-sheet': 'Held, no sheet yet', 'not-held': 'The cell did not meet', 'no-meeting': 'No hour planned yet', 'no-follower': 'No longer follows it: choose another' }, change: 'Move or drop', moveTo: 'Move', drop: 'Drop this visit', whyMove: 'Why', add: 'Add a visit', addIt: 'Put on the plan', noTime: (month) => `${month}, no hour yet`, gone: (reason) => `Why: ${reason}`,
  mine: 'My visits', mineHelp: 'As the office planned them; a meeting that is moved takes its visit along.', calendarFile: 'Into the phone’s calendar (.ics)', entry: (cell) => `Visit: ${cell}`,
  wish: 'Ask the member in charge to come', wishHelp: 'The office and the member in charge see it; it weighs most when the plan is drawn, until somebody came.', wishText: 'To which business', wishSend: 'Ask', wished: (day, text) => `The cell asked on ${day}: ${text}`
};

export const requests: typeof vi.requests = {
  title: 'Requests of the cell', ofCells: 'Requests of the cells', help: 'What the cell asks of its committee. The office gives it to a comrade to answer, with a day; the answer goes to the next agenda. Every member of the cell may read it.', ofCellsHelp: 'Each request is given to one comrade, with a day. Not given within seven days, or not answered by its day, it stands under Late.',
  raise: 'Raise a request', text: 'Request', textHelp: 'One matter to a request; say what is needed.', meeting: 'Raised at the meeting of', between: 'At no meeting', send: 'Send to the committee', list: 'Raised so far', none: 'The cell has raised nothing yet. Once sent, you see here who answers, and by when.', noneHere: 'No such request.',
  raisedBy: (name, day) => `sent by comrade ${name} on ${day}`, raisedOn: 'Sent on', atMeeting: (day) => `raised at the meeting of ${day}`, said: (name) => `comrade ${name}`,
  steps: { given: 'Given to answer', answered: 'Answer', taken: 'The cell takes it', 'raised-again': 'Raised again' }, givenTo: (name, day) => `Comrade ${name} answers, by ${day}.`,
  states: { raised: 'Not given to anybody yet', given: 'Waits for an answer', answered: 'Answered, waits for the cell', taken: 'Closed', 'raised-again': 'Raised again by the cell' }, lateSince: (day) => `Late since ${day}`, overdue: 'Late',
  answerer: 'Who answers', dueOn: 'Answer by', give: 'Give to answer', giveAnother: 'Give to another, or another day', giveText: 'A note, if needed', answer: 'Answer', answerHelp: 'What was done, what will be and when; where it cannot, why.', sendAnswer: 'Send the answer',
  isTaken: 'Having heard it, what does the cell say?', take: 'We take it', again: 'Not yet; we raise it again', takeText: 'In words (why, where it is raised again)', record: 'Record',
  shows: { open: 'Open', 'to-give': 'Not given', late: 'Late', all: 'All' }, waits: (n) => (n === 1 ? 'One request was answered' : `${n} requests were answered`), waitsHelp: 'Bring it before the cell, then record what it says.', mine: 'Requests for you to answer', onAgenda: 'Answers to requests, not on the agenda yet:', counts: (open, late) => `${open} open, ${late} late`
};
