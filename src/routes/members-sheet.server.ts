import { importMembers, importMembersBelow } from '#members/import-commands.ts';
import { knownMembers } from '#members/import-handlers.server.ts';
import { partyGroupsOf, type PartyGroup } from '#members/group-queries.server.ts';
import { importedDetails, planImport, type Choice, type KnownMember } from '#members/import.ts';
import { cellKeys, memberFields, readMembers, type ImportedMember } from '#members/sheet.ts';
import type { Layout } from '#documents/reading/layout.ts';
import { cellsBelow } from '#organisation/queries.server.ts';
import { partDay, type Lang } from '#words/format.ts';
import type { Seen } from '../front.server.ts';
import type { Asked, Importable, Preview } from './sheet.server.ts';

interface Known {
  today: string;
  members: KnownMember[];
  /** the cell itself, or the cells below by their names as people shorten them */
  cellId: string | null;
  cells: ReadonlyMap<string, string>;
  groups: readonly PartyGroup[];
}

const example = { fullName: 'Ví dụ: Nguyễn Văn An', born: '15/8/1975', cardNumber: '01234567', admittedOn: '3/2/2001', officialOn: '3/2/2002', status: 'chính thức', phone: '0912345678', email: 'an@example.vn' };

/** Members of one cell. */
export const membersOfCell: Importable<Known> = {
  command: importMembers, right: 'keep-members', fields: memberFields.filter((field) => field.key !== 'cell'), needed: ['fullName'], example,
  know: async ({ trx, unit, day }) => ({ today: day, members: await knownMembers(trx, [unit.id]), cellId: unit.id, cells: new Map(), groups: await partyGroupsOf(trx, [unit.id], day) }),
  preview: (layout, known, asked, lang) => preview(layout, known, asked, false, lang),
  list: (unitId) => `/cells/${unitId}/members`
};

/** Members of all cells below a committee, each row naming its cell. */
export const membersBelow: Importable<Known> = {
  command: importMembersBelow, right: 'keep-members', fields: memberFields, needed: ['fullName', 'cell'], example: { cell: 'Chi bộ thôn Đông', ...example },
  know: async ({ trx, unit, day }: Seen) => {
    const cells = await cellsBelow(trx, unit.path, day);
    const ids = cells.map((cell) => cell.id);
    return { today: day, members: await knownMembers(trx, ids), cellId: null, cells: byKey(cells), groups: await partyGroupsOf(trx, ids, day) };
  },
  preview: (layout, known, asked, lang) => preview(layout, known, asked, true, lang),
  list: (unitId) => `/units/${unitId}/organisation`
};

/** Cells by the whole name and by the name as people shorten it. A name that two cells share names neither. */
function byKey(cells: readonly { id: string; name: string }[]): Map<string, string> {
  const holders = new Map<string, Set<string>>();
  for (const { id, name } of cells) for (const key of cellKeys(name)) holders.set(key, (holders.get(key) ?? new Set()).add(id));
  return new Map([...holders].filter(([, ids]) => ids.size === 1).map(([key, ids]) => [key, [...ids][0]!]));
}

function preview(layout: Layout, known: Known, asked: Asked, manyCells: boolean, lang: Lang): Preview {
  const read = readMembers(layout.rows, layout.headerRow, { mapping: layout.mapping, today: known.today, groups: known.groups, ...(manyCells ? { cells: known.cells } : {}) });
  const rows: ImportedMember[] = known.cellId ? read.rows.map((row) => ({ ...row, cellId: known.cellId! })) : read.rows;
  const nameOf = new Map(known.groups.map((group) => [group.id, group.name]));
  const plan = planImport(rows, known.members, asked.choices as Record<number, Choice>);
  const cardColumn = Number(Object.entries(layout.mapping).find(([, field]) => field === 'cardNumber')?.[0] ?? 0);
  return {
    rows: rows.map(({ cellId, ...row }) => ({ ...row, ...(manyCells ? { cellId } : {}), ...(asked.choices[row.at] ? { choice: asked.choices[row.at] } : {}) })),
    wrong: [...read.wrong, ...plan.former.map(({ row }) => ({ at: row.at, column: cardColumn, written: row.cardNumber!, reason: 'card-of-former' }))].sort((a, b) => a.at - b.at || a.column - b.column),
    notes: read.notes,
    added: plan.added.map((row) => ({ at: row.at, values: { ...valuesOf(lang, row), ...(row.groupId ? { group: nameOf.get(row.groupId) ?? '' } : {}) } })),
    changed: plan.changed.map(({ row, known: before, fields }) => ({ at: row.at, name: before.fullName, changes: fields.map((field) => (field === 'groupId' ? { field: 'group', before: nameOf.get(before.groupId ?? '') ?? '', after: nameOf.get(row.groupId!) ?? '' } : { field, before: shown(lang, field, before[field]), after: shown(lang, field, row[field]) })) })),
    doubts: plan.doubts.map(({ row, known: before, other, chosen, choices }) => ({
      at: row.at, theirs: valuesOf(lang, row), ours: valuesOf(lang, (before ?? other)!), recorded: before !== null, chosen, choices
    })),
    same: plan.same.length
  };
}

function valuesOf(lang: Lang, one: ImportedMember | KnownMember): Record<string, string> {
  const values: Record<string, string> = { fullName: one.fullName };
  for (const field of importedDetails) if (one[field]) values[field] = shown(lang, field, one[field]);
  return values;
}

/** Days as people read them; a year or a month is shown as exactly as it is known. */
const shown = (lang: Lang, field: string, value: string | null | undefined): string => (value && ['born', 'admittedOn', 'officialOn'].includes(field) ? partDay(lang, value) : (value ?? ''));
