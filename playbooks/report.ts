import { percent, tenths } from '#members/percentage.ts';
import type { Share } from '#members/percentage.ts';
import type { RegimePeriod, ReportPeriod } from '#reports/period.ts';
import { levelTexts, type FigureShown, type Size, type Spread } from '#reports/spread.ts';
import type { CellType } from '#organisation/cell-type.ts';
import type { BesideKin } from '#reports/kin.ts';
import { meanMinutes, rangeOfSeveral, type CellRegime, type MonthRegime, type Range, type Regime, type RegimeBelow, type Standing } from '#reports/regime.ts';
import type { Change, ReportLine, ReportTotals } from '#reports/month-report.ts';
import { byGrades, type CommitteeLine, type CommitteesFigures } from '#reports/committees-report.ts';
import type { PeriodFigures, PeriodLine } from '#reports/period-report.ts';
import { gradeNames, markNames, shortDay } from './papers.ts';

// Sentences of a committee's report to the level above, as party offices write them; the columns are those of the offices' own sheet.

/** A committee is named by its name, not by that of the party organisation it leads. */
export const committeeName = (name: string): string => name.replace(/^Đảng bộ tỉnh /, 'Tỉnh ủy ').replace(/^Đảng bộ thành phố /, 'Thành ủy ').replace(/^Đảng bộ huyện /, 'Huyện ủy ').replace(/^Đảng bộ /, 'Đảng ủy ');

/** The symbol of a report by the kind of the organisation that makes it: TU, HU, ĐU. */
export const reportSymbol = (kind: string): string => `BC/${kind === 'province' ? 'TU' : kind === 'district' ? 'HU' : 'ĐU'}`;

/** On whose behalf it is signed, and as what: the standing committee's (unconfirmed, docs/field.md). */
export const reportSigning = { onBehalf: 'T/M BAN THƯỜNG VỤ', posts: { secretary: 'Bí thư', deputy: 'Phó bí thư', standing: 'Thường trực' } as Record<string, string> };

/** `above`: of a level whose report is made of its committees'. */
export const reportRecipients = (superior: string, above = false): string[] => [...(superior ? [`${committeeName(superior)} (để báo cáo),`] : []), 'Thường trực, Ban Thường vụ,', above ? 'Các đảng ủy trực thuộc,' : 'Các chi bộ trực thuộc,', 'Lưu Văn phòng.'];

export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
const part = ({ of, base }: Share): string => {
  const value = percent({ of, base });
  return value === null ? `${count(of)}/${count(base)}` : `${count(of)}/${count(base)}, đạt ${String(value).replace('.', ',')}%`;
};
export const rate = (share: Share): string => String(percent(share) ?? '').replace('.', ',');
const inGrades = (by: ReportTotals['marked']): string => Object.entries(gradeNames).map(([key, name]) => `${name.toLocaleLowerCase('vi')} ${by[key as keyof typeof by]}`).join(', ');
const periodName = ({ part, number, year }: Pick<ReportPeriod, 'part' | 'number' | 'year'>): string => (part === 'month' ? `tháng ${number} năm ${year}` : part === 'half' ? `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}` : `năm ${year}`);

const regimePeriodName = ({ part, number, year }: Pick<RegimePeriod, 'part' | 'number' | 'year'>): string => (part === 'quarter' ? `quý ${number} năm ${year}` : periodName({ part, number, year }));

const whyNames: Record<string, string> = { missed: 'Không tổ chức', 'no-plan': 'Chưa báo lịch', 'not-recorded': 'Chưa ghi buổi họp', 'to-come': 'Chưa đến ngày họp', 'not-owed': 'Thành lập, tiếp nhận sau' };

/** The line of the cells that hang at the level itself. */
const directCells = 'Chi bộ trực thuộc trực tiếp';

