import { gradeNames, kindNames, markNames, metNames, paperClock, paperDay, resultNames, share, shortDay, standingNames, aboveText, whyText } from '../../playbooks/papers.ts';
import { dayOf } from '#organisation/day.ts';
import { placeAndDate, type Block, type Letter, type Signature } from '#documents/letter.ts';
import { printedParts, type MinutesFacts, type MinutesSection, type PreMeetingFacts } from './minutes.ts';
import type { NumberedKind } from './numbering.ts';
import { isWithoutTasks, lostIn, markGroups, saidAbove, type DecidedLine, type MarkLine, type MarkSheet } from './self-mark.ts';

/** What every paper of a cell carries beside its own content. */
export interface PaperFrame {
  /** 'Cẩm Bình': the place in the date line */
  town: string;
  onBehalf: string;
  /** who signs for the cell: its secretary, where there is none its deputy */
  signer: { post: string; name: string };
  /** nơi nhận by kind of paper; `other` for those kept in the cell */
  recipients: Partial<Record<PaperKind, string[]>> & { other: string[] };
  banner: string | null;
}

/** The kinds of filed papers, with the symbol of the numbered ones and the row of numbers they stand in (05-HD/VPTW; FIELD §6.1). */
export const paperKinds: Record<PaperKind, { type: string; symbol: string; series: NumberedKind | null }> = {
  notice: { type: 'Thông báo', symbol: 'TB/CB', series: 'notice' },
  agenda: { type: 'Chương trình', symbol: '', series: null },
  'pre-meeting-minutes': { type: 'Biên bản', symbol: 'BB/CB', series: 'minutes' },
  roll: { type: 'Danh sách', symbol: '', series: null },
  minutes: { type: 'Biên bản', symbol: 'BB/CB', series: 'minutes' },
  resolution: { type: 'Nghị quyết', symbol: 'NQ/CB', series: 'resolution' },
  conclusion: { type: 'Kết luận', symbol: 'KL/CB', series: 'conclusion' },
  'self-mark': { type: 'Phiếu đánh giá', symbol: '', series: null },
  'thematic-plan': { type: 'Kế hoạch', symbol: 'KH/CB', series: 'thematic-plan' },
  addendum: { type: 'Bổ sung biên bản', symbol: '', series: null }
};
export type PaperKind = 'notice' | 'agenda' | 'pre-meeting-minutes' | 'roll' | 'minutes' | 'resolution' | 'conclusion' | 'self-mark' | 'thematic-plan' | 'addendum';
/** The order of the file. */
export const paperOrder: readonly PaperKind[] = ['thematic-plan', 'notice', 'agenda', 'pre-meeting-minutes', 'roll', 'minutes', 'addendum', 'resolution', 'conclusion', 'self-mark'];
/** What every member of the cell may read once it is issued; the rest is for those who see who came. */
export const openKinds: readonly string[] = ['notice', 'agenda', 'minutes', 'addendum', 'resolution', 'conclusion', 'thematic-plan'];
/** What can be issued before the meeting: it does not wait for what happens there. */
export const beforeKinds: readonly string[] = ['notice', 'agenda', 'pre-meeting-minutes'];

type Table = Extract<Block, { table: unknown }>['table'];
const monthName = (month: string) => `tháng ${Number(month.slice(5, 7))} năm ${month.slice(0, 4)}`;
const paragraphs = (text: string): Block[] => text.split('\n').filter(Boolean).map((paragraph) => ({ paragraph }));

/** A letter of the cell with what all of them carry: heading, place and day, who receives it. */
export function frameLetter(kind: PaperKind, facts: Pick<MinutesFacts, 'cellName' | 'superiorName'>, frame: PaperFrame, day: string, rest: Pick<Letter, 'subject' | 'blocks' | 'signatures'>): Letter {
  return {
    kind, day, layout: null, draft: false, superior: facts.superiorName, issuer: facts.cellName, number: '', placeAndDate: placeAndDate(frame.town, day), type: paperKinds[kind].type, recipients: frame.recipients[kind] ?? frame.recipients.other,
    seal: null, banner: frame.banner, ...rest
  };
}

