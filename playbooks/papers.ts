import type { PreMeetingWords } from '#meetings/pre-meeting.ts';
import type { MinutesFacts, PaperWords } from '#meetings/minutes.ts';
import { lostIn, markText, type DecidedLine, type MarkFact, type MarkLine } from '#meetings/self-mark.ts';
import { clockOf, dayOf } from '#organisation/day.ts';
import { percent } from '#members/percentage.ts';

// Sentences of the cell's papers as party offices write them (HD 05-HD/VPTW; samples of minutes named in docs/field.md).

export const paperDay = (day: string): string => `ngày ${day.slice(8)} tháng ${Number(day.slice(5, 7)) < 3 ? day.slice(5, 7) : Number(day.slice(5, 7))} năm ${day.slice(0, 4)}`;
export const shortDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
export const paperClock = (instant: string): string => {
  const [hour, minute] = clockOf(new Date(instant)).split(':');
  return `${hour} giờ ${minute}`;
};
export const share = (of: number, base: number): string => {
  const value = percent({ of, base });
  return value === null ? `${of}/${base}` : `${of}/${base} đồng chí, đạt ${String(value).replace('.', ',')}%`;
};
const list = (names: readonly string[]) => names.map((name) => `đ/c ${name}`).join(', ');
/** By standing: who is exempt, who is away. */
const outside = (people: readonly { name: string; standing: string }[]) =>
  [...new Set(people.map((one) => one.standing))].map((standing) => `${standingNames[standing] ?? standing}: ${list(people.filter((one) => one.standing === standing).map((one) => one.name))}`).join('; ');
/** As people type it, with the stop they left out. */
export const sentence = (text: string): string => (/[.!?…;:]$/.test(text) ? text : `${text}.`);

/** The item of an agenda for what somebody who visited the cell asked to be mended. */
export const mendItem = (visitor: string, what: string, who: string | null, by: string | null): { title: string; points: string } => ({
  title: [...`Khắc phục theo đề nghị của đ/c ${visitor}: ${what}`].slice(0, 280).join('').trimEnd(), points: [who ? `Người làm: đ/c ${who}` : 'Người làm: cả chi ủy', ...(by ? [`Hạn: ${shortDay(by)}`] : []), 'Đã làm được gì, còn vướng ở đâu'].join('\n')
});

/** The item of an agenda for what the committee answered to a request of the cell. */
export const answerItem = (request: string, answer: string, by: string): { title: string; points: string } => ({
  title: [...`Trả lời kiến nghị: ${request}`].slice(0, 280).join('').trimEnd(), points: `Đ/c ${by} trả lời: ${[...answer].slice(0, 2000).join('')}\nChi bộ nhất trí hay kiến nghị lại`
});

/** What a meeting is called in a calendar. */
export const meetingName = 'Sinh hoạt chi bộ';
export const kindNames = { regular: 'thường kỳ', thematic: 'chuyên đề', combined: 'thường kỳ kết hợp chuyên đề', extraordinary: 'bất thường' } as const;
const draftNames = { resolution: 'nghị quyết', conclusion: 'kết luận' } as const;
export const resultNames: Record<string, string> = { done: 'hoàn thành', 'done-late': 'hoàn thành, chậm hạn', carried: 'chưa xong, chuyển sang tháng sau', dropped: 'thôi thực hiện', withdrawn: 'đã thôi trước buổi họp' };
export const markNames: Record<string, string> = {
  time: 'Thời gian, thời lượng', attendance: 'Tỷ lệ đảng viên dự sinh hoạt', preparation: 'Công tác chuẩn bị', conduct: 'Tổ chức sinh hoạt', chairing: 'Điều hành của bí thư',
  principles: 'Nguyên tắc tổ chức, sinh hoạt đảng', results: 'Kết quả thực hiện nghị quyết tháng trước', closing: 'Kết thúc buổi sinh hoạt'
};
export const gradeNames: Record<string, string> = { tot: 'Tốt', kha: 'Khá', 'trung-binh': 'Trung bình', kem: 'Kém' };
export const standingNames: Record<string, string> = {
  exempt: 'miễn công tác và sinh hoạt đảng', suspended: 'đình chỉ sinh hoạt', 'temporary-away': 'sinh hoạt tạm thời nơi khác', 'special-duty': 'làm nhiệm vụ đặc thù', 'temporary-in': 'sinh hoạt tạm thời tại chi bộ'
};

