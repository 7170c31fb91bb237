import type { inspectionByCell as viByCell, inspectionOfMember as viOfMember, inspections as vi, inspectionWork as viWork } from '../vi/inspections.ts';
import { counted } from '../format.ts';

export const inspections: typeof vi = {
  title: 'Inspection and supervision', titleOf: (year) => `Programme of inspection and supervision of ${year}`, year: 'Year',
  help: 'The inspections and supervisions of cells and members in the year: put into the programme, decided with a team, done in three steps with their days. Only the standing committee that orders them, the inspectors and the team can see them; the office, the administrator and members cannot. The log of the committee says only that a step was taken, by whom and when: not of which cell or member, nor what about. The secretary of the inspected cell, and a member who is inspected, see theirs from when they are told.',
  confidential: 'Confidential: not for anybody but the team and those who ordered it.',
  none: 'Nothing is in the programme of this year yet. Add each below, then note the number and day when the programme is passed.', noneSeen: 'There is none that you may see.',
  mine: 'Inspections I am assigned to', noneMine: 'You are assigned to none at present.',
  add: 'Add to the programme', addOutside: 'Add one outside the programme', addIt: 'Add', subject: 'The cell', quarterTitle: 'Quarter', quarter: (quarter) => `Quarter ${quarter.slice(6)}/${quarter.slice(0, 4)}`,
  kind: 'Kind', kinds: { supervision: 'Supervision of one matter', inspection: 'Inspection', signs: 'Inspection upon signs of a breach' }, about: 'What about', aboutHelp: 'What is looked at, and from when on.', outside: 'outside the programme',
  pass: (year) => `Note that the programme of ${year} was passed`, passHelp: 'What is added afterwards is outside the programme.', programmeNumber: 'Number of the paper', programmeNumberHelp: 'For example 05-CTr/ĐU.', passedOn: 'Issued on', passIt: 'Note it as passed', passed: (number, day) => `Programme ${number}, issued ${day}.`, notPassed: 'The programme has not been passed.',
  drop: 'Drop it', reason: 'Reason', droppedOn: (day, reason) => `Taken out of the programme on ${day}. Reason: ${reason}`,
  states: { planned: 'Not decided yet', prepare: 'Step 1: preparing', conduct: 'Step 2: conducting', conclude: 'Step 3: concluding', done: 'Concluded', dropped: 'Dropped' },
  due: 'Due', dueBy: (day) => `due ${day}`, late: 'Late', lateSince: (day) => `late since ${day}`,
  begin: 'Decide it, with a team', beginHelp: (most) => `From the day it begins to its conclusion at most ${most} days; extended once, by a third at most.`, decision: 'Decision number', decisionHelp: 'For example 12-QĐ/ĐU.', decisionDay: 'Day of the decision', beginsOn: 'Begins on', days: 'Days', daysHelp: (least, most) => `From ${least} to ${most} days.`,
  team: 'The team', teamHelp: 'From those who hold a post at the committee or are in charge of a cell; no member of the inspected cell.', lead: 'Lead', scribe: 'Scribe', memberNth: (n) => `Member ${n}`, nobody: 'Nobody', roles: { lead: 'Lead', scribe: 'Scribe', member: 'Member' },
  decided: (number, day) => `Decision ${number} of ${day}.`, leftPost: 'Holds no post at the committee any more: can neither read nor write here', changeTeam: 'Change the team',
  readsAfter: (days) => `Members of the team may read the file until ${counted(days, 'day')} after the conclusion and the last remedy.`, readsUntil: (day) => `Members of the team may read the file until the end of ${day}; afterwards those alone who ordered it, and the inspectors.`, readsOver: (day) => `Members of the team could read the file until ${day}. If a remedy is taken up again, they can once more.`,
  step: 'Step', stepsTitle: 'The three steps and their days', steps: { prepare: 'Prepare', conduct: 'Conduct', conclude: 'Conclude' },
  stepHelp: { prepare: 'Decision, plan, outline of the cell’s report; the cell is told', conduct: 'The cell reports; the team verifies; the cell’s conference', conclude: 'The team reports; those who ordered it conclude and tell the cell' },
  lasts: (days, from) => `${counted(days, 'day')} from ${from} on.`, extendedBy: (days, on, by, reason) => `${by} extended it by ${counted(days, 'day')} on ${on}: ${reason}`, doneOn: (day, by) => `Done ${day}, noted by ${by}`, atIt: 'Under way', toCome: 'To come',
  doneDay: 'Done on', finish: { prepare: 'Prepared, and the cell is told', conduct: 'Conducted', conclude: 'Conclude it' },
  finishHelp: { prepare: 'From then on the secretary of the cell sees this inspection: decision, team, days.', conduct: 'When all is verified and the cell’s conference was held.', conclude: 'When those who ordered it have concluded and told the cell.' },
  extend: 'Extend', extendHelp: (most) => `Once, by ${counted(most, 'day')} at most (a third). The steps not done are put off by as much.`, extendDays: 'Days more',
  whom: (names, cell) => (names.length > 0 ? `${names.join(', ')} (${cell})` : cell),
  members: 'Members inspected or supervised', membersHelp: 'Those chosen for one inspection share what it asks for and what it concludes. What concerns one alone is one of its own.', memberChosen: (n) => `Member ${n}`,
  addOfMembers: 'Add one of members', ofWhichCell: 'Members of the cell', toMembers: 'Choose the members', addIn: (cell) => `Add one of members of ${cell}`, otherwise: 'Add one of a whole cell instead',
  lookFor: 'Cell to inspect or supervise', lookForHelp: 'Type the cell’s name, without accents too, then choose it from the list.', look: 'Find the cell', noneCalledSo: 'No cell is called so.', lookCloser: 'More cells are called so than are shown. Type more of the name.',
  addFor: (cell) => `Add one of ${cell} or of its members`, wholeIfNobody: 'Choose no member, and it is of the whole cell.', anotherCell: 'Choose another cell',
  aboutMe: 'Inspections of myself', aboutMeHelp: 'The decision, the papers asked for, the conclusion and what is to be remedied, of your own. No other member sees this page. Wherever you belong by now, you hand in and report here.', aboutMeWaits: (n) => (n > 0 ? `${n} ${n === 1 ? 'inspection' : 'inspections'} of you ${n === 1 ? 'is' : 'are'} under way or not remedied yet.` : 'All inspections of you are finished.'),
  notHere: (lead, unit) => `The cell or committee that carried out this inspection was dissolved, so nothing can be handed in or reported here any more. If something is still to be handed in or reported, please ask ${lead ?? unit}.`,
  own: 'Inspections by the cell', fromAbove: 'Inspections of the cell from above'
};

