import { expect, test } from 'vitest';
import { addDays, addMonths, weekday } from './day.ts';
import { awaited, firstHolidays, judgeRegularDay, regularDay } from './holidays.ts';

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

/** The day in Việt Nam of the k-th new moon since 1900 (J. Meeus, Astronomical Formulae for Calculators, chapter 32): the first day of a lunar month. */
function newMoonDay(k: number): string {
  const [T, sin] = [k / 1236.85, (degrees: number) => Math.sin((degrees * Math.PI) / 180)];
  const M = 359.2242 + 29.10535608 * k - 0.0000333 * T ** 2 - 0.00000347 * T ** 3;
  const N = 306.0253 + 385.81691806 * k + 0.0107306 * T ** 2 + 0.00001236 * T ** 3;
  const F = 21.2964 + 390.67050646 * k - 0.0016528 * T ** 2 - 0.00000239 * T ** 3;
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * T ** 2 - 0.000000155 * T ** 3 + 0.00033 * sin(166.56 + 132.87 * T - 0.009173 * T ** 2);
  const corrected = mean + (0.1734 - 0.000393 * T) * sin(M) + 0.0021 * sin(2 * M) - 0.4068 * sin(N) + 0.0161 * sin(2 * N) - 0.0004 * sin(3 * N) + 0.0104 * sin(2 * F) - 0.0051 * sin(M + N) - 0.0074 * sin(M - N)
    + 0.0004 * sin(2 * F + M) - 0.0004 * sin(2 * F - M) - 0.0006 * sin(2 * F + N) + 0.001 * sin(2 * F - N) + 0.0005 * sin(2 * N + M);
  const universal = corrected - (-0.000278 + 0.000265 * T + 0.000262 * T ** 2);
  return new Date((universal - 2440587.5 + 7 / 24) * 86_400_000).toISOString().slice(0, 10);
}

test('Tết begins with the new moon over Việt Nam, the days off with its eve or before; the Hùng Kings’ day is the tenth of the third month', () => {
  for (const [year, first, hung] of [['2025', '2025-01-29', '2025-04-07'], ['2026', '2026-02-17', '2026-04-26'], ['2027', '2027-02-06', '2027-04-16']] as const) {
    const k = Math.round((Date.parse(first) - Date.UTC(1900, 0, 0)) / 86_400_000 / 29.53058868);
    const moon = [-1, 0, 1].map((step) => k + step).find((one) => newMoonDay(one) === first);
    expect([year, moon]).toEqual([year, expect.any(Number)]);
    // none of these years has a leap month before its fourth
    expect(addDays(newMoonDay(moon! + 2), 9)).toBe(hung);
    const tet = firstHolidays.filter((one) => one.day.startsWith(year) && one.name.startsWith('Tết Nguyên đán')).map((one) => one.day);
    expect([tet.includes(first), tet.includes(addDays(first, -1))]).toEqual([true, true]);
    expect(firstHolidays.filter((one) => one.day.startsWith(year) && one.name === 'Giỗ Tổ Hùng Vương').map((one) => one.day)).toEqual([hung]);
  }
});

test('what waits for its official text is said in time, and a year without days off from October on', () => {
  expect(awaited(firstHolidays, '2026-09-01')).toEqual({ expected: 0, first: null, yearWithout: null });
  expect(awaited(firstHolidays, '2026-11-27')).toEqual({ expected: 7, first: '2027-02-05', yearWithout: null });
  expect(awaited(firstHolidays, '2027-09-30')).toEqual({ expected: 0, first: null, yearWithout: null });
  expect(awaited(firstHolidays, '2027-10-01').yearWithout).toBe(2028);
  expect(awaited(firstHolidays.map((one) => ({ ...one, confirmed: true })), '2026-11-27').expected).toBe(0);
});