export const reportWords = {
  type: 'Báo cáo',
  subject: (period: Pick<ReportPeriod, 'part' | 'number' | 'year'>) => `kết quả sinh hoạt chi bộ ${periodName(period)}`,
  supplement: (n: number, number: string) => ` (bổ sung lần ${n} cho báo cáo ${number.replace(/^Số /, 'số ')})`,
  general: 'Tình hình chung', cells: 'Kết quả của từng chi bộ', changes: 'Số liệu thay đổi sau khi chốt các báo cáo trước', remarks: 'Nhận xét', proposals: 'Đề xuất, kiến nghị',
  totals: (totals: ReportTotals, asOf: string): string[] => [
    `Tính đến ngày ${shortDay(asOf)} có ${count(totals.cells)} chi bộ, ${count(totals.members)} đảng viên.`,
    `Chi bộ họp đúng trong tháng: ${part(totals.kept)}. Đảng viên dự: ${part(totals.attendance)}. Chi bộ có sinh hoạt chuyên đề: ${part(totals.thematic)}. Đăng kết quả trong hai ngày: ${part(totals.posted)}.`,
    `Nhiệm vụ các chi bộ đã đánh giá: ${count(totals.tasks.before)}; hoàn thành ${count(totals.tasks.done)}, trong đó chậm hạn ${count(totals.tasks.late)}; chuyển tiếp ${count(totals.tasks.carried)}.`,
    `Chi bộ tự xếp loại: ${inGrades(totals.marked)}. Cấp trên đã xếp loại: ${inGrades(totals.decided)}.`
  ],
  periodTotals: ({ totals, asOf }: Pick<PeriodFigures, 'totals' | 'asOf'>): string[] => [
    `Tính đến ngày ${shortDay(asOf)} có ${count(totals.cells)} chi bộ, ${count(totals.members)} đảng viên.`,
    `Chi bộ họp đủ các tháng: ${part(totals.kept)}. Đảng viên dự: ${part(totals.attendance)}${acrossMonths(totals.range)}. Người dự phát biểu: ${part(totals.spoke)}.`,
    `Chi bộ có sinh hoạt chuyên đề: ${totals.themes.map((one) => `quý ${one.quarter} ${count(one.share.of)}/${count(one.share.base)}`).join('; ')}. Kết nạp: ${count(totals.admissions)} đảng viên.`,
    'Cột kiểm tra, giám sát để trống: thông tin nội bộ, báo cáo này không lấy.'
  ],
  periodColumns: (quarters: readonly number[]) => ['TT', 'Chi bộ', 'Đảng viên', 'Dự họp', 'Tỷ lệ %', 'Phát biểu', ...quarters.map((quarter) => `CĐ quý ${quarter}`), 'Kết nạp', 'KTGS', 'Ghi chú'],
  periodWidths: (quarters: readonly number[]) => [8, 34, 12, 19, 12, 19, ...quarters.map(() => 11), 12, 14, 57 - quarters.length * 11],
  periodLine: (line: PeriodLine, index: number): string[] => [
    String(index + 1), line.name, String(line.members), `${line.attendance.of}/${line.attendance.base}`, rate(line.attendance), `${line.spoke.of}/${line.spoke.base}`, ...line.themes.map((one) => `${one.held}/${one.planned}`), String(line.admissions), '',
    line.missing.length > 0 ? `Không họp: ${line.missing.map((month) => `tháng ${Number(month.slice(5, 7))}`).join(', ')}` : ''
  ],
  columns: ['TT', 'Chi bộ', 'Đảng viên', 'Ngày họp', 'Điểm', 'Tốt', 'Khá', 'TB', 'Kém', 'Cấp trên xếp loại', 'Giải trình điểm trừ; lý do không họp'],
  widths: [7, 31, 10, 19, 10, 8, 8, 7, 9, 14, 42],
  line: (line: ReportLine, index: number): string[] => [
    String(index + 1), line.name, String(line.members), line.metOn ? shortDay(line.metOn) : '', line.mark === null ? '' : String(line.mark), ...['tot', 'kha', 'trung-binh', 'kem'].map((grade) => (line.grade === grade ? 'X' : '')),
    line.decided ? `${gradeNames[line.decided.grade]!}${line.decided.points === null ? '' : ` (${line.decided.points})`}` : '', lossOf(line) || whyOf(line)
  ],
  elsewhere: (cells: readonly { name: string; now: string }[]) => `Không tính: ${cells.map((one) => (one.now ? `${one.name} (nay thuộc ${one.now})` : one.name)).join('; ')}.`,
  committees: 'Kết quả của từng tổ chức trực thuộc',
  committeesTotals: ({ totals, asOf, span, lines }: CommitteesFigures): string[] => {
    const named = (title: string, of: readonly { name: string }[]) => (of.length > 0 ? [`${title}: ${of.map((one) => committeeName(one.name)).join(', ')}.`] : []);
    const below = lines.filter((one) => one.name !== '');
    return [
      `Tính đến ngày ${shortDay(asOf)} có ${count(totals.committees)} tổ chức trực thuộc, ${count(totals.cells)} chi bộ. Đã chốt báo cáo: ${count(totals.closed)}/${count(totals.owing)} tổ chức có chi bộ. Số liệu của tổ chức đã chốt lấy từ báo cáo đã chốt; của tổ chức chưa chốt tính từ hồ sơ các chi bộ.`,
      ...named('Chưa chốt báo cáo', below.filter((one) => one.cells > 0 && !one.report && !one.ended)), ...named('Đã kết thúc hoạt động khi chưa chốt báo cáo, số liệu tính từ hồ sơ các chi bộ', below.filter((one) => one.cells > 0 && !one.report && one.ended)), ...named('Chưa có chi bộ', below.filter((one) => one.cells === 0 && !one.report)),
      ...(span === 'month'
        ? [`Chi bộ họp đúng trong tháng: ${part(totals.kept)}. Đảng viên dự: ${part(totals.attendance)}. Chi bộ có sinh hoạt chuyên đề: ${part(totals.thematic)}. Nhiệm vụ hoàn thành: ${part(totals.tasks)}.`]
        : [`Chi bộ họp đủ các tháng: ${part(totals.kept)}. Đảng viên dự: ${part(totals.attendance)}. Người dự phát biểu: ${part(totals.spoke)}.`, `Chi bộ có sinh hoạt chuyên đề: ${totals.themes.map((one) => `quý ${one.quarter} ${count(one.share.of)}/${count(one.share.base)}`).join('; ')}.`]),
      ...(totals.closed === 0 ? [] : [`Theo báo cáo của ${count(totals.closed)} tổ chức đã chốt: ${count(totals.members ?? 0)} đảng viên; ${span === 'month' && totals.marked && totals.decided ? `đăng kết quả trong hai ngày ${part(totals.posted ?? { of: 0, base: 0 })}; chi bộ tự xếp loại: ${inGrades(totals.marked)}; cấp trên đã xếp loại: ${inGrades(totals.decided)}` : `kết nạp ${count(totals.admissions ?? 0)} đảng viên`}.`])
    ];
  },
  committeeColumns: (span: CommitteesFigures['span'], quarters: readonly number[]) => ['TT', 'Tổ chức', 'Báo cáo', 'Chi bộ', 'Đảng viên', span === 'month' ? 'Họp đúng' : 'Họp đủ', 'Dự họp', 'Tỷ lệ %', ...(span === 'month' ? ['CĐ', 'Việc xong', 'Tự xếp loại', 'Cấp trên xếp loại'] : ['Phát biểu', ...quarters.map((quarter) => `CĐ quý ${quarter}`), 'Kết nạp'])],
  committeeWidths: (span: CommitteesFigures['span'], quarters: readonly number[]) => [7, span === 'month' ? 30 : 34, 21, 9, 11, 13, 18, 11, ...(span === 'month' ? [11, 13, 15, 15] : [18, ...quarters.map(() => 11), 11])],
  committeeLine: ({ span, totals }: Pick<CommitteesFigures, 'span' | 'totals'>, line: CommitteeLine, index: number): string[] => [
    String(index + 1), line.name ? committeeName(line.name) : directCells, line.report ? `${line.report.number.replace(/^Số /, '')}${line.report.supplements > 0 ? ` (+${line.report.supplements})` : ''}` : line.name && line.cells > 0 ? (line.ended ? 'Đã kết thúc' : 'Chưa chốt') : '', String(line.cells), line.members === null ? '' : String(line.members), of(line.kept), of(line.attendance), rate(line.attendance),
    ...(span === 'month' ? [of(line.thematic), of(line.tasks), byGrades(line.marked), byGrades(line.decided)] : [of(line.spoke), ...totals.themes.map(({ quarter }) => of(line.themes.find((one) => one.quarter === quarter)?.share ?? { of: 0, base: 0 })), line.admissions === null ? '' : String(line.admissions)])
  ],
  changeColumns: (committees: boolean) => ['Báo cáo', committees ? 'Tổ chức' : 'Chi bộ', 'Số liệu', 'Đã báo cáo', 'Nay là', 'Từ ngày'],
  changeWidths: [18, 50, 32, 24, 24, 20],
  change: (change: Change, committees: boolean): string[] => [
    change.by?.replace(/^Số /, '') || monthOf(change.period), change.figure === 'range' ? 'Toàn Đảng bộ' : committeeName(change.cell) || directCells, committees && change.figure === 'kept' ? keptNames[/-\d\d$/.test(change.period) ? 'month' : 'longer'] : changeNames[change.figure], changeValue(change, change.was, 'chưa có'), changeValue(change, change.is, change.figure === 'posted' ? 'không tính' : 'không còn'), change.since ? shortDay(change.since) : 'sau khi chốt'
  ]
};

