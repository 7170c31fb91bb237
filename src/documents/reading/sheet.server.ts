import { Worker } from 'node:worker_threads';
import { rowsOfText } from './csv.ts';
import { lettersOf } from './encodings.ts';
import type { Cell } from './columns.ts';

/** What a file may be at most; a person's list is far below it. */
const limits = { bytes: 25 * 1024 * 1024, unpacked: 200 * 1024 * 1024, parts: 2000, rows: 20_100, columns: 100, seconds: 60 };

export interface Book {
  sheets: { name: string; rows: Cell[][] }[];
  /** XLSX holds letters; CSV holds bytes that were read as letters by this page */
  page: 'xlsx' | 'utf-8' | 'utf-16' | 'windows-1252';
}
export type SheetRefusal = { refused: 'sheet-refused' | 'sheet-old-excel' | 'sheet-open-document' | 'sheet-locked' | 'sheet-too-large' | 'sheet-too-many-rows'; field: 'file' };

/**
 * The rows of an XLSX or CSV file. XLSX is unpacked only after its own list of contents says how large it becomes, and
 * is read in a thread of its own with a ceiling on memory and time, so that the server goes on answering.
 * Refused: old .xls, .ods, a file locked by a password, what unpacks too large, too many rows, anything else.
 */
export async function readBook(bytes: Uint8Array): Promise<Book | SheetRefusal> {
  const refuse = (refused: SheetRefusal['refused']): SheetRefusal => ({ refused, field: 'file' });
  if (bytes.length > limits.bytes) return refuse('sheet-too-large');
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse(holds(bytes, 'EncryptedPackage') ? 'sheet-locked' : 'sheet-old-excel');
  if (begins(bytes, [0x50, 0x4b])) {
    const contents = contentsOf(bytes);
    if (!contents) return refuse('sheet-refused');
    if (contents.names.some((name) => name === 'content.xml')) return refuse('sheet-open-document');
    if (contents.encrypted) return refuse('sheet-locked');
    if (contents.unpacked > limits.unpacked || contents.names.length > limits.parts) return refuse('sheet-too-large');
    if (!contents.names.includes('xl/workbook.xml')) return refuse('sheet-refused');
    const sheets = await inThread(bytes);
    if (!sheets) return refuse('sheet-refused');
    return within({ sheets, page: 'xlsx' }) ?? refuse('sheet-too-many-rows');
  }
  if (binary(bytes)) return refuse('sheet-refused');
  const { text, page } = lettersOf(bytes);
  return within({ sheets: [{ name: '', rows: rowsOfText(text).map((row) => row.map((cell) => cell.trim() || null)) }], page }) ?? refuse('sheet-too-many-rows');
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

interface Contents {
  names: string[];
  unpacked: number;
  encrypted: boolean;
}

/** What a ZIP archive says it holds, from its list at the end, without unpacking anything (APPNOTE 4.3.12, 4.3.16). */
function contentsOf(bytes: Uint8Array): Contents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const contents: Contents = { names: [], unpacked: 0, encrypted: false };
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    contents.encrypted ||= (view.getUint16(at + 8, true) & 1) === 1;
    contents.unpacked += view.getUint32(at + 24, true);
    const name = view.getUint16(at + 28, true);
    contents.names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)));
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return contents;
}

/** Dates come back as 'YYYY-MM-DD'. A list of contents may lie about sizes: memory and time end the thread then. */
const reading = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData.reader).then(async ({ default: read }) => {
  const sheets = await read(Buffer.from(workerData.bytes));
  parentPort.postMessage(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.slice(0, workerData.rows + 1).map((row) => row.slice(0, workerData.columns).map((cell) =>
    cell instanceof Date ? (Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)) : typeof cell === 'boolean' ? (cell ? 'x' : null) : cell)) })));
}).catch(() => parentPort.postMessage(null));`;

function inThread(bytes: Uint8Array): Promise<Book['sheets'] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(reading, {
      eval: true, workerData: { bytes, reader: import.meta.resolve('read-excel-file/node'), rows: limits.rows, columns: limits.columns },
      resourceLimits: { maxOldGenerationSizeMb: 1024 }
    });
    const late = setTimeout(() => void worker.terminate(), limits.seconds * 1000);
    const end = (sheets: Book['sheets'] | null) => {
      clearTimeout(late);
      resolve(sheets);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
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
