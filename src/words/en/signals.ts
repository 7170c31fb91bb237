import type { Evidence } from '#signals/signal.ts';

type Said = Evidence & { when: string };

export const signals = {
  title: 'Suggestions for the cell', help: 'From what the cell recorded, a few things worth another look, each with what it rests on and a suggestion. The cell’s committee sees them first, the comrade in charge of the cell seven days later; nobody else does. No points, no ranking.',
  none: 'Nothing to say at present. When there is, its grounds, the rule and a suggestion will stand here.', noneYet: 'Nothing that the cell has had for seven days.',
  waits: (n: number) => (n === 1 ? 'One thing worth another look in how the cell works' : `${n} things worth another look in how the cell works`), waitsHelp: 'With grounds and suggestions. Only the cell’s committee and the comrade in charge see it.', read: 'See suggestions', about: (n: number) => (n === 1 ? 'one thing worth a look' : `${n} things worth a look`),
  ofCells: 'Suggestions from the cells’ records', ofCellsHelp: 'The cells’ committees have had them for seven days. By name, no ranking; ask when you attend.', and: ' and ', sameWords: (cells: string) => `${cells} prepared much the same`, sameParts: { 'pre-meeting': (share: number) => `pre-meeting minutes ${share} % alike`, resolution: (share: number) => `resolutions ${share} % alike` } as Record<string, (share: number) => string>, sameHelp: 'One hand may have helped both; ask each what is its own.',
  evidence: 'Grounds', clause: 'Rule', sure: 'How sure', suggestion: 'Suggestion', material: 'Ready to use', more: (n: number) => `and ${n} more of this kind`,
  notSo: 'Not so, because …', reason: 'Why it is not so', reasonHelp: 'The program remembers: these grounds are not brought up again; new ones are, together with what you wrote.', send: 'Record, do not bring up again',
  before: 'What the cell answered before', answered: 'Answered as not so', said: (name: string, when: string) => `Comrade ${name}, ${when}`,
  kinds: {
    'absent-twice': 'Absent without reason twice running', 'opinion-unanswered': 'An opinion nobody answered', 'task-carried': 'A task carried over three times or more', 'clause-open': 'Clauses of a resolution without a person', 'papers-late': 'Notice and papers reach members late',
    'same-text': 'Prepared much as last month', relayed: 'More of the superior’s business than the cell’s own', 'office-business': 'Office business in the cell’s meeting', 'few-speakers': 'Few comrades speak', 'same-speakers': 'Only a few comrades speak', 'member-unheard': 'A comrade not heard for long', 'no-criticism': 'No self-criticism or criticism seen', 'superior-absent': 'Nobody from above came for long',
    'no-secretary': 'The cell has no secretary', 'no-deputy': 'No deputy, no committee member', 'term-ends': 'A term is about to end', 'long-in-post': 'One comrade secretary for very long'
  } as Record<string, string>,
  sures: { certain: 'Certain: as it was recorded', likely: 'Fairly sure: if the records are complete', perhaps: 'Not sure: a guess, please look' } as Record<string, string>,
  sources: { A: 'as the press or law pages quote it', B: 'as practitioners’ papers quote it', ours: 'the limit is the program’s own' } as Record<string, string>,
  clauses: {
    'absent-twice': 'Regulation 208-QĐ/TW: three months of a year without attending and without good reason, and the cell considers striking off. After two meetings there is still time to ask.',
    'opinion-unanswered': 'Guidance 42-HD/BTCTW, II.2.2: members’ concerns are answered.', 'task-carried': 'Form of the An Phú ward committee: results of last month’s resolution are 30 of the 100 points.',
    'clause-open': 'Guidance 42-HD/BTCTW, II.2.2: tasks are given to named members with a deadline.', 'papers-late': 'Guidance 42-HD/BTCTW, II.2.2: papers reach members at least one day before.',
    'same-text': 'Article of the Cẩm Xuyên district committee’s office (2017): thin preparation without focus. Sixty per cent of the runs of words alike, formulas left out: the program’s own limit.',
    'office-business': 'Article of the Cẩm Xuyên district committee’s office (2017): the cell’s meeting is made one with the office’s. Guidance 42-HD/BTCTW forbids mixing them.',
    relayed: 'Article of the Cẩm Xuyên district committee’s office (2017): meetings are mainly about passing on the superior’s tasks.', 'few-speakers': 'Form of the An Phú ward committee: under 30 % of those present speaking is the lowest level.', 'same-speakers': 'Article of the Cẩm Xuyên district committee’s office (2017): democracy in the meetings is not brought out.',
    'member-unheard': 'Article of the Cẩm Xuyên district committee’s office (2017): democracy in the meetings is not brought out.', 'no-criticism': 'Guidance 42-HD/BTCTW, II.2.2: debate, self-criticism and criticism. Article of 2017: deferential, evasive.',
    'superior-absent': 'Article of the Cẩm Xuyên district committee’s office (2017): committee members seldom attend. How often is the committee’s choice.', 'no-secretary': 'Charter: the cell elects a secretary, confirmed by the superior.', 'no-deputy': 'Charter: from nine official members on a cell elects a committee, a secretary and a deputy.',
    'term-ends': 'Charter: a congress at the end of each term; usually five years, in places less.', 'long-in-post': 'The newspaper Quân đội nhân dân: in places one secretary for twenty years and nobody to follow.'
  } as Record<string, string>,
  suggestions: {
    'absent-twice': 'The secretary or somebody close meets the comrade before the next meeting and asks what stands in the way. If there was a reason, put the record right.', 'opinion-unanswered': 'Answer at the start of the next meeting, or say who will and by when. Where it was answered since, note it.', 'task-carried': 'Ask what it hangs on, then choose: smaller parts, another person, help from above, or give it up and say why.',
    'clause-open': 'For each clause one comrade, one task, one day. What the whole cell does has one person who sees to it as well.', 'papers-late': 'Settle the content two days earlier and send one page; print it for those without a phone.',
    'same-text': 'Choose one real matter of this month as the focus; what is the same every month need not be written again.', 'office-business': 'Machines, rosters and money belong to the office’s meeting. The cell talks about how it leads them: where members set an example, where it sticks.',
    relayed: 'Of the superior’s business only ask: who does it here, by when. Give most of the time to one or two matters of your own.', 'few-speakers': 'Ask three comrades beforehand to prepare something; the young speak first, the secretary last. If people spoke and it was not noted, the secretary of the meeting notes names.', 'same-speakers': 'Go round the table, or ask for opinions on paper beforehand; those who speak often speak last.',
    'member-unheard': 'Ask the comrade before the meeting what the cell should talk about. Invite them to speak first on what they know well.', 'no-criticism': 'Make it an item of 15 minutes. Secretary and committee begin with themselves; speak about work, name the case, agree a day to mend it.',
    'superior-absent': 'Nothing the cell does wrong. Send an invitation and say what you would like them to attend.', 'no-secretary': 'Tell the committee’s office; if one was elected, have it entered.', 'no-deputy': 'Talk with the committee about electing one, so that somebody can chair when the secretary is away.',
    'term-ends': 'Talk about people now: who is next, who is to be trained. If the day is wrong, the office mends it.', 'long-in-post': 'Choose one or two younger comrades to prepare items and chair parts of the meeting.'
  } as Record<string, string>,
  acts: { 'opinion-unanswered': 'Note the answer', 'task-carried': 'Open the tasks', 'superior-absent': 'Send an invitation', 'no-secretary': 'See the posts in the cell', 'no-deputy': 'See the posts in the cell', 'term-ends': 'See the posts in the cell', 'long-in-post': 'See the posts in the cell' } as Record<string, string>,
  facts: {
    absent: (e) => `${e.when}: absent without reason.`, 'absent-in-a-year': (e) => `${e.name}: ${e.count} meetings in twelve months.`, 'absent-three': (e) => `${e.name}: ${e.count} meetings in twelve months, as many as must be considered.`,
    promised: (e) => `${e.name}: “${e.text}”. An answer was promised for ${e.when}; none is recorded.`, 'not-taken-up': (e) => `${e.name}, before the meeting of ${e.when}: “${e.text}”. No answer recorded.`,
    carried: (e) => `“${e.text}”${e.name ? `, comrade ${e.name}` : ''}: carried over ${e.count} times.`, 'no-task': (e) => `Meeting of ${e.when}: “${e.text}” gives nobody anything to do.`, 'no-person': (e) => `Meeting of ${e.when}: “${e.text}” is given to the whole cell, to nobody by name.`,
    'notice-late': (e) => `Meeting of ${e.when}: notice less than a day before.`, 'papers-late': (e) => `Meeting of ${e.when}: papers up less than a day before.`, 'no-papers': (e) => `Meeting of ${e.when}: not recorded that papers were up before it.`,
    'same-pre-meeting': (e) => `The pre-meeting’s minutes for ${e.when} are ${e.count} % those of the month before.`, 'same-resolution': (e) => `The resolution of ${e.when} is ${e.count} % that of the month before.`, 'house-matter': (e) => `Meeting of ${e.when}: ${e.text}.`, 'reads-as-relayed': (e) => `Among them, marked as own and reading like the superior’s: ${e.text}.`,
    'own-and-above': (e) => `Meeting of ${e.when}: ${e.count} of the superior’s matters, ${e.of} of the cell’s own.`, spoke: (e) => `Meeting of ${e.when}: ${e.count} spoke, ${e.of} were present.`, 'only-these': (e) => `Of the last ${e.count} meetings only these are noted: ${e.text}.`,
    came: (e) => `${e.name}: came to ${e.count} of the last six meetings.`, 'last-heard': (e) => `Last opinion recorded: ${e.when}.`, 'never-heard': () => 'No opinion recorded since the program is used.',
    'not-on-agenda': (e) => `Meeting of ${e.when}: no such item on the agenda.`, 'nothing-noted': (e) => `Meeting of ${e.when}: an item, and no opinion noted.`,
    'last-visit': (e) => `Last time: ${e.when}. The cell has met ${e.count} times since.`, 'never-visited': (e) => `None recorded; of the last six meetings ${e.count} without anybody.`,
    'no-secretary': () => 'Nobody is recorded as secretary today.', 'no-deputy': (e) => `The cell has ${e.count} official members and only a secretary.`,
    'ends-secretary': (e) => `Secretary ${e.name}: term ends ${e.when}.`, 'ends-deputy': (e) => `Deputy ${e.name}: term ends ${e.when}.`, 'ends-committee-member': (e) => `Committee member ${e.name}: term ends ${e.when}.`,
    'term-usual': (e) => `Secretary ${e.name}: no end recorded; five years would be ${e.when}.`, 'in-post-since': (e) => `Secretary ${e.name}: since ${e.when}.`
  } as Record<string, (e: Said) => string>
};