const bySecretary = (frame: PaperFrame): Signature[] => [{ onBehalf: frame.onBehalf, post: frame.signer.post, name: frame.signer.name }];
const byTwo = (facts: MinutesFacts): Signature[] => [
  { onBehalf: '', post: 'Thư ký', name: facts.secretary },
  { onBehalf: '', post: 'Chủ trì', name: facts.chair }
];

export function noticeLetter(facts: MinutesFacts, frame: PaperFrame, issuedOn: string, text: string): Letter {
  return frameLetter('notice', facts, frame, issuedOn, { subject: `sinh hoạt chi bộ ${kindNames[facts.kind]} ${monthName(facts.month)}`, blocks: paragraphs(text), signatures: bySecretary(frame) });
}

export function agendaLetter(facts: MinutesFacts, frame: PaperFrame): Letter {
  const plannedAt = facts.plannedAt ?? facts.startedAt;
  const day = dayOf(new Date(plannedAt));
  // it goes out with the notice, and bears its day
  return frameLetter('agenda', facts, frame, facts.notice?.day ?? day, {
    subject: `sinh hoạt chi bộ ${kindNames[facts.kind]} ${monthName(facts.month)}`,
    blocks: [
      { paragraph: `Thời gian: ${paperClock(plannedAt)}, ${paperDay(day)}. Địa điểm: ${facts.place}.` },
      { table: { columns: ['TT', 'Nội dung', 'Phút'], widths: [8, 77, 15], rows: facts.items.map((item, index) => [String(index + 1), item.points ? `${item.title}\n${item.points}`.split('\n').join('; ') : item.title, String(item.minutes)]) } }
    ],
    signatures: bySecretary(frame)
  });
}

export function preMeetingLetter(facts: MinutesFacts, frame: PaperFrame, held: PreMeetingFacts): Letter {
  const day = dayOf(new Date(held.heldAt));
  return frameLetter('pre-meeting-minutes', facts, frame, day, {
    subject: `họp chi ủy chuẩn bị sinh hoạt chi bộ ${monthName(facts.month)}`,
    blocks: [
      { paragraph: `Thời gian: ${paperClock(held.heldAt)}, ${paperDay(day)}.${held.place ? ` Địa điểm: ${held.place}.` : ''}` },
      { paragraph: `Thành phần: ${held.present.map((name) => `đ/c ${name}`).join(', ')}.` },
      { heading: 'Nội dung' }, ...paragraphs(held.content), { heading: 'Kết luận' }, ...paragraphs(held.conclusion || 'Thống nhất như trên.')
    ],
    signatures: bySecretary(frame)
  });
}

const rollMarks: Record<string, string> = { present: 'Có mặt', late: 'Đến muộn', 'left-early': 'Về sớm', 'absent-with-reason': 'Vắng có lý do', 'absent-without-reason': 'Vắng không lý do', unknown: '' };

export function rollLetter(facts: MinutesFacts, frame: PaperFrame): Letter {
  return frameLetter('roll', facts, frame, dayOf(new Date(facts.startedAt)), {
    subject: `đảng viên dự sinh hoạt chi bộ ${monthName(facts.month)}`,
    blocks: [
      { paragraph: facts.roll.every((row) => row.mark === 'unknown') ? `Phải dự ${facts.mustAttend}; có mặt ….` : `Có mặt ${share(facts.present, facts.mustAttend)}; phải dự ${facts.mustAttend}.` },
      { table: { columns: ['TT', 'Họ và tên', 'Điểm danh', 'Ghi chú'], widths: [8, 42, 25, 25], rows: facts.roll.map((row, index) => [String(index + 1), row.name, rollMarks[row.mark] ?? '', row.inBase ? '' : (standingNames[row.standing] ?? '')]) } }
    ],
    signatures: byTwo(facts)
  });
}

