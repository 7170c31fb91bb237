import { columnsAt, headerRow, proposeMapping, signatureOf, type Cell, type Field, type FoundColumn } from './columns.ts';
import { encodingOf, toUnicode, type Encoding } from './encodings.ts';
import type { Book } from './sheet.server.ts';

/** What a person chose over what was found; everything may be left to the program. */
export interface Chosen {
  sheet?: number | undefined;
  encoding?: Encoding | undefined;
  /** of the headings, from 1, as the spreadsheet program numbers rows */
  headerRow?: number | undefined;
  mapping?: Record<number, string> | undefined;
}

/** How a file is laid out: its letters turned to Unicode, its headings, and what each column is taken for. */
export interface Layout {
  rows: Cell[][];
  sheet: number;
  encoding: Encoding;
  encodings: readonly Encoding[];
  /** from 0; -1 where no headings were found */
  headerRow: number;
  columns: FoundColumn[];
  mapping: Record<number, string>;
  signature: string;
}

const among: Record<Book['page'], readonly Encoding[]> = {
  xlsx: ['unicode', 'tcvn3', 'vni'],
  'utf-8': ['unicode', 'tcvn3', 'vni'],
  'utf-16': ['unicode', 'tcvn3', 'vni'],
  'windows-1252': ['windows-1252', 'tcvn3', 'vni', 'windows-1258']
};

/** Lays a book out by what was chosen, else by what was remembered for the same headings, else by what the headings say. */
export function layOut(book: Book, fields: readonly Field[], chosen: Chosen = {}, remembered: (signature: string) => Record<number, string> | undefined = () => undefined): Layout {
  const encodings = among[book.page];
  const encoding = chosen.encoding && encodings.includes(chosen.encoding) ? chosen.encoding : encodingOf(textsOf(book), encodings);
  const read = book.sheets.map((sheet) => sheet.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? toUnicode(cell, encoding) : cell))));
  const sheet = chosen.sheet !== undefined && read[chosen.sheet] ? chosen.sheet : bestSheet(read, fields);
  const rows = read[sheet] ?? [];
  const found = chosen.headerRow !== undefined && chosen.headerRow >= 1 && chosen.headerRow <= rows.length ? chosen.headerRow - 1 : headerRow(rows, fields);
  const header = found === null ? { row: -1, columns: columnsAt(rows, 0, fields).columns } : columnsAt(rows, found, fields);
  const signature = signatureOf(header.columns);
  return {
    rows, sheet, encoding, encodings, headerRow: header.row, columns: header.columns, signature,
    mapping: chosen.mapping ?? remembered(signature) ?? proposeMapping(header.columns, fields)
  };
}

/** The sheet with most headings known; the first of equals. */
function bestSheet(sheets: Cell[][][], fields: readonly Field[]): number {
  let best = 0;
  let most = -1;
  for (const [at, rows] of sheets.entries()) {
    const row = headerRow(rows, fields);
    const score = row === null ? 0 : Object.keys(proposeMapping(columnsAt(rows, row, fields).columns, fields)).length;
    if (score > most) [best, most] = [at, score];
  }
  return best;
}

function* textsOf(book: Book): Generator<string> {
  for (const sheet of book.sheets) for (const row of sheet.rows) for (const cell of row) if (typeof cell === 'string') yield cell;
}