export const inspectionWork: typeof viWork = {
  paperList: 'Papers', paperListHelp: 'Written from what is noted; print them, or take them as Word to change and sign. The office gives the numbers by hand.', paperNames: { decision: 'Decision naming the team', plan: 'Plan', outline: 'Outline of the cell’s own report', told: 'Minutes: the cell is told', verified: 'Minutes: what was verified', report: 'The team’s report', conclusion: 'Notice of the conclusion', 'self-report': 'The cell’s own report', extract: 'Extract of the cell’s minutes' }, inWord: 'As Word', programmePaper: 'The programme to print',
  papers: 'What the cell is asked to hand in', noPapers: 'Nothing was asked for yet.', askPaper: 'Ask for something', paper: 'What is to be handed in', paperHelp: 'For example: the cell’s own report by the outline; the book of dues since January.', paperDue: 'Handed in by', askIt: 'Ask for it',
  paperStates: { asked: 'Waits for the cell', 'handed-in': 'Handed in, to be taken by the team', received: 'Taken by the team', 'asked-again': 'Asked for again', 'not-needed': 'Not needed any more' }, judge: 'Take it, or ask again',
  words: { 'handed-in': 'Handed in', received: 'Taken', 'asked-again': 'Asked for again', 'not-needed': 'Not needed', reported: 'The cell reports', done: 'Remedied', 'not-done': 'Not yet, with a new day', dropped: 'No longer asked for' },
  note: 'A note, or why', reasonHelp: 'To ask again, or to do without, needs a reason.', record: 'Note it', saidBy: (name) => name, dueBy: (day) => `Due ${day}`, lateSince: (day) => `Late since ${day}`, newDue: (day) => `New day ${day}`,
  findings: 'What the team found', findingsHelp: 'For the team and those who ordered it; the cell is told the conclusion when it ends.', noFindings: 'Nothing was noted yet.', addFinding: 'Note a finding', finding: 'What was found', findingHelp: 'What, where, by which papers.', nature: 'It is', natures: { good: 'Done well', shortcoming: 'A shortcoming', breach: 'A sign of a breach' },
  withdraw: 'Withdraw', withdrawn: (name, because) => `Withdrawn by ${name}: ${because}`,
  conclusion: 'Conclusion', noConclusion: 'It has not been drafted yet.', wordConclusion: 'Draft the conclusion', rewordConclusion: 'Change the draft', keepConclusion: 'Keep the draft', conclusionHelp: 'What is done well; what falls short; why, and who answers for it; what is asked. Once concluded it stands.', draft: 'Draft',
  remedies: 'To be remedied', noRemedies: 'Nothing was named yet.', addRemedy: 'Add something to be remedied', remedy: 'What is to be remedied', remedyHelp: 'Each with one person and one day.', who: 'Who answers for it', chooseWho: 'Choose a comrade', remedyDue: 'By', addIt: 'Add', remedyBy: (name, day) => `${name}, by ${day}`, timesBack: (n) => `looked at ${counted(n, 'time')}, not done yet`,
  remedyStates: { open: 'Under way', reported: 'The cell has reported, to be looked at', done: 'Remedied', 'not-done': 'Not yet, goes on', dropped: 'No longer asked for' }, settle: 'Look at it', newDay: 'New day, if not done', settleHelp: 'If it is not done, or no longer asked for, say why.', takeUp: 'Take it up again', takeUpHelp: 'Where a later check shows that it was not remedied. The team may read the file again; the member and the cell see the new day.', takeUpDay: 'New day', takeUpWhy: 'Why it is taken up again',
  cellHelp: 'The committee has told the cell of its decision. Only the secretary sees this page; whom to tell is said by the decision and the conclusion.', noneOfCell: 'The cell was told of no inspection.', doneOn: (day) => `done ${day}`, papersForCell: 'The team asks for', handedIn: 'What was handed in, and how', handedInHelp: 'For example: 12 pages on paper, handed to those who inspect.', handIn: 'Note it as handed in', file: 'A file, if there is one', fileHelp: 'PDF, Word, Excel, a picture; 25 MB at most. Only those who inspect and you yourself can open it. No secret papers here.',
  report: 'Report on the remedy', reportHelp: 'What was done, whether it is finished, what is in the way.', sendReport: 'Send the report', asTaskHelp: 'As a task of the cell, the whole cell sees it and follows it like one from a resolution.', asTask: 'Make it a task of the cell', waits: (n) => `The cell was told of ${n} ${n === 1 ? 'inspection' : 'inspections'}`, open: 'Open', waitsHelp: 'Only the secretary sees this.'
};

