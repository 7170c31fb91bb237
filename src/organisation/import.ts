import { readDate } from '#documents/reading/date.ts';
import { sentenceCase } from '#documents/reading/encodings.ts';
import type { Cell, Field, Rows } from '#documents/reading/columns.ts';
import { fold } from '#platform/fold.ts';
import type { CellType } from './cell-type.ts';
import { isOverCommittees } from './levels.ts';

export const unitFields = [
  { key: 'name', words: ['ten to chuc', 'ten to chuc dang', 'ten don vi', 'ten chi bo', 'to chuc dang', 'to chuc', 'don vi', 'chi bo', 'name of unit', 'name', 'ten'] },
  { key: 'kind', words: ['loai to chuc', 'loai to chuc dang', 'cap to chuc', 'loai', 'cap', 'kind'] },
  { key: 'type', words: ['loai hinh', 'loai hinh chi bo', 'loai chi bo', 'type of cell', 'type'] },
  { key: 'parent', words: ['truc thuoc', 'cap tren', 'cap tren truc tiep', 'to chuc cap tren', 'thuoc', 'dang bo', 'dang uy', 'belongs to', 'parent'] },
  { key: 'foundedOn', words: ['ngay thanh lap', 'thanh lap', 'thanh lap ngay', 'nam thanh lap', 'founded on', 'founded'] },
  { key: 'code', words: ['ma to chuc', 'ma to chuc dang', 'ma so', 'ma', 'ma don vi', 'ma dinh danh', 'code'] },
  { key: 'decisionNumber', words: ['so quyet dinh', 'quyet dinh', 'so qd', 'qd thanh lap', 'quyet dinh thanh lap', 'decision number', 'decision'] },
  { key: 'hamlet', words: ['thon to dan pho', 'thon', 'thon xom', 'to dan pho', 'dia ban', 'khu dan cu', 'hamlet'] }
] as const satisfies readonly Field[];
export type UnitField = (typeof unitFields)[number]['key'];
export const importedKinds = ['province', 'committee', 'intermediate', 'grassroots', 'cell'] as const;
export type ImportedKind = (typeof importedKinds)[number];

/** One row of the file as read. Its parent is a unit on record, another row, or (neither) the unit the file is imported at. */
export interface ImportedUnit {
  /** row of the sheet, from 1 */
  at: number;
  name: string;
  kind: ImportedKind;
  type?: CellType;
  parentId?: string;
  parentAt?: number;
  foundedOn?: string;
  code?: string;
  decisionNumber?: string;
  hamlet?: string;
}
export interface KnownUnit {
  id: string;
  name: string;
  kind: string;
  /** nothing for the unit the file is imported at */
  parentId: string | null;
  foundedOn: string;
  code: string | null;
}
export interface UnitRemark {
  at: number;
  column: number;
  written: string;
  reason: 'long' | 'date' | 'date-later' | 'kind-unknown' | 'type-unknown' | 'parent-unknown' | 'parent-is-cell' | 'parent-circle' | 'name-twice' | 'kind-guessed' | 'type-guessed' | 'founded-assumed' | 'first-of-month' | 'first-of-year' | 'capitals';
}
export interface ReadUnits {
  rows: ImportedUnit[];
  wrong: UnitRemark[];
  notes: UnitRemark[];
}

/**
 * Reads the rows below the headings. Kind and type are read from their columns, else understood from the name (noted);
 * a parent is found by its name in the file first, then on record at or below the unit. `top` is the unit imported at.
 */
export function readUnits(rows: Rows, headerRow: number, mapping: Readonly<Record<number, string>>, known: readonly KnownUnit[], top: KnownUnit, today: string): ReadUnits {
  const read: ReadUnits = { rows: [], wrong: [], notes: [] };
  const columnOf = new Map(Object.entries(mapping).map(([index, field]) => [field as UnitField, Number(index)]));
  const parents: { row: ImportedUnit; written: string }[] = [];
  for (let index = headerRow + 1; index < rows.length; index++) {
    const of = (field: UnitField): Cell => (columnOf.has(field) ? (rows[index]![columnOf.get(field)!] ?? null) : null);
    const text = (field: UnitField) => String(of(field) ?? '').replace(/\s+/g, ' ').trim();
    const at = index + 1;
    const mark = (list: UnitRemark[], field: UnitField, reason: UnitRemark['reason']) => void list.push({ at, column: columnOf.get(field) ?? columnOf.get('name')!, written: text(field), reason });
    const written = text('name');
    if (!isUnit(written)) continue;
    const unit: ImportedUnit = { at, name: sentenceCase(written), kind: 'cell' };
    if (unit.name !== written) mark(read.notes, 'name', 'capitals');
    for (const field of ['name', 'code', 'decisionNumber', 'hamlet'] as const) if (text(field).length > 300) mark(read.wrong, field, 'long');

    // what the list puts below another of its rows, or of those on record, is no province
    const kind = kindOf(text('kind') || written, top.kind, [unitKey(top.name), ''].includes(unitKey(text('parent'))));
    if (kind) unit.kind = kind;
    else mark(read.wrong, text('kind') ? 'kind' : 'name', 'kind-unknown');
    if (kind && !text('kind') && columnOf.has('kind')) mark(read.notes, 'name', 'kind-guessed');
    if (kind === 'cell') {
      const type = typeOf(text('type')) ?? (text('type') ? null : typeOf(written));
      if (type) unit.type = type;
      else mark(read.wrong, text('type') ? 'type' : 'name', 'type-unknown');
      if (type && !text('type')) mark(read.notes, 'name', 'type-guessed');
    }

    const founded = of('foundedOn');
    const date = founded === null || String(founded).trim() === '' ? null : readDate(founded, today);
    if (date && 'wrong' in date) mark(read.wrong, 'foundedOn', date.wrong);
    else if (date) {
      unit.foundedOn = date.value + '-01-01'.slice(date.value.length === 4 ? 0 : date.value.length === 7 ? 3 : 6);
      if (date.value.length < 10) mark(read.notes, 'foundedOn', date.value.length === 7 ? 'first-of-month' : 'first-of-year');
    } else if (columnOf.has('foundedOn')) mark(read.notes, 'name', 'founded-assumed');
    for (const field of ['code', 'decisionNumber', 'hamlet'] as const) if (text(field)) unit[field] = text(field);
    read.rows.push(unit);
    parents.push({ row: unit, written: text('parent') });
  }
  findParents(parents, known, top, read, columnOf);
  return read;
}

