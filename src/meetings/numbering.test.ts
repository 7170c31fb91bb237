import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#organisation/day.ts';
import { cycleOf, spanOfTerm } from './numbering.ts';

test('numbers run by the year of the paper’s own day until a term is known, then by the term, from the day after the congress', () => {
  expect(cycleOf('2025-12-31', [])).toBe('2025');
  expect(cycleOf('2026-01-01', [])).toBe('2026');
  const terms = ['2020-05-11', '2025-04-21'];
  expect(['2020-05-10', '2020-05-11', '2025-04-20', '2025-04-21', '2026-11-03'].map((day) => cycleOf(day, terms))).toEqual(['2020', 'term 2020-05-11', 'term 2020-05-11', 'term 2025-04-21', 'term 2025-04-21']);
});

test('a new term changes the run of exactly the days it takes over', () => {
  const aDay = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2018-01-01', n));
  fc.assert(fc.property(fc.uniqueArray(aDay, { maxLength: 4 }), aDay, aDay, (terms, startsOn, day) => {
    fc.pre(!terms.includes(startsOn));
    const { from, until } = spanOfTerm(startsOn, terms);
    expect(cycleOf(day, [...terms, startsOn]) !== cycleOf(day, terms)).toBe(day >= from && (until === null || day < until));
  }));
});
