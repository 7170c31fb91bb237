/** The life of a meeting (DESIGN §5a). One table says in which state each command is allowed; buttons, explanations and handlers ask it. */
export const states = ['planned', 'prepared', 'announced', 'open', 'concluded', 'written', 'filed', 'graded', 'missed'] as const;
export type MeetingState = (typeof states)[number];

/** Whether a meeting of this kind is its month's regular one, with a theme or without: by it alone a month counts as held (HD 42-HD/BTCTW). */
export const isRegular = (kind: string): boolean => kind === 'regular' || kind === 'combined';

const before: MeetingState[] = ['planned', 'prepared', 'announced'];
const preparing: MeetingState[] = ['planned', 'prepared', 'announced'];
const afterwards: MeetingState[] = ['written', 'filed', 'graded'];

/** In which states each command of a meeting may come. Facts freeze at concluded, words at written. */
const table: Record<string, readonly MeetingState[]> = {
  'meeting.change-plan': before,
  'meeting.postpone': before,
  'meeting.miss': before,
  'meeting.register': before,
  'meeting.settle': before,
  'meeting.propose-time': before,
  'meeting.answer-proposal': before,
  'meeting.hold-pre-meeting': preparing,
  'meeting.skip-pre-meeting': preparing,
  'meeting.set-agenda': preparing,
  'meeting.draft-resolution': [...preparing, 'open'],
  'meeting.prepare': ['planned'],
  'meeting.add-paper': [...preparing, 'open', 'concluded', ...afterwards],
  'meeting.remove-paper': preparing,
  'meeting.advance-paper': preparing,
  'theme.submit': preparing,
  'theme.step': preparing,
  'meeting.announce': ['prepared', 'announced'],
  'meeting.mark-told': [...before, 'open', 'missed'],
  'meeting.reply': ['announced'],
  'meeting.reply-for': ['announced'],
  'meeting.decide-leave': ['announced', 'open'],
  'meeting.send-opinion': ['planned', 'prepared', 'announced'],
  'meeting.open': ['announced'],
  'meeting.record-afterwards': before,
  'meeting.check-in': ['open'],
  'meeting.mark-attendance': ['open'],
  'meeting.add-guest': ['open'],
  'meeting.remove-guest': ['open'],
  'meeting.start-item': ['open'],
  'meeting.note-speech': ['open'],
  'meeting.change-speech': ['open'],
  'meeting.remove-speech': ['open'],
  'meeting.state-dues': ['open'],
  'meeting.judge-task': ['open'],
  'meeting.answer-opinion': ['announced', 'open'],
  'meeting.take-back': ['open'],
  'meeting.vote': ['open'],
  'meeting.self-mark': ['open'],
  'meeting.fill-sheet': ['open'],
  'meeting.approve-minutes': ['open'],
  'meeting.conclude': ['open'],
  'meeting.word-minutes': ['open', 'concluded'],
  'meeting.write': ['concluded'],
  'meeting.add-addendum': afterwards,
  'meeting.issue-before': ['announced', 'open', 'concluded', 'written'],
  'meeting.mark-posted-before': ['announced', 'open', 'concluded', ...afterwards],
  'meeting.file-documents': ['written'],
  'meeting.mark-posted': ['written', 'filed', 'graded'],
  'meeting.file': ['written'],
  'meeting.grade': ['filed', 'graded'],
  'meeting.decide-mark': ['filed', 'graded']
};

/** From the signature on the minutes are closed: addenda, the scan of the signed paper, the file. */
export const isSigned = (state: MeetingState): boolean => afterwards.includes(state);

/** Whether nothing can be said at it any more: it ended, or is not held. */
export const isOver = (state: MeetingState): boolean => state === 'concluded' || state === 'missed' || isSigned(state);

export type NotNow = { refused: 'meeting-not-yet' | 'meeting-too-late' | 'meeting-missed'; state: MeetingState };

/** Whether a command may come now, and if not, whether it is too early or too late. */
export function allowed(state: MeetingState, command: string): true | NotNow {
  const in_ = table[command];
  if (!in_) throw new Error(`the life of a meeting does not know ${command}`);
  if (in_.includes(state)) return true;
  if (state === 'missed') return { refused: 'meeting-missed', state };
  return { refused: Math.max(...in_.map((one) => (one === 'missed' ? -1 : states.indexOf(one)))) < states.indexOf(state) ? 'meeting-too-late' : 'meeting-not-yet', state };
}
export const lifeCommands = Object.keys(table);

/** What is to be done on a meeting's pages, each by its command in the table above and the right that this needs: the pages say who does it. */
export const duties = {
  prepare: { command: 'meeting.set-agenda', right: 'prepare' },
  announce: { command: 'meeting.announce', right: 'announce' },
  open: { command: 'meeting.open', right: 'record' },
  record: { command: 'meeting.mark-attendance', right: 'record' },
  write: { command: 'meeting.write', right: 'write-up' },
  file: { command: 'meeting.file', right: 'file' },
  grade: { command: 'meeting.grade', right: 'grade' }
} as const;
export type Duty = keyof typeof duties;

const dutiesOn: Record<string, readonly Duty[]> = {
  prepare: ['prepare'], announce: ['announce'], live: ['open', 'record'], roll: ['record'], minutes: ['write'], file: ['file', 'grade']
};

/** What is to be done now on a page of a meeting by somebody with a right that the reader has not; nothing where nobody waits for anybody. */
export function waitsOnOthers(page: string, state: MeetingState, rights: readonly string[]): Duty | null {
  // a grade may be changed, and nobody waits for that
  if (state === 'graded') return null;
  return dutiesOn[page]?.find((duty) => allowed(state, duties[duty].command) === true && !rights.includes(duties[duty].right)) ?? null;
}
