import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsAt, headerRow, proposeMapping, type Cell } from '#documents/reading/columns.ts';
import { planImport, type KnownMember } from './import.ts';
import { memberFields, readMembers, type ImportedMember } from './sheet.ts';

const today = '2026-11-24';
function read(rows: Cell[][]) {
  const head = columnsAt(rows, headerRow(rows, memberFields)!, memberFields);
  const mapping = proposeMapping(head.columns, memberFields);
  return { mapping, ...readMembers(rows, head.row, { mapping, today }) };
}

test('headings are known by the words people use for them', () => {
  const heads: [string, string][] = [
    ['Họ và tên', 'fullName'], ['HỌ TÊN ĐẢNG VIÊN', 'fullName'], ['ho va ten', 'fullName'], ['Số thẻ ĐV', 'cardNumber'], ['Số thẻ đảng viên (*)', 'cardNumber'], ['Ngày sinh', 'born'], ['Năm sinh', 'born'], ['Ngày, tháng, năm sinh', 'born'],
    ['Ngày vào Đảng', 'admittedOn'], ['Ngày kết nạp', 'admittedOn'], ['Ngày chính thức', 'officialOn'], ['Ngày vào Đảng chính thức', 'officialOn'], ['SĐT', 'phone'], ['Số điện thoại', 'phone'], ['Email', 'email']
  ];
  for (const [title, field] of heads) expect([title, proposeMapping([{ index: 0, title, samples: [] }], memberFields)]).toEqual([title, { 0: field }]);
  for (const title of ['STT', 'Chức vụ', 'Ghi chú', 'Quê quán', 'Dân tộc', 'Trình độ', 'Giới tính']) expect([title, proposeMapping([{ index: 0, title, samples: [] }], memberFields)]).toEqual([title, {}]);
});

test('titles above, two rows of headings, their numbering, surname and name apart, totals and signatures are understood', () => {
  const { rows, wrong } = read([
    ['ĐẢNG BỘ XÃ CẨM BÌNH', null, null, null, null], ['DANH SÁCH ĐẢNG VIÊN', null, null, null, null], [],
    ['STT', 'Họ', 'Tên', 'Năm sinh', null], [null, null, null, 'Nam', 'Nữ'], [1, 2, 3, 4, 5],
    [1, 'Lê Văn', 'Một', 1960, null], [2, 'Lê Thị', 'Hai', null, 1961], ['', 'Tổng số: 2', '', '', ''], [null, null, 'Bí thư', null, null]
  ]);
  expect(wrong).toEqual([]);
  expect(rows).toEqual([{ at: 7, fullName: 'Lê Văn Một', born: '1960' }, { at: 8, fullName: 'Lê Thị Hai', born: '1961' }]);
});

test('card numbers and telephones that lost their zeros are mended and noted', () => {
  const { rows, notes } = read([['Họ tên', 'Số thẻ', 'SĐT'], ['A B', 1234567, 912345678], ['C D', '12.345.678', '+84 912 345 678'], ['E F', "'00123456", '0912 345 678; 0900000000']]);
  expect(rows.map((row) => [row.cardNumber, row.phone])).toEqual([['01234567', '0912345678'], ['12345678', '0912345678'], ['00123456', '0912345678']]);
  expect(notes.map((note) => [note.at, note.reason])).toEqual([[2, 'card-padded'], [2, 'phone-padded']]);
});

test('each wrong cell is named with its reason', () => {
  const { wrong } = read([
    ['Họ tên', 'Ngày sinh', 'Số thẻ', 'SĐT', 'Email', 'Ngày vào Đảng', 'Ngày chính thức'],
    ['A B', '31/2/1970', '123456789', '123', 'khong', '3/2/2027', '3/2/2000'], [null, '1970', '12345678', null, null, null, null], ['C D', null, '12345678', null, null, '3/2/2001', '3/2/2000'],
    ['E F', null, '22345678', null, null, null, null], ['G H', null, '22345678', null, null, null, null]
  ]);
  expect(wrong.map((one) => [one.at, one.column, one.reason])).toEqual([
    [2, 2, 'card'], [2, 1, 'date'], [2, 5, 'date-later'], [2, 3, 'phone'], [2, 4, 'email'], [3, 0, 'name-missing'], [4, 6, 'official-before-admitted'], [6, 2, 'card-twice']
  ]);
});

