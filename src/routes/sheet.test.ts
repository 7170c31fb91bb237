import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workbookOf, type CellValue } from '#documents/workbook.server.ts';
import { readBook } from '#documents/reading/sheet.server.ts';
import { foundUnit } from '#organisation/commands.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { browser, type Browser } from '../../tests/visit.ts';
import { house } from '../house.server.ts';
import { actions, load } from './cells/[cell]/members/import/+page.server.ts';
import { GET as marked } from './cells/[cell]/members/import/marked/+server.ts';
import { GET as template } from './cells/[cell]/members/import/template/+server.ts';
import { GET as exported } from './cells/[cell]/members/export/+server.ts';
import { GET as exportedUnits } from './units/[unit]/organisation/export/+server.ts';
import { GET as exportedMembers } from './units/[unit]/organisation/members/+server.ts';
import { actions as signInActions } from './sign-in/+page.server.ts';
import { actions as unitActions, load as unitLoad } from './units/[unit]/import/+page.server.ts';
import { actions as belowActions, load as belowLoad } from './units/[unit]/import/members/+page.server.ts';

const origin = 'http://localhost:4327';
const password = 'con trâu đi cày';
let cast: Cast;
let hien: Browser;
let office: Browser;
let files: string;
beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'sheets-'));
  process.env['NEN_NEP_FILES'] = files;
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  await createAccount({ personId: cast.people.hien.personId, name: cast.people.hien.name, username: 'hien', password });
  hien = browser(origin);
  await hien.visit('/sign-in', signInActions.default, { form: { username: 'hien', password } });
  const { personId, name } = cast.people.communeOffice;
  await createAccount({ personId, name, username: 'vanphong', password });
  office = browser(origin, '10.1.1.2');
  await office.visit('/sign-in', signInActions.default, { form: { username: 'vanphong', password } });
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
  await rm(files, { recursive: true });
});

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng'];
const middles = ['Văn', 'Thị', 'Hữu', 'Đức'];
const given = ['Ấn', 'Bình', 'Cường', 'Dũng', 'Đoàn', 'Giáp', 'Hạnh', 'Khuê', 'Lượng', 'Mỹ'];
const people = Array.from({ length: 40 }, (_, at) => ({ name: `${surnames[at % 10]} ${middles[Math.floor(at / 10)]} ${given[(at * 3) % 10]}`, born: `${1 + (at % 28)}/${1 + (at % 12)}/${1950 + at}`, card: `0${1234500 + at}` }));

const bytesOf = (buffer: Buffer) => Uint8Array.from(buffer);
async function bookOf(head: string[], rows: CellValue[][]) {
  return bytesOf(await workbookOf('Danh sách', head.map((title) => ({ title, width: 10 })), rows));
}
async function upload(name: string, bytes: Uint8Array<ArrayBuffer>, cell = cast.dongXanh) {
  return hien.visit(`/cells/${cell}/members/import?/upload`, actions.upload, { file: { name, bytes }, params: { cell } });
}
async function look(to: string) {
  return (await hien.visit(to, load as never, { params: { cell: cast.dongXanh } })).data;
}
async function write(to: string, more: Record<string, string> = {}) {
  return hien.visit(`${to.split('?')[0]}?/write&${to.split('?')[1]}`, actions.write, { form: { commandId: newId(), since: '2026-01-01', ...more }, params: { cell: cast.dongXanh } });
}
const countIn = async (cell: string) => Number((await cast.database.owner.query<{ n: string }>('select count(*) as n from member where cell_id = $1', [cell])).rows[0]!.n);