const of = (share: Share): string => (share.base > 0 ? `${share.of}/${share.base}` : '');
const monthOf = (period: string) => (period.length === 4 ? period : period.slice(5) === 'H1' ? `6 tháng đầu ${period.slice(0, 4)}` : period.slice(5) === 'H2' ? `6 tháng cuối ${period.slice(0, 4)}` : `${period.slice(5)}/${period.slice(0, 4)}`);
const lossOf = (line: ReportLine) => line.lost.map((one) => `${markNames[one.criterion] ?? one.criterion}${one.points === null ? ': chưa đạt' : ` −${one.points}`}${one.note ? ` (${one.note})` : ''}`).join('; ');
const whyOf = (line: ReportLine) => (line.none ? [whyNames[line.none.why]!, line.none.reason].filter(Boolean).join(': ') : '');

/** Of a committee it counts cells, of a cell months. */
const keptNames = { month: 'Chi bộ họp đúng trong tháng', longer: 'Chi bộ họp đủ các tháng' };
const changeNames: Record<Change['figure'], string> = {
  cell: 'Chi bộ', members: 'Đảng viên', met: 'Ngày họp', attendance: 'Có mặt', mark: 'Điểm tự chấm', decided: 'Cấp trên xếp loại', thematic: 'Chuyên đề', posted: 'Đăng kết quả', tasks: 'Nhiệm vụ hoàn thành',
  kept: 'Tháng đã họp', spoke: 'Phát biểu', themes: 'Chuyên đề theo quý', admissions: 'Kết nạp', range: 'Tỷ lệ dự từng tháng',
  committee: 'Tổ chức', report: 'Báo cáo đã chốt', cells: 'Số chi bộ', themed: 'Chi bộ có chuyên đề', inTime: 'Đăng kết quả trong hai ngày', marks: 'Tự xếp loại (tốt/khá/TB/kém)', grades: 'Cấp trên xếp loại (tốt/khá/TB/kém)'
};
function changeValue({ figure, cell }: Change, value: string, without: string): string {
  if (value === '') return without;
  if (figure === 'committee') return cell ? committeeName(value) : directCells;
  if (figure === 'met') return shortDay(value);
  if (figure === 'thematic') return 'có';
  if (figure === 'posted') return value === 'in-time' ? 'đúng hạn' : 'chậm';
  if (figure === 'range') return `từ ${value.replaceAll('.', ',').replace(' ', '% đến ')}%`;
  if (figure !== 'decided') return value;
  const [grade, points] = value.split(' ') as [string, string?];
  return `${gradeNames[grade] ?? grade}${points ? ` (${points})` : ''}`;
}