/** The minutes as worded and signed: of each part the table of facts, where it has one, and under it the words as they stand. */
export function minutesLetter(facts: MinutesFacts, frame: PaperFrame, sections: readonly MinutesSection[]): Letter {
  return frameLetter('minutes', facts, frame, dayOf(new Date(facts.startedAt)), {
    subject: `sinh hoạt chi bộ ${kindNames[facts.kind]} ${monthName(facts.month)}`,
    blocks: printedParts(sections).flatMap((section): Block[] => [{ heading: section.title }, ...(section.table ? [{ table: { ...section.table, widths: [6, 40, 20, 14, 20] } }] : []), ...paragraphs(section.text)]),
    signatures: byTwo(facts)
  });
}

/** The resolution or conclusion before the meeting: what the meeting alone knows is left open. */
export function resolutionDraft(facts: MinutesFacts, frame: PaperFrame, resolution: NonNullable<MinutesFacts['resolution']>): Letter {
  const draft = resolutionLetter({ ...facts, votes: [], results: [], mark: null, resolution }, frame);
  const opening = `Ngày ${shortDay(dayOf(new Date(facts.startedAt)))}, ${facts.cellName} sinh hoạt ${kindNames[facts.kind]} ${monthName(facts.month)}. Tổng số ${facts.official + facts.probationary} đảng viên; có mặt …/${facts.mustAttend} phải dự; vắng có lý do …, không lý do …. Thời lượng … phút. Chủ trì: đ/c …; thư ký: đ/c ….`;
  return { ...draft, blocks: [{ paragraph: opening }, ...draft.blocks.slice(1), { paragraph: 'Biểu quyết: …/… đồng chí, đạt …% tán thành.' }] };
}

/** The resolution or conclusion as voted (FIELD §6.2): totals, clauses, assignment, the count of the vote. */
export function resolutionLetter(facts: MinutesFacts, frame: PaperFrame): Letter {
  const resolution = facts.resolution!;
  const vote = facts.votes.find((one) => one.kind === resolution.kind);
  return frameLetter(resolution.kind, facts, frame, dayOf(new Date(facts.startedAt)), {
    subject: resolution.subject,
    blocks: [
      { paragraph: `Ngày ${shortDay(dayOf(new Date(facts.startedAt)))}, ${facts.cellName} sinh hoạt ${kindNames[facts.kind]} ${monthName(facts.month)}. Tổng số ${facts.official + facts.probationary} đảng viên; có mặt ${share(facts.present, facts.mustAttend)} phải dự; vắng có lý do ${facts.absentWithReason.length}, không lý do ${facts.absentWithoutReason.length}. Thời lượng ${facts.minutesLong} phút. Chủ trì: đ/c ${facts.chair}; thư ký: đ/c ${facts.secretary}.` },
      ...resolutionParts(facts),
      ...(vote ? [{ paragraph: `Biểu quyết: ${share(vote.inFavour, vote.base)} tán thành.` }] : [])
    ],
    signatures: bySecretary(frame)
  });
}

/**
 * The parts of a month's resolution: last month's results, what the cell decided for the next, who does what by when, how it marked its
 * meeting (FIELD §6.2, after a resolution that follows 42-HD/BTCTW). A conclusion of a thematic meeting has no last month.
 */
