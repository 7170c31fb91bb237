import { expect, test } from 'vitest';
import { yearStanding, type CellYear, type GradedMonth } from '#quality/year.ts';
import { phuTho } from '../../rubrics/hd42.ts';
import { yearBriefly, yearSaid } from './year-said.ts';

const month = (n: number) => `2026-${String(n).padStart(2, '0')}-01`;
const good = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => ({ month: month(from + n), state: 'graded', grade: 'tot' }));
const wholeYear = (months: readonly GradedMonth[]): CellYear => ({ year: 2026, since: '2020-05-19', months });
const standing = (months: readonly GradedMonth[], today = '2027-02-01') => yearStanding(phuTho, wholeYear(months), today);

test('a year that lacks meetings says what the graded ones come to, what is lacking, and what it would take', () => {
  expect(yearSaid('vi', standing(good(7, 12)))).toBe('Chỉ tính các kỳ đã xếp loại thì đạt loại Khá. Cả năm chưa kết luận được: 6 tháng không có số liệu. Loại Tốt còn cần 1 kỳ Tốt trong các tháng không có số liệu.');
  expect(yearSaid('en', standing([...good(1, 10), { month: month(11), state: 'missed', grade: null }, { month: month(12), state: 'filed', grade: null }]))).toMatch(/^Of the graded meetings alone: with the 1 left .* The year is not settled: 1 meeting due and not held\. 1 meeting held and waiting/);
  expect(yearSaid('vi', standing(good(1, 12)))).toBe('Cả năm: Tốt.');
  expect(yearBriefly('vi', standing(good(7, 12)))).toBe('Khá (thiếu 6 kỳ)');
  // where none is graded yet nothing is said of those that are
  expect(yearSaid('vi', standing([{ month: month(9), state: 'filed', grade: null }], '2026-09-20'))).not.toContain('các kỳ đã xếp loại');
});
