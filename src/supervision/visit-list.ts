import type { Cell, Field, Rows } from '#documents/reading/columns.ts';
import { readDate } from '#documents/reading/date.ts';
import { firstOfMonth } from '#organisation/day.ts';
import { fold } from '#platform/fold.ts';

/** The columns of a list of planned visits. */
export const visitFields = [
  { key: 'cell', words: ['chi bo', 'ten chi bo', 'chi bo du', 'chi bo duoc du', 'cell'] },
  { key: 'month', words: ['thang', 'thang nam', 'ngay hop', 'ngay du', 'ngay', 'thoi gian', 'month', 'day'] },
  { key: 'visitor', words: ['nguoi theo doi', 'nguoi du', 'cap uy vien phu trach', 'dong chi du', 'ho va ten', 'nguoi phu trach', 'followed by', 'visitor'] }
] as const satisfies readonly Field[];

export interface ListedVisit {
  /** row of the sheet, from 1 */
  at: number;
  cellId: string;
  month: string;
  personId: string;
}
export interface KnownCell {
  id: string;
  name: string;
  followers: readonly { personId: string; name: string }[];
}
export interface VisitRemark {
  at: number;
  column: number;
  written: string;
  reason: 'cell-unknown' | 'cell-missing' | 'month-not-read' | 'month-is-over' | 'visitor-unknown' | 'visit-twice';
}

/** A visit may be planned so far ahead. */
const furthest = '2199-12-31';

/**
 * Reads the rows below the headings: a cell by its name, a month or a day in it, one of those who follow the cell by name; a cell that one comrade follows
 * needs no name. A row without cell, month and name is none. Every row with something that is not known is named.
 */
export function readVisits(rows: Rows, headerRow: number, mapping: Readonly<Record<number, string>>, cells: readonly KnownCell[], today: string): { rows: ListedVisit[]; wrong: VisitRemark[] } {
  const read: { rows: ListedVisit[]; wrong: VisitRemark[] } = { rows: [], wrong: [] };
  const columnOf = new Map(Object.entries(mapping).map(([index, field]) => [field, Number(index)]));
  const byName = Map.groupBy(cells, (cell) => fold(cell.name));
  const seen = new Set<string>();
  for (let index = headerRow + 1; index < rows.length; index++) {
    const of = (field: string): Cell => (columnOf.has(field) ? (rows[index]![columnOf.get(field)!] ?? null) : null);
    const text = (field: string) => String(of(field) ?? '').replace(/\s+/g, ' ').trim();
    const wrong = (field: string, reason: VisitRemark['reason']) => void read.wrong.push({ at: index + 1, column: columnOf.get(field) ?? columnOf.get('cell')!, written: text(field), reason });
    const example = /^(vi du|example)\b/.test(fold(text('cell')));
    if (example || !['cell', 'month', 'visitor'].some(text)) continue;
    const [cell, another] = byName.get(fold(text('cell'))) ?? [];
    if (!cell || another) {
      wrong('cell', text('cell') ? 'cell-unknown' : 'cell-missing');
      continue;
    }
    const raw = of('month');
    const date = raw === null ? { wrong: 'date' as const } : readDate(raw, furthest);
    const month = 'value' in date && date.value.length >= 7 ? `${date.value.slice(0, 7)}-01` : null;
    if (!month) wrong('month', 'month-not-read');
    else if (month < firstOfMonth(today)) wrong('month', 'month-is-over');
    const named = cell.followers.filter((one) => fold(one.name) === fold(text('visitor')).replace(/^(d\/c|d c|dong chi) /, ''));
    const [visitor] = text('visitor') ? named : cell.followers.length === 1 ? cell.followers : [];
    if (!visitor) wrong('visitor', 'visitor-unknown');
    if (!month || month < firstOfMonth(today) || !visitor) continue;
    const key = `${cell.id} ${month} ${visitor.personId}`;
    if (seen.has(key)) wrong('cell', 'visit-twice');
    else read.rows.push({ at: index + 1, cellId: cell.id, month, personId: visitor.personId });
    seen.add(key);
  }
  return read;
}
