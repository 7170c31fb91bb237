import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zipOf, type Part } from '../../../tests/zips.ts';
import { layOut } from './layout.ts';
import type { Field } from './columns.ts';
import { readBook } from './sheet.server.ts';

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const workbook = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`;
const fields: Field[] = [{ key: 'fullName', words: ['ho va ten', 'ho ten'] }];
/** A workbook of one sheet whose XML is as one likes to have it. */
const book = (rows: string, more: Part[] = [], sheet: Partial<Part> = {}) => zipOf([
  { name: '[Content_Types].xml', content: types }, { name: 'xl/workbook.xml', content: workbook }, { name: 'xl/_rels/workbook.xml.rels', content: relations },
  { name: 'xl/worksheets/sheet1.xml', content: `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`, ...sheet }, ...more
]);
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (at: string, text = 'x') => `<row r="${/\d+$/.exec(at)![0]}">${cell(at, text)}</row>`;
const read = async (bytes: Uint8Array) => {
  const found = await readBook(bytes);
  return 'refused' in found ? found.refused : found.sheets[0]!.rows;
};
const first = row('A1', 'Họ và tên');

test.each([
  ['in the last row there is', book(first + row('A1048576')), 'sheet-too-many-rows'],
  ['in the last place there is', book(first + row('XFD1048576')), 'sheet-too-many-rows'],
  ['further down than there is', book(first + row('A99999999999')), 'sheet-too-many-rows'],
  ['in a row that is none', book(`${first}<row r="1e9"><c r="A1e9"><v>1</v></c></row>`), 'sheet-refused'],
  ['in a column that is none', book(first + row('ZZZZZZZZ2')), 'sheet-refused'],
  ['far to the right, where nobody looks', book(first + row('XFD2')), [['Họ và tên']]]
])('a cell %s', async (_, bytes, expected) => {
  expect(await read(bytes)).toEqual(expected);
});

test('a border drawn down to the last row and out to the last column is no list', async () => {
  const empty = Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/><c r="XFD${at + 3}" s="1"/></row>`).join('');
  expect(await read(book(`${first}<row r="2" s="1"/>${empty}<row r="1048576"><c r="A1048576" s="1"/></row>`))).toEqual([['Họ và tên']]);
});

test('what a formula worked out is read as it stands, and no formula; nothing is fetched from outside', async () => {
  expect(await read(book('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>WEBSERVICE("http://127.0.0.1:1")</f><v>=cmd|x</v></c></row>'))).toEqual([[2, '=cmd|x']]);
  const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;&b;</t></is></c></row></sheetData></worksheet>';
  expect(JSON.stringify(await read(book('', [], { content: entities })))).not.toMatch(/root:|aaaa/);
});

const small = 1000;
test.each([
  ['says it becomes small and becomes large', book('', [], { content: Buffer.alloc(300_000_000, ' '), says: small }), 'sheet-refused'],
  ['has a large part that its list leaves out', Buffer.concat([zipOf([{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(300_000_000, ' ') }]).subarray(0, 400_000), book(first)]), 'sheet-refused'],
  ['says nothing of its sizes', book('', [], { says: 0 }), 'sheet-refused'],
  ['is locked part by part', book(first, [], { encrypted: true }), 'sheet-locked'],
  ['has more parts than a list', zipOf([{ name: 'xl/workbook.xml', content: workbook }, ...Array.from({ length: 5000 }, (_, at) => ({ name: `xl/worksheets/sheet${at}.xml`, content: workbook }))]), 'sheet-too-large'],
  ['lies on itself until it is large', zipOf([{ name: 'xl/workbook.xml', content: workbook }, ...((part) => Array.from({ length: 500 }, (_, at) => ({ name: `xl/worksheets/sheet${at}.xml`, content: part })))(Buffer.alloc(5_000_000, 'x'))]), 'sheet-too-large'],
  ['is cut off', book(first).subarray(0, -300), 'sheet-refused'],
  ['has a tag without end', book('', [], { content: `<worksheet ${'a="'.repeat(2_000_000)}` }), 'sheet-refused']
])('an archive that %s is refused', async (_, bytes, expected) => {
  expect(await read(new Uint8Array(bytes))).toBe(expected);
});

test('one long text in every cell there may be is more than a list holds, and a cell holds no more than a line', async () => {
  const strings = (text: string): Part => ({ name: 'xl/sharedStrings.xml', content: `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${text}</t></si></sst>` });
  const everywhere = Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join('');
  expect(await read(book(everywhere, [strings('x'.repeat(32_000))]))).toBe('sheet-too-large');
  expect(((await read(book(row('A1', 'x'.repeat(32_000))))) as string[][])[0]![0]).toHaveLength(2000);
});

test('what is no list is told by its first bytes, whatever its name says', async () => {
  for (const [name, begins] of [['a program', 'MZ\u0090\u0000\u0003'], ['a program of Linux', '\u007fELF\u0002\u0001'], ['a picture', '\u0089PNG\r\n\u001a\n\u0000'], ['a PDF', '%PDF-1.7\n\u0000\u0001']] as const) expect([name, await read(new Uint8Array(Buffer.from(begins, 'latin1')))]).toEqual([name, 'sheet-refused']);
  const lines = await readBook(new Uint8Array(Buffer.from('#!/bin/sh\nrm -rf /\n')));
  expect('refused' in lines ? lines : layOut(lines, fields).mapping).toEqual({});
});

// taken apart cell by cell anew, each would keep the program busy for minutes
test.each([
  ['of nothing but separators', Buffer.alloc(25_000_000, ','), []],
  ['of nothing but line ends', Buffer.alloc(25_000_000, '\n'), []],
  ['of one cell full of quotes', Buffer.concat([Buffer.from('a'), Buffer.alloc(25_000_000, '"')]), [[expect.any(String)]]],
  ['in one cell that never ends', Buffer.concat([Buffer.from('"'), Buffer.alloc(25_000_000, 'a')]), [['a'.repeat(2000)]]],
  ['of one letter and marks', Buffer.from(`Họ tên,a${'\u0301\u0323'.repeat(4_000_000)}`), [['Họ tên', expect.any(String)]]]
])('a text %s is read in one go', async (_, bytes, expected) => {
  const found = await readBook(new Uint8Array(bytes));
  expect('refused' in found ? found.refused : found.sheets[0]!.rows).toEqual(expected);
  if (!('refused' in found)) layOut(found, fields);
});

const deep = process.env['DEEP'] === 'yes';
test(`${deep ? 10_000 : 200} spreadsheets broken by dice: each is read or refused, what its page offers to write is well-formed, and memory is bounded`, () => {
  const [many, seed] = [deep ? 10_000 : 200, Number(process.env['SEED'] ?? (deep ? Date.now() % 1_000_000 : 7))];
  const said = execFileSync(process.execPath, [join(import.meta.dirname, '../../../tests/mutated-sheets.ts'), String(many), String(seed)], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { became, wrong, megabytes } = JSON.parse(said) as { became: Record<string, number>; wrong: string[]; megabytes: number };
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(Object.values(became).reduce((all, n) => all + n, 0)).toBe(many);
  expect(Math.min(became['sheet-refused'] ?? 0, became['xlsx'] ?? 0, became['utf-8'] ?? 0)).toBeGreaterThan(many / 100);
  expect(megabytes).toBeLessThan(900);
}, 1_200_000);
