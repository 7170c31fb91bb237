import { inflateSync } from 'node:zlib';

/** Bounds on what is unpacked and looked through of one file: a PDF is a stranger's program. */
const most = { stream: 8_000_000, all: 40_000_000, streams: 20_000, titles: 50, title: 2000, hex: 40_000, table: 2_000_000, letters: 200_000, strings: 1_000_000, read: 40_000_000 };

/**
 * The words of a PDF as far as they are kept as text, for searching, not for reading: title and plain strings, and what its pages
 * show through each font's own table of letters (ToUnicode). Scans, locked files and fonts without a table give nothing. Everything is
 * looked through once, from its beginning to its end: a file made to be slow is no slower than another of its size.
 */
export function pdfText(bytes: Uint8Array): string {
  const streams = streamsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const tables = lettersIn(streams.filter((stream) => stream.includes('begincmap')));
  const pages = streams.filter((stream) => /\bBT\b/.test(stream) && /T[jJ]/.test(stream));
  const out = titlesIn(Buffer.from(bytes.subarray(0, 2_000_000)).toString('latin1'));
  let [strings, left] = [most.strings, most.read];
  for (const page of pages) {
    const shown = shownIn(page, strings);
    strings -= shown.length;
    // which font a string is set in is not followed: it is read through every table, and wrong readings are only nonsense
    for (const table of [null, ...tables]) for (const one of shown) if ((left -= one.text.length) > 0) out.push(one.parts ? one.text : read(one.text, table));
  }
  return out.join('');
}

function streamsOf(file: Buffer): string[] {
  const found: string[] = [];
  let [left, tries] = [most.all, most.streams];
  for (let at = file.indexOf('stream'); at >= 0 && left > 0 && tries > 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const begin = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', begin);
    if (end < 0) break;
    tries--;
    const said = file.subarray(Math.max(0, at - 600), at).toString('latin1');
    const about = said.slice(said.lastIndexOf(' obj'));
    if (!/\/Subtype\s{0,9}\/Image/.test(about)) {
      const raw = file.subarray(begin, Math.min(end, begin + most.stream));
      const text = about.includes('FlateDecode') ? unpacked(raw) : raw.toString('latin1');
      // one that becomes too large was unpacked so far before it was given up
      left -= text === null ? most.stream : Math.max(text.length, raw.length);
      if (text) found.push(text);
    }
    at = end + 3;
  }
  return found;
}

/** Nothing: damaged or locked, there is no text to look at. null: too large once unpacked. */
function unpacked(raw: Buffer): string | null {
  try {
    return inflateSync(raw, { maxOutputLength: most.stream, finishFlush: 2 }).toString('latin1');
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? null : '';
  }
}

/** The titles the file gives itself. */
function titlesIn(head: string): string[] {
  const found: string[] = [];
  for (let at = head.indexOf('/Title'); at >= 0 && found.length < 2 * most.titles; at = head.indexOf('/Title', at + 6)) {
    const begin = at + 6 + /^\s{0,9}/.exec(head.slice(at + 6, at + 15))![0].length;
    const string = stringAt(head.slice(begin, begin + most.title), 0);
    found.push(string ? wide(Buffer.from(string.text, 'latin1')) : '', '\n');
  }
  return found;
}

type Letters = { bytes: number; of: Map<number, string> };

