import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellTypes } from '#organisation/cell-type.ts';
import { levels, sizeOf, spreadOf } from './spread.ts';

const cell = (of: number, base: number, members = 20, type: (typeof cellTypes)[number] | null = 'village') => ({ type, members, attendance: { of, base } });

test('a level belongs to the cell that reaches it, to the last member: 89.96 % is below 90', () => {
  expect(spreadOf([cell(19, 20), cell(18, 20), cell(2249, 2500), cell(17, 20), cell(16, 20), cell(0, 20), cell(0, 0)], cellTypes)).toEqual([{ type: 'village', size: 'middle', cells: 7, at: [1, 1, 2, 1, 1], none: 1 }]);
});

test('types stand in the order of the guidance, sizes from small to large; a cell whose type nobody recorded comes last', () => {
  const found = spreadOf([cell(1, 1, 40, null), cell(1, 1, 8, 'abroad'), cell(1, 1, 30), cell(1, 1, 9), cell(1, 1, 8)], cellTypes);
  expect(found.map((one) => [one.type, one.size])).toEqual([['village', 'small'], ['village', 'middle'], ['village', 'large'], ['abroad', 'small'], [null, 'large']]);
});

test('every cell is in one group and at one level, or has not met', () => {
  const any = fc.record({ of: fc.nat({ max: 50 }), more: fc.nat({ max: 50 }), members: fc.integer({ min: 1, max: 60 }), type: fc.constantFrom(...cellTypes, null) });
  fc.assert(fc.property(fc.array(any, { maxLength: 30 }), (all) => {
    const found = spreadOf(all.map((one) => cell(one.of, one.of + one.more, one.members, one.type)), cellTypes);
    expect(found.reduce((sum, one) => sum + one.cells, 0)).toBe(all.length);
    for (const one of found) {
      expect(one.at).toHaveLength(levels.length);
      expect(one.at.reduce((sum, n) => sum + n, one.none)).toBe(one.cells);
      expect(one.cells).toBe(all.filter((other) => other.type === one.type && sizeOf(other.members) === one.size).length);
    }
  }));
});
