import writeXlsxFile from 'write-excel-file/node';

export interface Column {
  title: string;
  width: number;
}
export type CellValue = string | number | null;

/** A list as an .xlsx file. Text is written as text, so that what looks like a formula is never one. */
export async function workbookOf(title: string, columns: readonly Column[], rows: readonly (readonly CellValue[])[]): Promise<Buffer> {
  const head = columns.map((column) => ({ value: inert(column.title), fontWeight: 'bold' as const, type: String }));
  const body = rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value: inert(value), type: String })));
  return writeXlsxFile([head, ...body], { columns: columns.map((column) => ({ width: column.width })), sheet: sheetName(title) }).toBuffer();
}

/** A list as an answer to download. `file` is a plain name without accents. */
export async function spreadsheet(file: string, title: string, columns: readonly Column[], rows: readonly (readonly CellValue[])[]): Promise<Response> {
  return new Response(new Uint8Array(await workbookOf(title, columns, rows)), { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${file}"` } });
}

export interface Mark {
  /** row and column, from 0 */
  row: number;
  column: number;
  text: string;
}

/** The rows of somebody's own list as they stand, the marked cells coloured, and in a last column why. `head` is the row of headings, from 0. */
export async function markedWorkbook(rows: readonly (readonly CellValue[])[], head: number, title: string, marks: readonly Mark[]): Promise<Buffer> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const byRow = new Map<number, Mark[]>();
  for (const mark of marks) byRow.set(mark.row, [...(byRow.get(mark.row) ?? []), mark]);
  const sheet = rows.map((row, at) => {
    const here = byRow.get(at) ?? [];
    const cells = Array.from({ length: width }, (_, column) => {
      const value = row[column] ?? null;
      const colour = here.some((mark) => mark.column === column) ? { backgroundColor: '#F8C9C4' as const } : {};
      const bold = at === head ? { fontWeight: 'bold' as const } : {};
      return typeof value === 'number' ? { value, type: Number, ...colour, ...bold } : { value: inert(value ?? ''), type: String, ...colour, ...bold };
    });
    const why = at === head ? title : here.map((mark) => mark.text).join(' ');
    return [...cells, { value: inert(why), type: String, ...(at === head ? { fontWeight: 'bold' as const } : {}) }];
  });
  return writeXlsxFile(sheet, { columns: [...Array.from({ length: width }, () => ({ width: 18 })), { width: 60 }], sheet: sheetName(title) }).toBuffer();
}

/** A sheet's name may not hold some signs, begin or end with an apostrophe, nor be longer than 31. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\\p{C}]/gu, ' ').slice(0, 31).replace(/^'|'$/g, ' ').trim() || '1';

/** A leading = + - @ (in Chinese and Japanese versions also the wide ones) or tab begins a formula in some programs even in text cells that are saved again as CSV. A dash alone is none; signs before it that a file cannot hold are left out of it. */
function inert(text: string): string {
  return /^(?:(?![\t\r])\p{C})*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]./su.test(text) ? `'${text}` : text;
}
