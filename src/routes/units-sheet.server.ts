import { importUnits } from '#organisation/import-commands.ts';
import { knownUnits } from '#organisation/import-handlers.server.ts';
import { planUnits, readUnits, unitFields, type ImportedUnit, type KnownUnit, type UnitChoice } from '#organisation/import.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import type { Importable } from './sheet.server.ts';

/** Units below a committee. */
export const unitsBelowUnit: Importable<{ today: string; top: KnownUnit; known: KnownUnit[] }> = {
  command: importUnits, right: 'keep-units', fields: unitFields, needed: ['name'],
  example: { name: 'Ví dụ: Chi bộ thôn Đông', kind: 'Chi bộ', type: 'Thôn', parent: '', foundedOn: '1/7/2025', code: '', decisionNumber: '12-QĐ/ĐU', hamlet: 'Thôn Đông' },
  know: async ({ trx, unit, day }) => ({ today: day, ...(await knownUnits(trx, unit.id, day)) }),
  preview: (layout, { today, top, known }, asked, lang) => {
    const valuesOf = (unit: ImportedUnit | KnownUnit, parent: string) => valuesIn(lang, unit, parent);
    const read = readUnits(layout.rows, layout.headerRow, layout.mapping, known, top, today);
    const plan = planUnits(read.rows, known, top, asked.choices as Record<number, UnitChoice>);
    const nameColumn = Number(Object.entries(layout.mapping).find(([, field]) => field === 'name')![0]);
    const nameOf = new Map<string | number, string>([top, ...known].map((unit) => [unit.id, unit.name]));
    for (const row of read.rows) nameOf.set(row.at, row.name);
    const parentOf = (row: ImportedUnit) => nameOf.get(row.parentAt ?? row.parentId ?? top.id) ?? '';
    const orphans = read.wrong.length > 0 ? [] : plan.orphans.map((row) => ({ at: row.at, column: nameColumn, written: parentOf(row), reason: 'parent-is-cell' }));
    return {
      rows: read.rows.map((row) => ({ ...row, ...(asked.choices[row.at] ? { choice: asked.choices[row.at] } : {}) })),
      wrong: [...read.wrong, ...orphans].sort((a, b) => a.at - b.at || a.column - b.column), notes: read.notes,
      added: plan.added.map(({ row }) => ({ at: row.at, values: valuesOf(row, parentOf(row)) })),
      changed: plan.changed.map(({ row, known: unit }) => ({ at: row.at, name: unit.name, changes: [{ field: 'code', before: unit.code ?? '', after: row.code! }] })),
      doubts: plan.doubts.map(({ row, known: unit, chosen, mayBeNew }) => ({
        at: row.at, theirs: valuesOf(row, parentOf(row)), ours: valuesOf(unit, nameOf.get(unit.parentId ?? '') ?? ''), recorded: true, chosen, choices: mayBeNew ? ['new', 'skip'] : ['skip']
      })),
      same: plan.same.length
    };
  },
  list: (unitId) => `/units/${unitId}/organisation`
};

function valuesIn(lang: 'vi' | 'en', unit: ImportedUnit | KnownUnit, parent: string): Record<string, string> {
  const w = words(lang).organisation;
  const values: Record<string, string> = { name: unit.name, kind: w.kinds[unit.kind] ?? unit.kind };
  if ('type' in unit && unit.type) values['type'] = w.types[unit.type]!;
  if (parent) values['parent'] = parent;
  if (unit.foundedOn) values['foundedOn'] = shortDay(lang, unit.foundedOn);
  if (unit.code) values['code'] = unit.code;
  if ('hamlet' in unit && unit.hamlet) values['hamlet'] = unit.hamlet;
  return values;
}