test('who was admitted lately and is not official yet is a probationer; a column of status has the word', () => {
  expect(read([['Họ tên', 'Ngày vào Đảng', 'Ngày chính thức'], ['A B', '3/2/2026', null], ['C D', '3/2/2001', null]]).rows.map((row) => row.status)).toEqual(['probationary', undefined]);
  expect(read([['Họ tên', 'Tình trạng'], ['A B', 'Dự bị'], ['C D', 'Chính thức']]).rows.map((row) => row.status)).toEqual(['probationary', 'official']);
});

test('who signs below the list is no member, a given name before its surname is put behind it, and a card is found under any of its headings', () => {
  const list = read([['TT', 'Họ và tên', 'Năm sinh', 'Ghi chú'], [1, 'Nguyễn Văn Bình', 1958], [2, 'Lê Thị Không Rõ', null], [null, 'Cộng: 02 đồng chí'], [null, null, null, 'Cẩm Bình, ngày 03 tháng 02 năm 2026'], [null, 'Người lập biểu', null, 'T/M CHI BỘ'], [null, 'Trần Thị Hiền', null, 'Bí thư'], [3, 'Phạm Còn Tiếp', 1960]]);
  expect(list.rows.map((one) => one.fullName)).toEqual(['Nguyễn Văn Bình', 'Lê Thị Không Rõ', 'Phạm Còn Tiếp']);
  expect(read([['Tên', 'Họ đệm', 'Năm sinh'], ['Bưởi', 'Lê Thị', 1972]]).rows.map((one) => one.fullName)).toEqual(['Lê Thị Bưởi']);
  expect(read([['Họ tên', 'Thẻ ĐV số', 'Vào Đảng ngày'], ['A B', '01234567', '3/2/1990']]).rows).toMatchObject([{ cardNumber: '01234567', admittedOn: '1990-02-03' }]);
});

test('a party group is known by its name as people write it, in its own cell; another name is left empty and said', () => {
  const groups = [{ id: 'g1', cellId: 'c', name: 'Tổ đảng số 1' }, { id: 'g2', cellId: 'c', name: 'Tổ đảng xóm Trại' }, { id: 'far', cellId: 'd', name: 'Tổ đảng số 3' }];
  const rows = [['Chi bộ', 'Họ tên', 'Tổ đảng'], ['Đông', 'A B', 'Tổ 01'], ['Đông', 'C D', 'XÓM TRẠI'], ['Đông', 'E G', 'Tổ đảng số 3'], ['Đông', 'H I', ' - '], ['Đông', 'K L', 1]];
  const said = readMembers(rows, 0, { mapping: { 0: 'cell', 1: 'fullName', 2: 'group' }, today, cells: new Map([['dong', 'c']]), groups });
  expect(said.rows.map((one) => one.groupId)).toEqual(['g1', 'g2', undefined, undefined, 'g1']);
  expect(said.notes.filter((note) => note.field === 'group')).toMatchObject([{ at: 4, reason: 'group-unknown' }]);
});

const known = (over: Partial<KnownMember>): KnownMember => ({ id: 'k', cellId: 'c', fullName: 'Lê Văn An', born: '1970', cardNumber: '11111111', admittedOn: null, officialOn: null, phone: null, email: null, groupId: null, former: false, ...over });
const row = (over: Partial<ImportedMember>): ImportedMember => ({ at: 2, cellId: 'c', fullName: 'Lê Văn An', ...over });

