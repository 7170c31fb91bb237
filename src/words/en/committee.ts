import type * as vi from '../vi/committee.ts';
import { counted, monthName } from '../format.ts';

const cells = (n: number) => counted(n, 'cell');

export const asOf: typeof vi.asOf = {
  open: (day) => `As of ${day}`, day: 'As of the day', show: 'Show', other: (day) => `This is the organisation and its members as of ${day}.`, usual: 'Back',
  tree: 'The tree exactly as it stood on the day chosen.', members: 'Members, statuses and posts as they stood on the day chosen; who left after that day is still there.', one: 'What there was by the day chosen; what came later is not shown.', found: 'Finds cells and members by what they were on the day chosen.', reading: 'Another day than today is only to be read; to record something, go back.',
  help: 'Names, superiors, secretaries and numbers of members as they stood on the day chosen. A past month is shown as of its last day by itself.',
  elsewhere: (n) => `${cells(n)} stood here then and ${n === 1 ? 'belongs' : 'belong'} elsewhere now; what they did is seen there and not counted here:`, now: (name, unit) => (unit ? `${name} (now of ${unit})` : name)
};

export const pages: typeof vi.pages = { label: 'Pages', parts: 'On this page', of: (page, pages) => `Page ${page} of ${pages}`, before: 'Previous page', after: 'Next page' };

export const committee: typeof vi.committee = {
  toRemind: (n) => `Remind ${cells(n)}`, asks: { plan: (n) => `${n} to give a time`, announce: (n) => `${n} to send the notice`, meet: (n) => `${n} to hold the meeting`, file: (n) => `${n} to file` },
  remindHelp: (asks) => `Each cell is reminded of just what it owes: ${asks}. The secretary sees it on the cell’s page, and by e-mail where there is an address.`, reminded: (day) => `reminded ${day}`, nothing: 'No cell owes anything to be reminded of.',
  below: (committees: string, cells: string) => `Committees with cells that owe something this month: ${committees}, with ${cells} such cells`, belowHelp: 'Each committee reminds its own cells; this level turns to the committees. The table below has how many cells of each are to be reminded; the month’s report tells whose committee has not closed its own.', openReports: 'Reports of the committees',
  soon: 'Today and tomorrow', soonWhat: { meets: (at) => `meets at ${at}`, announce: (at) => `notice due by ${at}`, file: (at) => `papers due by ${at}` }, soonOn: { today: 'Today', tomorrow: 'Tomorrow' }, soonMore: (n) => `and ${n} more.`,
  toGrade: (n) => `${cells(n)} filed and ${n === 1 ? 'waits' : 'wait'} for a grade`, toGradeHelp: 'Open each to see its self-mark and minutes, and decide.', openToGrade: 'See the cells to be graded',
  groups: 'By committee', group: 'Committee', cellsOf: 'Cells', met: 'Met', announced: 'Announced', owing: 'To remind', free: (n) => `See also ${n} with nothing to remind of`, all: 'The cells', shown: (n, of) => (n === of ? cells(n) : `${n} of ${cells(of)}`)
};

export const calendar: typeof vi.calendar = {
  all: 'All', open: 'To be settled', clash: 'Clashes', show: 'Filter the meetings', on: (n) => `${n} ${n === 1 ? 'meeting' : 'meetings'}`, past: 'Days gone by', todo: (n) => `${n} to be settled`, clashes: (n) => `${n} ${n === 1 ? 'clash' : 'clashes'}`, noAsks: 'Nothing is asked of the cells in this month yet.'
};

