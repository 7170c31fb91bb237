import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whoCounts } from '#members/who-counts.ts';
import { standings, type MemberStanding } from '#members/status.ts';
import { quorum } from './quorum.ts';

const deep = process.env['DEEP'] === 'yes';
const largest = deep ? 6 : 4;
const always = { from: null, until: null };

function* cells(size: number): Generator<[MemberStanding, boolean][]> {
  if (size === 0) return yield [];
  for (const smaller of cells(size - 1)) for (const standing of standings.filter((one) => one !== 'exempt-from-dues')) for (const present of [true, false]) yield [...smaller, [standing, present]];
}

test('over every small cell and everybody there or not, the quorum is more than half of the official members without a flag', () => {
  let looked = 0;
  for (let size = 0; size <= largest; size++)
    for (const cell of cells(size)) {
      const members = cell.map(([standing], n) => ({
        id: String(n), name: '', statuses: [{ ...always, status: standing === 'ended' ? 'left' : standing === 'probationary' ? standing : 'official' }],
        flags: ['official', 'probationary', 'ended'].includes(standing) ? [] : [{ ...always, flag: standing }]
      }));
      const base = whoCounts('quorum', '2026-11-03', members).base;
      const got = quorum(base.length, base.filter((one) => cell[Number(one.id)]![1]).length);
      const all = cell.filter(([standing]) => standing === 'official');
      const here = all.filter(([, present]) => present);
      const expected = { base: all.length, present: here.length, reached: here.length * 2 > all.length };
      if (got.base !== expected.base || got.present !== expected.present || got.reached !== expected.reached) expect({ cell, ...got }).toMatchObject(expected);
      looked++;
    }
  expect(looked).toBe((16 ** (largest + 1) - 1) / 15);
}, 600_000);

test('what is needed is the least number that reaches it, it warns as set, and blocks only where a setting says so', () => {
  fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.constantFrom<[number, number]>([1, 2], [2, 3], [1, 3]), (base, present, share) => {
    const warns = quorum(base, present, { mode: 'warn', share });
    const blocks = quorum(base, present, { mode: 'block', share });
    expect(warns.reached).toBe(present * share[1] > base * share[0]);
    expect(quorum(base, warns.needed, { mode: 'warn', share }).reached).toBe(true);
    expect(quorum(base, warns.needed - 1, { mode: 'warn', share }).reached).toBe(false);
    expect(warns.blocks).toBe(false);
    expect(blocks.blocks).toBe(!warns.reached);
    if (base > 0) expect(warns.needed).toBeLessThanOrEqual(base);
  }), { numRuns: deep ? 20_000 : 1000 });
});
