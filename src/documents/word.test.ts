import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { columnWidths, layoutOn, layouts, numberLine, openNumberLine, placeAndDate, type Letter } from './letter.ts';
import { lettersPage } from './page.server.ts';
import { wordOf } from './word.server.ts';

const resolution = (day: string, over: Partial<Letter> = {}): Letter => ({
  kind: 'resolution', day, layout: null, draft: false, superior: 'Đảng bộ xã Cẩm Bình', issuer: 'Chi bộ thôn Đồng Xanh', number: numberLine(5, 'NQ/CB'), placeAndDate: placeAndDate('Cẩm Bình', day),
  type: 'Nghị quyết', subject: 'lãnh đạo thực hiện nhiệm vụ tháng', blocks: [
    { heading: 'Phân công' }, { paragraph: 'Chỉnh trang đường trục thôn.' },
    { table: { columns: ['TT', 'Nhiệm vụ', 'Hạn'], widths: [6, 84, 10], rows: [['1', 'Dọn 400 m đường', '28/11/2026']] } },
    { paragraph: 'Biểu quyết: 29/32 đồng chí tán thành.' }
  ],
  signatures: [{ onBehalf: 'T/M CHI BỘ', post: 'Bí thư', name: 'Trần Thị Hiền' }], recipients: ['Đảng ủy xã Cẩm Bình (để báo cáo),', 'Lưu chi bộ.'], seal: null, banner: null, ...over
});
const minutes = (day: string): Letter => resolution(day, { kind: 'minutes', type: 'Biên bản', recipients: ['Lưu chi bộ.'], signatures: [{ onBehalf: '', post: 'Thư ký', name: 'Hồ Xuân Lộc' }, { onBehalf: '', post: 'Chủ trì', name: 'Trần Thị Hiền' }] });

/** What Word reads, a tag to a line, without the numbers that the library gives anew each time. */
async function xmlOf(letters: readonly Letter[], part = 'word/document.xml'): Promise<string> {
  return strFromU8(unzipSync(await wordOf(letters))[part]!).replace(/<w:document [^>]*>/, '<w:document>').replace(/></g, '>\n<').replace(/r:id="[^"]*"/g, 'r:id=""');
}
/** Each paragraph of a part of the document as its text, its letters' size, and how it stands. */
function paragraphs(xml: string) {
  return [...xml.matchAll(/<w:p>[\s\S]*?<\/w:p>/g)].map(([one]) => ({
    text: [...one.matchAll(/<w:t[^>]*>([^<]*)/g)].map((match) => match[1]).join(''), size: Number(/<w:sz w:val="(\d+)"/.exec(one)?.[1] ?? 0) / 2, bold: /<w:b\/>|<w:b w:val="true"/.test(one), italics: /<w:i\/>|<w:i w:val="true"/.test(one),
    centred: one.includes('w:jc w:val="center"'), staysWithNext: one.includes('<w:keepNext'), line: /w:line="(\d+)"[^>]*w:lineRule="exact"/.exec(one)?.[1] ?? /w:lineRule="exact"[^>]*w:line="(\d+)"/.exec(one)?.[1]
  }));
}
const sections = (xml: string) => [...xml.matchAll(/<w:sectPr[\s\S]*?<\/w:sectPr>/g)].map(([one]) => one);
const mm = (twips: string) => Math.round(Number(twips) / 56.6929);

test('paper, margins and typeface are the Party’s: A4, 20, 20, 30 and 15 mm, Times New Roman', async () => {
  for (const day of ['2025-11-03', '2026-11-03']) {
    const [section] = sections(await xmlOf([resolution(day)]));
    const margin = /<w:pgMar ([^>]*)/.exec(section!)![1]!;
    expect(Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, mm(new RegExp(`w:${side}="(\\d+)"`).exec(margin)![1]!)]))).toEqual({ top: 20, bottom: 20, left: 30, right: 15 });
    expect([/w:w="(\d+)"/, /w:h="(\d+)"/].map((side) => mm(side.exec(/<w:pgSz ([^>]*)/.exec(section!)![1]!)![1]!))).toEqual([210, 297]);
    expect(await xmlOf([resolution(day)], 'word/styles.xml')).toContain('w:ascii="Times New Roman"');
  }
});

