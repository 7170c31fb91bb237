import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tenths } from '#members/percentage.ts';
import { mostChanged, overviewMeasures, overviewOf, type Overview } from './overview.ts';

const share = fc.record({ base: fc.integer({ min: 0, max: 60 }), less: fc.integer({ min: 0, max: 60 }) }).map(({ base, less }) => ({ of: Math.max(0, base - less), base }));
const overview = fc.record(Object.fromEntries(overviewMeasures.map((one) => [one, share]))) as fc.Arbitrary<Overview>;

test('of what changed by a percentage point or more the three that changed most are named, the largest first, and nothing without a base', () => {
  fc.assert(fc.property(overview, overview, (before, now) => {
    const named = mostChanged(before, now);
    const by = (measure: (typeof overviewMeasures)[number]) => (tenths(before[measure]) === null || tenths(now[measure]) === null ? 0 : tenths(now[measure])! - tenths(before[measure])!);
    const all = overviewMeasures.map(by).filter((one) => Math.abs(one) >= 10).map(Math.abs).sort((a, b) => b - a);
    expect(named.map((one) => Math.abs(one.by))).toEqual(all.slice(0, 3));
    for (const one of named) expect(one.by).toBe(by(one.measure));
  }));
});

test('a month is the sum of its cells, whatever their order, and what none of them has is a share of nothing', () => {
  fc.assert(fc.property(fc.array(overview, { maxLength: 6 }), (cells) => {
    const rows = cells.map((one, n) => ({ ...one, id: String(n), name: String(n), quarters: { of: 0, base: 0 }, minutes: { meetings: 0, sum: 0 }, longEnough: { of: 0, base: 0 } }));
    const sum = overviewOf(rows);
    expect(overviewOf(rows.toReversed())).toEqual(sum);
    for (const measure of overviewMeasures) expect(sum[measure].base).toBe(rows.reduce((all, one) => all + one[measure].base, 0));
  }));
});
