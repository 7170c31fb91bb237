import { readDate } from '#documents/reading/date.ts';
import { nameCase } from '#documents/reading/encodings.ts';
import type { Cell, Field, Rows } from '#documents/reading/columns.ts';
import { fold } from '#platform/fold.ts';
import { sameMember } from './same-person.ts';

export const memberFields = [
  { key: 'fullName', many: true, words: ['ho va ten', 'ho ten', 'ho va ten khai sinh', 'ho ten dang vien', 'ho va ten dang vien', 'ten dang vien', 'full name', 'name', 'ho', 'ho dem', 'ho lot', 'ho va ten dem', 'ho ten dem', 'ten', 'surname', 'given name'] },
  { key: 'born', many: true, words: ['ngay sinh', 'nam sinh', 'ngay thang nam sinh', 'ngay thang sinh', 'ngay/thang/nam sinh', 'sinh ngay', 'sinh nam', 'ns', 'born', 'birth date', 'date of birth', 'year of birth'] },
  { key: 'cardNumber', words: ['so the dang vien', 'so the dang', 'so the dv', 'so the', 'the dang vien', 'the dang', 'the dang vien so', 'the dang so', 'the dv so', 'the dv', 'the so', 'so tdv', 'so tdvcs', 'ma the', 'sttd', 'so hieu the', 'card number', 'card'] },
  { key: 'admittedOn', words: ['ngay vao dang', 'ngay ket nap', 'ngay ket nap dang', 'ngay vao dang lan dau', 'vao dang', 'nam vao dang', 'ngay du bi', 'ket nap', 'vao dang ngay', 'admitted on', 'admitted'] },
  { key: 'officialOn', words: ['ngay chinh thuc', 'ngay vao dang chinh thuc', 'ngay cong nhan chinh thuc', 'ngay cong nhan dang vien chinh thuc', 'chinh thuc', 'chinh thuc ngay', 'ngay chuyen chinh thuc', 'official since', 'official'] },
  { key: 'status', words: ['tinh trang', 'loai dang vien', 'dang vien chinh thuc du bi', 'dien dang vien', 'status'] },
  { key: 'phone', words: ['dien thoai', 'so dien thoai', 'sdt', 'so dt', 'dt', 'dien thoai di dong', 'di dong', 'so dien thoai di dong', 'phone', 'mobile', 'telephone'] },
  { key: 'email', words: ['thu dien tu', 'email', 'e mail', 'dia chi email', 'hop thu'] },
  { key: 'group', words: ['to dang', 'ten to dang', 'to dang so', 'thuoc to dang', 'thuoc to', 'sinh hoat tai to dang', 'sinh hoat to dang', 'to sinh hoat', 'party group'] },
  { key: 'cell', words: ['chi bo', 'ten chi bo', 'sinh hoat tai chi bo', 'chi bo sinh hoat', 'don vi sinh hoat', 'cell', 'cell name'] }
] as const satisfies readonly Field[];
export type MemberField = (typeof memberFields)[number]['key'];

/** One row of the file as read: every value in the form the record keeps it. */
export interface ImportedMember {
  /** row of the sheet, from 1, as the spreadsheet program numbers it */
  at: number;
  cellId?: string;
  fullName: string;
  born?: string;
  cardNumber?: string;
  admittedOn?: string;
  officialOn?: string;
  status?: 'probationary' | 'official';
  phone?: string;
  email?: string;
  /** the party group of the cell named in the file */
  groupId?: string;
}
/** A cell that cannot be read (`wrong`), or was read otherwise than it stands (`note`), with the reason. */
export interface CellRemark {
  at: number;
  column: number;
  field: MemberField;
  written: string;
  reason: 'name-missing' | 'name-without-letters' | 'date' | 'date-later' | 'card' | 'card-twice' | 'card-of-former' | 'phone' | 'email' | 'status' | 'official-before-admitted' | 'cell-unknown' | 'cell-missing' | 'long'
    | 'card-padded' | 'phone-padded' | 'capitals' | 'first-of-month' | 'first-of-year' | 'group-unknown' | 'status-guessed';
}
export interface ReadMembers {
  rows: ImportedMember[];
  wrong: CellRemark[];
  notes: CellRemark[];
}
export interface ReadingMembers {
  /** column index → field; columns left out are not read */
  mapping: Readonly<Record<number, string>>;
  /** 'YYYY-MM-DD': nothing can have happened after it */
  today: string;
  /** the cells below a committee by each of their names (`cellKeys`) that is one cell's alone; without it the column of cells is not read */
  cells?: ReadonlyMap<string, string>;
  /** the party groups of the one cell, or of all cells below; without it the column of groups is not read */
  groups?: readonly { id: string; cellId: string; name: string }[];
}

/**
 * Reads the rows below the headings. A row without a name and card is none (totals, signatures, numbering of columns).
 * Card numbers that lost their zeros are filled to eight, telephones that lost theirs get it back; each is noted.
 */
