import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hd42, phuTho } from '../../rubrics/hd42.ts';
import { yearGrade } from './score.ts';
import { yearStanding, type CellYear, type GradedMonth } from './year.ts';

const month = (n: number) => `2026-${String(n).padStart(2, '0')}-01`;
const graded = (...grades: (string | null)[]) => grades.map((grade, index) => ({ month: month(index + 1), state: grade ? 'graded' : 'filed', grade }));
const wholeYear = (months: readonly GradedMonth[]): CellYear => ({ year: 2026, since: '2020-05-19', months });
const standing = (months: readonly GradedMonth[], today: string) => yearStanding(phuTho, wholeYear(months), today);

test('a year says what it has, what is left, and what the best grade within reach still asks for', () => {
  const sixGood = graded('tot', 'tot', 'kha', 'tot', 'tot', 'tot', 'tot');
  expect(standing(sixGood, '2026-08-10')).toEqual({ graded: 7, left: 5, waiting: 0, unheld: 0, unknown: 0, grade: null, best: { grade: 'tot', more: 1, of: 'tot', all: 'kha' }, beyond: null });
  // one meeting below fair: at most fair
  expect(standing(graded('tot', 'trung-binh'), '2026-03-01')!.best).toEqual({ grade: 'kha', more: 0, of: 'trung-binh', all: 'trung-binh' });
  expect(standing(graded('kem'), '2026-02-01')!.best).toBeNull();
  // too few months are left for seven good ones
  expect(standing(graded(...Array.from({ length: 8 }, () => 'kha')), '2026-09-01')!.best).toMatchObject({ grade: 'kha' });
  // a month that was missed, or went by without a meeting, is not waited for
  expect(standing([{ month: month(1), state: 'missed', grade: null }, { month: month(3), state: 'filed', grade: null }], '2026-04-02')).toMatchObject({ graded: 0, left: 10, waiting: 1, unheld: 1, unknown: 1 });
  expect(yearStanding(hd42, wholeYear(sixGood), '2026-08-10')).toBeNull();
});

test('the grade comes when nothing is left to wait for, and is that of the rule; until then what is within reach stays so', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('tot', 'kha', 'trung-binh', 'kem'), { minLength: 12, maxLength: 12 }), fc.integer({ min: 0, max: 12 }), (grades, known) => {
    const whole = standing(graded(...grades), '2027-01-01')!;
    expect([whole.grade, whole.best?.grade ?? null]).toEqual([yearGrade(phuTho, grades), yearGrade(phuTho, grades)]);
    const partly = standing(graded(...grades.map((grade, index) => (index < known ? grade : null))), '2026-06-15')!;
    expect(partly.left).toBe(12 - known);
    // what the year came to was within reach all along
    const order = phuTho.years.map((rule) => rule.grade);
    if (whole.grade) expect(order.indexOf(partly.best!.grade)).toBeLessThanOrEqual(order.indexOf(whole.grade));
  }));
});

test('a year that lacks a meeting has no grade: one that was due and not held, or of which nothing is known, is no meeting that is good', () => {
  const good = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => ({ month: month(from + n), state: 'graded', grade: 'tot' }));
  // the second half alone is on record: what is known is fair, and with one more good month of the others it would be good
  expect(standing(good(7, 12), '2027-02-01')).toMatchObject({ graded: 6, left: 0, unheld: 0, unknown: 6, grade: null, best: { grade: 'kha' }, beyond: { grade: 'tot', more: 1, of: 'tot' } });
  // called off, or planned and gone by
  for (const state of ['missed', 'planned', 'announced'])
    expect(standing([...good(1, 11), { month: month(12), state, grade: null }], '2027-02-01')).toMatchObject({ graded: 11, left: 0, unheld: 1, unknown: 0, grade: null, best: { grade: 'tot' }, beyond: null });
  expect(standing(good(1, 12), '2027-02-01')).toMatchObject({ unheld: 0, unknown: 0, grade: 'tot' });
  expect(standing([...good(1, 11), { month: month(12), state: 'announced', grade: null }], '2026-12-02')).toMatchObject({ left: 1, unheld: 0 });
});

test('a cell owes its year the months that began with it in being; a meeting that was put off is waited for until its day; a month explained without one is one not held', () => {
  const good = (from: number, to: number): GradedMonth[] => Array.from({ length: to - from + 1 }, (_, n) => ({ month: month(from + n), state: 'graded', grade: 'tot' }));
  const founded = (since: string, months: readonly GradedMonth[]) => yearStanding(phuTho, { year: 2026, since, months }, '2027-02-01');
  expect(founded('2026-03-01', good(3, 12))).toMatchObject({ graded: 10, left: 0, unheld: 0, unknown: 0, grade: 'tot' });
  // founded in the middle of a month it owes none of it, and a meeting it held then all the same counts
  expect(founded('2026-03-02', good(4, 12))).toMatchObject({ graded: 9, unknown: 0, grade: 'tot' });
  expect(founded('2026-03-02', good(3, 12))).toMatchObject({ graded: 10, unknown: 0, grade: 'tot' });
  expect(founded('2026-02-28', good(4, 12))).toMatchObject({ unknown: 1, grade: null });
  const putOff = (today: string) => standing([...good(1, 9), { month: month(10), state: 'announced', grade: null, on: '2026-11-05' }], today);
  expect([putOff('2026-11-02'), putOff('2026-11-05'), putOff('2026-11-06')]).toMatchObject([{ left: 3, unheld: 0 }, { left: 3, unheld: 0 }, { left: 2, unheld: 1 }]);
  expect(standing([...good(1, 11), { month: month(12), state: 'missed', grade: null, on: null }], '2027-02-01')).toMatchObject({ unheld: 1, unknown: 0, grade: null });
});
