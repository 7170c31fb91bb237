import { fold } from '#platform/fold.ts';

export type Cell = string | number | null;
export type Rows = readonly (readonly Cell[])[];

/** One thing a column may hold, with the words its heading may have: folded, most usual first. */
export interface Field<K extends string = string> {
  key: K;
  words: readonly string[];
  /** several columns may make it up: surname and given name, a birth year under “Nam” or “Nữ” */
  many?: boolean;
}
export interface FoundColumn {
  index: number;
  title: string;
  /** first values below, to recognise the column by */
  samples: string[];
}
export interface Header {
  /** of the last row of headings, from 0; the rows after it are data */
  row: number;
  columns: FoundColumn[];
}

const reach = 40;

/** The row of headings: of the first rows the one most of whose cells are known headings; titles above it are passed over. */
export function headerRow(rows: Rows, fields: readonly Field[]): number | null {
  let best: { row: number; score: number } | null = null;
  for (const [row, cells] of rows.slice(0, reach).entries()) {
    const score = new Set(cells.map((cell) => (cell === null ? null : fieldOf(String(cell), fields))).filter(Boolean)).size;
    if (score > 0 && score > (best?.score ?? 0)) best = { row, score };
  }
  return best?.row ?? null;
}

/** The columns under a row of headings. A second row of headings below a merged one (“Năm sinh”: “Nam”, “Nữ”) is joined to it. */
export function columnsAt(rows: Rows, row: number, fields: readonly Field[]): Header {
  const head = rows[row] ?? [];
  const below = rows[row + 1] ?? [];
  const filled = below.filter((cell) => cell !== null && cell !== '');
  const nameColumn = head.findIndex((cell) => cell !== null && fieldOf(String(cell), fields) === fields[0]!.key);
  const two = filled.length > 0 && !below[nameColumn < 0 ? 0 : nameColumn] && filled.every((cell) => typeof cell === 'string' && !/\d/.test(cell));
  const last = two ? row + 1 : row;
  const width = Math.max(...rows.slice(row, row + 50).map((cells) => cells.length), 0);
  const columns: FoundColumn[] = [];
  let carried = '';
  for (let index = 0; index < width; index++) {
    const own = String(head[index] ?? '').replace(/\s+/g, ' ').trim();
    const under = two ? String(below[index] ?? '').replace(/\s+/g, ' ').trim() : '';
    if (own) carried = own;
    const title = under ? `${own || carried} ${under}` : own;
    const samples = rows.slice(last + 1, last + 40).map((cells) => cells[index]).filter((cell) => cell !== null && cell !== undefined && cell !== '').slice(0, 3).map(String);
    if (title || samples.length > 0) columns.push({ index, title, samples });
  }
  return { row: last, columns };
}

/** What each column probably is, by its heading: one column for a field, unless several may make it up. */
export function proposeMapping(columns: readonly FoundColumn[], fields: readonly Field[]): Record<number, string> {
  const many = new Set(fields.filter((field) => field.many).map((field) => field.key));
  const mapping: Record<number, string> = {};
  const taken = new Map<string, { index: number; worth: number }>();
  for (const { index, title } of columns) {
    const found = bestField(title, fields);
    if (!found) continue;
    const before = taken.get(found.key);
    if (before && !many.has(found.key)) {
      if (before.worth >= found.worth) continue;
      delete mapping[before.index];
    }
    mapping[index] = found.key;
    taken.set(found.key, { index, worth: found.worth });
  }
  return mapping;
}

const fieldOf = (title: string, fields: readonly Field[]) => bestField(title, fields)?.key ?? null;

/** The whole heading counts most, then its beginning; words in brackets and numbering are left out. */
function bestField(title: string, fields: readonly Field[]): { key: string; worth: number } | null {
  const plain = plainTitle(title);
  if (!plain || plain.length > 60) return null;
  let best: { key: string; worth: number } | null = null;
  for (const field of fields)
    for (const word of field.words) {
      const worth = plain === word ? 1000 + word.length : ` ${plain} `.startsWith(` ${word} `) ? 100 + word.length : word.length > 5 && ` ${plain} `.includes(` ${word} `) ? word.length : 0;
      if (worth > (best?.worth ?? 0)) best = { key: field.key, worth };
    }
  return best;
}

/** A heading folded, without brackets, dots and stars: `Số thẻ ĐV (*)` → `so the dv` */
export function plainTitle(title: string): string {
  return fold(title).replace(/\([^)]*\)/g, ' ').replace(/[^a-z0-9]+/g, ' ').trim();
}

/** What tells this layout from others, to remember the mapping by. */
export const signatureOf = (columns: readonly FoundColumn[]): string => columns.map((column) => `${column.index}:${plainTitle(column.title)}`).join('|');
