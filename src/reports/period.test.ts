import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthAfter, monthsBeside, periodOf, regimePeriodOf } from './period.ts';

test('a year, a half and a quarter have their months and days', () => {
  expect(periodOf('2026')).toMatchObject({ part: 'year', from: '2026-01-01', to: '2026-12-31' });
  expect(periodOf('2026-H2')).toMatchObject({ part: 'half', number: 2, from: '2026-07-01', to: '2026-12-31' });
  expect(periodOf('2028-Q1')).toMatchObject({ part: 'quarter', number: 1, from: '2028-01-01', to: '2028-03-31', months: ['2028-01-01', '2028-02-01', '2028-03-01'] });
  for (const none of ['', '26', '2026-Q5', '2026-H3', '2026-Q', '2026-H1Q1', '1929', '2200', '2026-q1', ' 2026', '2026-01']) expect([none, periodOf(none)]).toEqual([none, null]);
});

test('the quarters of a year follow each other without a gap, as do the halves, and are together the year', () => {
  fc.assert(fc.property(fc.integer({ min: 1930, max: 2199 }), (year) => {
    for (const parts of [['H1', 'H2'], ['Q1', 'Q2', 'Q3', 'Q4']]) expect(parts.flatMap((part) => periodOf(`${year}-${part}`)!.months)).toEqual(periodOf(String(year))!.months);
    const { months } = periodOf(String(year))!;
    expect(months.slice(0, -1).map(monthAfter)).toEqual(months.slice(1));
  }));
});

test('beside a month stand the one before and the one after, over the turn of a year, as far as months are known; beside a longer period none', () => {
  const beside = (key: string) => monthsBeside(regimePeriodOf(key)!);
  expect([beside('2026-10'), beside('2026-12'), beside('2027-01')]).toEqual([['2026-09', '2026-11'], ['2026-11', '2027-01'], ['2026-12', '2027-02']]);
  expect([beside('1930-01'), beside('2199-12')]).toEqual([['1930-02'], ['2199-11']]);
  expect(['2026', '2026-H1', '2026-Q4'].map(beside)).toEqual([[], [], []]);
});