/** What was changed about a task since the meeting before, in a sentence for each change. */
export const resultRemark = (row: MinutesFacts['results'][number]): string => (row.changes ?? []).map((change) => {
  const said = change.what === 'dropped' ? 'Thôi thực hiện' : change.what === 'handed-over' ? `Giao lại từ ${change.from ? `đ/c ${change.from}` : 'cả chi bộ'}` : change.dueFrom === change.dueTo ? 'Đổi minh chứng' : `Đổi hạn từ ${shortDay(change.dueFrom)}`;
  return `${said.toLocaleLowerCase('vi')}: ${change.reason.replace(/[.\s]+$/, '')}`;
}).join('; ');

/** What the facts of a meeting say to a criterion, as the sheet and the minutes explain it. */
const lackingTexts = { notice: (_name: string, late: boolean) => (late ? 'thông báo gửi chậm' : 'chưa gửi thông báo'), paper: (name: string, late: boolean) => (late ? `“${name}” gửi chậm` : `chưa có “${name}”`), theme: () => 'bài chuyên đề chưa đến đảng viên', posting: (_name: string, late: boolean) => (late ? 'đăng Sổ tay chậm' : 'chưa đăng Sổ tay') };
const lackingText = ({ lacks = [] }: MarkFact) => (lacks.length > 0 ? `: ${lacks.map((one) => lackingTexts[one.what](one.name, one.late)).join(', ')}` : '');
const factTexts: Record<string, (value: number, whole: number, lacks: string) => string> = {
  'minutes-so-far': (n) => `lúc chấm đã họp ${n} phút`, 'minutes-short': (short, least) => (short === 0 ? `họp đủ ${least} phút` : `thiếu ${short} phút so với ${least} phút`), 'attendance-rate': (n, of) => `dự ${share(n, of)}`,
  'absent-without-reason': (n) => `${n} đồng chí vắng không lý do`, 'longest-absence': (n) => `vắng có lý do liên tiếp nhiều nhất ${n} kỳ`, 'pre-meeting-minuted': (n) => (n ? 'họp chi ủy có biên bản' : 'không họp chi ủy'), 'notice-given': (n) => (n ? 'đã thông báo' : 'chưa thông báo'),
  'papers-a-day-ahead': (n, _whole, lacks) => (n ? 'tài liệu gửi trước một ngày' : `tài liệu gửi chưa đủ trước một ngày${lacks}`), 'posted-a-day-ahead': (n, _whole, lacks) => (n ? 'tài liệu đăng trước một ngày' : `tài liệu đăng chưa đủ trước một ngày${lacks}`), 'posted-before-meeting': (n) => (n ? 'đã đăng Sổ tay trước buổi họp' : 'chưa đăng Sổ tay trước buổi họp'), 'agenda-walked': (n) => (n ? 'qua đủ các mục' : 'chưa qua đủ các mục'), 'share-who-spoke': (n, of) => `phát biểu ${share(n, of)}`,
  'ideology-spoken': (n) => (n ? 'dành đủ 15 phút về tư tưởng' : 'chưa dành đủ 15 phút về tư tưởng'), 'minutes-approved': (n) => (n ? 'biên bản đã thông qua' : 'biên bản chưa thông qua'), 'resolution-voted': (n) => (n ? 'đã thông qua nghị quyết, kết luận' : 'chưa thông qua nghị quyết, kết luận'),
  'tasks-dated': (n) => (n ? 'điều nào cũng giao việc, có hạn' : 'có điều chưa giao việc hoặc chưa có hạn'), 'last-tasks-done': (n, of) => (of === 0 ? 'tháng trước không có nhiệm vụ phải kiểm điểm' : `hoàn thành ${n}/${of} việc tháng trước`), 'posted-in-two-days': (n) => (n ? 'đăng kết quả trong hai ngày' : 'chưa đăng kết quả trong hai ngày')
};
export const factsText = (facts: readonly MarkFact[]): string => facts.map((one) => factTexts[one.fact]?.(one.value, one.whole ?? 0, lackingText(one)) ?? '').filter(Boolean).join(', ');
/** Why a criterion has the points it has: in people's words, and where they gave none by the facts. */
export const whyText = (line: MarkLine): string => line.reason.replace(/[.\s]+$/, '') || factsText(line.facts);
/** Why the superior decided as they did: in their words, and where they gave none by what was known then. */
export const aboveText = (line: DecidedLine): string => line.reason.replace(/[.\s]+$/, '') || factsText(line.facts ?? []);
export const metNames: readonly string[] = ['Chưa đạt', 'Đạt'];
const notMetText = (line: MarkLine): string => `${line.title.replace(/[.;\s]+$/, '')}${whyText(line) ? ` (${whyText(line)})` : ''}`;
const lostText = (line: MarkLine): string => `${line.title.replace(/[.;\s]+$/, '')} ${line.given}/${line.max}${whyText(line) ? ` (${whyText(line)})` : ''}`;