const figureNames: Record<FigureShown, string> = { attendance: 'đảng viên dự, %', kept: 'họp đủ các tháng, %', minutes: 'số phút bình quân', longEnough: 'buổi đủ thời lượng, %', spoke: 'người dự phát biểu, %', noticeInTime: 'báo trước một ngày, %', papersInTime: 'tài liệu trước một ngày, %', postedInTime: 'đăng kết quả trong hai ngày, %', tasks: 'việc hoàn thành, %' };
const typeNames: Record<CellType, string> = { village: 'Thôn, tổ dân phố', 'administrative-office': 'Cơ quan hành chính', 'public-service-unit': 'Đơn vị sự nghiệp', 'state-enterprise': 'Doanh nghiệp nhà nước', 'private-enterprise': 'Doanh nghiệp tư nhân, FDI', students: 'Học sinh, sinh viên', 'armed-forces': 'Lực lượng vũ trang', abroad: 'Ngoài nước' };
const sizeNames: Record<Size, string> = { small: 'dưới 9 đảng viên', middle: '9 đến 29 đảng viên', large: 'từ 30 đảng viên' };

/** Cells of a type and size, inside a sentence. */
export const kindName = (type: CellType | null, size: Size): string => `${type === null ? 'chưa ghi loại hình' : typeNames[type].charAt(0).toLocaleLowerCase('vi') + typeNames[type].slice(1)}, ${sizeNames[size]}`;

