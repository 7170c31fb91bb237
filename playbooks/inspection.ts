import { paperDay, shortDay } from './papers.ts';

// Papers of an inspection or a supervision of a cell, as party offices write them: decision, plan, outline, the cell's own report, minutes, report,
// notice of the conclusion. The set that could be read about (KT-1 to KT-12, docs/field.md) was named and not seen: which number is which is open (U),
// and so is every sentence here.

const blank = '…………………………………………………………………………';
const lines = (n: number): string[] => Array.from({ length: n }, () => blank);

export const kindNames: Record<string, string> = { supervision: 'giám sát chuyên đề', inspection: 'kiểm tra', signs: 'kiểm tra khi có dấu hiệu vi phạm' };
export const roleNames: Record<string, string> = { lead: 'Trưởng đoàn', scribe: 'Thư ký', member: 'Thành viên' };
export const stepNames: Record<string, string> = { prepare: 'Bước 1: chuẩn bị', conduct: 'Bước 2: tiến hành', conclude: 'Bước 3: kết thúc' };
const stepTexts: Record<string, string> = {
  prepare: 'Ban hành quyết định, kế hoạch, đề cương; triển khai tới chi bộ', conduct: 'Chi bộ gửi báo cáo tự kiểm tra; đoàn nghiên cứu hồ sơ, thẩm tra, xác minh; hội nghị chi bộ nghe báo cáo, thảo luận',
  conclude: 'Đoàn báo cáo kết quả; cấp ra quyết định xem xét, kết luận, thông báo; lập hồ sơ, lưu trữ'
};