test('a list of forty as an office keeps it is read, shown and written in two presses, and again changes nothing', async () => {
  const before = await countIn(cast.dongXanh);
  const head = ['STT', 'Họ và tên', 'Ngày sinh', 'Số thẻ ĐV', 'Ngày vào Đảng', 'Ngày chính thức', 'SĐT', 'Ghi chú'];
  const list = people.map((one, at) => [at + 1, one.name, one.born, Number(one.card), '3.2.2001', '03-02-2002', 912345600 + at, null] as CellValue[]);
  const bytes = await bookOf(['ĐẢNG BỘ XÃ CẨM BÌNH', '', '', '', '', '', '', ''], [['CHI BỘ THÔN ĐỒNG XANH', ...Array<null>(7).fill(null)], Array<null>(8).fill(null), head, ...list, [null, 'Tổng số: 40', ...Array<null>(6).fill(null)]]);
  const kept = await upload('Danh sách.xlsx', bytes);
  expect(kept.status).toBe(303);
  const seen = await look(kept.to!);
  expect(seen.read.headerRow).toBe(4);
  expect(seen.read.columns.map((column: { field: string }) => column.field)).toEqual(['', 'fullName', 'born', 'cardNumber', 'admittedOn', 'officialOn', 'phone', '']);
  expect(seen.read.preview.counts).toEqual({ rows: 40, added: 40, changed: 0, same: 0, doubts: 0, wrong: 0 });
  expect(seen.read.preview.added[0].values).toEqual({ fullName: 'Nguyễn Văn Ấn', born: '01/01/1950', cardNumber: '01234500', admittedOn: '03/02/2001', officialOn: '03/02/2002', phone: '0912345600' });
  expect(seen.read.preview.notes.map((note: { reason: string; many: number }) => [note.reason, note.many])).toEqual([['card-padded', 40], ['phone-padded', 40]]);
  const written = await write(kept.to!);
  expect(written.to).toBe(`/cells/${cast.dongXanh}/members/import?written=40.0.0.0`);
  expect(await countIn(cast.dongXanh)).toBe(before + 40);
  expect((await look(kept.to!)).read.preview.counts).toMatchObject({ added: 0, changed: 0, same: 40 });
  expect((await write(kept.to!)).to).toMatch(/written=0\.0\.40\.0$/);
  expect(await countIn(cast.dongXanh)).toBe(before + 40);
});

test('the list the program itself writes is read back and is all there already', async () => {
  const book = await hien.visit(`/cells/${cast.dongXanh}/members/export`, async (event) => Buffer.from(await (await exported(event)).arrayBuffer()), { params: { cell: cast.dongXanh } });
  const kept = await upload('dang-vien.xlsx', bytesOf(book.data));
  const { counts } = (await look(kept.to!)).read.preview;
  expect(counts).toMatchObject({ added: 0, changed: 0, doubts: 0, wrong: 0 });
  expect(counts.same).toBe(await countIn(cast.dongXanh));
});

test('the template is read by its headings and its example is passed over', async () => {
  const book = await hien.visit(`/cells/${cast.dongXanh}/members/import/template`, async (event) => Buffer.from(await (await template(event)).arrayBuffer()), { params: { cell: cast.dongXanh } });
  const kept = await upload('mau.xlsx', bytesOf(book.data));
  const { read } = await look(kept.to!);
  expect(read.missing).toEqual([]);
  expect(read.columns.every((column: { field: string }) => column.field !== '')).toBe(true);
  expect(read.preview.counts.rows).toBe(0);
});

test('a CSV in TCVN3 is recognised and its lost capitals come back; another choice of letters is kept in the address', async () => {
  const text = 'STT;Hä vµ tªn;N¨m sinh;Ngµy vµo §¶ng\r\n1;NguyÔn V¨n ñy;1961;2/1990\r\n2;TrÇn ThÞ ®oµn;1962;n¨m 1991\r\n';
  const kept = await upload('danh-sach.csv', Uint8Array.from(Buffer.from(text, 'latin1')));
  const seen = await look(kept.to!);
  expect(seen.read.encoding).toBe('tcvn3');
  expect(seen.read.preview.added.map((one: { values: unknown }) => one.values)).toEqual([
    { fullName: 'Nguyễn Văn Ủy', born: '1961', admittedOn: '01/02/1990' },
    { fullName: 'Trần Thị Đoàn', born: '1962', admittedOn: '01/01/1991' }
  ]);
  expect(seen.read.preview.notes.map((note: { reason: string }) => note.reason).sort()).toEqual(['capitals', 'first-of-month', 'first-of-year']);
  expect((await look(`${kept.to}&encoding=vni`)).read.encoding).toBe('vni');
});