/** The figures of the page of the regime as a sheet to print or hand on: no report, so without a number and unsigned. */
export const regimeWords = {
  type: 'Biểu tổng hợp',
  tooLong: (lines: number): string => `Danh sách có ${count(lines)} dòng, quá dài để lập thành văn bản. Xem đủ trong bảng tính Excel, tải ở cùng trang; hoặc lập văn bản của từng đảng bộ trực thuộc.`,
  subject: (period: Pick<RegimePeriod, 'part' | 'number' | 'year'>) => `nền nếp sinh hoạt chi bộ ${regimePeriodName(period)}`,
  totals: (regime: Regime, asOf: string): string[] => [
    `Tính theo tổ chức ngày ${shortDay(asOf)}. ${keptNames[regime.quarters.length > 0 ? 'longer' : 'month']}: ${part(regime.kept)}. Đảng viên dự: ${part(regime.attendance)}${acrossMonths(rangeOfSeveral(regime.months))}. Người dự phát biểu: ${part(regime.spoke)}. Số phút bình quân: ${meanMinutes(regime.minutes) ?? '–'}; buổi đủ thời lượng: ${part(regime.longEnough)}.`,
    `Báo trước một ngày: ${part(regime.noticeInTime)}. Tài liệu trước một ngày: ${part(regime.papersInTime)}. Đăng kết quả trong hai ngày: ${part(regime.postedInTime)}. Nhiệm vụ hoàn thành: ${part(regime.tasks)}, trong đó chậm ${count(regime.late)}, chuyển tiếp ${count(regime.carried)} lượt.`,
    // a month is no quarter, and says nothing of its theme
    ...(regime.quarters.length > 0 ? [`Chi bộ có sinh hoạt chuyên đề: ${regime.quarters.map((one) => `quý ${one.quarter} ${count(one.share.of)}/${count(one.share.base)}`).join('; ')}.`] : [])
  ],
  months: 'Từng tháng', trend: (last: string) => `12 tháng đến tháng ${ofMonth(last)}`, definitions: 'Cách tính', monthColumns: ['Tháng', 'Chi bộ họp', 'Đảng viên dự', 'Dự %', 'Phút', 'Đủ thời lượng', 'Phát biểu %', 'Báo trước', 'Tài liệu trước', 'Đăng đúng hạn', 'Việc xong'], monthWidths: [22, 14, 19, 12, 11, 15, 14, 15, 15, 15, 15],
  month: (one: Regime['months'][number]) => [monthLabel(one), `${one.due.of}/${one.due.base}`, `${one.attendance.of}/${one.attendance.base}`, rate(one.attendance), String(meanMinutes(one.minutes) ?? '–'), `${one.longEnough.of}/${one.longEnough.base}`, rate(one.spoke), `${one.noticeInTime.of}/${one.noticeInTime.base}`, `${one.papersInTime.of}/${one.papersInTime.base}`, `${one.postedInTime.of}/${one.postedInTime.base}`, `${one.tasks.of}/${one.tasks.base}`],
  spread: (figure: FigureShown) => `Số chi bộ theo loại hình, quy mô: ${figureNames[figure]}`, spreadColumns: (figure: FigureShown) => ['Loại hình, quy mô', 'Số chi bộ', ...levelTexts(figure), 'Chưa có'], spreadWidths: [58, 16, 14, 14, 14, 14, 14, 16],
  spreadLine: (one: Spread): string[] => [`${one.type === null ? 'Chưa ghi loại hình' : typeNames[one.type]}, ${sizeNames[one.size]}`, count(one.cells), ...one.at.map(count), count(one.none)],
  below: 'Từng tổ chức trực thuộc', belowColumns: (quarters: boolean) => ['TT', 'Tổ chức', 'Chi bộ', quarters ? 'Họp đủ' : 'Họp', 'Dự %', 'Phút', 'Phát biểu %', 'Báo trước', 'Tài liệu trước', 'Đăng đúng hạn', 'Việc xong', 'Chậm', 'Chuyển'], belowWidths: [8, 32, 12, 15, 12, 11, 13, 15, 15, 15, 15, 12, 13],
  belowLine: (one: RegimeBelow, index: number): string[] => [String(index + 1), committeeName(one.name), count(one.cells.length), `${one.kept.of}/${one.kept.base}`, rate(one.attendance), String(meanMinutes(one.minutes) ?? '–'), rate(one.spoke), ...[one.noticeInTime, one.papersInTime, one.postedInTime, one.tasks].map(({ of, base }) => `${of}/${base}`), String(one.late), String(one.carried)],
  cells: 'Từng chi bộ', cellColumns: (quarters: boolean) => ['TT', 'Chi bộ', quarters ? 'Họp đủ' : 'Họp', 'Dự %', ...(quarters ? ['Quý có CĐ'] : []), 'Phút', 'Đủ thời lượng', 'Phát biểu %', 'Báo trước', 'Tài liệu trước', 'Đăng đúng hạn', 'Việc xong', 'Chậm', 'Chuyển'], cellWidths: (quarters: boolean) => [9, 36, 13, 13, ...(quarters ? [14] : []), 11, 14, 14, 13, 13, 14, 13, 13, 14],
  cell: (one: Regime['cells'][number], index: number, quarters: boolean) => [String(index + 1), one.name, `${one.kept.of}/${one.kept.base}`, rate(one.attendance), ...(quarters ? [`${one.quarters.of}/${one.quarters.base}`] : []), String(meanMinutes(one.minutes) ?? '–'), `${one.longEnough.of}/${one.longEnough.base}`, rate(one.spoke), `${one.noticeInTime.of}/${one.noticeInTime.base}`, `${one.papersInTime.of}/${one.papersInTime.base}`, `${one.postedInTime.of}/${one.postedInTime.base}`, `${one.tasks.of}/${one.tasks.base}`, String(one.late), String(one.carried)]
};

