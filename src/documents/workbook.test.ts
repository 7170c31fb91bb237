import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readBook } from './reading/sheet.server.ts';
import { markedWorkbook, workbookOf } from './workbook.server.ts';

const src = join(import.meta.dirname, '..');

test('spreadsheets are made in one place, so what holds here holds for every list there is', () => {
  const makers = readdirSync(src, { recursive: true }).map(String).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && /write-excel-file|text\/csv/.test(readFileSync(join(src, name), 'utf8')));
  expect(makers).toEqual(['documents/workbook.server.ts']);
});

const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]./s;
/** Texts that spreadsheet programs have taken for formulas, and any other. */
const texts = fc.oneof(fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠', '\u0000\r', '\u0001=', '\ud800+', '=cmd|', '-2+3', '+84912345678'), fc.string({ maxLength: 6 })).map((two) => two.join('')), fc.string({ unit: 'binary', maxLength: 12 }));

test('no name, text or heading in a list becomes a formula, whatever sign it begins with', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 4 }), texts, async (rows, title) => {
    for (const book of [await workbookOf('x', [{ title, width: 9 }, { title: 'b', width: 9 }], rows), await markedWorkbook(rows, 0, title, [{ row: 0, column: 0, text: title }])]) {
      const files = unzipSync(new Uint8Array(book));
      for (const [name, bytes] of Object.entries(files)) if (name.startsWith('xl/worksheets/')) expect(new TextDecoder().decode(bytes)).not.toMatch(/<f[ >]/);
      const strings = new TextDecoder().decode(files['xl/sharedStrings.xml'] ?? files['xl/worksheets/sheet1.xml']!);
      const said = [...strings.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text!.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex: string, ten: string) => String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(ten))).replace(/_x00(\w\w)_/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))));
      expect(said.filter((text) => formula.test(text))).toEqual([]);
    }
  }), { numRuns: process.env['DEEP'] === 'yes' ? 2000 : 60 });
});

test('a list that is made can be read again, with every text as it stood', async () => {
  const book = await readBook(new Uint8Array(await workbookOf('x', [{ title: 'Họ và tên', width: 9 }], [['=1+1'], ['-'], ['Nguyễn Văn An']])));
  expect(book).toMatchObject({ sheets: [{ rows: [['Họ và tên'], ['\'=1+1'], ['-'], ['Nguyễn Văn An']] }] });
});