test('the heading: left the superior, the issuing body in bold, an asterisk and the number; right the Party’s name over a rule, and the day in italics', async () => {
  const heading = paragraphs((await xmlOf([resolution('2026-02-03')])).split('</w:tbl>')[0]!);
  expect(heading.map((one) => [one.text, one.bold, one.italics, one.centred])).toEqual([
    ['ĐẢNG BỘ XÃ CẨM BÌNH', false, false, true], ['CHI BỘ THÔN ĐỒNG XANH', true, false, true], ['*', false, false, true], ['Số 05-NQ/CB', false, false, true],
    ['ĐẢNG CỘNG SẢN VIỆT NAM', true, false, true], ['Cẩm Bình, ngày 03 tháng 02 năm 2026', false, true, true]
  ]);
  const xml = await xmlOf([resolution('2026-02-03')]);
  expect(xml).not.toMatch(/CỘNG HÒA XÃ HỘI|Độc lập/);
  expect(xml.slice(0, xml.indexOf('ĐẢNG CỘNG SẢN'))).toMatch(/<w:bottom w:val="single"[\s\S]*$/);
});

test('a date has two digits for its day, and for January and February; a number has two, and room where it is not yet given', () => {
  expect(placeAndDate('Cẩm Bình', '2026-02-03')).toBe('Cẩm Bình, ngày 03 tháng 02 năm 2026');
  expect(placeAndDate('Cẩm Bình', '2026-11-30')).toBe('Cẩm Bình, ngày 30 tháng 11 năm 2026');
  expect([numberLine(5, 'NQ/CB'), numberLine(112, 'TB/CB')]).toEqual(['Số 05-NQ/CB', 'Số 112-TB/CB']);
  expect(openNumberLine('NQ/CB')).toMatch(/^Số\u00a0+-NQ\/CB$/);
});

test('who signs stands right, nơi nhận left; two signers of minutes stand side by side, and no page holds a signature or a seal alone', async () => {
  const ending = (xml: string) => xml.slice(xml.lastIndexOf('<w:tbl>'));
  const one = paragraphs(ending(await xmlOf([resolution('2026-11-03')])));
  expect(one.map((paragraph) => paragraph.text)).toEqual(['Nơi nhận:', '- Đảng ủy xã Cẩm Bình (để báo cáo),', '- Lưu chi bộ.', 'T/M CHI BỘ', 'BÍ THƯ', 'Trần Thị Hiền']);
  expect(one.filter((paragraph) => paragraph.bold).map((paragraph) => paragraph.text)).toEqual(['T/M CHI BỘ', 'Trần Thị Hiền']);
  const two = ending(await xmlOf([minutes('2026-11-03')]));
  expect(paragraphs(two).map((paragraph) => paragraph.text)).toEqual(['THƯ KÝ', 'Hồ Xuân Lộc', 'CHỦ TRÌ', 'Trần Thị Hiền', 'Nơi nhận:', '- Lưu chi bộ.']);

  const sealed = await xmlOf([resolution('2026-11-03', { seal: { qr: 'NN1', head: 'abc', note: 'Đầu chuỗi:' } })]);
  expect(ending(sealed)).toContain('<w:drawing>');
  expect(ending(sealed)).toContain('<w:cantSplit/>');
  expect(paragraphs(sealed).find((paragraph) => paragraph.text.startsWith('Biểu quyết'))!.staysWithNext).toBe(true);
});

test('in a pack each paper begins at page 1, and its first page bears no number', async () => {
  const pack = [resolution('2026-11-03'), minutes('2026-11-03'), resolution('2026-11-04')];
  for (const section of sections(await xmlOf(pack))) {
    expect(section).toMatch(/<w:pgNumType [^>]*w:start="1"/);
    expect(section).toContain('<w:titlePg');
  }
  const parts = unzipSync(await wordOf(pack));
  const headers = Object.keys(parts).filter((name) => /^word\/header\d+\.xml$/.test(name)).map((name) => strFromU8(parts[name]!));
  expect(headers.filter((header) => header.includes('PAGE'))).toHaveLength(3);
  expect(headers.filter((header) => !header.includes('PAGE'))).toHaveLength(3);
  const html = lettersPage(pack);
  expect([...html.matchAll(/<article class="(\S+ \S+)"/g)].map((match) => match[1])).toEqual(['hd05 a1', 'hd05 a2', 'hd05 a3']);
});