export const inspectionOfMember: typeof viOfMember = {
  about: {
    stepHelp: { prepare: 'Decision, plan, outline of the report; the member and the cell are told', conduct: 'The member reports; the team verifies; the cell’s conference', conclude: 'The team reports; those who ordered it conclude and tell' },
    finish: { prepare: 'Prepared, and the member and the cell are told', conduct: 'Conducted', conclude: 'Conclude it' },
    finishHelp: { prepare: 'From then on the member and the secretary of the cell see this inspection: decision, team, days.', conduct: 'When all is verified and the cell’s conference was held.', conclude: 'When those who ordered it have concluded and told the member.' }
  },
  work: {
    papers: 'What is to be handed in', papersForCell: 'To be handed in', paperHelp: 'For example: the member’s own report by the outline; what they undertook for the year.',
    paperStates: { asked: 'Waits to be handed in', 'handed-in': 'Handed in, to be taken', received: 'Taken', 'asked-again': 'Asked for again', 'not-needed': 'Not needed any more' },
    words: { 'handed-in': 'Handed in', received: 'Taken', 'asked-again': 'Asked for again', 'not-needed': 'Not needed', reported: 'Reported', done: 'Remedied', 'not-done': 'Not yet, with a new day', dropped: 'No longer asked for' },
    findingsHelp: 'For the team and those who ordered it; the member is told the conclusion when it ends.', remedyStates: { open: 'Under way', reported: 'Reported, to be looked at', done: 'Remedied', 'not-done': 'Not yet, goes on', dropped: 'No longer asked for' },
    paperNames: { decision: 'Decision', plan: 'Plan', outline: 'Outline of the member’s own report', told: 'Minutes: the member is told', verified: 'Minutes: what was verified', report: 'Report on what was found', conclusion: 'Notice of the conclusion', 'self-report': 'The member’s own report', extract: 'Extract of the cell’s minutes' }
  }
};