const standingNames: Record<Standing, string> = { held: 'đã họp', 'put-off': 'hoãn sang tháng sau', running: 'chưa họp', missed: 'không họp', 'not-owed': '–' };
const kinSizes: Record<Size, string> = { small: 'dưới 9 người phải dự', middle: '9 đến 29 người phải dự', large: 'từ 30 người phải dự' };

/** The figures of a cell's own page of its regime, as a sheet likewise. */
export const cellRegimeWords = {
  absent: { 'not-yet': (day: string) => `Ngày ${shortDay(day)} chi bộ chưa thành lập.`, 'no-more': (day: string) => `Ngày ${shortDay(day)} chi bộ đã kết thúc hoạt động.` }, nothing: 'Chưa có buổi nào trong kỳ này.',
  asOf: ({ asOf, name, above, type }: { asOf: string; name: string; above: string; type: CellType | null }) => `Tính theo tổ chức ngày ${shortDay(asOf)}: ${[name, above].filter(Boolean).join(', ')}. Loại hình: ${type === null ? 'chưa ghi' : typeNames[type]}.`,
  figureColumns: (before: Pick<RegimePeriod, 'part' | 'number' | 'year'> | null) => ['Chỉ số', 'Kỳ này', 'Tỷ lệ %', ...(before ? [`Kỳ trước: ${regimePeriodName(before)}`, 'Tỷ lệ %', 'Thay đổi'] : [])], figureWidths: (before: boolean) => [48, 22, 16, ...(before ? [28, 16, 36] : [])],
  /** a month is no quarter */
  figures: (now: CellRegime, before: CellRegime | null, quarterly: boolean): string[][] => {
    const shares = (name: string, share: (one: CellRegime) => Share) => [name, ofOrDash(share(now)), rateOrDash(share(now)), ...(before ? [ofOrDash(share(before)), rateOrDash(share(before)), withUnit(moved(share(now), share(before)), 'điểm %')] : [])];
    const [mean, then] = [meanMinutes(now.minutes), before && meanMinutes(before.minutes)];
    return [
      shares('Tháng họp thường kỳ', (one) => one.kept), shares('Đảng viên dự', (one) => one.attendance), ...(quarterly ? [shares('Quý có chuyên đề', (one) => one.quarters)] : []),
      ['Số phút bình quân', String(mean ?? '–'), '', ...(before ? [String(then ?? '–'), '', mean === null || then === null ? '' : withUnit(difference(mean, then), 'phút')] : [])], shares('Buổi đủ thời lượng', (one) => one.longEnough),
      shares('Người dự phát biểu', (one) => one.spoke), shares('Báo trước một ngày', (one) => one.noticeInTime), shares('Tài liệu trước một ngày', (one) => one.papersInTime), shares('Đăng trong hai ngày', (one) => one.postedInTime), shares('Việc hoàn thành', (one) => one.tasks)
    ];
  },
  more: (one: CellRegime) => `Việc xong chậm: ${count(one.late)}; chuyển tiếp: ${count(one.carried)} lượt.${one.unthemed.length > 0 ? ` Chưa có chuyên đề: quý ${one.unthemed.join(', ')}.` : ''}`,
  monthColumns: ['Tháng', 'Họp thường kỳ', 'CĐ', 'Đảng viên dự', 'Dự %', 'Phút', 'Đủ thời lượng', 'Phát biểu %', 'Báo trước', 'Tài liệu trước', 'Đăng đúng hạn', 'Việc xong'], monthWidths: [22, 22, 10, 16, 13, 12, 15, 14, 13, 14, 14, 14],
  month: (one: MonthRegime, standing: Standing, theme: boolean): string[] => [monthLabel(one), standingNames[standing], theme ? 'X' : '', of(one.attendance), rate(one.attendance), String(meanMinutes(one.minutes) ?? ''), of(one.longEnough), rate(one.spoke), of(one.noticeInTime), of(one.papersInTime), of(one.postedInTime), of(one.tasks)],
  kin: (figure: FigureShown) => `So với chi bộ cùng loại: ${kinFigure(figure)}`, few: 'Chưa đủ năm chi bộ cùng loại hình, cùng quy mô có số liệu dưới cùng cấp ủy trực tiếp, nên không so sánh.', noKin: 'Chi bộ chưa họp buổi nào trong 12 tháng, chưa so được.',
  beside: (figure: FigureShown, { type, size, cells, level }: Extract<BesideKin, { few: false }>) => `${count(cells)} chi bộ dưới cùng cấp ủy trực tiếp: ${type === null ? 'Chưa ghi loại hình' : typeNames[type]}; ${kinSizes[size]}. ${level === -1 ? 'Chi bộ này chưa có số liệu này.' : `Chi bộ này ở mức ${levelTexts(figure)[level]!}.`} Chỉ là số chi bộ ở từng mức trong kỳ, không có tên, không xếp thứ tự. Quy mô tính theo số phải dự buổi gần nhất.`,
  kinColumns: (figure: FigureShown) => ['Mức', ...levelTexts(figure), 'Chưa có'], kinWidths: [40, 20, 20, 20, 20, 20, 20], kinLine: (kin: Extract<BesideKin, { few: false }>): string[] => ['Số chi bộ', ...kin.at.map(count), count(kin.none)]
};
/** Of one cell it is its months. */
const kinFigure = (figure: FigureShown) => (figure === 'kept' ? 'tháng họp thường kỳ, %' : figureNames[figure]);
const ofOrDash = (share: Share): string => of(share) || '–';
const withUnit = (text: string, unit: string): string => (text === '' || text === same ? text : `${text} ${unit}`);

