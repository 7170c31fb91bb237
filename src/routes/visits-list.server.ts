import { monthName } from '#words/format.ts';
import { importVisits } from '#supervision/commands.ts';
import { followedBelow } from '#supervision/following-queries.server.ts';
import { plannedIn } from '#supervision/visit-plan-queries.server.ts';
import { readVisits, visitFields, type KnownCell } from '#supervision/visit-list.ts';
import { firstOfMonth } from '#organisation/day.ts';
import type { Importable } from './sheet.server.ts';

/** Planned visits to the cells below a committee. */
export const visitsBelow: Importable<{ today: string; cells: KnownCell[]; planned: Set<string> }> = {
  command: importVisits, right: 'settle-calendar', fields: visitFields, needed: ['cell', 'month'],
  example: { cell: 'Ví dụ: Chi bộ thôn Đông', month: '11/2027', visitor: 'Nguyễn Văn A' },
  know: async ({ trx, unit, permit, day, now }) => ({
    today: day, cells: await followedBelow(trx, unit.id, day, now),
    planned: new Set((await plannedIn(trx, permit.scope.cells, firstOfMonth(day), '2199-12-01', day)).filter((one) => !one.droppedAt).map((one) => `${one.cellId} ${one.month} ${one.personId}`))
  }),
  preview: (layout, { today, cells, planned }, _, lang) => {
    const read = readVisits(layout.rows, layout.headerRow, layout.mapping, cells, today);
    const known = (row: (typeof read.rows)[number]) => planned.has(`${row.cellId} ${row.month} ${row.personId}`);
    const cellOf = new Map(cells.map((cell) => [cell.id, cell]));
    return {
      rows: read.rows.map((row) => ({ ...row })), wrong: read.wrong, notes: [], changed: [], doubts: [], same: read.rows.filter(known).length,
      added: read.rows.filter((row) => !known(row)).map((row) => {
        const cell = cellOf.get(row.cellId)!;
        return { at: row.at, values: { cell: cell.name, month: monthName(lang, row.month), visitor: cell.followers.find((one) => one.personId === row.personId)!.name } };
      })
    };
  },
  list: (unitId) => `/units/${unitId}/supervision/plan`
};
