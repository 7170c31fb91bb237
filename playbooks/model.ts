import type { Figures, Measure, outcomes, reviewKinds } from '#models/model.ts';
import type { Share } from '#members/percentage.ts';
import { sentence, shortDay } from './papers.ts';
import { count, kindName, monthSpan, moved, rate, rateOrDash } from './report.ts';

// Sentences of a committee's review of a cell it chose as a model, as party offices write a report; no form of one could be read (U).

const kindNames: Record<(typeof reviewKinds)[number], string> = { 'half-year': 'sơ kết', final: 'tổng kết' };
const measureNames: Record<Measure, string> = { kept: 'Họp đủ tháng', attendance: 'Đảng viên dự', spoke: 'Người dự phát biểu', noticeInTime: 'Báo trước một ngày', postedInTime: 'Đăng kết quả trong hai ngày', tasks: 'Việc hoàn thành' };

export const reviewWords = {
  type: 'Báo cáo',
  /** `nth`: which of its kind it is of this model */
  subject: (kind: (typeof reviewKinds)[number], nth: number, cell: string) => `${kindNames[kind]}${nth > 1 ? ` lần ${nth}` : ''} xây dựng chi bộ điểm tại ${cell}`,
  plan: 'Kế hoạch làm điểm',
  planned: ({ purpose, from, until, decision, helper }: { purpose: string; from: string; until: string; decision: string; helper: string }): string[] => [
    ...said('Làm điểm về việc', purpose), `Thời gian: từ ngày ${shortDay(from)} đến ngày ${shortDay(until)}.`, ...said('Theo văn bản', decision), ...said('Giúp chi bộ', helper)
  ],
  expected: 'Cần đạt được:',
  point: (text: string): string => `- ${text.replace(/^[-–•+]\s*/, '')}`,
  figures: 'Số liệu trước và sau',
  noFigures: 'Lần này không có số liệu để so.',
  compared: ({ months, before, after, asOf, others, type, size }: Figures): string[] => [
    `So ${count(months)} tháng trước (${monthSpan(before)}) với ${count(months)} tháng sau (${monthSpan(after)}), tính đến ngày ${shortDay(asOf)}.`,
    others === 0 ? `Không có chi bộ nào khác cùng loại (${kindName(type, size)}) trong đảng bộ để đặt cạnh.` : `Đặt cạnh ${count(others)} chi bộ khác cùng loại trong đảng bộ (${kindName(type, size)}), cộng chung, không kể các chi bộ điểm.`
  ],
  columns: (others: boolean) => ['Chỉ số', 'Chi bộ điểm, trước', 'Chi bộ điểm, sau', 'Thay đổi, điểm %', ...(others ? ['Cùng loại, trước', 'Cùng loại, sau', 'Thay đổi, điểm %'] : [])],
  widths: (others: boolean) => (others ? [33, 23, 23, 20, 23, 23, 20] : [60, 35, 35, 35]),
  line: ({ measure, own, others }: Figures['lines'][number], beside: boolean): string[] => [measureNames[measure], ...pair(own), ...(beside ? pair(others) : [])],
  words: 'Đánh giá',
  outcome: 'Kết luận',
  outcomes: { ended: () => 'Kết thúc làm điểm.', renewed: (until) => `Chi bộ tiếp tục làm điểm đến ngày ${shortDay(until)}.` } satisfies Record<(typeof outcomes)[number], (until: string) => string>,
  recipients: (cell: string): string[] => ['Thường trực, Ban Thường vụ,', `${cell},`, 'Lưu Văn phòng.']
};

/** Of the list of models on paper, whose columns hold what fills many in a spreadsheet. */
export const modelsListWords = {
  plan: 'Thời gian, văn bản, người giúp',
  planned: ({ from, until, decision, helper }: { from: string; until: string; decision: string; helper: string }): string => [`Từ ${shortDay(from)} đến ${shortDay(until)}`, decision, helper].filter(Boolean).join('; '),
  figures: 'Trước/sau, % (cùng loại)',
  line: ({ measure, own, others }: Figures['lines'][number]): string => `${measureNames[measure]}: ${change(own)}${others.before.base + others.after.base > 0 ? ` (${change(others)})` : ''}`
};

/** Nothing is said of what nobody wrote. */
const said = (what: string, text: string): string[] => (text ? [sentence(`${what}: ${text}`)] : []);
const shown = (share: Share): string => (share.base === 0 ? '–' : `${rate(share)}% (${count(share.of)}/${count(share.base)})`);
const pair = ({ before, after }: { before: Share; after: Share }): string[] => [shown(before), shown(after), moved(after, before) || '–'];
const change = ({ before, after }: { before: Share; after: Share }): string => `${rateOrDash(before)}/${rateOrDash(after)}`;