const wordsOfCells = {
  symbols: { decision: 'QĐ', plan: 'KH', report: 'BC', conclusion: 'TB', programme: 'CTr' },
  numbered: (number: string): string => `Số ${number}`,
  roles: roleNames,
  /** Whom it is of: members by their names, else the cell. */
  whom: (names: readonly string[], cell: string): string => (names.length > 0 ? `${names.map((name) => `đồng chí ${name}`).join(', ')}, ${cell}` : cell),
  of: (kind: string, subject: string): string => `${kindNames[kind] ?? kind} đối với ${subject}`,
  bases: (year: string, committee: string, inProgramme: boolean): string[] => [
    'Căn cứ Điều lệ Đảng Cộng sản Việt Nam;', 'Căn cứ Quy định số 21-QĐ/TW của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng;', ...(inProgramme ? [`Căn cứ Chương trình kiểm tra, giám sát năm ${year} của ${committee},`] : [])
  ],
  decision: {
    type: 'Quyết định', subject: (of: string) => `lập đoàn ${of}`, heading: 'Ban Thường vụ quyết định',
    team: (of: string, about: string) => `Điều 1. Lập Đoàn ${of} về ${about}, gồm các đồng chí có tên sau:`,
    time: (days: number, from: string, last: string) => `Điều 2. Thời gian: ${days} ngày, kể từ ${paperDay(from)} đến ${paperDay(last)}.`,
    duty: 'Điều 3. Đoàn có nhiệm vụ thực hiện theo kế hoạch được duyệt; được yêu cầu chi bộ và đảng viên báo cáo, cung cấp hồ sơ, tài liệu; báo cáo kết quả với Ban Thường vụ; giữ bí mật nội dung và chịu trách nhiệm về kết luận đề nghị.',
    holds: (subject: string) => `Điều 4. Đoàn, ${subject} và các đồng chí có liên quan chịu trách nhiệm thi hành Quyết định này.`, recipients: (subject: string) => ['Như Điều 4,', `${subject},`, 'Ủy ban Kiểm tra,', 'Lưu hồ sơ cuộc kiểm tra, giám sát.']
  },
  plan: {
    type: 'Kế hoạch', aim: 'I. Mục đích, yêu cầu', aims: ['Đánh giá đúng ưu điểm, hạn chế, khuyết điểm; chỉ rõ nguyên nhân, trách nhiệm; giúp chi bộ khắc phục.', 'Làm đúng nguyên tắc, phương pháp công tác đảng; công khai, dân chủ, thận trọng; không làm trở ngại sinh hoạt của chi bộ.'],
    about: 'II. Nội dung', steps: 'III. Các bước và thời hạn', stepColumns: ['Bước', 'Việc', 'Hạn'], stepWidths: [25, 57, 18], step: (step: string, due: string) => [stepNames[step] ?? step, stepTexts[step] ?? '', shortDay(due)],
    papers: 'IV. Hồ sơ, tài liệu chi bộ cung cấp', noPapers: 'Theo yêu cầu của đoàn trong quá trình làm việc.', paperColumns: ['TT', 'Hồ sơ, tài liệu', 'Hạn'], paperWidths: [10, 70, 20], team: 'V. Phân công', teamColumns: ['TT', 'Họ và tên', 'Nhiệm vụ'], teamWidths: [10, 50, 40]
  },
  outline: {
    type: 'Đề cương', subject: (of: string) => `báo cáo tự kiểm tra phục vụ cuộc ${of}`,
    parts: (about: string): [string, string[]][] => [
      ['I. Đặc điểm, tình hình chi bộ', ['Số đảng viên, chi ủy, địa bàn, nhiệm vụ; thuận lợi, khó khăn.']],
      [`II. Kết quả lãnh đạo, chỉ đạo và thực hiện: ${about}`, ['1. Việc quán triệt, cụ thể hóa, phân công.', '2. Kết quả thực hiện, có số liệu từng tháng hoặc từng việc.', '3. Ưu điểm và nguyên nhân.', '4. Hạn chế, khuyết điểm; nguyên nhân; trách nhiệm của chi bộ, chi ủy và từng đồng chí.']],
      ['III. Biện pháp khắc phục', ['Từng việc: ai làm, xong ngày nào.']], ['IV. Đề xuất, kiến nghị', ['Với đảng ủy, với đoàn.']]
    ]
  },
  selfReport: { type: 'Báo cáo', subject: (of: string) => `tự kiểm tra phục vụ cuộc ${of}`, handed: 'Hồ sơ, tài liệu gửi kèm', recipients: ['Đoàn kiểm tra, giám sát (để báo cáo),', 'Lưu chi bộ.'] },
  minutes: {
    type: 'Biên bản', told: (of: string) => `triển khai quyết định, kế hoạch ${of}`, verified: (of: string) => `làm việc, thẩm tra, xác minh cuộc ${of}`,
    opening: ['Thời gian: … giờ … phút, ngày … tháng … năm ……', 'Địa điểm: ……………………………………………', 'Thành phần: Đoàn kiểm tra, giám sát; chi ủy, đồng chí bí thư chi bộ; các đồng chí được mời: ………………………'],
    team: 'Đại diện đoàn', content: 'Nội dung', toldContent: (number: string, day: string, days: number) => [`1. Trưởng đoàn công bố Quyết định số ${number} ngày ${shortDay(day)}, kế hoạch và đề cương báo cáo; thời gian ${days} ngày.`, '2. Thống nhất lịch làm việc, hồ sơ, tài liệu chi bộ cung cấp.', '3. Ý kiến của chi bộ:', ...lines(3)],
    found: 'Những nội dung đã thẩm tra, xác minh', notFound: lines(4), opinion: 'Ý kiến của chi bộ về từng nội dung', closing: 'Biên bản đã đọc cho mọi người cùng nghe, nhất trí và ký tên.'
  },
  extract: {
    type: 'Trích biên bản', subject: (of: string) => `hội nghị chi bộ về cuộc ${of}`,
    parts: ['Tổng số đảng viên: …… đồng chí; có mặt: ……; vắng: …… (có lý do: ……).', 'Chủ trì: đồng chí ……………………; thư ký: đồng chí ……………………'], content: ['1. Báo cáo tự kiểm tra của chi bộ và báo cáo của đoàn.', ...lines(2), '2. Ý kiến thảo luận, từng đồng chí.', ...lines(4), '3. Biểu quyết (nếu có) và kết luận của chủ trì.', ...lines(3)]
  },
  report: {
    type: 'Báo cáo', subject: (of: string) => `kết quả ${of}`, course: 'I. Tổ chức thực hiện', courseText: (number: string, day: string, from: string, until: string) => `Thực hiện Quyết định số ${number} ngày ${shortDay(day)}, từ ${paperDay(from)} đoàn đã làm việc với chi bộ, nghiên cứu hồ sơ, thẩm tra, xác minh; hạn kết thúc ${paperDay(until)}.`,
    extended: (days: number, reason: string) => `Được gia hạn ${days} ngày: ${reason}.`, found: 'II. Kết quả', natures: { good: '1. Ưu điểm', shortcoming: '2. Hạn chế, khuyết điểm', breach: '3. Dấu hiệu vi phạm' } as Record<string, string>, none: 'Không có.', papers: 'III. Hồ sơ, tài liệu chi bộ đã cung cấp', remedies: 'IV. Đề nghị chi bộ khắc phục'
  },
  conclusion: {
    type: 'Thông báo', subject: (of: string) => `kết luận ${of}`, opening: (committee: string, number: string, day: string) => `Sau khi xem xét báo cáo của đoàn lập theo Quyết định số ${number} ngày ${shortDay(day)}, ${committee} kết luận như sau:`,
    remedies: 'Việc chi bộ phải khắc phục', closing: (subject: string) => `${subject} tổ chức thực hiện và báo cáo kết quả khắc phục từng việc, đúng hạn, về Ủy ban Kiểm tra.`, recipients: (subject: string) => [`${subject} (để thực hiện),`, 'Ủy ban Kiểm tra,', 'Lưu hồ sơ cuộc kiểm tra, giám sát.']
  },
  programme: {
    type: 'Chương trình', subject: (year: number) => `kiểm tra, giám sát năm ${year}`, columns: ['TT', 'Quý', 'Hình thức', 'Chi bộ', 'Nội dung'], widths: [8, 10, 20, 27, 35], row: (index: number, quarter: string, kind: string, subject: string, about: string) => [String(index + 1), quarter.slice(6), kindNames[kind] ?? kind, subject, about],
    text: 'Ủy ban Kiểm tra, các đoàn được lập và các chi bộ căn cứ chương trình này tổ chức thực hiện; khi có dấu hiệu vi phạm thì kiểm tra ngoài chương trình.'
  },
  remedyColumns: ['TT', 'Việc phải khắc phục', 'Người chịu trách nhiệm', 'Hạn'], remedyWidths: [8, 48, 27, 17],
  signing: { committee: 'T/M BAN THƯỜNG VỤ', team: 'T/M ĐOÀN', cell: 'T/M CHI BỘ', lead: 'Trưởng đoàn', secretary: 'Bí thư', member: 'Người báo cáo', posts: { secretary: 'Bí thư', deputy: 'Phó bí thư', standing: 'Thường trực' } as Record<string, string> },
  file: 'Lưu hồ sơ cuộc kiểm tra, giám sát.'
};