export const paperWords: PaperWords = {
  part: {
    opening: 'Phần mở đầu', ideology: 'Tình hình tư tưởng; tự phê bình và phê bình', results: 'Kết quả thực hiện nhiệm vụ trong tháng', next: 'Thông tin, văn bản mới và nhiệm vụ tháng tới', debate: 'Ý kiến thảo luận',
    conclusion: 'Kết luận và phân công nhiệm vụ', votes: 'Biểu quyết', closing: 'Đánh giá buổi sinh hoạt và kết thúc'
  },
  opening: (facts) => [
    `Khai mạc hồi ${paperClock(facts.startedAt)}, ${paperDay(dayOf(new Date(facts.startedAt)))}, tại ${facts.place}.${facts.recordedAfterwards ? ' (Ghi lại từ sổ giấy sau buổi sinh hoạt.)' : ''}`,
    `Tổng số đảng viên: ${facts.official + facts.probationary} đồng chí (chính thức ${facts.official}, dự bị ${facts.probationary}). Phải dự: ${facts.mustAttend}. Có mặt: ${share(facts.present, facts.mustAttend)}.`,
    ...(facts.absentWithReason.length ? [`Vắng có lý do: ${facts.absentWithReason.length} (${list(facts.absentWithReason)}).`] : []),
    ...(facts.absentWithoutReason.length ? [`Vắng không lý do: ${facts.absentWithoutReason.length} (${list(facts.absentWithoutReason)}).`] : []),
    ...(facts.late.length ? [`Đến muộn: ${list(facts.late)}.`] : []),
    ...(facts.leftEarly.length ? [`Về sớm: ${list(facts.leftEarly)}.`] : []),
    ...(facts.notInBase.length ? [`Không tính vào số phải dự: ${outside(facts.notInBase)}.`] : []),
    ...(facts.guests.length ? [`Đại biểu dự: ${facts.guests.map((guest) => `đ/c ${guest.name}${guest.role ? `, ${guest.role}` : ''}`).join('; ')}.`] : []),
    `Chủ trì: đồng chí ${facts.chair}. Thư ký: đồng chí ${facts.secretary}.${facts.marker ? ` Theo dõi chấm điểm: đồng chí ${facts.marker}.` : ''}`,
    ...(facts.dues ? [`Đảng phí: ${sentence(facts.dues)}`] : [])
  ],
  results: (rows) => ({
    columns: ['TT', 'Nhiệm vụ', 'Người phụ trách', 'Hạn', 'Kết quả'],
    rows: rows.map((row, index) => [String(index + 1), row.text, row.who ?? 'Cả chi bộ', shortDay(row.dueOn), `${resultNames[row.result] ?? row.result}${row.result === 'carried' ? ` (lần ${row.carried})` : ''}${row.newDueOn ? `, hạn mới ${shortDay(row.newDueOn)}` : ''}${[row.note, resultRemark(row)].filter(Boolean).map((text) => `; ${text}`).join('')}`])
  }),
  resultsSum: (rows) => {
    const of = (...results: string[]) => rows.filter((row) => results.includes(row.result)).length;
    const rest = [[of('done-late'), 'trong đó chậm hạn'], [of('carried'), 'chuyển sang tháng sau'], [of('dropped'), 'thôi thực hiện']] as const;
    return `Hoàn thành ${of('done', 'done-late')}/${rows.length - of('withdrawn')} nhiệm vụ${rest.map(([n, name]) => (n > 0 ? `; ${name} ${n}` : '')).join('')}.`;
  },
  noResults: 'Không có nhiệm vụ nào của tháng trước phải kiểm điểm.',
  item: (item, index) => sentence(`${index + 1}. ${item.title}${item.points ? `: ${item.points.split('\n').join('; ')}` : ''}`),
  points: (points) => sentence(points.split('\n').join('; ')),
  speech: (name, text) => (text ? `- Đ/c ${name}: ${sentence(text)}` : `- Đ/c ${name} phát biểu.`),
  opinion: (opinion) => `- Đ/c ${opinion.name} (gửi trước): ${sentence(opinion.text)} ${opinion.answer ? `Trả lời: ${sentence(opinion.answer)}` : opinion.dueOn ? '' : 'Chưa trả lời tại buổi sinh hoạt.'}${opinion.dueOn ? `${opinion.answer ? ' ' : ''}Sẽ trả lời trước ngày ${shortDay(opinion.dueOn)}.` : ''}`,
  draftRead: (resolution) => `Dự thảo ${draftNames[resolution.kind]} ${resolution.subject} được trình chi bộ thảo luận, gồm ${resolution.clauses.length} nội dung (ghi ở phần kết luận).`,
  clause: (clause, index) => sentence(`${index + 1}. ${clause.text}`),
  task: (task) => `- ${task.text}: ${task.who ? `đ/c ${task.who}` : 'cả chi bộ'}, xong trước ngày ${shortDay(task.dueOn)}${task.evidence ? `, minh chứng: ${task.evidence}` : ''}.`,
  vote: (vote) => `Biểu quyết ${vote.subject}: ${share(vote.inFavour, vote.base)} tán thành; không tán thành ${vote.against}; không có ý kiến ${vote.abstained}. ${vote.passed ? 'Được thông qua' : 'Không được thông qua'}.${vote.reserved.length ? ` Bảo lưu ý kiến: ${list(vote.reserved)}.` : ''}`,
  assessment: (facts) => {
    const vote = facts.votes.find((one) => one.kind === 'self-mark');
    const voted = vote ? ` Biểu quyết: ${share(vote.inFavour, vote.base)} tán thành.` : '';
    if (facts.sheet?.met) {
      const missed = lostIn(facts.sheet).map(notMetText);
      return [`Chi bộ tự đánh giá đạt ${facts.sheet.points} trên ${facts.sheet.of} tiêu chí (${facts.sheet.frameName}), đề nghị xếp loại ${gradeNames[facts.sheet.grade] ?? ''}.${missed.length ? ` Chưa đạt: ${missed.join('; ')}.` : ''}${voted}`];
    }
    const marked = facts.sheet ? `${markText(facts.sheet.points, facts.sheet.of)} điểm (${facts.sheet.frameName})` : `${facts.mark} điểm`;
    const lost = facts.sheet ? lostIn(facts.sheet).map(lostText) : [];
    return facts.mark === null ? [] : [`Chi bộ tự chấm ${marked}, đề nghị xếp loại ${gradeNames[facts.grade ?? ''] ?? ''}.${lost.length ? ` Điểm trừ: ${lost.join('; ')}.` : ''}${voted}`];
  },
  closing: (facts) => [
    // the count of the approval is no part of what is approved: it comes in at the end
    facts.endedAt && facts.approved ? `Thư ký đọc biên bản trước chi bộ; chi bộ thông qua, ${share(facts.approved.inFavour, facts.approved.of)} tán thành.` : 'Thư ký đọc biên bản trước chi bộ.',
    facts.endedAt ? `Buổi sinh hoạt kết thúc hồi ${paperClock(facts.endedAt)} ${dayOf(new Date(facts.endedAt)) === dayOf(new Date(facts.startedAt)) ? 'cùng ngày' : paperDay(dayOf(new Date(facts.endedAt)))}, thời lượng ${facts.minutesLong} phút.` : 'Buổi sinh hoạt kết thúc hồi … giờ … cùng ngày.'
  ]
};