function isUnit(name: string): boolean {
  const plain = fold(name);
  return /\p{L}/u.test(name) && !/^\(?[a-d]\)?$/.test(plain) && !/^(vi du|example|tong so|tong cong|cong)\b/.test(plain);
}

function findParents(parents: readonly { row: ImportedUnit; written: string }[], known: readonly KnownUnit[], top: KnownUnit, read: ReadUnits, columnOf: ReadonlyMap<UnitField, number>): void {
  const inFile = new Map<string, ImportedUnit[]>();
  for (const { row } of parents) put(inFile, unitKey(row.name), row);
  const onRecord = new Map<string, KnownUnit[]>();
  for (const unit of known) if (unit.kind !== 'cell') put(onRecord, unitKey(unit.name), unit);
  const wrong = (row: ImportedUnit, written: string, reason: UnitRemark['reason']) => void read.wrong.push({ at: row.at, column: columnOf.get('parent') ?? columnOf.get('name')!, written, reason });
  for (const { row, written } of parents) {
    const key = unitKey(written);
    if (!written || key === unitKey(top.name)) continue;
    const rows = (inFile.get(key) ?? []).filter((other) => other !== row);
    const recorded = onRecord.get(key) ?? [];
    if (rows.length === 1 && rows[0]!.kind === 'cell') wrong(row, written, 'parent-is-cell');
    else if (rows.length === 1) row.parentAt = rows[0]!.at;
    else if (rows.length === 0 && recorded.length === 1) row.parentId = recorded[0]!.id;
    else wrong(row, written, 'parent-unknown');
  }
  const byRow = new Map(parents.map(({ row, written }) => [row.at, { row, written }]));
  const siblings = new Set<string>();
  for (const { row, written } of parents) {
    if (isInCircle(row, byRow)) wrong(row, written, 'parent-circle');
    const key = `${row.parentAt ?? row.parentId ?? ''} ${unitKey(row.name)}`;
    if (siblings.has(key)) read.wrong.push({ at: row.at, column: columnOf.get('name')!, written: row.name, reason: 'name-twice' });
    siblings.add(key);
  }
}

function isInCircle(row: ImportedUnit, byRow: ReadonlyMap<number, { row: ImportedUnit }>): boolean {
  const passed = new Set<number>();
  for (let at = row.parentAt; at !== undefined; at = byRow.get(at)?.row.parentAt) {
    if (passed.has(at)) return at === row.at || passed.has(row.at);
    passed.add(at);
  }
  return false;
}

export const unitKey = (name: string): string => fold(name).replace(/[^a-z0-9]+/g, ' ').trim();

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The kind from a kind's name or a unit's own: “Đảng bộ” without more is a committee below a province or above it, else a grassroots one. */
function kindOf(text: string, topKind: string, directly: boolean): ImportedKind | null {
  const plain = unitKey(text);
  if (topKind === 'central' && directly && /^(dang bo (tinh|thanh pho|tp)|tinh uy|thanh uy)\b|^(tinh|thanh pho)$|^province\b/.test(plain)) return 'province';
  if (/bo phan|\bintermediate\b/.test(plain)) return 'intermediate';
  if (/co so|\bgrassroots\b/.test(plain)) return 'grassroots';
  if (/^chi bo\b|^cell\b|^chi uy\b/.test(plain)) return 'cell';
  if (/^(dang bo|dang uy|ban chap hanh|bch)\b|^committee\b/.test(plain)) return isOverCommittees(topKind) ? 'committee' : 'grassroots';
  return null;
}

