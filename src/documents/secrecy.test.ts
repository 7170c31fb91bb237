import { Document, Header, Packer, Paragraph, TextRun } from 'docx';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { openBrowser } from '../../tests/browser.ts';
import { pdfText } from './pdf-text.server.ts';
import { secrecyMark } from './secrecy.server.ts';

const word = async (paragraphs: Paragraph[], header?: string) =>
  new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ ...(header ? { headers: { default: new Header({ children: [new Paragraph(header)] }) } } : {}), children: paragraphs }] })));
const nothing = new Uint8Array();

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());
async function pdf(html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(html);
  const bytes = await page.pdf();
  await page.close();
  return bytes;
}

test('a mark in the name is found, however the name is written; "bảo mật" is none', () => {
  expect(secrecyMark('Tối mật - phương án.docx', nothing)).toBe('TỐI MẬT');
  expect(secrecyMark('TÀI_LIỆU_MẬT.pdf'.normalize('NFD'), nothing)).toBe('MẬT');
  expect(secrecyMark('Tuyên truyền bảo mật thông tin.pdf', nothing)).toBeNull();
  expect(secrecyMark('Mật độ dân số.xlsx', nothing)).toBe('MẬT');
});

test('in Word the mark is found in the text, cut into runs or at the end of a paragraph, and in the header', async () => {
  expect(secrecyMark('a.docx', await word([new Paragraph({ children: [new TextRun('M'), new TextRun('ẬT')] }), new Paragraph('Số 05')]))).toBe('MẬT');
  expect(secrecyMark('a.docx', await word([new Paragraph('Kính gửi')], 'TUYỆT MẬT'))).toBe('TUYỆT MẬT');
  expect(secrecyMark('a.docx', await word([new Paragraph('Đồng chí giữ bí mật, mật độ dân số; BẢO MẬT thông tin.')]))).toBeNull();
});

test('in Excel the mark is found in a cell', async () => {
  const bytes = new Uint8Array(await (await writeXlsxFile([[{ value: 'TT' }, { value: 'TỐI MẬT' }]])).toBuffer());
  expect(secrecyMark('a.xlsx', bytes)).toBe('TỐI MẬT');
});

test('in a PDF as a browser makes it the mark is found in the text, and its absence too', async () => {
  expect(secrecyMark('a.pdf', await pdf('<p style="letter-spacing: 1px">Độ mật: TỐI MẬT</p><p>Kính gửi đồng chí</p>'))).toBe('TỐI MẬT');
  expect(secrecyMark('a.pdf', await pdf('<p>Nghị quyết về đường làng, giữ bí mật cá nhân</p>'))).toBeNull();
});

test('whatever a PDF holds, looking for text in it ends and does not break', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('stream\n', '/FlateDecode stream\r\n', 'begincmap beginbfrange <00> <ff> <00', 'BT ('), (noise, part) => {
    pdfText(Buffer.concat([Buffer.from(`%PDF-1.7 1 0 obj ${part}`), noise, Buffer.from('endstream')]));
  }));
});
