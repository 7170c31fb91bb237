import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Block, Letter } from '#documents/letter.ts';
import { wordOf } from '#documents/word.server.ts';
import { cellPapers, inspectionLetter, programmeLetter, teamPapers, type InspectionFacts, type InspectionFrame } from './inspection-letter.ts';

const frame: InspectionFrame = {
  byCell: false, committee: { superior: 'Tỉnh ủy Hà Tĩnh', issuer: 'Đảng ủy xã Cẩm Bình', town: 'Cẩm Bình', symbol: 'ĐU', onBehalf: null, signer: { kind: 'secretary', name: 'Hồ Thị Thương' } },
  cell: { superior: 'Đảng ủy xã Cẩm Bình', issuer: 'Chi bộ thôn Đồng Xanh', town: 'Cẩm Bình', secretary: 'Trần Thị Hiền' }, banner: null
};
const facts: InspectionFacts = {
  kind: 'supervision', subject: 'Chi bộ thôn Đồng Xanh', members: [], about: 'Việc giữ nền nếp sinh hoạt', year: '2026', outside: false, decision: { number: '12-QĐ/ĐU', day: '2026-02-03' }, beginsOn: '2026-02-05', days: 30, last: '2026-03-16', extension: { days: 10, reason: 'Cần xác minh thêm' },
  steps: [{ step: 'prepare', due: '2026-02-12' }, { step: 'conduct', due: '2026-03-09' }, { step: 'conclude', due: '2026-03-16' }], team: [{ name: 'Lê Văn Kiên', role: 'lead' }, { name: 'Nguyễn Văn Thành', role: 'member' }],
  papers: [{ text: 'Sổ biên bản', dueOn: '2026-02-20' }], findings: [{ nature: 'good', text: 'Họp đủ 12 tháng' }, { nature: 'breach', text: 'Chi sai đảng phí' }], conclusion: { text: 'Chi bộ giữ nền nếp.\nCòn ít đồng chí phát biểu.', final: true }, remedies: [{ text: 'Ghi đủ ý kiến', member: 'Lê Thị Hoa', due: '2026-04-30' }]
};
const all = [...teamPapers, ...cellPapers];
const written = (letter: Letter): string => letter.blocks.map((block: Block) => ('heading' in block ? block.heading : 'paragraph' in block ? block.paragraph : [block.table.columns, ...block.table.rows].map((row) => row.join(' | ')).join('\n'))).join('\n');

test('every paper says who issues it and whom it is about, and has who signs it; the cell’s own are the cell’s', () => {
  for (const paper of all) {
    const letter = inspectionLetter(paper, facts, frame, '2026-03-10');
    expect(letter.subject, paper).toContain('giám sát chuyên đề đối với Chi bộ thôn Đồng Xanh');
    expect(letter.issuer, paper).toBe((cellPapers as readonly string[]).includes(paper) ? frame.cell.issuer : frame.committee.issuer);
    expect(letter.signatures.every((one) => one.name !== '' && one.post !== ''), paper).toBe(true);
    expect(letter.blocks.length, paper).toBeGreaterThan(2);
  }
});

test('the decision bears its own number and day, names the team and the last day as it was decided, before any extension; the others leave room for the number the office gives', () => {
  const decision = inspectionLetter('decision', facts, frame, '2026-03-10');
  expect([decision.number, decision.placeAndDate, decision.draft]).toEqual(['Số 12-QĐ/ĐU', 'Cẩm Bình, ngày 03 tháng 02 năm 2026', false]);
  expect(written(decision)).toContain('1 | Lê Văn Kiên | Trưởng đoàn\n2 | Nguyễn Văn Thành | Thành viên');
  expect(written(decision)).toContain('30 ngày, kể từ ngày 05 tháng 02 năm 2026 đến ngày 06 tháng 3 năm 2026');
  expect(all.filter((paper) => paper !== 'decision').map((paper) => inspectionLetter(paper, facts, frame, '2026-03-10').number.replace(/\u00a0+/g, '…'))).toEqual(['Số…-KH/ĐU', '', '', '', 'Số…-BC/ĐU', 'Số…-TB/ĐU', 'Số…-BC/CB', '']);
  // outside the programme, the programme is no ground
  expect([written(decision), written(inspectionLetter('decision', { ...facts, outside: true }, frame, '2026-03-10'))].map((text) => text.includes('Chương trình kiểm tra, giám sát năm 2026'))).toEqual([true, false]);
});