export const follow: typeof vi.follow = {
  announced: 'The notice is out; agenda and papers are on the cell’s page.', notYet: 'The cell has not sent its notice yet.', open: 'See agenda and papers', none: 'No meeting is near', noneHelp: 'When a cell plans one, the nearest stands here.',
  needs: 'What each cell needs now', needOf: { announce: 'Meets soon, no notice yet', record: 'Met, not recorded or not filed', plan: 'No date, or no meeting', answer: 'Requests whose answer is late', mend: 'Asked to be mended, to be looked at', visit: 'Due for a visit', tasks: 'Tasks past their day' }, cellCount: (n) => `${n} ${n === 1 ? 'cell' : 'cells'}`,
  unanswered: (n) => `${n} ${n === 1 ? 'request' : 'requests'}`, toLookAt: (n) => `${n} ${n === 1 ? 'thing' : 'things'}`, visitedOn: (day) => `last visited ${day}`, nothingLate: 'No cell needs anything more just now.', lateTasks: (n) => `${n} ${n === 1 ? 'task' : 'tasks'} overdue`, more: (n) => `and ${n} more`, coming: 'Meetings to come', cells: 'My cells this month', state: 'Now at'
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

export const regime: typeof vi.regime = {
  title: (period) => `The regime of meetings, ${period}`, open: 'Quarter, half, year', quarter: (n) => `Quarter ${n}`, half: (n) => (n === 1 ? 'First half' : 'Second half'), whole: 'Whole year', yearOf: (year) => `Year ${year}`,
  period: { month: (n, year) => monthName('en', `${year}-${String(n).padStart(2, '0')}-01`), year: (_, year) => String(year), half: (n, year) => `${n === 1 ? 'first' : 'second'} half of ${year}`, quarter: (n, year) => `quarter ${n} of ${year}` },
  kept: 'Met every month', keptHelp: (n, of) => `${n} of ${counted(of, 'cell')} kept the regime`, attendance: 'Attended', share: (n, of) => `${n} of ${of}`, range: (least, most) => (least === most ? '' : `by month: ${least} to ${most}`),
  quarters: 'Quarters with a theme', themeIn: (n) => `Cells with a theme, quarter ${n}`, minutes: 'Minutes on average', minutesHelp: (meetings, long) => `${counted(meetings, 'meeting')} of known length, ${long} long enough`, longEnough: 'Meetings long enough', tooShort: (n) => `${n} too short`, spoke: 'Of those present spoke', notice: 'Told a day ahead', papers: 'Papers a day ahead', posted: 'Posted in two days', tasks: 'Tasks done', tasksHelp: (n, of, late, carried) => `${n} of ${counted(of, 'task')}, ${late} late, carried on ${counted(carried, 'time')}`, late: 'Tasks late', carried: 'Tasks carried on', lateCarried: (late, carried) => `late ${late}, carried ${carried}`,
  short: (n) => `${counted(n, 'cell')} short`, shortMinutes: (n) => `${counted(n, 'cell')} with a short meeting`, shortLate: (n) => `${counted(n, 'cell')} with late tasks`, shortCarried: (n) => `${counted(n, 'cell')} carrying on`, shortTheme: (n) => `${counted(n, 'cell')} without`, shown: (n, of) => `${n} of ${counted(of, 'cell')}`, noneShort: 'There is no such cell.', showAll: 'Show all cells',
  shortOf: {
    kept: 'Cells that missed a month, most missed first', attendance: 'Cells with members absent, lowest rate first', spoke: 'Cells where some present did not speak, lowest rate first', noticeInTime: 'Cells with a meeting told late or not at all', papersInTime: 'Cells with papers late or not sent', postedInTime: 'Cells with results posted late or not yet', tasks: 'Cells with tasks not done, lowest rate first', tasksLate: 'Cells with tasks done late, most first', tasksCarried: 'Cells with tasks carried on, most first', longEnough: 'Cells with a meeting too short, lowest rate first',
    'theme-1': 'Cells without a theme in quarter 1', 'theme-2': 'Cells without a theme in quarter 2', 'theme-3': 'Cells without a theme in quarter 3', 'theme-4': 'Cells without a theme in quarter 4'
  }, shortMonth: 'Cells that did not meet in the month',
  base: 'of', months: 'Month by month', month: 'Month', met: 'Cells that met', running: 'month not over', runningQuarter: 'quarter not over', cells: 'Cell by cell, by name', nothing: 'No meeting in this period yet.', definition: 'How it is counted',
  trend: (last) => `Twelve months to ${last}`, cellMembers: 'Members', trendKept: 'Met in the month', inPerCent: (figure) => `${figure}, %`, figure: 'Figure shown by month and by type', showFigure: 'Show', inTable: 'The figures are in the table below.', openTable: 'Show the figures as a table', openMonths: 'Show each month', openSpread: 'Show how it spreads', allFigures: 'All figures of each cell', below: 'Each committee, by name', allBelow: 'All figures of each committee', spreadShort: 'By type of cell', spread: (figure) => `By type and size of cell: ${figure}`, spreadMinutes: 'Each bar is how many cells met so long on average in the period: cells of one type and size beside each other, and no ranking.', spreadHelp: 'Each bar is how many cells reached that rate in the period: cells of one type and size beside each other, and no ranking.', typeOf: (type, n) => `${type}: ${cells(n)}`, noType: 'Type not recorded', kind: 'Type and size', notMet: 'No figure yet', sizes: { small: 'under 9 members', middle: '9 to 29 members', large: '30 members and more' },
  definitions: {
    kept: 'Keeping the regime: cells that held the regular meeting of every month of the period that is over, of the cells in being at its end (once a month: the Charter, HD 42-HD/BTCTW; how it is counted is ours). Held late in its own month counts; put off into the next does not. A cell founded in the period owes the months that begin from then on; one received in it, also the month in which it came.',
    attendance: 'Attendance: all present of all who should attend, of the meetings held (members less exempt, suspended and special duty, on the day; HD 42-HD/BTCTW). The range is from the lowest month to the highest.',
    themes: 'Quarters with a theme: one thematic meeting at least in each quarter (HD 42-HD/BTCTW).',
    minutes: 'Minutes on average: from opening to end, of the regular meetings of known length. Long enough: a regular meeting of 90 minutes or more, regular and thematic combined 120 or more (HD 42-HD/BTCTW); each beside what its own kind asks for.',
    spoke: 'Spoke: members who spoke of those present (members debate: HD 42-HD/BTCTW, II.2.2; the share: form of the An Phú ward committee, 4.5).',
    noticeInTime: 'Told a day ahead: notice sent a day before the meeting at least, of the meetings held (HD 42-HD/BTCTW, II.2.2).',
    papersInTime: 'Papers a day ahead: papers sent to the members, or posted to the handbook app, a day before the meeting at least, of the meetings held (HD 42-HD/BTCTW, II.2.2). Where no time is recorded they count as late; cells of the armed forces, which do not use the app, are left out.',
    postedInTime: 'Posted in two days: marked as posted by the end of the second day after the meeting; a meeting still in time is not counted (HD 42-HD/BTCTW, II.2.2). Cells of the armed forces, which do not use the handbook app, are left out.',
    tasks: 'Tasks done: those the cell found done, in time or late, of those it judged; late: done after their day; carried on: not done, and taken into the next month (last month’s results are reviewed: HD 42-HD/BTCTW, II.2.2; how they are counted is ours).'
  }
};

export const cellRegime: typeof vi.cellRegime = {
  title: (period) => `The regime of the cell, ${period}`, link: 'The regime of the cell', of: (cell, above, day) => `${cell}, ${above}, as of ${day}.`, kept: 'Regular meetings held', monthsOf: (n, of) => `${n} of ${counted(of, 'month')} that ${of === '1' ? 'is' : 'are'} over`, themes: 'Quarters with a theme', quartersOf: (n, of) => `${n} of ${counted(of, 'quarter')} that ${of === '1' ? 'is' : 'are'} over`, unthemed: (quarters) => `none yet: quarter ${quarters}`, meetingsOf: (n, of) => `${n} of ${counted(of, 'meeting')}`, peopleOf: (n, of) => `${n} of ${of}`,
  before: (period, text) => `${period}: ${text}`, how: 'How it is counted', whole: 'The whole', held: 'Regular meeting', standings: { held: 'held', missed: 'not held', 'put-off': 'put off into the next month', running: 'month not over' }, theme: 'Theme', openAll: 'All figures of each month', trendFigure: 'Figure shown by month and beside cells of its kind',
  kinTitle: (figure) => `Beside cells of its kind: ${figure}`, kinOf: (type, size, n) => `${counted(n, 'cell')} under the same committee: ${type}; ${size}`, kinHelp: 'Only how many cells there are at each level in the period: no names, and no ranking. Size is by how many had to attend the latest meeting.', few: 'Fewer than five cells of this type and size under the same committee have this figure, so there is no comparison.', noKin: 'The cell has not met in twelve months, so there is no comparison yet.', level: 'Level', cells: 'Cells', here: 'this cell is here', hereAt: (level) => `This cell is at the level ${level}.`, hereNone: 'This cell has no such figure yet.',
  asOf: 'The cell’s name, the committee above it, its type and the cells of its kind as on the day chosen; meetings are still those of the whole period. A past period is shown as of its last day.', absent: { 'not-yet': (day) => `On ${day} the cell was not founded yet.`, 'no-more': (day) => `On ${day} the cell was no more.` },
  sizes: { small: 'fewer than 9 who must attend', middle: '9 to 29 who must attend', large: '30 or more who must attend' }
};

/** Where a standing committee and a province begin. */
export const overview = {
  title: (month: string) => `Overview, ${month}`, open: 'Cells short of it', whole: 'The whole', organisation: 'Unit', measures: { kept: 'Cells that met', attendance: 'Attendance', spoke: 'Spoke, of those present', noticeInTime: 'Notice a day ahead', postedInTime: 'Posted within two days', tasks: 'Tasks done' } as Record<string, string>,
  changes: (month: string) => `What changed most since ${month}`, noChange: 'No figure changed by a percentage point or more.', fromTo: (before: string, now: string) => `${before} to ${now}`, up: (n: string) => `up ${counted(n, 'point')}`, down: (n: string) => `down ${counted(n, 'point')}`,
  decide: 'To decide', nothing: 'Nothing waits for a decision.', late: 'Late', toGrade: (n: string, month: string) => `${n} ${n === '1' ? 'meeting' : 'meetings'} of ${month} to be graded`, requests: (n: string) => `${n} ${n === '1' ? 'request of a cell waits' : 'requests of cells wait'}`, requestsMore: (give: string, late: string) => `${give} given to nobody yet, ${late} late`, noPlan: 'nothing in it yet; see what is proposed, the office fills it', modelsDue: (n: string) => `${n} model ${n === '1' ? 'cell is' : 'cells are'} due for review`, inspections: (n: string) => `${n} ${n === '1' ? 'inspection' : 'inspections'} to look at`,
  inspectionsMore: (of: { toDecide: number; toConclude: number; late: number }) => [[of.toDecide, 'without a decision'], [of.toConclude, 'to be concluded'], [of.late, 'late']].filter(([n]) => n !== 0).map((one) => one.join(' ')).join(', '),
  below: (month: string) => `Committee by committee, ${month}`, report: 'Report of the month', closed: 'Closed', notClosed: 'Not closed', noCells: 'No cells yet',
  elsewhere: (n: number, below: boolean) => `${cells(n)} stood here then and ${n === 1 ? 'belongs' : 'belong'} elsewhere now: not counted in the six figures${below ? ', but in the table of committees' : ''}.`
};