export function readMembers(rows: Rows, headerRow: number, reading: ReadingMembers): ReadMembers {
  const read: ReadMembers = { rows: [], wrong: [], notes: [] };
  const columns = new Map<MemberField, number[]>();
  for (const [index, field] of Object.entries(reading.mapping)) columns.set(field as MemberField, [...(columns.get(field as MemberField) ?? []), Number(index)]);
  columns.get('fullName')?.sort((a, b) => Number(isGivenName(rows, headerRow, a)) - Number(isGivenName(rows, headerRow, b)) || a - b);
  let signed = false;
  for (let row = headerRow + 1; row < rows.length; row++) {
    const cells = rows[row]!;
    const of = (field: MemberField) => (columns.get(field) ?? []).map((column) => ({ column, cell: cells[column] ?? null })).filter((one) => one.cell !== null && String(one.cell).trim() !== '');
    const member = isMember(of, signed);
    signed ||= !member && cells.some(isSignature);
    if (!member) continue;
    readRow(row + 1, of, columns, reading, read);
  }
  const twice = new Map<string, ImportedMember>();
  for (const member of read.rows) {
    if (!member.cardNumber) continue;
    const key = `${member.cellId ?? ''} ${member.cardNumber}`;
    const before = twice.get(key);
    if (before && !sameMember(before, member)) read.wrong.push({ at: member.at, column: columns.get('cardNumber')![0]!, field: 'cardNumber', written: member.cardNumber, reason: 'card-twice' });
    twice.set(key, member);
  }
  return read;
}

type Of = (field: MemberField) => { column: number; cell: Cell }[];

/** “Người lập”, “T/M CHI BỘ”, “Cẩm Bình, ngày … tháng … năm …”: below it stand the names of who signs. */
function isSignature(cell: Cell): boolean {
  if (typeof cell !== 'string') return false;
  const plain = fold(cell).replace(/[^a-z0-9]+/g, ' ').trim();
  return /^(nguoi lap|nguoi ghi|t m|tm|thay mat|xac nhan|noi nhan|ky ten)\b/.test(plain) || /\bngay( \d+)? thang( \d+)? nam\b/.test(plain);
}

/** A column of given names alone stands after that of surnames, wherever the file has it. */
const isGivenName = (rows: Rows, headerRow: number, column: number): boolean => /^(ten|given name|first name)$/.test(fold(String(rows[headerRow]?.[column] ?? '')).replace(/[^a-z ]+/g, ' ').trim());

/** Numbering of columns (1, 2, 3 or A, B), the example of the template, a total and what stands below the signatures are no members. */
function isMember(of: Of, signed: boolean): boolean {
  const name = of('fullName').map((one) => String(one.cell).trim()).join(' ');
  const known = (['cardNumber', 'born', 'admittedOn', 'officialOn', 'phone'] as const).flatMap((field) => of(field));
  if (!name) return known.length >= 2 && of('cardNumber').length > 0;
  if (of('fullName').every((one) => /^\(?(\d{1,2}|[A-Da-d])\)?$/.test(String(one.cell).trim())) || /^vi du\b|^example\b/.test(fold(name))) return false;
  if (signed && known.length === 0) return false;
  if (known.length > 0) return !/^(tong so|tong cong|cong)\b/.test(fold(name));
  return !/^(tong so|tong cong|cong|tong|nguoi lap|t m|tm|bi thu|ghi chu|danh sach|an dinh|noi nhan|ngay \d|\d)/.test(fold(name).replace(/\./g, ' ').trim()) && !/\d/.test(name) && name.length <= 60;
}

