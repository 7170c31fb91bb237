import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Block, Letter } from '#documents/letter.ts';
import { letterPage } from '#documents/page.server.ts';
import { wordOf } from '#documents/word.server.ts';
import { measures, type Figures } from './model.ts';
import { reviewLetter, type ReviewFacts } from './review-letter.ts';

const frame = { superior: 'Tỉnh ủy Hà Tĩnh', issuer: 'Đảng ủy xã Cẩm Bình', town: 'Cẩm Bình', signature: { onBehalf: 'T/M BAN THƯỜNG VỤ', post: 'Bí thư', name: 'Hồ Thị Thương' }, recipients: [], banner: null };
const share = (of: number, base: number) => ({ of, base });
const figures: Figures = {
  asOf: '2026-11-03', before: { from: '2025-11-01', to: '2026-04-01' }, after: { from: '2026-05-01', to: '2026-10-01' }, months: 6, type: 'village', size: 'middle', others: 1234,
  lines: measures.map((measure) => ({ measure, own: { before: share(5, 6), after: share(6, 6) }, others: { before: share(1100, 1250), after: share(1100, 1250) } }))
};
const facts: ReviewFacts = {
  kind: 'half-year', nth: 1, cell: 'Chi bộ thôn Đồng Xanh', purpose: 'Bàn việc thiết thực của thôn', expected: 'Mỗi kỳ một việc của thôn\n- Chín phần mười dự họp', helper: 'Ban Xây dựng Đảng', decision: '15-KH/ĐU', from: '2026-05-01', until: '2027-05-01', figures,
  words: 'Kỳ nào cũng có một việc được bàn đến nơi.\n\nCòn ít đồng chí trẻ phát biểu.', outcome: null, newUntil: null, asOf: '2026-11-03'
};
const paper = (change: Partial<ReviewFacts> = {}) => reviewLetter({ ...facts, ...change }, 'committee', frame);
const written = ({ blocks }: Letter): string[] => blocks.flatMap((block: Block) => ('heading' in block ? block.heading : 'paragraph' in block ? block.paragraph : [block.table.columns, ...block.table.rows].map((row) => row.join(' | '))));

test('a review is a report of the committee of that day: the plan, the figures beside those of its kind, the words, who signs and who receives it', () => {
  const letter = paper();
  expect(letter).toMatchObject({ type: 'Báo cáo', subject: 'sơ kết xây dựng chi bộ điểm tại Chi bộ thôn Đồng Xanh', superior: 'Tỉnh ủy Hà Tĩnh', issuer: 'Đảng ủy xã Cẩm Bình', placeAndDate: 'Cẩm Bình, ngày 03 tháng 11 năm 2026', signatures: [frame.signature], draft: false });
  expect(letter.number.replace(/\u00a0+/g, '…')).toBe('Số…-BC/ĐU');
  expect(letter.recipients).toContain('Chi bộ thôn Đồng Xanh,');
  expect(written(letter)).toEqual([
    'I. Kế hoạch làm điểm', 'Làm điểm về việc: Bàn việc thiết thực của thôn.', 'Thời gian: từ ngày 01/05/2026 đến ngày 01/05/2027.', 'Theo văn bản: 15-KH/ĐU.', 'Giúp chi bộ: Ban Xây dựng Đảng.', 'Cần đạt được:', '- Mỗi kỳ một việc của thôn', '- Chín phần mười dự họp',
    'II. Số liệu trước và sau', 'So 6 tháng trước (tháng 11/2025 đến tháng 4/2026) với 6 tháng sau (tháng 5/2026 đến tháng 10/2026), tính đến ngày 03/11/2026.', 'Đặt cạnh 1.234 chi bộ khác cùng loại trong đảng bộ (thôn, tổ dân phố, 9 đến 29 đảng viên), cộng chung, không kể các chi bộ điểm.',
    'Chỉ số | Chi bộ điểm, trước | Chi bộ điểm, sau | Thay đổi, điểm % | Cùng loại, trước | Cùng loại, sau | Thay đổi, điểm %',
    ...['Họp đủ tháng', 'Đảng viên dự', 'Người dự phát biểu', 'Báo trước một ngày', 'Đăng kết quả trong hai ngày', 'Việc hoàn thành'].map((name) => `${name} | 83,3% (5/6) | 100% (6/6) | tăng 16,7 | 88% (1.100/1.250) | 88% (1.100/1.250) | không đổi`),
    'III. Đánh giá', 'Kỳ nào cũng có một việc được bàn đến nơi.', 'Còn ít đồng chí trẻ phát biểu.'
  ]);
});

test('a final review says how it came out, and which of its kind it is', () => {
  expect(written(paper({ kind: 'final', outcome: 'ended' })).slice(-2)).toEqual(['IV. Kết luận', 'Kết thúc làm điểm.']);
  const renewed = paper({ kind: 'final', nth: 2, outcome: 'renewed', newUntil: '2028-05-01' });
  expect([renewed.subject, ...written(renewed).slice(-1)]).toEqual(['tổng kết lần 2 xây dựng chi bộ điểm tại Chi bộ thôn Đồng Xanh', 'Chi bộ tiếp tục làm điểm đến ngày 01/05/2028.']);
});

test('without cells of its kind the model stands alone, a share of nothing is a dash, and of what is not there nothing is said', () => {
  const alone = written(paper({ figures: { ...figures, others: 0, type: null, months: 1, before: { from: '2026-09-01', to: '2026-09-01' }, after: { from: '2026-10-01', to: '2026-10-01' }, lines: [{ measure: 'tasks', own: { before: share(0, 0), after: share(1, 2) }, others: { before: share(0, 0), after: share(0, 0) } }] } }));
  expect(alone).toContain('So 1 tháng trước (tháng 9/2026) với 1 tháng sau (tháng 10/2026), tính đến ngày 03/11/2026.');
  expect(alone).toContain('Không có chi bộ nào khác cùng loại (chưa ghi loại hình, 9 đến 29 đảng viên) trong đảng bộ để đặt cạnh.');
  expect(alone).toContain('Chỉ số | Chi bộ điểm, trước | Chi bộ điểm, sau | Thay đổi, điểm %');
  expect(alone).toContain('Việc hoàn thành | – | 50% (1/2) | –');
  expect(written(paper({ figures: null, expected: '', helper: '', decision: '', words: '' }))).toEqual([
    'I. Kế hoạch làm điểm', 'Làm điểm về việc: Bàn việc thiết thực của thôn.', 'Thời gian: từ ngày 01/05/2026 đến ngày 01/05/2027.', 'II. Số liệu trước và sau', 'Lần này không có số liệu để so.', 'III. Đánh giá'
  ]);
});

test('it is drawn as a page and in Word, however long its texts are and whatever they hold', async () => {
  const long = paper({ cell: `Chi bộ ${'trường Trung học phổ thông '.repeat(20)}`, words: `${'Được: <b>nền nếp</b> & đều. '.repeat(700)}\n`.repeat(2) });
  const page = letterPage(long);
  expect([page.includes('Được: &#60;b&#62;nền nếp&#60;/b&#62; &#38; đều.'), page.includes('<b>nền nếp')]).toEqual([true, false]);
  const xml = strFromU8(unzipSync(await wordOf([long]))['word/document.xml']!);
  for (const text of ['SỐ LIỆU', 'Chi bộ điểm, trước', 'tăng 16,7', 'HỒ THỊ THƯƠNG', 'Được: &lt;b&gt;nền nếp']) expect(xml.toLocaleUpperCase('vi'), text).toContain(text.toLocaleUpperCase('vi'));
});