/** On whose behalf the secretary signs: practice differs (docs/field.md), the first unless the committee or the cell sets the other. */
export const signatureLines = ['T/M CHI BỘ', 'T/M CHI ỦY'] as const;

/** The plan of a year's thematic meetings. What it rests on follows the rules in force on the paper's day. */
export const thematicPlanWords = {
  subject: (year: number) => `sinh hoạt chuyên đề năm ${year}`,
  opening: (cell: string, year: number, day: string) => `Thực hiện ${day >= '2025-10-28' ? 'Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư và Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương' : 'Hướng dẫn số 12-HD/BTCTW, ngày 06/7/2018 của Ban Tổ chức Trung ương'}, ${cell} xây dựng kế hoạch sinh hoạt chuyên đề năm ${year} như sau:`,
  aim: 'I. Mục đích, yêu cầu',
  aims: ['1. Nâng cao nhận thức và trách nhiệm của đảng viên, bàn giải pháp cho những việc thiết thực của chi bộ; mỗi quý ít nhất một buổi sinh hoạt chuyên đề.', '2. Nội dung sát nhiệm vụ chính trị và đặc điểm của chi bộ; bài chuyên đề viết thành văn bản, được chi ủy hoặc bí thư thông qua và gửi đảng viên trước ít nhất một ngày.'],
  content: 'II. Nội dung và thời gian', columns: ['TT', 'Chuyên đề', 'Thời gian', 'Người chuẩn bị', 'Người thông qua'], month: (month: string) => `Tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`, later: 'Phân công sau',
  carrying: 'III. Tổ chức thực hiện',
  carryingOut: ['1. Đồng chí được phân công trao đổi với bí thư về mục đích, yêu cầu, nội dung, phương pháp; hoàn thành bài chuyên đề đúng thời gian.', '2. Đảng viên nghiên cứu trước tài liệu, liên hệ trách nhiệm bản thân, phát biểu và đề xuất giải pháp.', '3. Sau mỗi buổi, chi bộ hoàn thiện bài chuyên đề, đăng lên Sổ tay đảng viên điện tử và báo cáo cấp ủy cấp trên trực tiếp.'],
  ending: 'Kế hoạch được báo cáo cấp ủy cấp trên trực tiếp để theo dõi; khi có thay đổi, chi bộ báo cáo bổ sung.'
};

