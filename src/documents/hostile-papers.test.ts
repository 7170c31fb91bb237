import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from '../../tests/zips.ts';
import { secrecyMark } from './secrecy.server.ts';

// Papers made to keep whoever searches them busy. Looked through again from each of their signs, one of them would take from minutes to days.
const eight = 8_000_000;
const times = (part: string, length = eight) => part.repeat(Math.floor(length / part.length));
const office = (xml: string, name = 'word/document.xml') => zipSync({ [name]: strToU8(xml), 'word/header1.xml': strToU8('<w:p>TỐI MẬT</w:p>') }, { level: 1 });
const stream = (text: string, kind = '/FlateDecode') => Buffer.concat([Buffer.from(`\n1 0 obj << ${kind} >> stream\n`), kind ? deflateSync(Buffer.from(text, 'latin1'), { level: 1 }) : Buffer.from(text, 'latin1'), Buffer.from('\nendstream')]);
const last = stream('BT (MAT) Tj ET');
const pdf = (...streams: Buffer[]) => Buffer.concat([Buffer.from('%PDF-1.7'), ...streams]);

test.each([
  ['tags that never end', times('<')],
  ['line ends that never end', times('<w:br ')],
  ['nothing but spaces', times(' ')],
  ['a letter with marks without end', `a${times('\u0301\u0323', 4_000_000)}`]
])('a Word file of %s is searched in one go, and the mark in its other part is found', (_, xml) => {
  expect(secrecyMark('a.docx', office(xml))).toBe('TỐI MẬT');
});

test('of a file that becomes very large no more is unpacked than a bound, however many parts it has', () => {
  const part = strToU8(times('<c>', 15_000_000));
  const bomb = zipOf([{ name: 'xl/sharedStrings.xml', content: 'TỐI MẬT' }, ...Array.from({ length: 20_000 }, (_, at) => ({ name: `xl/worksheets/sheet${at}.xml`, content: part }))]);
  expect(bomb.length).toBeLessThan(2_000_000);
  expect(secrecyMark('a.xlsx', bomb)).toBe('TỐI MẬT');
});

test.each([
  ['titles that never end', pdf(Buffer.from(times('/Title('))) ],
  ['strings that never end', pdf(stream(`BT Tj ${times('(')}`))],
  ['strings in hex that never end', pdf(stream(`BT Tj ${times('<a')}`))],
  ['a number that never ends', pdf(stream(`BT Tj ${times('1')}`))],
  ['more strings than a book', pdf(...Array.from({ length: 6 }, () => stream(`BT Tj ${times('(a)T*')}`)))],
  ['tables that never end', pdf(stream(`begincmap ${times('beginbfchar')}`))],
  ['lists that never end', pdf(stream(`begincmap beginbfrange ${times('<00> <01> [', 1_900_000)} endbfrange`))],
  ['ranges of every letter there is, again and again', pdf(stream(`begincmap beginbfrange ${times('<0000> <ffff> <0041>', 1_900_000)} endbfrange`), stream(`BT ${times('(abc)')} Tj`))],
  ['a hundred tables for much text', pdf(...Array.from({ length: 100 }, () => stream('begincmap beginbfchar <41> <0042> endbfchar')), ...Array.from({ length: 4 }, () => stream(`BT ${times('(abcdefgh)')} Tj`)))],
  ['parts each of which becomes large', pdf(...Array.from({ length: 200 }, () => stream(times(' ', 9_000_000))))],
  ['parts that are none', pdf(Buffer.from(times('obj/FlateDecode stream\nx\nendstream')))]
])('a PDF of %s is searched in one go', (_, bytes) => {
  expect(secrecyMark('a.pdf', bytes)).toBeNull();
});

test.each([['of three bytes', '<41> <10FFFF>'], ['of fifty bytes', `<${'41'.repeat(50)}> <0042>`], ['of half a byte', '<4> <0042>'], ['listed with an odd length', '<41> <42> [<abc> <10FFFF>]']])('a table of letters %s breaks nothing', (_, entry) => {
  const kind = entry.includes('[') ? 'bfrange' : 'bfchar';
  expect(secrecyMark('a.pdf', pdf(stream(`begincmap begin${kind} ${entry} end${kind}`), last))).toBeNull();
});
