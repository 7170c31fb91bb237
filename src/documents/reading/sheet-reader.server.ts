import type * as zlib from 'node:zlib';
import type { Cell } from './columns.ts';
import type { Limits, Part, Read } from './sheet.server.ts';

interface Given {
  bytes: Uint8Array;
  parts: Part[];
  limits: Limits;
  reader: string;
  packer: string;
}

/**
 * What the process that reads one spreadsheet does; its text is handed over as it stands, so it uses nothing but what it is given. The parts that
 * hold the cells are unpacked to the size they are said to have and no further, and packed anew: the reader sees nothing else of the archive,
 * which may hold more than its list says. Empty cells, and rows of them, are left out: a whole column with a border reaches row 1,048,576.
 * Dates come back as 'YYYY-MM-DD'.
 */
export function unpackAndRead({ bytes, parts, limits, reader, packer }: Given, { inflateRawSync }: typeof zlib, load: (name: string) => Promise<unknown>, answer: (read: Read) => void): void {
  const unpacked = ({ at, method, packed, size }: Part): Uint8Array => {
    const head = new DataView(bytes.buffer, bytes.byteOffset + at, 30);
    if (head.getUint32(0, true) !== 0x04034b50) throw new Error('no part begins here');
    const begin = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const raw = bytes.subarray(begin, begin + packed);
    if (method === 0) return raw;
    // it throws where it would become larger than it is said to be
    return inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) });
  };
  /** The sheet without its empty cells and rows; null where a cell that holds something lies further down than a list may reach. */
  const trimmed = (xml: string): string | null => {
    if (/<(?:c|row) [^<>]{0,99}?\br="[A-Z]{0,9}\d{8}/.test(xml)) return null;
    // the reader would take 1e9 for a number too, and count up to it
    if (/<(?:c|row) [^<>]{0,99}?\br=(?!"[A-Z]{0,3}\d{1,7}")/.test(xml)) throw new Error('a cell without a place');
    const cells = xml.replace(/<c [^<>]{0,400}\/>/g, (cell) => (/ r="[A-Z]{1,3}\d{1,7}"/.test(cell) ? '' : cell)).replace(/<row [^<>]{0,400}(?:\/>|>\s{0,99}<\/row>)/g, (row) => (/ r="\d{1,7}"/.test(row) ? '' : row));
    for (const [, row] of cells.matchAll(/<c [^<>]{0,99}?\br="[A-Z]{1,9}(\d{1,7})"/g)) if (Number(row) > limits.rows) return null;
    return cells;
  };
  /** Further right than anybody looks there may be anything; the reader would draw the whole way there. */
  const narrowed = (xml: string): string => xml.replace(/<c [^<>]{0,99}?\br="([A-Z]{2,3})\d{1,7}"[^<>]{0,400}>(?:(?!<\/c>|<c |<row)[\s\S]){0,4000}<\/c>/g, (cell, column: string) => (column.length === 3 || column > 'CZ' ? '' : cell));

  const work = async (): Promise<Read> => {
    const [{ default: read }, { zipSync }] = (await Promise.all([load(reader), load(packer)])) as [{ default: (file: Uint8Array) => Promise<{ sheet: string; data: unknown[][] }[]> }, { zipSync: (files: Record<string, Uint8Array>, how: object) => Uint8Array }];
    const files: Record<string, Uint8Array> = {};
    for (const part of parts) {
      const content = unpacked(part);
      // the reader takes a time that grows with the square of a tag's length
      if (/<[^<>]{20000}/.test(Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1'))) throw new Error('a tag without end');
      if (!/^xl\/worksheets\//.test(part.name)) files[part.name] = content;
      else {
        const xml = trimmed(new TextDecoder().decode(content));
        if (xml === null) return { refused: 'sheet-too-many-rows' };
        files[part.name] = new TextEncoder().encode(narrowed(xml));
      }
    }
    const sheets = await read(Buffer.from(zipSync(files, { level: 0 })));
    let [cells, letters] = [0, 0];
    const value = (cell: unknown): Cell => {
      cells++;
      if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
      if (typeof cell === 'boolean') return cell ? 'x' : null;
      if (typeof cell !== 'string') return cell as Cell;
      // marks without end would keep whoever composes them busy
      const text = cell.slice(0, limits.cell).replace(/(\p{M}{30})\p{M}+/gu, '$1');
      letters += text.length;
      return text;
    };
    const out = [];
    for (const { sheet, data } of sheets) {
      const rows: Cell[][] = [];
      for (const row of data.slice(0, limits.rows + 1)) {
        rows.push(row.slice(0, limits.columns).map(value));
        if (cells > limits.cells || letters > limits.letters) return { refused: 'sheet-too-large' };
      }
      out.push({ name: sheet, rows });
    }
    return { sheets: out };
  };
  work().then(answer, () => answer({ refused: 'sheet-refused' }));
}