export const inspectionByCell: typeof viByCell = {
  about: {
    title: 'Inspections by the cell', whom: (names, cell) => names.join(', ') || cell, titleOf: (year) => `The cell’s programme of inspection and supervision of ${year}`,
    help: 'The inspections and supervisions of members in the year: of whom, about what, when, by whom. Only the cell committee, those assigned and the inspectors above can see them. Who is inspected sees what is for them from when they are told; other members see nothing.',
    confidential: 'Confidential: for the cell committee and those assigned.', programmeNumberHelp: 'For example 02-CTr/CB.', passedOn: 'Passed by the cell on', add: 'Add to the programme',
    states: { planned: 'Nobody assigned yet', prepare: 'Step 1: preparing', conduct: 'Step 2: conducting', conclude: 'Step 3: concluding', done: 'Concluded', dropped: 'Dropped' },
    begin: 'Decide it and assign', decisionHelp: 'For example 03-QĐ/CB.', team: 'Who does it', teamHelp: 'From the official members of the cell; who is inspected is not among them.', lead: 'In charge', memberNth: (n) => `Taking part ${n}`,
    roles: { lead: 'In charge', scribe: 'Scribe', member: 'Taking part' }, leftPost: 'Not in the cell any more: can neither read nor write here', changeTeam: 'Change who does it',
    readsAfter: (days) => `Those who do it may read the file until ${counted(days, 'day')} after the conclusion and the last remedy.`, readsUntil: (day) => `Those who do it may read the file until the end of ${day}; afterwards the cell’s committee alone, and the inspectors above.`, readsOver: (day) => `Those who did it could read the file until ${day}. If a remedy is taken up again, they can once more.`,
    stepHelp: { prepare: 'Assignment, plan, outline of the report; who is inspected is told', conduct: 'They report; it is verified; the cell’s conference', conclude: 'The cell committee is told; the cell concludes and tells them' },
    finish: { prepare: 'Prepared, and who is inspected is told', conduct: 'Conducted', conclude: 'Conclude it' },
    finishHelp: { prepare: 'From then on who is inspected sees this: decision, who does it, days.', conduct: 'When all is verified and the cell’s conference was held.', conclude: 'When the cell committee or the cell has concluded and told them.' }
  },
  work: { paperListHelp: 'Written from what is noted; print them, or take them as Word to change and sign. The cell gives the numbers by hand.', findings: 'What was found', findingsHelp: 'For the cell committee and those who do it; who is inspected is told the conclusion when it ends.' }
};