function resolutionParts(facts: MinutesFacts): Block[] {
  const { kind, preamble, clauses } = facts.resolution!;
  const tasks = clauses.flatMap((clause) => clause.tasks);
  const parts: { title: string; blocks: Block[] }[] = [
    ...(kind === 'resolution' && facts.results.length > 0
      ? [{ title: 'Kết quả thực hiện nhiệm vụ tháng trước', blocks: [{ table: { columns: ['TT', 'Nhiệm vụ', 'Người phụ trách', 'Hạn', 'Kết quả'], widths: [6, 38, 20, 16, 20], rows: facts.results.map((row, index) => [String(index + 1), row.text, row.who ?? 'Cả chi bộ', shortDay(row.dueOn), resultNames[row.result] ?? row.result]) } }] }]
      : []),
    { title: kind === 'resolution' ? 'Nhiệm vụ, giải pháp' : 'Nội dung kết luận', blocks: [...paragraphs(preamble), ...clauses.map((clause, index): Block => ({ paragraph: `${index + 1}. ${clause.text}` }))] },
    ...(tasks.length > 0
      ? [{ title: 'Phân công thực hiện', blocks: [{ table: { columns: ['TT', 'Nhiệm vụ', 'Người phụ trách', 'Hạn', 'Minh chứng'], widths: [6, 38, 20, 16, 20], rows: tasks.map((task, index) => [String(index + 1), task.text, task.who ?? 'Cả chi bộ', shortDay(task.dueOn), task.evidence]) } }] }]
      : []),
    ...(facts.mark === null ? [] : [{ title: 'Tự đánh giá chất lượng sinh hoạt', blocks: [{ paragraph: `${facts.sheet?.met ? `Chi bộ tự đánh giá đạt ${facts.sheet.points} trên ${facts.sheet.of} tiêu chí` : `Chi bộ tự chấm ${facts.mark} điểm`}, đề nghị xếp loại ${gradeNames[facts.grade ?? ''] ?? ''}.` }] }])
  ];
  return parts.flatMap((part, index): Block[] => [{ heading: `${['I', 'II', 'III', 'IV'][index]!}. ${part.title}` }, ...part.blocks]);
}

/** What the superior decided on a sheet: the whole, and the criteria that differ from the cell's vote. */
export interface DecidedMark {
  points: number;
  grade: string;
  reason: string;
  lines: readonly DecidedLine[];
}

/** The form of the mark; with the superior's decision once there is one, and room for it before. */
export function selfMarkLetter(facts: MinutesFacts, frame: PaperFrame, decided: DecidedMark | null = null): Letter {
  const vote = facts.votes.find((one) => one.kind === 'self-mark');
  return frameLetter('self-mark', facts, frame, dayOf(new Date(facts.startedAt)), {
    subject: `chất lượng sinh hoạt chi bộ ${monthName(facts.month)}`,
    blocks: facts.sheet
      ? [
          { paragraph: `Chấm theo: ${facts.sheet.frameName}.${facts.marker ? ` Người theo dõi chấm điểm: đ/c ${facts.marker}.` : ''}` }, { table: facts.sheet.met ? metTable(facts.sheet, decided) : sheetTable(facts.sheet, decided) },
          { paragraph: `Chi bộ đề nghị xếp loại: ${gradeNames[facts.sheet.grade] ?? ''}.${vote ? ` Biểu quyết: ${share(vote.inFavour, vote.base)} tán thành.` : ''}` },
          { paragraph: decided ? `Cấp trên quyết định: ${facts.sheet.met ? `đạt ${decided.points} trên ${facts.sheet.of} tiêu chí` : `${decided.points} điểm`}, xếp loại ${gradeNames[decided.grade] ?? ''}.${decided.reason ? ` ${decided.reason}` : ''}` : facts.sheet.met ? 'Cấp trên quyết định: xếp loại ….' : 'Cấp trên quyết định: … điểm, xếp loại ….' }
        ]
      : [{ table: groupTable(facts) }],
    signatures: byTwo(facts)
  });
}

/** The sheet by criterion (FIELD §6.2): the self-mark, room for the superior's, why points were lost. A group of one criterion stands in one row. */
function sheetTable(sheet: MarkSheet, decided: DecidedMark | null): Table {
  const lost = lostIn(sheet);
  const other = (line: MarkLine) => (decided ? saidAbove(line, decided.lines) : null);
  const above = (lines: readonly MarkLine[], most: number) => (decided ? String(Math.min(most, lines.reduce((sum, line) => sum + (other(line)?.points ?? line.given), 0))) : '');
  const whyOf = (line: MarkLine) => [line.reason || lost.includes(line) || isWithoutTasks(line.facts) ? whyText(line) : '', other(line) ? `Cấp trên: ${aboveText(other(line)!)}` : ''].filter(Boolean).join('; ');
  const rows = sheet.groups.filter((group) => group.max > 0).flatMap((group) => {
    const own = sheet.lines.filter((line) => line.group === group.key);
    const head = [group.key, group.title.toLocaleUpperCase('vi'), String(group.max), String(group.points), above(own, group.max), own.length === 1 ? whyOf(own[0]!) : ''];
    return own.length === 1 ? [head] : [head, ...own.map((line) => [line.key, line.title, String(line.max), String(line.given), above([line], line.max), whyOf(line)])];
  });
  return { columns: ['TT', 'Tiêu chí', 'Điểm tối đa', 'Chi bộ tự chấm', 'Cấp trên chấm', 'Giải trình điểm trừ'], widths: [7, 37, 10, 11, 11, 24], rows: [...rows, ['', 'CỘNG', String(sheet.of), String(sheet.points), decided ? String(decided.points) : '', '']] };
}

