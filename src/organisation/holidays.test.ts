import { expect, test } from 'vitest';
import { addMonths, weekday } from './day.ts';
import { firstHolidays, judgeRegularDay, regularDay } from './holidays.ts';

test('each year has its days of the law, each once and with its document; what waits for a notice is expected, not certain', () => {
  expect(new Set(firstHolidays.map((one) => one.day)).size).toBe(firstHolidays.length);
  for (const [year, days] of [['2025', 11], ['2026', 12], ['2027', 12]] as const) {
    const own = firstHolidays.filter((one) => one.day.startsWith(year) && one.kind === 'holiday');
    expect([year, own.length]).toEqual([year, days]);
    expect(own.filter((one) => one.name.startsWith('Tết Nguyên đán'))).toHaveLength(5);
  }
  expect(firstHolidays.filter((one) => !/\d/.test(one.source))).toEqual([]);
  const expected = firstHolidays.filter((one) => !one.confirmed).map((one) => one.day);
  expect(expected).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-05-03', '2027-09-03']);
  // no day of rest is given in lieu of another
  expect(firstHolidays.filter((one) => one.kind === 'in-lieu' && [0, 6].includes(weekday(one.day)))).toEqual([]);
});

test('the regular meeting keeps day 3, or the next working day of the first week where that is a day off', () => {
  const proposed = Array.from({ length: 12 }, (_, index) => regularDay(addMonths('2027-01-01', index), firstHolidays));
  expect(proposed).toEqual(['2027-01-04', '2027-02-03', '2027-03-03', '2027-04-05', '2027-05-04', '2027-06-03', '2027-07-05', '2027-08-03', '2027-09-06', '2027-10-04', '2027-11-03', '2027-12-03']);
  for (const day of proposed) expect(judgeRegularDay(day, `${day.slice(0, 7)}-01`, firstHolidays, '')).toBe(day.endsWith('-03') ? 'day-three' : 'first-week');
  expect(judgeRegularDay('2027-03-04', '2027-03-01', firstHolidays, '')).toMatchObject({ refused: 'day-needs-reason' });
  expect(judgeRegularDay('2027-03-09', '2027-03-01', firstHolidays, '')).toMatchObject({ refused: 'day-outside-first-week' });
});
