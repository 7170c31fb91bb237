import { inflateSync } from 'node:zlib';

/** Bounds on what is unpacked of one file: a PDF is a stranger's program. */
const most = { stream: 8_000_000, all: 40_000_000 };

/**
 * The words of a PDF as far as they are kept as text, for searching, not for reading: title and plain strings, and what its pages
 * show through each font's own table of letters (ToUnicode). Scans, locked files and fonts without a table give nothing.
 */
export function pdfText(bytes: Uint8Array): string {
  const streams = streamsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const tables = streams.filter((stream) => stream.includes('begincmap')).map(lettersOf);
  const shown = streams.filter((stream) => /\bBT\b/.test(stream) && /T[jJ]/.test(stream));
  const titles = Buffer.from(bytes.subarray(0, 2_000_000)).toString('latin1').match(/\/Title\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g) ?? [];
  return [
    ...titles.map((title) => wide(stringBytes(title.replace(/^\/Title\s*/, '')))),
    // which font a string is set in is not followed: it is read through every table, and wrong readings are only nonsense
    ...[null, ...tables].flatMap((table) => shown.map((page) => pageText(page, table)))
  ].join('\n');
}

function streamsOf(file: Buffer): string[] {
  const found: string[] = [];
  let left = most.all;
  for (let at = file.indexOf('stream'); at >= 0 && left > 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const begin = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', begin);
    if (end < 0) break;
    const said = file.subarray(Math.max(0, at - 600), at).toString('latin1');
    const about = said.slice(said.lastIndexOf(' obj'));
    if (!/\/Subtype\s*\/Image/.test(about)) {
      const raw = file.subarray(begin, Math.min(end, begin + most.stream));
      const text = (about.includes('FlateDecode') ? unpacked(raw) : raw).toString('latin1');
      left -= text.length;
      found.push(text);
    }
    at = end + 3;
  }
  return found;
}

function unpacked(raw: Buffer): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: most.stream, finishFlush: 2 });
  } catch {
    // damaged, locked or too large once unpacked: there is no text to look at
    return Buffer.alloc(0);
  }
}

type Letters = { bytes: number; of: Map<number, string> };

/** A font's table of letters: `<0024> <0041>` and `<0003> <0010> <0020>`, with the letters of a range counted on or listed. */
function lettersOf(cmap: string): Letters {
  const of = new Map<number, string>();
  let bytes = 2;
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const even = (hex: string) => (hex.length % 4 === 0 ? hex : hex.padStart(Math.ceil(hex.length / 4) * 4, '0'));
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from, to] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      bytes = from!.length / 2;
      of.set(Number.parseInt(from!, 16), text(even(to!)));
    }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, until, to, list] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g)) {
      bytes = from!.length / 2;
      const first = Number.parseInt(from!, 16);
      const listed = list === undefined ? [] : (list.match(/[0-9A-Fa-f]+/g) ?? []);
      for (let code = first; code <= Number.parseInt(until!, 16) && code - first < 65_536; code++) {
        const hex = list === undefined ? (Number.parseInt(to!, 16) + code - first).toString(16).padStart(4, '0') : listed[code - first];
        if (hex) of.set(code, text(even(hex)));
      }
    }
  return { bytes, of };
}

/** What a page shows: strings in a row are one word; a new line or a wide gap parts them. */
function pageText(page: string, table: Letters | null): string {
  let text = '';
  for (const [token] of page.matchAll(/\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]+>|-?\d+(?:\.\d+)?(?=[\s\]<(])|T[*dDm]|\bET\b/g)) {
    if (token[0] === '(' || token[0] === '<') text += read(stringBytes(token), table);
    else if (token === 'T*' || token === 'ET') text += '\n';
    else if (token[0] === '-' && Number(token) < -200) text += ' ';
  }
  return text;
}

function read(string: Buffer, table: Letters | null): string {
  if (!table) return string.toString('latin1');
  let out = '';
  for (let at = 0; at + table.bytes <= string.length; at += table.bytes) out += table.of.get(string.readUIntBE(at, table.bytes)) ?? '';
  return out;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of `(a string)` or `<61>`. */
function stringBytes(token: string): Buffer {
  if (token[0] === '<') return Buffer.from(token.replace(/[<>\s]/g, ''), 'hex');
  return Buffer.from(token.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, said: string) => (/^[0-7]/.test(said) ? String.fromCharCode(Number.parseInt(said, 8) & 255) : (escapes[said] ?? said))), 'latin1');
}

/** A title stands in UTF-16 with its mark, else as plain bytes. */
const wide = (bytes: Buffer): string => (bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le') : bytes.toString('latin1'));