test('the report orders what was found by its nature, and what has none says so; the conclusion tells its words and who remedies what by when; both are drafts until it is concluded', () => {
  const report = written(inspectionLetter('report', facts, frame, '2026-03-10'));
  expect(report).toContain('1. Ưu điểm\n- Họp đủ 12 tháng\n2. Hạn chế, khuyết điểm\nKhông có.\n3. Dấu hiệu vi phạm\n- Chi sai đảng phí');
  expect(report).toContain('Được gia hạn 10 ngày: Cần xác minh thêm.');
  const conclusion = inspectionLetter('conclusion', facts, frame, '2026-03-10');
  expect(written(conclusion)).toContain('Còn ít đồng chí phát biểu.\nViệc chi bộ phải khắc phục\nTT | Việc phải khắc phục | Người chịu trách nhiệm | Hạn\n1 | Ghi đủ ý kiến | Lê Thị Hoa | 30/04/2026');
  const open = { ...facts, conclusion: { text: 'Nháp', final: false } };
  expect((['report', 'conclusion'] as const).map((paper) => [inspectionLetter(paper, facts, frame, '2026-03-10').draft, inspectionLetter(paper, open, frame, '2026-03-10').draft])).toEqual([[false, true], [false, true]]);
});

test('of a member the papers speak of the member, who signs their own report, which bears no number of the cell; by the cell itself they are the cell’s, and nothing speaks of a team or a standing committee', () => {
  const ofMember = { ...facts, members: ['Lê Thị Hoa'] };
  const byCell: InspectionFrame = { ...frame, byCell: true, committee: { superior: 'Đảng ủy xã Cẩm Bình', issuer: 'Chi bộ thôn Đồng Xanh', town: 'Cẩm Bình', symbol: 'CB', onBehalf: 'T/M CHI ỦY', signer: { kind: 'secretary', name: 'Trần Thị Hiền' } } };
  const above = all.map((paper) => inspectionLetter(paper, ofMember, frame, '2026-03-10'));
  const below = all.map((paper) => inspectionLetter(paper, ofMember, byCell, '2026-03-10'));
  for (const letter of [...above, ...below]) expect(letter.subject, letter.kind).toContain('đồng chí Lê Thị Hoa');
  for (const letters of [above, below]) {
    const own = letters.find((letter) => letter.kind === 'inspection-self-report')!;
    expect([own.number, own.signatures]).toEqual(['', [{ onBehalf: '', post: 'Người báo cáo', name: 'Lê Thị Hoa' }]]);
    // what the cell as a whole would answer for is not asked of a member
    for (const letter of letters.filter((one) => one.kind !== 'inspection-extract')) expect(written(letter), letter.kind).not.toMatch(/giúp chi bộ khắc phục|chi bộ cung cấp|của chi bộ về từng nội dung|Việc chi bộ phải khắc phục/);
  }
  for (const letter of below) expect(`${written(letter)} ${letter.recipients.join()} ${letter.signatures.map((one) => one.onBehalf).join()}`, letter.kind).not.toMatch(/[Đđ]oàn|Ban Thường vụ|BAN THƯỜNG VỤ|Ủy ban Kiểm tra/);
  const decision = below.find((letter) => letter.kind === 'inspection-decision')!;
  expect([decision.issuer, decision.signatures[0]!.onBehalf, written(decision)]).toEqual(['Chi bộ thôn Đồng Xanh', 'T/M CHI ỦY', expect.stringContaining('1 | Lê Văn Kiên | Chủ trì')]);
  expect(written(programmeLetter(2026, null, [{ quarter: '2026-Q2', kind: 'supervision', subject: 'Chi bộ thôn Đồng Xanh', members: ['Lê Thị Hoa'], about: 'Nêu gương' }], byCell, '2026-01-20'))).toContain('1 | 2 | giám sát chuyên đề | đồng chí Lê Thị Hoa | Nêu gương');
});

test('the programme is a draft with room for its number until it is passed', () => {
  const entries = [{ quarter: '2026-Q2', kind: 'inspection' as const, subject: 'Chi bộ thôn Bến Mới', members: [], about: 'Thu, nộp đảng phí' }];
  const [draft, passed] = [programmeLetter(2026, null, entries, frame, '2026-01-20'), programmeLetter(2026, '05-CTr/ĐU', entries, frame, '2026-01-20')];
  expect([draft.draft, passed.draft, passed.number]).toEqual([true, false, 'Số 05-CTr/ĐU']);
  expect(written(passed)).toContain('1 | 2 | kiểm tra | Chi bộ thôn Bến Mới | Thu, nộp đảng phí');
});

test('each can be drawn as a Word file that says what it holds', async () => {
  const letters = all.map((paper) => inspectionLetter(paper, facts, frame, '2026-03-10'));
  const text = strFromU8(unzipSync(await wordOf(letters))['word/document.xml']!);
  for (const letter of letters) expect(text).toContain(letter.subject);
});