function readRow(at: number, of: Of, columns: ReadonlyMap<MemberField, number[]>, reading: ReadingMembers, read: ReadMembers): void {
  const wrong = (field: MemberField, reason: CellRemark['reason'], cells = of(field)) =>
    void read.wrong.push({ at, field, reason, column: cells[0]?.column ?? columns.get(field)?.[0] ?? 0, written: cells.map((one) => String(one.cell)).join(' ') });
  const note = (field: MemberField, reason: CellRemark['reason']) =>
    void read.notes.push({ at, field, reason, column: of(field)[0]?.column ?? 0, written: of(field).map((one) => String(one.cell)).join(' ') });
  const before = read.wrong.length;
  const member: ImportedMember = { at, fullName: '' };

  const written = of('fullName').map((one) => String(one.cell).trim()).join(' ').replace(/\s+/g, ' ');
  if (!written) wrong('fullName', 'name-missing');
  else if (!/\p{L}/u.test(written) || /\d/.test(written)) wrong('fullName', 'name-without-letters');
  else if (written.length > 300) wrong('fullName', 'long');
  else {
    member.fullName = nameCase(written);
    if (member.fullName !== written) note('fullName', 'capitals');
  }

  const card = of('cardNumber')[0];
  if (card) {
    const digits = String(card.cell).replace(/[\s.\-']/g, '');
    if (!/^\d{5,8}$/.test(digits)) wrong('cardNumber', 'card');
    else {
      member.cardNumber = digits.padStart(8, '0');
      if (digits.length < 8) note('cardNumber', 'card-padded');
    }
  }

  const born = dateOf(of('born'), reading.today);
  if (born && 'wrong' in born) wrong('born', born.wrong);
  else if (born) member.born = born.value;
  for (const field of ['admittedOn', 'officialOn'] as const) {
    const date = dateOf(of(field), reading.today);
    if (!date) continue;
    if ('wrong' in date) wrong(field, date.wrong);
    else {
      member[field] = `${date.value}-01-01`.slice(0, 4) + `${date.value.slice(4)}-01-01`.slice(0, 6);
      if (date.value.length < 10) note(field, date.value.length === 7 ? 'first-of-month' : 'first-of-year');
    }
  }
  if (member.admittedOn && member.officialOn && member.officialOn < member.admittedOn) wrong('officialOn', 'official-before-admitted');

  const phone = of('phone')[0];
  if (phone) {
    const number = phoneOf(String(phone.cell));
    if (!number) wrong('phone', 'phone');
    else {
      member.phone = number.phone;
      if (number.padded) note('phone', 'phone-padded');
    }
  }
  const email = of('email')[0];
  if (email) {
    const address = String(email.cell).trim();
    if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(address) && address.length <= 200) member.email = address;
    else wrong('email', 'email');
  }

  const status = of('status')[0];
  const said = status ? statusOf(String(status.cell)) : undefined;
  if (status && !said) wrong('status', 'status');
  else if (said) member.status = said;
  else if (columns.has('officialOn') && !member.officialOn && member.admittedOn && member.admittedOn > `${Number(reading.today.slice(0, 4)) - 2}${reading.today.slice(4)}`) {
    member.status = 'probationary';
    note('admittedOn', 'status-guessed');
  }

  if (reading.cells) {
    const cell = of('cell')[0];
    const id = cell ? cellKeys(String(cell.cell)).map((key) => reading.cells!.get(key)).find(Boolean) : undefined;
    if (id) member.cellId = id;
    else wrong('cell', cell ? 'cell-unknown' : 'cell-missing');
  }
  const group = of('group')[0];
  if (group && !/^[-–xX]$/.test(String(group.cell).trim())) {
    const key = groupKey(String(group.cell));
    const named = (reading.groups ?? []).filter((one) => groupKey(one.name) === key && (member.cellId === undefined || one.cellId === member.cellId));
    if (named.length === 1) member.groupId = named[0]!.id;
    else note('group', 'group-unknown');
  }
  if (read.wrong.length === before) read.rows.push(member);
}

/** The names a cell goes by, folded, the fullest first: `Chi bộ thôn Tân Lập` → `chi bo thon tan lap`, `thon tan lap`, `tan lap` */
export function cellKeys(name: string): string[] {
  const whole = fold(name).replace(/[^a-z0-9]+/g, ' ').trim();
  const bare = whole.replace(/^(chi bo|cb) (?=.)/, '');
  return [...new Set([whole, bare, bare.replace(/^(thon|xom|ap|ban|khom|buon|to dan pho|tdp|khu pho|khoi pho|khu dan cu) (?=.)/, '')])];
}

/** What tells a party group from the others of its cell: `Tổ đảng số 2`, `Tổ 02` and `2` → `2` */
const groupKey = (name: string): string => fold(name).replace(/[^a-z0-9]+/g, ' ').trim().replace(/^(to dang|to|nhom) (?=.)/, '').replace(/^so (?=.)/, '').replace(/^0+(?=\d)/, '');

/** Of several columns the one filled; two filled (day and month, year) are read together. */
function dateOf(cells: { cell: Cell }[], today: string) {
  const parts = cells.map((one) => one.cell).filter((cell) => !(typeof cell === 'string' && /^[-–xX]$/.test(cell.trim())));
  if (parts.length === 0) return null;
  return readDate(parts.length === 1 ? (parts[0] as string | number) : parts.join('/'), today);
}

/** `912345678`, `+84 912 345 678`, `84912345678` → `0912345678`; of several numbers in a cell the first. */
function phoneOf(written: string): { phone: string; padded: boolean } | null {
  const first = written.split(/[;,/]|\s+-\s+/)[0]!.replace(/[\s.\-()']/g, '').replace(/^\+?84(?=\d{9}$)/, '0');
  if (/^0\d{9,10}$/.test(first)) return { phone: first, padded: false };
  if (/^[1-9]\d{8}$/.test(first)) return { phone: `0${first}`, padded: true };
  return null;
}

function statusOf(written: string): 'probationary' | 'official' | undefined {
  const plain = fold(written);
  if (/du bi|^db$|probation/.test(plain)) return 'probationary';
  if (/chinh thuc|^ct$|official/.test(plain)) return 'official';
  return undefined;
}