test('one wrong cell stops the whole file, is named by its place, and is marked in the file to download', async () => {
  const before = await countIn(cast.dongXanh);
  const bytes = await bookOf(['Họ tên', 'Ngày sinh', 'Số thẻ'], [['Phạm Văn Đúng', '3/2/1970', '11111111'], ['Phạm Văn Sai', '31/2/1970', '22222222']]);
  const kept = await upload('loi.xlsx', bytes);
  const { preview } = (await look(kept.to!)).read;
  expect(preview.wrong).toEqual([expect.objectContaining({ at: 3, letter: 'B', title: 'Ngày sinh', written: '31/2/1970', reason: 'date' })]);
  const refused = await write(kept.to!);
  expect([refused.status, refused.data.refusal.refused]).toEqual([409, 'sheet-has-errors']);
  expect(await countIn(cast.dongXanh)).toBe(before);
  const book = await hien.visit(`/cells/${cast.dongXanh}/members/import/marked?${kept.to!.split('?')[1]}`, async (event) => Buffer.from(await (await marked(event)).arrayBuffer()), { params: { cell: cast.dongXanh } });
  const back = await readBook(book.data);
  expect('sheets' in back && back.sheets[0]!.rows).toEqual([
    ['Họ tên', 'Ngày sinh', 'Số thẻ', 'Cần sửa'], ['Phạm Văn Đúng', '3/2/1970', '11111111', null], ['Phạm Văn Sai', '31/2/1970', '22222222', 'Không hiểu ngày này. Viết như 3/2/1990, 2/1990 hoặc 1990.']
  ]);
});

test('the marked file of a messy list, mended where it is marked, goes in: titles above, two lines of headings, dashes, who signs below', async () => {
  const rows: CellValue[][] = [
    ['CHI BỘ THÔN ĐỒNG XANH'], ['DANH SÁCH ĐẢNG VIÊN'], ['TT', 'Họ và tên', 'Năm sinh', null, 'Số thẻ ĐV', 'Ngày vào Đảng', 'Điện thoại'], [null, null, 'Nam', 'Nữ', null, null, null],
    [1, 'ĐOÀN VĂN  KHIÊM', 1961, '-', 7654321, '2/1985', '+84 912 345 678'], [2, 'Đoàn Thị Sửa', '-', 1970, '7654329', '31/2/1990', 912345679], [null, 'Tổng cộng: 2'], [null, null, null, null, null, 'ngày 3 tháng 2 năm 2026'], [null, 'Hồ Người Ký']
  ];
  const as = async (name: string, list: readonly CellValue[][]) => upload(name, bytesOf(await workbookOf('DS', Array.from({ length: 8 }, (_, at) => ({ title: String(list[0]![at] ?? ''), width: 10 })), list.slice(1))));
  const kept = await as('lon-xon.xlsx', rows);
  expect((await look(kept.to!)).read.preview.wrong).toEqual([expect.objectContaining({ at: 6, letter: 'F', reason: 'date' })]);
  const book = await hien.visit(`/cells/${cast.dongXanh}/members/import/marked?${kept.to!.split('?')[1]}`, async (event) => Buffer.from(await (await marked(event)).arrayBuffer()), { params: { cell: cast.dongXanh } });
  const back = await readBook(book.data);
  if (!('sheets' in back)) throw new Error(back.refused);
  const mended = back.sheets[0]!.rows.map((row) => row.map((cell) => (cell === '31/2/1990' ? '28/2/1990' : cell)));
  const again = await as('da-sua.xlsx', mended);
  const { preview, missing } = (await look(again.to!)).read;
  expect([missing, preview.counts]).toEqual([[], expect.objectContaining({ rows: 2, added: 2, wrong: 0 })]);
  expect((await write(again.to!)).to).toMatch(/written=2\.0\.0\.0$/);
  expect((await look(kept.to!)).read.preview.counts).toMatchObject({ same: 1, added: 0 });
});