const same = 'không đổi';
const difference = (since: number, then: number, parts = 1): string => (since === then ? same : `${since > then ? 'tăng' : 'giảm'} ${String(Math.abs(since - then) / parts).replace('.', ',')}`);
const monthLabel = (one: MonthRegime) => `${ofMonth(one.month)}${one.over ? '' : ' (chưa hết)'}`;
const ofMonth = (month: string) => `${Number(month.slice(5, 7))}/${month.slice(0, 4)}`;
export const monthSpan = ({ from, to }: { from: string; to: string }): string => (from === to ? `tháng ${ofMonth(from)}` : `tháng ${ofMonth(from)} đến tháng ${ofMonth(to)}`);
/** By how many percentage points; empty where one of the shares has no base. */
export const moved = (now: Share, before: Share): string => {
  const [since, then] = [tenths(now), tenths(before)];
  return since === null || then === null ? '' : difference(since, then, 10);
};
/** The least and the most of the months' rates, where there are several. */
function acrossMonths(range: Range | null | undefined): string {
  return range ? `, từng tháng từ ${rate(range.least)}% đến ${rate(range.most)}%` : '';
}
export const rateOrDash = (share: Share): string => rate(share) || '–';

export const overviewWords = {
  subject: (month: string) => `sáu chỉ số sinh hoạt chi bộ tháng ${ofMonth(month)}`,
  counted: (asOf: string, cells: number) => `Tính theo tổ chức ngày ${shortDay(asOf)}: ${count(cells)} chi bộ.`,
  columns: (month: string, before: string) => ['Chỉ số', `Tháng ${ofMonth(month)}`, 'Tỷ lệ %', `Tháng ${ofMonth(before)}`, 'Tỷ lệ %', 'Thay đổi, điểm %'], widths: [52, 26, 18, 26, 18, 25],
  line: (name: string, now: Share, before: Share): string[] => [name, `${count(now.of)}/${count(now.base)}`, rateOrDash(now), `${count(before.of)}/${count(before.base)}`, rateOrDash(before), moved(now, before)],
  elsewhere: (n: number, below: boolean) => `${count(n)} chi bộ khi ấy ở đây, nay thuộc nơi khác: không tính vào sáu chỉ số${below ? ', có trong bảng từng tổ chức' : ''}.`,
  below: 'Từng tổ chức trực thuộc', belowColumns: ['Tổ chức', 'Chi bộ', 'Họp trong tháng', 'Dự %', 'Việc xong %', 'Báo cáo tháng'], belowWidths: [52, 17, 26, 18, 22, 31],
  belowLine: (one: { name: string; cells: number; kept: Share; attendance: Share; tasks: Share; closed: boolean }): string[] => [committeeName(one.name), count(one.cells), one.kept.base > 0 ? `${count(one.kept.of)}/${count(one.kept.base)}` : '–', rateOrDash(one.attendance), rateOrDash(one.tasks), one.closed ? 'Đã chốt' : one.cells > 0 ? 'Chưa chốt' : 'Chưa có chi bộ']
};
