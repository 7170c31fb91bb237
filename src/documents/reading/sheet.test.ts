import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { workbookOf } from '#documents/workbook.server.ts';
import { readBook } from './sheet.server.ts';

const refused = async (bytes: Uint8Array) => {
  const book = await readBook(bytes);
  return 'refused' in book ? book.refused : book;
};

test('an archive that unpacks too large is refused by its own list, before unpacking', async () => {
  const bomb = zipSync({ 'xl/workbook.xml': strToU8('<x/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(210 * 1024 * 1024) }, { level: 1 });
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
  expect(await refused(bomb)).toBe('sheet-too-large');
});

test('OpenDocument, other archives, locked and old files are refused with their own way out', async () => {
  expect(await refused(zipSync({ 'content.xml': strToU8('<x/>'), mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }))).toBe('sheet-open-document');
  expect(await refused(zipSync({ 'a.txt': strToU8('a') }))).toBe('sheet-refused');
  expect(await refused(zipSync({ 'xl/workbook.xml': strToU8('not xml') }))).toBe('sheet-refused');
  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  expect(await refused(Uint8Array.from([...compound, ...Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('sheet-locked');
  expect(await refused(Uint8Array.from([...compound, 1, 2]))).toBe('sheet-old-excel');
  expect(await refused(Uint8Array.from([0, 1, 2, 3, 4, 5]))).toBe('sheet-refused');
});

test('a spreadsheet that names files of the machine, or entities that grow, gets nothing of them', async () => {
  const parts = unzipSync(Uint8Array.from(await workbookOf('x', [{ title: 'a', width: 9 }], [['HERE']])));
  const hostile = (declared: string) => zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => {
    const text = strFromU8(bytes);
    return [name, strToU8(text.includes('HERE') ? text.replace(/^(<\?xml[^>]*>)?/, `$1<!DOCTYPE x [${declared}]>`).replace('HERE', 'HERE&e;') : text)];
  })));
  const grow = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n} "${n === 0 ? 'x'.repeat(1000) : `&e${n - 1};`.repeat(10)}">`).join('');
  for (const declared of ['<!ENTITY e SYSTEM "file:///etc/passwd">', '<!ENTITY e SYSTEM "http://127.0.0.1:9/">', '<!ENTITY % p SYSTEM "file:///etc/passwd">%p;<!ENTITY e "y">', `${grow}<!ENTITY e "&e11;">`]) {
    const book = await readBook(hostile(declared));
    expect([declared.slice(0, 40), JSON.stringify(book)]).toEqual([declared.slice(0, 40), expect.not.stringMatching(/root:|x{10}/)]);
    if (!('refused' in book)) expect(JSON.stringify(book)).toContain('HERE');
  }
});

test('more rows than may be are refused, and rows keep the numbers the spreadsheet gives them', async () => {
  expect(await refused(Uint8Array.from(Buffer.from('a,b\n'.repeat(20_200))))).toBe('sheet-too-many-rows');
  const book = await readBook(Uint8Array.from(await workbookOf('x', [{ title: 'a', width: 9 }, { title: 'b', width: 9 }], [[null, null], ['c', 5]])));
  expect(book).toEqual({ page: 'xlsx', sheets: [{ name: 'x', rows: [['a', 'b'], [null, null], ['c', 5]] }] });
});

test('what a spreadsheet program calls Unicode text is read, whose Vietnamese letters hold bytes like control characters', async () => {
  const text = 'Họ và tên\tNgày sinh\r\nĐặng Văn Ưng\t2/1930\r\nTrần Thị Thơ\t1970\r\n';
  const rows = [['Họ và tên', 'Ngày sinh'], ['Đặng Văn Ưng', '2/1930'], ['Trần Thị Thơ', '1970']];
  const little = Buffer.from(text, 'utf16le');
  for (const bytes of [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), little, Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()])])
    expect(await readBook(Uint8Array.from(bytes))).toEqual({ page: 'utf-16', sheets: [{ name: '', rows }] });
  expect(await refused(Uint8Array.from([...Buffer.from('Họ tên\u0002', 'utf16le')]))).toBe('sheet-refused');
});
