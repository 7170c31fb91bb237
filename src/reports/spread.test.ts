import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellTypes } from '#organisation/cell-type.ts';
import type { MonthRegime } from './regime.ts';
import { figureOf, figures, levelsOf, levelTexts, shareIn, sizeOf, spreadOf, valueIn, type FigureShown, type SpreadCell } from './spread.ts';

const shares = figures.filter((one) => one !== 'minutes');
/** A cell of which one share is known, and of the others nothing. */
const cell = (of: number, base: number, members = 20, type: (typeof cellTypes)[number] | null = 'village', figure: FigureShown = 'attendance'): SpreadCell =>
  ({ type, members, minutes: { meetings: base, sum: of }, ...Object.fromEntries(shares.map((one) => [one, one === figure ? { of, base } : { of: 0, base: 0 }])) }) as SpreadCell;

test('a level belongs to the cell that reaches it, to the last member: 89.96 % is below 90', () => {
  expect(spreadOf('attendance', [cell(19, 20), cell(18, 20), cell(2249, 2500), cell(17, 20), cell(16, 20), cell(0, 20), cell(0, 0)], cellTypes)).toEqual([{ type: 'village', size: 'middle', cells: 7, at: [1, 1, 2, 1, 1], none: 1 }]);
});

test('types stand in the order of the guidance, sizes from small to large; a cell whose type nobody recorded comes last', () => {
  const found = spreadOf('attendance', [cell(1, 1, 40, null), cell(1, 1, 8, 'abroad'), cell(1, 1, 30), cell(1, 1, 9), cell(1, 1, 8)], cellTypes);
  expect(found.map((one) => [one.type, one.size])).toEqual([['village', 'small'], ['village', 'middle'], ['village', 'large'], ['abroad', 'small'], [null, 'large']]);
});

test('every cell is in one group and at one level, or nothing of it is counted, whatever the figure', () => {
  const any = fc.record({ of: fc.nat({ max: 50 }), more: fc.nat({ max: 50 }), members: fc.integer({ min: 1, max: 60 }), type: fc.constantFrom(...cellTypes, null) });
  fc.assert(fc.property(fc.array(any, { maxLength: 30 }), fc.constantFrom(...figures), (all, figure) => {
    const found = spreadOf(figure, all.map((one) => cell(one.of, one.of + one.more, one.members, one.type, figure)), cellTypes);
    expect(found.reduce((sum, one) => sum + one.cells, 0)).toBe(all.length);
    for (const one of found) {
      expect(one.at).toHaveLength(levelsOf[figure].length);
      expect(one.at.reduce((sum, n) => sum + n, one.none)).toBe(one.cells);
      expect(one.cells).toBe(all.filter((other) => other.type === one.type && sizeOf(other.members) === one.size).length);
    }
  }));
});

test('minutes are spread by what a cell’s meetings last on average, unrounded; a figure nobody knows is attendance', () => {
  const cells = [[720, 6], [719, 6], [180, 2], [179, 2], [0, 0]].map(([sum, meetings]) => cell(sum!, meetings!));
  expect(spreadOf('minutes', cells, cellTypes)).toMatchObject([{ cells: 5, at: [1, 1, 1, 1, 0], none: 1 }]);
  expect(['spoke', 'x', null].map(figureOf)).toEqual(['spoke', 'attendance', 'attendance']);
});

test('each level says from where it is; the last is the rest, and all of something is its own level', () => {
  expect([levelTexts('attendance'), levelTexts('tasks'), levelTexts('minutes')]).toEqual([['≥95', '≥90', '≥85', '≥80', '<80'], ['100', '≥90', '≥75', '≥50', '<50'], ['≥120', '≥105', '≥90', '≥75', '<75']]);
  expect(spreadOf('tasks', [cell(5, 5, 20, 'village', 'tasks'), cell(999, 1000, 20, 'village', 'tasks')], cellTypes)).toMatchObject([{ at: [1, 1, 0, 0, 0] }]);
});

test('of a month the chosen figure is told by its own counts: kept by the cells that met, minutes by no share', () => {
  const month = { month: '2026-10-01', over: true, due: { of: 1, base: 2 }, ...cell(3, 4), minutes: { meetings: 2, sum: 185 }, tasks: { of: 0, base: 0 } } as unknown as MonthRegime;
  expect((['kept', 'attendance', 'minutes', 'tasks'] as const).map((figure) => [shareIn(month, figure), valueIn(month, figure)])).toEqual([[{ of: 1, base: 2 }, 50], [{ of: 3, base: 4 }, 75], [null, 93], [{ of: 0, base: 0 }, null]]);
});
