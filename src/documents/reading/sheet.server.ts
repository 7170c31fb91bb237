import { spawn } from 'node:child_process';
import { calm } from '#platform/calm.ts';
import { rowsOfText } from './csv.ts';
import { lettersOf } from './encodings.ts';
import type { Cell } from './columns.ts';
import { unpackAndRead } from './sheet-reader.server.ts';

/** What a file may be at most; a person's list is far below it. `cell` and `letters`: of one cell, and of all together. */
export const limits = { bytes: 25 * 1024 * 1024, unpacked: 120 * 1024 * 1024, parts: 2000, rows: 20_100, columns: 100, cell: 2000, cells: 2_500_000, letters: 20_000_000, seconds: 30, megabytes: 512 };
export type Limits = typeof limits;

export interface Book {
  sheets: { name: string; rows: Cell[][] }[];
  /** XLSX holds letters; CSV holds bytes that were read as letters by this page */
  page: 'xlsx' | 'utf-8' | 'utf-16' | 'windows-1252';
}
export type SheetRefusal = { refused: 'sheet-refused' | 'sheet-old-excel' | 'sheet-open-document' | 'sheet-locked' | 'sheet-too-large' | 'sheet-too-many-rows'; field: 'file' };

/**
 * The rows of an XLSX or CSV file. XLSX is unpacked no further than its own list of contents says, and that says no more than may be; it is
 * read in a process of its own with a ceiling on memory and time, one file at a time, so that the server goes on answering whatever becomes of it.
 * Refused: old .xls, .ods, a file locked by a password, what unpacks too large, too many rows, anything else. `reading` is for tests of many files.
 */
export async function readBook(bytes: Uint8Array, reading: (bytes: Uint8Array, parts: Part[]) => Promise<Read> = inProcess): Promise<Book | SheetRefusal> {
  const refuse = (refused: SheetRefusal['refused']): SheetRefusal => ({ refused, field: 'file' });
  if (bytes.length > limits.bytes) return refuse('sheet-too-large');
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse(holds(bytes, 'EncryptedPackage') ? 'sheet-locked' : 'sheet-old-excel');
  if (begins(bytes, [0x50, 0x4b])) {
    const contents = contentsOf(bytes);
    if (!contents) return refuse('sheet-refused');
    if (contents.parts.some(({ name }) => name === 'content.xml')) return refuse('sheet-open-document');
    if (contents.encrypted) return refuse('sheet-locked');
    const wanted = contents.parts.filter(({ name }) => /\.xml(?:\.rels)?$/.test(name));
    if (wanted.reduce((all, { size }) => all + size, 0) > limits.unpacked || contents.parts.length > limits.parts) return refuse('sheet-too-large');
    if (!wanted.some(({ name }) => name === 'xl/workbook.xml')) return refuse('sheet-refused');
    const read = await oneAtATime(() => reading(bytes, wanted));
    if ('refused' in read) return refuse(read.refused);
    return within({ sheets: read.sheets, page: 'xlsx' }) ?? refuse('sheet-too-many-rows');
  }
  if (binary(bytes)) return refuse('sheet-refused');
  const { text, page } = lettersOf(bytes);
  const rows = rowsOfText(text, limits);
  if (rows.reduce((all, row) => all + row.length, 0) > limits.cells) return refuse('sheet-too-large');
  return within({ sheets: [{ name: '', rows: rows.map((row) => row.map((cell) => calm(cell.slice(0, limits.cell)).trim() || null)) }], page }) ?? refuse('sheet-too-many-rows');
}

/** The book with empty columns and rows at the end left out; nothing where it is too long or too wide. */
function within(book: Book): Book | null {
  for (const sheet of book.sheets) {
    while (sheet.rows.length > 0 && sheet.rows.at(-1)!.every((cell) => cell === null || cell === '')) sheet.rows.pop();
    if (sheet.rows.length > limits.rows) return null;
    sheet.rows = sheet.rows.map((row) => row.slice(0, limits.columns));
  }
  return book;
}

/** A part of the archive: where its own head begins, how it is packed, and what size it is said to have. */
export interface Part {
  name: string;
  at: number;
  method: number;
  packed: number;
  size: number;
}

/** What a ZIP archive says it holds, from its list at the end, without unpacking anything (APPNOTE 4.3.12, 4.3.16). */
function contentsOf(bytes: Uint8Array): { parts: Part[]; encrypted: boolean } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const contents = { parts: [] as Part[], encrypted: false };
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    contents.encrypted ||= (view.getUint16(at + 8, true) & 1) === 1;
    const name = view.getUint16(at + 28, true);
    contents.parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true)
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return contents;
}

let last: Promise<unknown> = Promise.resolve();
/** Each file takes as much memory as one may; so the next waits. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

export type Read = { sheets: Book['sheets'] } | { refused: SheetRefusal['refused'] };

/**
 * What is unpacked may be anything: memory and time end the process then. A thread would not do: a cell in row 99,999,999,999 asks for more
 * memory than there is in one go, and that ends the whole program, whatever the thread is allowed.
 */
function inProcess(bytes: Uint8Array, parts: Part[]): Promise<Read> {
  const reading = `const done = (read) => process.send(read, () => process.exit());
    process.once('message', (given) => (${unpackAndRead.toString()})(given, require('node:zlib'), (name) => import(name), done));`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, '--input-type=commonjs', '-e', reading], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {} });
    const late = setTimeout(() => void child.kill('SIGKILL'), limits.seconds * 1000);
    const end = (read: Read) => {
      clearTimeout(late);
      resolve(read);
    };
    child.once('message', (read) => end(read as Read));
    child.once('error', () => end({ refused: 'sheet-refused' }));
    child.once('close', () => end({ refused: 'sheet-refused' }));
    child.send({ bytes, parts, limits, reader: import.meta.resolve('read-excel-file/node'), packer: import.meta.resolve('fflate') }, () => {});
  });
}

const begins = (bytes: Uint8Array, first: number[]) => first.every((byte, at) => bytes[at] === byte);
/** A name in an old compound file stands in UTF-16. */
const holds = (bytes: Uint8Array, name: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
/** A text has no control characters but tabs and line ends. In UTF-16 that is asked of letters: half of `ạ` or `đ` looks like one. */
const binary = (bytes: Uint8Array) => {
  const head = bytes.subarray(0, 2000);
  const { text, page } = lettersOf(head);
  const codes = page === 'utf-16' ? Array.from(text, (letter) => letter.codePointAt(0)!) : [...head];
  return codes.some((code) => code < 9 || (code > 13 && code < 32 && code !== 27));
};