const typeWords: readonly [CellType, RegExp][] = [
  ['abroad', /ngoai nuoc|\babroad\b/],
  ['students', /sinh vien|\bstudents?\b|hoc sinh/],
  ['armed-forces', /cong an|quan su|bien phong|bo doi|vu trang|quan doi|\bforces\b/],
  ['state-enterprise', /(doanh nghiep|cong ty) nha nuoc|state enterprise/],
  ['private-enterprise', /doanh nghiep|cong ty|hop tac xa|\bhtx\b|tu nhan|\bfdi\b|enterprise/],
  ['public-service-unit', /su nghiep|\btruong\b|tram y te|benh vien|mam non|tieu hoc|\bthcs\b|\bthpt\b|trung tam|service unit/],
  ['village', /\bthon\b|\bxom\b|\bap\b|to dan pho|\btdp\b|khu pho|\blang\b|\bbuon\b|\bkhom\b|khu dan cu|\bvillage\b|\bhamlet\b/],
  ['administrative-office', /co quan|\bubnd\b|uy ban|van phong|\bkhoi\b|chinh quyen|hanh chinh|dang uy|mat tran|doan the|\bphong\b|\boffice\b/]
];

function typeOf(text: string): CellType | null {
  if (/(^|\s)bản(\s|$)/iu.test(text.normalize('NFC'))) return 'village';
  const plain = unitKey(text);
  return typeWords.find(([, words]) => words.test(plain))?.[0] ?? null;
}

export type UnitChoice = 'new' | 'skip';
export interface UnitPlan {
  /** parents before children; `parentId` is a unit on record, `parentAt` a row added before */
  added: { row: ImportedUnit; parentId: string | null; parentAt: number | null }[];
  /** units that get the code the file gives; names, places in the tree and days are changed by their own commands */
  changed: { row: ImportedUnit; known: KnownUnit }[];
  same: { row: ImportedUnit; known: KnownUnit }[];
  /** the same code under another name, or the same name elsewhere */
  doubts: { row: ImportedUnit; known: KnownUnit; proposed: UnitChoice; chosen: UnitChoice; mayBeNew: boolean }[];
  /** rows whose parent is a row left out or a cell on record: nothing can be founded there */
  orphans: ImportedUnit[];
}

/** What the rows would found. A row is a unit on record when the code is the same, or the name under the same parent. */
export function planUnits(rows: readonly ImportedUnit[], known: readonly KnownUnit[], top: KnownUnit, choices: Readonly<Record<number, UnitChoice>> = {}): UnitPlan {
  const plan: UnitPlan = { added: [], changed: [], same: [], doubts: [], orphans: [] };
  const byId = new Map([top, ...known].map((unit) => [unit.id, unit]));
  const byCode = new Map(known.filter((unit) => unit.code).map((unit) => [unit.code!, unit]));
  const byPlace = new Map(known.map((unit) => [`${unit.parentId} ${unitKey(unit.name)}`, unit]));
  const byName = new Map(known.map((unit) => [`${unit.kind} ${unitKey(unit.name)}`, unit]));
  /** row → the unit on record it is, or nothing where it is founded now */
  const became = new Map<number, string | null>();
  for (const row of inTreeOrder(rows)) {
    const above = row.parentAt !== undefined ? became.get(row.parentAt) : (row.parentId ?? top.id);
    if (above === undefined || (above !== null && (byId.get(above)?.kind ?? 'cell') === 'cell')) {
      plan.orphans.push(row);
      continue;
    }
    const coded = row.code ? byCode.get(row.code) : undefined;
    const placed = above === null ? undefined : byPlace.get(`${above} ${unitKey(row.name)}`);
    const is = coded && unitKey(coded.name) === unitKey(row.name) ? coded : coded ? undefined : placed;
    if (is) {
      became.set(row.at, is.id);
      (row.code && !is.code ? plan.changed : plan.same).push({ row, known: is });
      continue;
    }
    const perhaps = coded ?? byName.get(`${row.kind} ${unitKey(row.name)}`);
    if (perhaps) {
      const mayBeNew = !coded;
      const chosen = mayBeNew ? (choices[row.at] ?? 'new') : 'skip';
      plan.doubts.push({ row, known: perhaps, proposed: mayBeNew ? 'new' : 'skip', chosen, mayBeNew });
      if (chosen === 'skip') {
        became.set(row.at, perhaps.id);
        continue;
      }
    }
    became.set(row.at, null);
    plan.added.push({ row, parentId: above, parentAt: above === null ? row.parentAt! : null });
  }
  return plan;
}

function inTreeOrder(rows: readonly ImportedUnit[]): ImportedUnit[] {
  const byRow = new Map(rows.map((row) => [row.at, row]));
  const depth = (row: ImportedUnit, steps = 0): number => (row.parentAt === undefined || steps > rows.length || !byRow.has(row.parentAt) ? 0 : 1 + depth(byRow.get(row.parentAt)!, steps + 1));
  return [...rows].map((row) => ({ row, depth: depth(row) })).sort((a, b) => a.depth - b.depth || a.row.at - b.row.at).map((one) => one.row);
}
