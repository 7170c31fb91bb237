import type * as vi from '../vi/committee.ts';

const cells = (n: number) => `${n} ${n === 1 ? 'cell' : 'cells'}`;

export const asOf: typeof vi.asOf = {
  open: (day) => `As of ${day}`, day: 'As of the day', show: 'Show', other: (day) => `This is the organisation and its members as of ${day}.`, usual: 'Back',
  tree: 'The tree exactly as it stood on the day chosen.', members: 'Members, statuses and posts as they stood on the day chosen; who left after that day is still there.', one: 'What there was by the day chosen; what came later is not shown.', found: 'Finds cells and members by what they were on the day chosen.', reading: 'Another day than today is only to be read; to record something, go back.',
  help: 'Names, superiors, secretaries and numbers of members as they stood on the day chosen. A past month is shown as of its last day by itself.',
  elsewhere: (n) => `${cells(n)} stood here then and ${n === 1 ? 'belongs' : 'belong'} elsewhere now; what they did is seen there and not counted here:`, now: (name, unit) => (unit ? `${name} (now of ${unit})` : name)
};

export const pages: typeof vi.pages = { label: 'Pages', of: (page, pages) => `Page ${page} of ${pages}`, before: 'Previous page', after: 'Next page' };

export const committee: typeof vi.committee = {
  toRemind: (n) => `Remind ${cells(n)}`, asks: { plan: (n) => `${n} to give a time`, announce: (n) => `${n} to send the notice`, meet: (n) => `${n} to hold the meeting`, file: (n) => `${n} to file` },
  remindHelp: (asks) => `Each cell is reminded of just what it owes: ${asks}. The secretary sees it on the cell’s page, and by e-mail where there is an address.`, reminded: (day) => `reminded ${day}`, nothing: 'No cell owes anything to be reminded of.',
  toGrade: (n) => `${cells(n)} filed and ${n === 1 ? 'waits' : 'wait'} for a grade`, toGradeHelp: 'Open each to see its self-mark and minutes, and decide.', openToGrade: 'See the cells to be graded',
  groups: 'By committee', group: 'Committee', cellsOf: 'Cells', met: 'Met', announced: 'Announced', owing: 'To remind', all: 'The cells', shown: (n, of) => (n === of ? cells(n) : `${n} of ${cells(of)}`)
};

export const calendar: typeof vi.calendar = {
  all: 'All', open: 'To be settled', clash: 'Clashes', show: 'Filter the meetings', on: (n) => `${n} ${n === 1 ? 'meeting' : 'meetings'}`, past: 'Days gone by', todo: (n) => `${n} to be settled`, clashes: (n) => `${n} ${n === 1 ? 'clash' : 'clashes'}`, noAsks: 'Nothing is asked of the cells in this month yet.'
};

export const follow: typeof vi.follow = {
  announced: 'The notice is out; agenda and papers are on the cell’s page.', notYet: 'The cell has not sent its notice yet.', open: 'See agenda and papers', none: 'No meeting is near', noneHelp: 'When a cell plans one, the nearest stands here.',
  late: 'What is late', nothingLate: 'Nothing is late.', lateTasks: (n) => `${n} ${n === 1 ? 'task' : 'tasks'} overdue`, more: (n) => `and ${n} more`, coming: 'Meetings to come', cells: 'My cells this month', state: 'Now at'
};

export const waits: typeof vi.waits = {
  what: {
    proposal: () => 'Answer the proposal of another time', register: () => 'Register the meeting’s time with the committee', settle: () => 'Settle the meeting’s time', tell: (n) => `Call or bring paper to ${n} ${n === 1 ? 'member' : 'members'}`, replies: (n) => `${n} ${n === 1 ? 'has' : 'have'} not answered`, leaves: (n) => `${n} ${n === 1 ? 'asks' : 'ask'} leave`,
    opinions: (n) => `Opinions sent before, unanswered: ${n}`, 'paper-written': () => 'Write the thematic paper', 'paper-reviewed': () => 'Review the thematic paper', 'paper-distributed': () => 'Hand the thematic paper to the members', papers: (n) => `Papers of the agenda not yet uploaded: ${n}`, grade: () => 'Grade the meeting'
  },
  on: { us: (names) => (names ? names : 'For the cell’s committee'), author: (name) => (name ? `Waits on ${name}` : 'Nobody is set to write it'), reviewer: (name) => (name ? `Waits on ${name}` : 'Nobody is set to review it'), members: (names) => `Waits on ${names}`, committee: () => 'Waits on the committee above' },
  act: { proposal: 'Answer', register: 'Register', tell: 'Open the list', leaves: 'See', opinions: 'Read', 'paper-distributed': 'Hand out', papers: 'Upload' },
  by: (when) => `by ${when}`, others: (n) => `and ${n} more`
};

export const exports: typeof vi.exports = { hour: 'Time', state: 'State', time: 'Meeting time', unit: 'Unit', about: 'About' };