export type InspectionWords = typeof wordsOfCells;
/** What is said instead, part by part. */
type Instead = { [Part in keyof InspectionWords]?: InspectionWords[Part] extends string | ((...given: never[]) => unknown) ? InspectionWords[Part] : Partial<InspectionWords[Part]> };

const ofMembers: Instead = {
  plan: {
    aims: ['Đánh giá đúng ưu điểm, hạn chế, khuyết điểm của đảng viên; chỉ rõ nguyên nhân, trách nhiệm; giúp đảng viên phát huy, khắc phục.', 'Làm đúng nguyên tắc, phương pháp công tác đảng; khách quan, thận trọng, giữ bí mật nội dung.'], papers: 'IV. Hồ sơ, tài liệu đảng viên cung cấp', noPapers: 'Theo yêu cầu trong quá trình làm việc.',
    step: (step, due) => [stepNames[step] ?? step, { prepare: 'Ban hành quyết định, kế hoạch, gợi ý báo cáo; triển khai tới đảng viên và chi bộ', conduct: 'Đảng viên gửi báo cáo tự kiểm tra; nghiên cứu hồ sơ, thẩm tra, xác minh; hội nghị chi bộ nghe báo cáo, thảo luận', conclude: 'Báo cáo kết quả; xem xét, kết luận, thông báo; lập hồ sơ, lưu trữ' }[step] ?? '', shortDay(due)]
  },
  outline: {
    parts: (about) => [
      ['I. Sơ lược về bản thân', ['Nhiệm vụ đang giữ; việc chi bộ phân công.']],
      [`II. Kết quả thực hiện: ${about}`, ['1. Việc đã làm, có thời gian, số liệu, minh chứng.', '2. Ưu điểm và nguyên nhân.', '3. Hạn chế, khuyết điểm; nguyên nhân; trách nhiệm của bản thân.']], ['III. Hướng khắc phục', ['Từng việc: xong ngày nào, cần ai giúp.']], ['IV. Đề xuất, kiến nghị', ['Với chi bộ, với cấp trên.']]
    ]
  },
  selfReport: { recipients: ['Đoàn kiểm tra, giám sát (để báo cáo),', 'Chi ủy (để biết),', 'Lưu cá nhân.'] },
  minutes: {
    opening: ['Thời gian: … giờ … phút, ngày … tháng … năm ……', 'Địa điểm: ……………………………………………', 'Thành phần: Đoàn kiểm tra, giám sát; đồng chí được kiểm tra, giám sát; đại diện chi ủy; các đồng chí được mời: ………………………'], opinion: 'Ý kiến của đồng chí được kiểm tra, giám sát về từng nội dung',
    toldContent: (number, day, days) => [`1. Trưởng đoàn công bố Quyết định số ${number} ngày ${shortDay(day)}, kế hoạch và gợi ý báo cáo; thời gian ${days} ngày.`, '2. Thống nhất lịch làm việc, hồ sơ, tài liệu cung cấp.', '3. Ý kiến của đồng chí được kiểm tra, giám sát:', ...lines(3)]
  },
  extract: { content: ['1. Báo cáo tự kiểm tra của đồng chí được kiểm tra, giám sát và báo cáo kết quả.', ...lines(2), '2. Ý kiến thảo luận, từng đồng chí.', ...lines(4), '3. Biểu quyết (nếu có) và kết luận của chủ trì.', ...lines(3)] },
  report: { courseText: (number, day, from, until) => `Thực hiện Quyết định số ${number} ngày ${shortDay(day)}, từ ${paperDay(from)} đoàn đã làm việc với đảng viên và chi bộ, nghiên cứu hồ sơ, thẩm tra, xác minh; hạn kết thúc ${paperDay(until)}.`, papers: 'III. Hồ sơ, tài liệu đã cung cấp', remedies: 'IV. Đề nghị khắc phục' },
  conclusion: { remedies: 'Việc phải khắc phục', closing: (subject) => `Đề nghị ${subject} thực hiện và báo cáo kết quả khắc phục từng việc, đúng hạn, về Ủy ban Kiểm tra.` }
};

