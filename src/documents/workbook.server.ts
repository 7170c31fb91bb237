import writeXlsxFile from 'write-excel-file/node';

export interface Column {
  title: string;
  width: number;
}
export type CellValue = string | number | null;

/** A list as an .xlsx file. Text is written as text, so that what looks like a formula is never one. */
export async function workbookOf(title: string, columns: readonly Column[], rows: readonly (readonly CellValue[])[]): Promise<Buffer> {
  const head = columns.map((column) => ({ value: column.title, fontWeight: 'bold' as const, type: String }));
  const body = rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value: inert(value), type: String })));
  return writeXlsxFile([head, ...body], { columns: columns.map((column) => ({ width: column.width })), sheet: title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) }).toBuffer();
}

/** A leading = + - @ or tab begins a formula in some programs even in text cells that are saved again as CSV. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
