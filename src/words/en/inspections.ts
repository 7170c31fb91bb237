import type { inspections as vi } from '../vi/inspections.ts';

export const inspections: typeof vi = {
  title: 'Inspection and supervision', titleOf: (year) => `Programme of inspection and supervision of ${year}`, year: 'Year',
  help: 'The inspections and supervisions of cells in the year: put into the programme, decided with a team, done in three steps with their days. Only the standing committee that orders them, the inspectors and the team can see them; the office, the administrator and members cannot. The secretary of the inspected cell sees theirs from when the cell is told.',
  confidential: 'Confidential: not for anybody but the team and those who ordered it.',
  none: 'Nothing is in the programme of this year yet. Add each below, then note the number and day when the programme is passed.', noneSeen: 'There is none that you may see.',
  mine: 'Inspections I am on the team of', noneMine: 'You are on no team at present.',
  add: 'Add to the programme', addOutside: 'Add one outside the programme', addIt: 'Add', subject: 'The cell', quarterTitle: 'Quarter', quarter: (quarter) => `Quarter ${quarter.slice(6)}/${quarter.slice(0, 4)}`,
  kind: 'Kind', kinds: { supervision: 'Supervision of one matter', inspection: 'Inspection', signs: 'Inspection upon signs of a breach' }, about: 'What about', aboutHelp: 'What is looked at, and from when on.', outside: 'outside the programme',
  pass: (year) => `Note that the programme of ${year} was passed`, passHelp: 'What is added afterwards is outside the programme.', programmeNumber: 'Number of the paper', programmeNumberHelp: 'For example 05-CTr/ĐU.', passedOn: 'Issued on', passIt: 'Note it as passed', passed: (number, day) => `Programme ${number}, issued ${day}.`, notPassed: 'The programme has not been passed.',
  drop: 'Drop it', reason: 'Reason', droppedOn: (day, reason) => `Taken out of the programme on ${day}. Reason: ${reason}`,
  states: { planned: 'Not decided yet', prepare: 'Step 1: preparing', conduct: 'Step 2: conducting', conclude: 'Step 3: concluding', done: 'Concluded', dropped: 'Dropped' },
  due: 'Due', dueBy: (day) => `due ${day}`, late: 'Late', lateSince: (day) => `late since ${day}`,
  begin: 'Decide it, with a team', beginHelp: (most) => `From the day it begins to its conclusion at most ${most} days; extended once, by a third at most.`, decision: 'Decision number', decisionHelp: 'For example 12-QĐ/ĐU.', decisionDay: 'Day of the decision', beginsOn: 'Begins on', days: 'Days', daysHelp: (least, most) => `From ${least} to ${most} days.`,
  team: 'The team', teamHelp: 'From those who hold a post at the committee or are in charge of a cell; no member of the inspected cell.', lead: 'Lead', scribe: 'Scribe', memberNth: (n) => `Member ${n}`, nobody: 'Nobody', roles: { lead: 'Lead', scribe: 'Scribe', member: 'Member' },
  decided: (number, day) => `Decision ${number} of ${day}.`, leftPost: 'Holds no post at the committee any more: can neither read nor write here', changeTeam: 'Change the team',
  step: 'Step', stepsTitle: 'The three steps and their days', steps: { prepare: 'Prepare', conduct: 'Conduct', conclude: 'Conclude' },
  stepHelp: { prepare: 'Decision, plan, outline of the cell’s report; the cell is told', conduct: 'The cell reports; the team verifies; the cell’s conference', conclude: 'The team reports; those who ordered it conclude and tell the cell' },
  lasts: (days, from) => `${days} days from ${from} on.`, extendedBy: (days, on, by, reason) => `${by} extended it by ${days} days on ${on}: ${reason}`, doneOn: (day, by) => `Done ${day}, noted by ${by}`, atIt: 'Under way', toCome: 'To come',
  doneDay: 'Done on', finish: { prepare: 'Prepared, and the cell is told', conduct: 'Conducted', conclude: 'Conclude it' },
  finishHelp: { prepare: 'From then on the secretary of the cell sees this inspection: decision, team, days.', conduct: 'When all is verified and the cell’s conference was held.', conclude: 'When those who ordered it have concluded and told the cell.' },
  extend: 'Extend', extendHelp: (most) => `Once, by ${most} days at most (a third). The steps not done are put off by as much.`, extendDays: 'Days more'
};
