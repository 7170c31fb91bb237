import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '#organisation/day.ts';
import { besideKin, type Kin } from './kin.ts';
import { periodOf } from './period.ts';
import type { HeldMonth } from './regime.ts';
import { fewestBeside, figures, sizeOf } from './spread.ts';

const year = periodOf('2026')!;
const now = instantOf('2026-07-01T00:00');
const months = ['2025-11', '2026-02', '2026-05'];
const held = (month: string, mustAttend: number, present: number): HeldMonth => ({
  month: `${month}-01`, startsAt: instantOf(`${month}-03T19:30`).getTime(), concludedAt: instantOf(`${month}-03T21:00`).getTime(), announcedAt: null, papersAt: null, postedAt: null,
  mustAttend, present: Math.min(present, mustAttend), spoke: 0, minutes: 90, combined: false, tasksBefore: 0, tasksDone: 0, tasksInTime: 0, tasksCarried: 0
});
const cell = fc.record({ must: fc.integer({ min: 1, max: 40 }), present: fc.nat({ max: 40 }), in: fc.subarray(months) })
  .map(({ must, present, in: its }): Kin => ({ self: false, type: 'village', since: '2025-01-01', thematic: [], held: its.map((month) => held(month, must, present)) }));

test('a cell stands at one level of those of its size, which are all counted once, or fewer than five of them have the figure and none is told', () => {
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), fc.constantFrom(...figures), (cells, figure) => {
    const all = cells.map((one, index) => ({ ...one, self: index === 0 }));
    const beside = besideKin(figure, year, all, now);
    expect(besideKin(figure, year, all.toReversed(), now)).toEqual(beside);
    const mine = all[0]!.held.at(-1)?.mustAttend;
    const alike = all.filter((one) => one.held.length > 0 && sizeOf(one.held[0]!.mustAttend) === sizeOf(mine ?? 0));
    if (beside === null) expect(mine).toBeUndefined();
    else if (beside.few) expect(Object.keys(beside).sort()).toEqual(['few', 'size', 'type']);
    else {
      expect(beside.at.reduce((sum, n) => sum + n, beside.none)).toBe(alike.length);
      expect(alike.length - beside.none).toBeGreaterThanOrEqual(fewestBeside);
      expect(beside.level === -1 ? beside.none : beside.at[beside.level]).toBeGreaterThan(0);
    }
  }));
});

test('the size is that of the latest meeting: a cell that shrank is beside the small ones', () => {
  const shrank: Kin = { self: true, type: 'village', since: '2025-01-01', thematic: [], held: [held('2026-05', 8, 8), held('2026-02', 30, 30)] };
  expect(besideKin('attendance', year, [shrank], now)).toEqual({ type: 'village', size: 'small', few: true });
});