test('a person perhaps there already is shown beside the other, and what is chosen is done', async () => {
  const bytes = await bookOf(['Họ tên', 'Năm sinh', 'Số thẻ'], [['Lê Bị Trùng', '1980', '33333331']]);
  await write((await upload('mot.xlsx', bytes)).to!);
  const other = await upload('hai.xlsx', await bookOf(['Họ tên', 'Năm sinh', 'Số thẻ'], [['Lê Bị Trùng', '1980', '33333332']]));
  const { doubts } = (await look(other.to!)).read.preview;
  expect(doubts).toEqual([expect.objectContaining({ at: 2, recorded: true, chosen: 'new', choices: ['same', 'new', 'skip'], ours: expect.objectContaining({ cardNumber: '33333331' }), theirs: expect.objectContaining({ cardNumber: '33333332' }) })]);
  expect((await write(other.to!, { 'choice.2': 'same' })).to).toMatch(/written=0\.1\.0\.0$/);
  expect((await look(other.to!)).read.preview.counts).toMatchObject({ same: 1, doubts: 0 });
});

test('columns chosen by hand are remembered for the next file with the same headings', async () => {
  const head = ['Ai đó', 'Sinh ra'];
  const kept = await upload('la.xlsx', await bookOf(head, [['Đỗ Cột Lạ', '1977']]));
  expect((await look(kept.to!)).read.missing).toEqual(['fullName']);
  await write(`${kept.to}&header=1&c0=fullName&c1=born`);
  const next = await upload('la-2.xlsx', await bookOf(head, [['Đỗ Cột Lạ', '1977'], ['Đỗ Lạ Hơn', '1978']]));
  expect((await look(`${next.to}&header=1`)).read.preview.counts).toMatchObject({ added: 1, same: 1 });
});