test('a row is a member by card or by an undisputed name; what is disputed is a doubt', () => {
  expect(planImport([row({ cardNumber: '11111111', phone: '0912345678' })], [known({})]).changed.map((one) => one.fields)).toEqual([['phone']]);
  expect(planImport([row({ fullName: 'le van an' })], [known({})]).changed.map((one) => one.fields)).toEqual([['fullName']]);
  expect(planImport([row({ born: '1970-02-03' })], [known({})]).changed.map((one) => one.fields)).toEqual([['born']]);
  expect(planImport([row({ born: '1970' })], [known({ born: '1970-02-03' })]).same).toHaveLength(1);
  expect(planImport([row({ born: '1980' })], [known({})]).added).toHaveLength(1);
  expect(planImport([row({ fullName: 'Trần Khác', cardNumber: '11111111' })], [known({})]).doubts).toMatchObject([{ proposed: 'same' }]);
  expect(planImport([row({ fullName: 'Trần Khác', cardNumber: '11111111' })], [known({})], { 2: 'new' }).doubts).toMatchObject([{ chosen: 'skip' }]);
  expect(planImport([row({ born: '1970', cardNumber: '22222222' })], [known({})]).doubts).toMatchObject([{ proposed: 'new' }]);
  expect(planImport([row({}), row({ at: 3 })], []).doubts).toMatchObject([{ row: { at: 3 }, known: null, proposed: 'skip' }]);
  expect(planImport([row({ cardNumber: '11111111' })], [known({ former: true })]).former).toHaveLength(1);
});

test('what was written once is not written again, whatever the rows and the choices', () => {
  const member = fc.record({
    fullName: fc.constantFrom('Lê Văn An', 'le van an', 'Trần Thị Bé', 'Đỗ Cả'), born: fc.option(fc.constantFrom('1970', '1970-02-03', '1971'), { nil: undefined }),
    cardNumber: fc.option(fc.constantFrom('11111111', '22222222', '33333333'), { nil: undefined }), phone: fc.option(fc.constantFrom('0912345678', '0900000000'), { nil: undefined }), groupId: fc.option(fc.constantFrom('g1', 'g2'), { nil: undefined })
  });
  const choice = fc.constantFrom('same', 'new', 'skip') as fc.Arbitrary<'same' | 'new' | 'skip'>;
  fc.assert(fc.property(fc.uniqueArray(member, { maxLength: 5, selector: (one) => one.cardNumber ?? one }), fc.uniqueArray(member, { maxLength: 3, selector: (one) => one.cardNumber ?? one }), fc.array(choice, { minLength: 5, maxLength: 5 }), (file, recorded, picks) => {
    const rows = file.map((one, at) => row({ ...JSON.parse(JSON.stringify(one)), at }));
    const before = recorded.map((one, at) => known({ id: `k${at}`, fullName: one.fullName, born: one.born ?? null, cardNumber: one.cardNumber ?? null, phone: one.phone ?? null, groupId: one.groupId ?? null }));
    const choices = Object.fromEntries(picks.map((pick, at) => [at, pick]));
    const first = planImport(rows, before, choices);
    const cards = [...before.map((one) => ({ id: one.id, card: first.changed.find((change) => change.known.id === one.id)?.row.cardNumber ?? one.cardNumber })), ...first.added.map((one) => ({ id: `n${one.at}`, card: one.cardNumber ?? null }))].filter((one) => one.card);
    expect(new Set(cards.map((one) => one.card)).size).toBe(cards.length);
    const after = [
      ...before.map((one) => {
        const change = first.changed.find((change) => change.known.id === one.id);
        return change ? { ...one, ...Object.fromEntries(change.fields.map((field) => [field, change.row[field]])) } : one;
      }),
      ...first.added.map((one) => known({ id: `n${one.at}`, fullName: one.fullName, born: one.born ?? null, cardNumber: one.cardNumber ?? null, phone: one.phone ?? null, groupId: one.groupId ?? null }))
    ];
    const second = planImport(rows, after, choices);
    expect([second.added, second.changed]).toEqual([[], []]);
  }), { numRuns: 5000 });
});