/** The same of a frame without points: each criterion met or not, by the cell and by the superior. */
function metTable(sheet: MarkSheet, decided: DecidedMark | null): Table {
  const other = (line: MarkLine) => (decided ? saidAbove(line, decided.lines) : null);
  const rows = sheet.lines.map((line, index) => [
    String(index + 1), line.title, metNames[line.given]!, decided ? metNames[other(line)?.points ?? line.given]! : '', [line.given < line.max || line.reason || isWithoutTasks(line.facts) ? whyText(line) : '', other(line) ? `Cấp trên: ${aboveText(other(line)!)}` : ''].filter(Boolean).join('; ')
  ]);
  return { columns: ['TT', 'Tiêu chí', 'Chi bộ tự đánh giá', 'Cấp trên đánh giá', 'Giải trình'], widths: [7, 42, 13, 13, 25], rows: [...rows, ['', 'SỐ TIÊU CHÍ ĐẠT', `${sheet.points}/${sheet.of}`, decided ? `${decided.points}/${sheet.of}` : '', '']] };
}

function groupTable(facts: MinutesFacts): Table {
  return {
    columns: ['TT', 'Tiêu chí', 'Điểm tối đa', 'Chi bộ tự chấm', 'Ghi chú'], widths: [6, 44, 14, 16, 20],
    rows: [
      ...markGroups.map((group, index) => {
        const mark = facts.marks.find((one) => one.criterion === group.key);
        return [String(index + 1), markNames[group.key]!, String(group.max), mark ? String(mark.points) : '', mark?.note ?? ''];
      }),
      ['', 'Cộng', '100', String(facts.mark ?? ''), gradeNames[facts.grade ?? ''] ?? '']
    ]
  };
}

/** A dated addition to signed minutes, a paper of its own; `n` counts from 1. */
export function addendumLetter(facts: MinutesFacts, frame: PaperFrame, day: string, n: number, text: string): Letter {
  return frameLetter('addendum', facts, frame, day, {
    subject: `sinh hoạt chi bộ ${kindNames[facts.kind]} ${monthName(facts.month)} (lần ${n})`,
    blocks: [{ paragraph: `Biên bản sinh hoạt chi bộ ${paperDay(dayOf(new Date(facts.startedAt)))} đã ký, nay bổ sung:` }, ...paragraphs(text)],
    signatures: byTwo(facts)
  });
}

/** The figures of a paper that somebody might want to change, for its seal: present of those who must attend, votes in favour of their base, the mark. */
export function countsOf(kind: PaperKind, facts: MinutesFacts): string {
  const present = `p=${facts.present}/${facts.mustAttend}`;
  const votes = (of: (vote: MinutesFacts['votes'][number]) => boolean) => facts.votes.filter(of).map((vote) => `v=${vote.inFavour}/${vote.base}`);
  const mark = facts.mark === null ? [] : [`m=${facts.mark}`];
  const counts: Partial<Record<PaperKind, string[]>> = {
    roll: [present], minutes: [present, ...votes((vote) => vote.kind !== 'self-mark').slice(0, 4), ...mark], resolution: [present, ...votes((vote) => vote.kind === 'resolution')],
    conclusion: [present, ...votes((vote) => vote.kind === 'conclusion')], 'self-mark': [...mark, ...votes((vote) => vote.kind === 'self-mark')]
  };
  return counts[kind]?.join(' ') ?? '-';
}