/** Each font's table of letters: `<0024> <0041>` and `<0003> <0010> <0020>`, with the letters of a range counted on or listed. */
function lettersIn(cmaps: string[]): Letters[] {
  let [left, letters] = [most.table, most.letters];
  return cmaps.filter((cmap) => (left -= cmap.length) > 0).map((cmap) => {
    const of = new Map<number, string>();
    let bytes = 2;
    const put = (from: string, code: number, hex: string) => {
      // a code has one byte or two, and stands for a letter or a few
      if (from.length % 2 === 0 && from.length <= 4) bytes = from.length / 2;
      if (hex.length <= 64 && letters-- > 0) of.set(code, lettersOf(hex));
    };
    for (const block of blocks(cmap, 'bfchar')) for (const [, from, to] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) put(from!, Number.parseInt(from!, 16), to!);
    for (const block of blocks(cmap, 'bfrange'))
      for (const [, from, until, to, list] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]{1,12})>|\[([^\][]*)\])/g)) {
        const first = Number.parseInt(from!, 16);
        const listed = list === undefined ? [] : (list.match(/[0-9A-Fa-f]+/g) ?? []);
        for (let code = first; code <= Number.parseInt(until!, 16) && code - first < 65_536 && letters > 0; code++) {
          const hex = list === undefined ? (Number.parseInt(to!, 16) + code - first).toString(16) : listed[code - first];
          if (hex) put(from!, code, hex);
        }
      }
    return { bytes, of };
  });
}

/** What stands between `beginbfchar` and `endbfchar`. */
function blocks(cmap: string, kind: string): string[] {
  return cmap.split(`begin${kind}`).slice(1).flatMap((part) => (part.includes(`end${kind}`) ? [part.slice(0, part.indexOf(`end${kind}`))] : []));
}
const lettersOf = (hex: string): string => Buffer.from(hex.padStart(Math.ceil(hex.length / 4) * 4, '0'), 'hex').swap16().toString('utf16le');

interface Shown {
  text: string;
  /** a line end or a gap, not a string */
  parts: boolean;
}

/** What a page shows: its strings (a letter for each byte), and what parts them. Strings in a row are one word; a new line or a wide gap parts them. */
function shownIn(page: string, atMost: number): Shown[] {
  const found: Shown[] = [];
  const part = (text: string) => found.push({ text, parts: true });
  let unclosed = false;
  for (let at = 0; at < page.length && found.length < atMost; at++) {
    const sign = page[at]!;
    if (sign === '<' || (sign === '(' && !unclosed)) {
      const string = stringAt(page, at);
      if (string) found.push({ text: string.text, parts: false });
      // a string that never ends would be looked through again from every bracket in it
      unclosed ||= string === null && sign === '(';
      if (string) at = string.end;
    } else if (sign === 'T' && page[at + 1] === '*') part('\n');
    else if (sign === 'E' && page[at + 1] === 'T' && !/\w/.test((page[at - 1] ?? ' ') + (page[at + 2] ?? ' '))) part('\n');
    else if (sign === '-' && Number.parseFloat(page.slice(at, at + 8)) < -200) part(' ');
  }
  part('\n');
  return found;
}

function read(string: string, table: Letters | null): string {
  if (!table) return string;
  let out = '';
  for (let at = 0; at + table.bytes <= string.length; at += table.bytes) out += table.of.get(table.bytes === 1 ? string.charCodeAt(at) : string.charCodeAt(at) * 256 + string.charCodeAt(at + 1)) ?? '';
  return out;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes, a letter for each, of `(a string)` or `<61>` that begins here, and where it ends. */
function stringAt(text: string, begin: number): { text: string; end: number } | null {
  if (text[begin] === '<') {
    const [hex] = /^[0-9A-Fa-f\s]*/.exec(text.slice(begin + 1, begin + 1 + most.hex))!;
    const end = begin + 1 + hex.length;
    return text[end] === '>' ? { text: Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1'), end } : null;
  }
  if (text[begin] !== '(') return null;
  let end = begin + 1;
  for (; end < text.length && text[end] !== ')'; end++) if (text[end] === '\\') end++;
  if (end >= text.length) return null;
  return { text: text.slice(begin + 1, end).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, said: string) => (/^[0-7]/.test(said) ? String.fromCharCode(Number.parseInt(said, 8) & 255) : (escapes[said] ?? said))), end };
}

/** A title stands in UTF-16 with its mark, else as plain bytes. */
const wide = (bytes: Buffer): string => (bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le') : bytes.toString('latin1'));