/** Beside the QR of an issued paper, before the head of the cell's chain. */
export const sealNote = 'Kiểm tra văn bản này tại trang Kiểm tra. Đầu chuỗi:';

/**
 * Nơi nhận (FIELD §6.2): the committee above and its member in charge, in a village the Front and the mass organisations, the members,
 * the handbook app, the file. A committee is named by its name, not by that of the party organisation it leads.
 */
export function recipientLines({ superior, inCharge, village }: { superior: string; inCharge: string; village: boolean }): { notice: string[]; resolution: string[]; conclusion: string[]; minutes: string[]; 'thematic-plan': string[]; other: string[] } {
  const committee = superior.replace(/^Đảng bộ/, 'Đảng ủy');
  const above = [...(committee ? [`${committee} (để báo cáo),`] : []), ...(inCharge ? [`Đ/c ${inCharge}, cấp ủy viên phụ trách,`] : [])];
  const app = 'Sổ tay đảng viên điện tử,';
  const kept = 'Lưu chi bộ.';
  const decided = [...above, ...(village ? ['Ban công tác Mặt trận, các đoàn thể thôn,'] : []), 'Đảng viên chi bộ,', app, kept];
  return { notice: [...(inCharge ? [`Đ/c ${inCharge}, cấp ủy viên phụ trách,`] : []), 'Đảng viên chi bộ,', app, kept], resolution: decided, conclusion: decided, minutes: [app, kept], 'thematic-plan': [...above, 'Đảng viên chi bộ,', kept], other: [kept] };
}

/** The minutes of a pre-meeting as they are proposed to whoever writes them down. */
export const preMeetingDraftWords: PreMeetingWords = {
  results: (month, { all, done, late }) => `Đánh giá việc thực hiện nghị quyết các tháng trước: ${all} nhiệm vụ, đã xong ${done}${late.length > 0 ? `; chậm hạn ${late.length}: ${late.join('; ')}` : ''}.`,
  noResults: () => 'Đánh giá việc thực hiện nghị quyết các tháng trước: không còn nhiệm vụ nào.',
  content: (month, titles) => `Thống nhất nội dung sinh hoạt tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}: ${titles.join('; ')}.`,
  points: (points) => `Những điểm đưa ra thảo luận, biểu quyết: ${points.join('; ')}.`,
  conclusion: (month) => `Nhất trí nội dung, chương trình sinh hoạt tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)} và giao bí thư thông báo đến đảng viên.`
};

/** Words of the large-type pack that members without a phone are handed before a meeting. */
export const packWords = {
  draft: { resolution: 'Dự thảo nghị quyết', conclusion: 'Dự thảo kết luận' }, results: 'Kết quả', lastMonth: 'thực hiện nhiệm vụ các tháng trước', noResults: 'Không có nhiệm vụ nào của tháng trước.', wholeCell: 'Cả chi bộ',
  columns: ['Nhiệm vụ, hạn', 'Người phụ trách', 'Kết quả'],
  task: (text: string, who: string | null, dueOn: string, evidence: string) => `- ${text}: ${who ? `đ/c ${who}` : 'cả chi bộ'}, xong trước ngày ${shortDay(dueOn)}${evidence ? `, minh chứng: ${evidence}` : ''}.`,
  state: (state: 'done' | 'done-late' | 'says-done' | 'under-way' | 'late' | 'carried' | 'dropped', daysLate: number) => ({ done: 'xong', 'done-late': 'xong, chậm hạn', carried: 'chuyển tiếp', dropped: 'thôi thực hiện', 'says-done': 'báo đã xong', 'under-way': 'đang làm', late: `chậm ${daysLate} ngày` })[state]
};