test('what cannot be a list is refused with the way out, and another cell and another cell\'s file stay closed', async () => {
  const refusal = async (name: string, bytes: number[]) => (await upload(name, Uint8Array.from(bytes))).data.refusal.refused;
  expect(await refusal('cu.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])).toBe('sheet-old-excel');
  expect(await refusal('anh.csv', [0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3])).toBe('sheet-refused');
  expect(await refusal('hong.xlsx', [0x50, 0x4b, 3, 4, 0])).toBe('sheet-refused');
  expect((await upload('x.csv', Uint8Array.from(Buffer.from('Họ tên\nA B')), cast.benMoi)).status).toBe(404);
  const kept = await upload('x.csv', Uint8Array.from(Buffer.from('Họ tên\nĐỗ Thử\n')));
  expect((await hien.visit(kept.to!.replace(cast.dongXanh, cast.benMoi), load as never, { params: { cell: cast.benMoi } })).status).toBe(404);
});

test('a committee founds its units and takes in the members of all its cells, once', async () => {
  const unit = cast.commune;
  const at = (path: string) => `/units/${unit}/import${path}`;
  const list = await bookOf(['TT', 'Tên chi bộ', 'Loại hình', 'Trực thuộc', 'Ngày thành lập', 'Thôn'], [
    ['1', 'Đảng bộ bộ phận Trường học', null, null, '1/7/2026', null],
    ['2', 'Chi bộ Trường THCS Cẩm Bình', null, 'Đảng bộ bộ phận Trường học', '7/2026', null],
    ['3', 'Chi bộ thôn Tân Lập', 'Thôn', 'Đảng bộ xã Cẩm Bình', null, 'Thôn Tân Lập'],
    ['4', 'Chi bộ thôn Bến Mới', 'Thôn', null, null, null]
  ]);
  const kept = await office.visit(at('?/upload'), unitActions.upload, { file: { name: 'to-chuc.xlsx', bytes: list }, params: { unit } });
  const { read } = (await office.visit(kept.to!, unitLoad as never, { params: { unit } })).data;
  expect(read.preview.counts).toEqual({ rows: 4, added: 3, changed: 0, same: 1, doubts: 0, wrong: 0 });
  const send = () => office.visit(`${at('')}?/write&${kept.to!.split('?')[1]}`, unitActions.write, { form: { commandId: newId(), since: '2026-01-01' }, params: { unit } });
  expect((await send()).to).toMatch(/written=3\.0\.1\.0$/);
  expect((await send()).to).toMatch(/written=0\.0\.4\.0$/);
  const { rows } = await cast.database.owner.query(`select n.name, u.kind, t.type, u.founded_on::text as founded, nlevel(u.path) as depth, p.name as hamlet from unit u join unit_name n on n.unit_id = u.id
    left join unit_type t on t.unit_id = u.id left join place_cell c on c.cell_id = u.id left join place p on p.id = c.place_id where n.name ~ 'Trường|Tân Lập' order by u.kind, n.folded`);
  expect(rows).toEqual([
    { name: 'Chi bộ thôn Tân Lập', kind: 'cell', type: 'village', founded: '2026-01-01', depth: 3, hamlet: 'Thôn Tân Lập' },
    { name: 'Chi bộ Trường THCS Cẩm Bình', kind: 'cell', type: 'public-service-unit', founded: '2026-07-01', depth: 4, hamlet: null },
    { name: 'Đảng bộ bộ phận Trường học', kind: 'intermediate', type: null, founded: '2026-07-01', depth: 3, hamlet: null }
  ]);

  const people = await bookOf(['Họ và tên', 'Năm sinh', 'Chi bộ'], [['Đoàn Văn Một', '1970', 'Tân Lập'], ['Đoàn Văn Hai', '1971', 'chi bo truong thcs cam binh'], ['Đoàn Văn Ba', '1972', 'Chi bộ thôn Xa']]);
  const below = await office.visit(at('/members?/upload'), belowActions.upload, { file: { name: 'dang-vien.xlsx', bytes: people }, params: { unit } });
  const seen = (await office.visit(below.to!, belowLoad as never, { params: { unit } })).data.read.preview;
  expect(seen.counts).toMatchObject({ added: 2, wrong: 1 });
  expect(seen.wrong).toEqual([expect.objectContaining({ at: 4, letter: 'C', written: 'Chi bộ thôn Xa', reason: 'cell-unknown' })]);
});

test('the lists of units and of members of all cells are read back, in either language, and are all there already', async () => {
  const params = { unit: cast.commune };
  for (const lang of ['vi', 'en']) {
    office.cookies.set('lang', lang);
    const of = (path: string, get: (event: never) => Promise<Response>) => office.visit(`/units/${cast.commune}${path}`, async (event) => Buffer.from(await (await get(event)).arrayBuffer()), { params });
    const units = bytesOf((await of('/organisation/export', exportedUnits as never)).data);
    const keptUnits = await office.visit(`/units/${cast.commune}/import?/upload`, unitActions.upload, { file: { name: 'to-chuc.xlsx', bytes: units }, params });
    const readUnits = (await office.visit(keptUnits.to!, unitLoad as never, { params })).data.read.preview;
    expect([lang, readUnits.wrong, readUnits.counts]).toMatchObject([lang, [], { added: 0, changed: 0, doubts: 0, same: 5 }]);
    const people = bytesOf((await of('/organisation/members', exportedMembers as never)).data);
    const keptPeople = await office.visit(`/units/${cast.commune}/import/members?/upload`, belowActions.upload, { file: { name: 'dang-vien.xlsx', bytes: people }, params });
    const readPeople = (await office.visit(keptPeople.to!, belowLoad as never, { params })).data.read.preview;
    expect([lang, readPeople.wrong, readPeople.counts]).toMatchObject([lang, [], { added: 0, changed: 0, doubts: 0, same: (await countIn(cast.dongXanh)) + (await countIn(cast.benMoi)) }]);
  }
  office.cookies.set('lang', 'vi');
});

test('a cell older than its committee keeps its day of founding, in a file as on the page, and belongs there from the committee on', async () => {
  const list = await bookOf(['Tên chi bộ', 'Loại hình', 'Ngày thành lập'], [['Chi bộ thôn Cổ Thụ', 'Thôn', '3/2/1965']]);
  const params = { unit: cast.commune };
  const kept = await office.visit(`/units/${cast.commune}/import?/upload`, unitActions.upload, { file: { name: 'co.xlsx', bytes: list }, params });
  await office.visit(`/units/${cast.commune}/import?/write&${kept.to!.split('?')[1]}`, unitActions.write, { form: { commandId: newId(), since: '2026-01-01' }, params });
  await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Cổ Đình', kind: 'cell', type: 'village', foundedOn: '1970-05-01' });
  const { rows } = await cast.database.owner.query(`select n.name, u.founded_on::text as founded, lower(p.valid)::text as below from unit u join unit_name n on n.unit_id = u.id join unit_parent p on p.unit_id = u.id where n.name ~ 'Cổ' order by u.founded_on`);
  expect(rows).toEqual([{ name: 'Chi bộ thôn Cổ Thụ', founded: '1965-02-03', below: '2026-01-01' }, { name: 'Chi bộ thôn Cổ Đình', founded: '1970-05-01', below: '2026-01-01' }]);
});

test('twenty thousand members of many cells go in behind a progress bar while the server answers others', async () => {
  const unit = cast.commune;
  const text = ['Họ và tên,Năm sinh,Số thẻ,Chi bộ', ...Array.from({ length: 20_000 }, (_, at) => `Người Thứ ${surnames[at % 10]} ${'abcdefghij'[Math.floor(at / 10) % 10]},${1950 + (at % 50)},${50_000_000 + at},${at % 2 ? 'Đồng Xanh' : 'Bến Mới'}`.replace('Đồng Xanh', 'Chi bộ thôn Đồng Xanh').replace('Bến Mới', 'Chi bộ thôn Bến Mới'))].join('\n');
  const before = (await countIn(cast.dongXanh)) + (await countIn(cast.benMoi));
  const kept = await office.visit(`/units/${unit}/import/members?/upload`, belowActions.upload, { file: { name: 'lon.csv', bytes: Uint8Array.from(Buffer.from(text)) }, params: { unit } });
  const seen = (await office.visit(kept.to!, belowLoad as never, { params: { unit } })).data.read.preview;
  expect(seen.counts).toMatchObject({ added: 20_000, wrong: 0, doubts: 0 });
  const sent = await office.visit(`/units/${unit}/import/members?/write&${kept.to!.split('?')[1]}`, belowActions.write, { form: { commandId: newId(), since: '2026-01-01' }, params: { unit } });
  expect(sent.to).toMatch(/job=/);
  let answer = await office.visit(sent.to!, belowLoad as never, { params: { unit } });
  const steps = new Set<number>();
  while (answer.status === 200 && answer.data.waiting) {
    expect(answer.data.waiting.done).toBeGreaterThanOrEqual(Math.max(0, ...steps));
    steps.add(answer.data.waiting.done);
    expect((await hien.visit(`/cells/${cast.dongXanh}/members/import`, load as never, { params: { cell: cast.dongXanh } })).status).toBe(200);
    answer = await office.visit(sent.to!, belowLoad as never, { params: { unit } });
  }
  expect(answer.to).toMatch(/written=20000\.0\.0\.0$/);
  expect(steps.size).toBeGreaterThan(1);
  expect((await countIn(cast.dongXanh)) + (await countIn(cast.benMoi))).toBe(before + 20_000);
});