const byCells: Instead = {
  roles: { lead: 'Chủ trì', scribe: 'Thư ký', member: 'Tham gia' }, whom: (names) => names.map((name) => `đồng chí ${name}`).join(', '),
  decision: {
    subject: (of) => of, heading: 'Chi bộ quyết định', team: (of, about) => `Điều 1. Tiến hành ${of} về ${about}, do các đồng chí có tên sau thực hiện:`,
    duty: 'Điều 3. Các đồng chí được phân công thực hiện theo kế hoạch; được yêu cầu đảng viên báo cáo, cung cấp hồ sơ, tài liệu; báo cáo kết quả với chi ủy, chi bộ; giữ bí mật nội dung và chịu trách nhiệm về kết luận đề nghị.',
    holds: (subject) => `Điều 4. Các đồng chí được phân công và ${subject} chịu trách nhiệm thi hành Quyết định này.`, recipients: () => ['Như Điều 4,', 'Lưu chi bộ.']
  },
  selfReport: { recipients: ['Chi ủy và các đồng chí được phân công (để báo cáo),', 'Lưu cá nhân.'] },
  minutes: {
    opening: ['Thời gian: … giờ … phút, ngày … tháng … năm ……', 'Địa điểm: ……………………………………………', 'Thành phần: các đồng chí được phân công; đồng chí được kiểm tra, giám sát; đại diện chi ủy; các đồng chí được mời: ………………………'], team: 'Các đồng chí được phân công',
    toldContent: (number, day, days) => [`1. Đồng chí chủ trì công bố Quyết định số ${number} ngày ${shortDay(day)}, kế hoạch và gợi ý báo cáo; thời gian ${days} ngày.`, '2. Thống nhất lịch làm việc, hồ sơ, tài liệu cung cấp.', '3. Ý kiến của đồng chí được kiểm tra, giám sát:', ...lines(3)]
  },
  report: { courseText: (number, day, from, until) => `Thực hiện Quyết định số ${number} ngày ${shortDay(day)}, từ ${paperDay(from)} các đồng chí được phân công đã làm việc với đảng viên, nghiên cứu hồ sơ, thẩm tra, xác minh; hạn kết thúc ${paperDay(until)}.` },
  conclusion: {
    opening: (cell, number, day) => `Sau khi xem xét báo cáo của các đồng chí được phân công theo Quyết định số ${number} ngày ${shortDay(day)}, ${cell} kết luận như sau:`, closing: (subject) => `Đề nghị ${subject} thực hiện và báo cáo kết quả khắc phục từng việc, đúng hạn, với chi ủy.`, recipients: (subject) => [`${subject} (để thực hiện),`, 'Lưu chi bộ.']
  },
  programme: { columns: ['TT', 'Quý', 'Hình thức', 'Đảng viên', 'Nội dung'], text: 'Chi ủy, các đồng chí được phân công và đảng viên căn cứ chương trình này thực hiện; khi có dấu hiệu vi phạm thì kiểm tra ngoài chương trình.' },
  signing: { team: '', lead: 'Chủ trì' }, file: 'Lưu chi bộ.'
};

/** The words of an inspection's papers: of a cell; of members, by a committee or by their own cell, other words stand in their place. */
export function inspectionWords(about: { members: boolean; byCell: boolean }): InspectionWords {
  const instead = [...(about.members ? [ofMembers] : []), ...(about.byCell ? [byCells] : [])];
  const parts = Object.entries(wordsOfCells).map(([part, words]) => [part, typeof words === 'object' && !Array.isArray(words) ? Object.assign({}, words, ...instead.map((one) => one[part as keyof Instead])) : (instead.findLast((one) => part in one)?.[part as keyof Instead] ?? words)]);
  return Object.fromEntries(parts) as InspectionWords;
}