test('a draft says so on every page and has room for its number', async () => {
  const draft = resolution('2026-11-03', { draft: true, number: openNumberLine('NQ/CB') });
  const parts = unzipSync(await wordOf([draft]));
  expect(await xmlOf([draft])).toContain('DỰ THẢO');
  expect(Object.keys(parts).filter((name) => /header/.test(name) && name.endsWith('.xml')).map((name) => strFromU8(parts[name]!)).filter((header) => header.includes('PAGE')).every((header) => header.includes('DỰ THẢO'))).toBe(true);
  expect(lettersPage([draft])).toMatch(/<article class="hd05 d1">[\s\S]*DỰ THẢO/);
  for (const drawn of [await xmlOf([{ ...draft, draft: false }]), lettersPage([{ ...draft, draft: false }])]) expect(drawn).not.toContain('DỰ THẢO');
});

test('a date stays on one line, however narrow its column was meant', async () => {
  const table = { columns: ['TT', 'Nhiệm vụ', 'Hạn'], widths: [6, 84, 10], rows: [['1', 'Dọn đường', '28/11/2026']] };
  const widths = columnWidths(table, 165, 13);
  expect(widths[2]).toBeGreaterThanOrEqual(24);
  expect(widths.reduce((total, width) => total + width, 0)).toBeCloseTo(165, 6);
  expect(lettersPage([resolution('2026-11-03')])).toContain('<td class="one">28/11/2026</td>');
});

test('a list of many columns lies on its long side, in Word and printed, with its table as wide as the text', async () => {
  const lying = resolution('2026-11-03', { lying: true });
  const xml = await xmlOf([lying]);
  const size = /<w:pgSz ([^>]*)/.exec(sections(xml)[0]!)![1]!;
  expect([/w:w="(\d+)"/, /w:h="(\d+)"/].map((side) => mm(side.exec(size)![1]!))).toEqual([297, 210]);
  expect(size).toContain('w:orient="landscape"');
  expect(mm(/<w:tblW [^>]*w:w="(\d+)"/.exec(xml.slice(xml.indexOf('Chỉnh trang')))![1]!)).toBe(252);
  expect(lettersPage([lying])).toContain('<article class="hd05 lying">');
});

test('the layouts follow each other without a gap, and the change of 27/5/2026 happens on its day', async () => {
  for (const [index, layout] of layouts.entries()) expect(layout.until).toBe(layouts[index + 1]?.from ?? null);
  expect(['2026-05-26', '2026-05-27'].map((day) => layoutOn(day).id)).toEqual(['hd36', 'hd05']);
  const looks = async (day: string) => {
    const all = paragraphs(await xmlOf([resolution(day)]));
    const size = (start: string) => all.find((one) => one.text.startsWith(start))!.size;
    return { party: size('ĐẢNG CỘNG SẢN'), superior: size('ĐẢNG BỘ'), number: size('Số '), line: Number(all.find((one) => one.text.startsWith('Chỉnh'))!.line) / 20 };
  };
  expect(await looks('2026-05-26')).toEqual({ party: 15, superior: 14, number: 14, line: 18 });
  expect(await looks('2026-05-27')).toEqual({ party: 14, superior: 13, number: 13, line: 20 });
  // in one pack each paper keeps the layout of its own day, and what was issued keeps the one it was issued in
  const [before, after] = lettersPage([resolution('2026-05-26'), resolution('2026-05-27', { layout: 'hd36' }), resolution('2026-05-27')]).split('a2"');
  expect(before).toContain('class="hd36 a1"');
  expect(before!.endsWith('class="hd36 ')).toBe(true);
  expect(after).toContain('class="hd05 a3"');
});

test.each(['2025-11-03', '2026-11-03'])('what was issued is drawn again as it was (%s)', async (day) => {
  // if this fails, papers that people hold would be drawn otherwise: give the change a layout of its own
  await expect(await xmlOf([resolution(day), minutes(day)])).toMatchFileSnapshot(`golden/${layoutOn(day).id}.xml`);
  await expect(lettersPage([resolution(day), minutes(day)])).toMatchFileSnapshot(`golden/${layoutOn(day).id}.html`);
});
