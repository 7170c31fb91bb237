import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate } from './date.ts';

const today = '2026-11-24';
const aDay = fc.date({ min: new Date('1905-04-13T00:00:00Z'), max: new Date('2026-11-24T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

test('any day written in any of the ways is read back', () => {
  fc.assert(fc.property(aDay, (day) => {
    const [year, month, date] = day.split('-') as [string, string, string];
    const [m, d] = [Number(month), Number(date)];
    const serial = Date.parse(day) / 86_400_000 + 25_569;
    const ways: (string | number)[] = [
      `${d}/${m}/${year}`, `${date}/${month}/${year}`, `${d}.${m}.${year}`, `${date}-${month}-${year}`, `${d} ${m} ${year}`, `${d} / ${m} / ${year}`, `${date}${month}${year}`, day, `${year}/${month}/${date}`, `${day}T00:00:00`,
      `ngày ${d} tháng ${m} năm ${year}`, `Ngày ${date} tháng ${month} năm ${year}`, `${d} tháng ${m}, ${year}`, `sinh ngày ${d}/${m}/${year}`
    ];
    if (serial >= 2151) ways.push(serial, serial + 0.5);
    for (const way of ways) expect([way, readDate(way, today)]).toEqual([way, { value: day }]);
    for (const way of [`${m}/${year}`, `${month}-${year}`, `tháng ${m} năm ${year}`, `${year}-${month}`, `00/${month}/${year}`]) expect([way, readDate(way, today)]).toEqual([way, { value: `${year}-${month}` }]);
    for (const way of [year, Number(year), `năm ${year}`, `00/00/${year}`]) expect([way, readDate(way, today)]).toEqual([way, { value: year }]);
  }));
});

test('a year of two digits is the last such year that has been', () => {
  expect(readDate('3/2/30', today)).toEqual({ value: '1930-02-03' });
  expect(readDate('3/2/26', today)).toEqual({ value: '2026-02-03' });
  expect(readDate('25/11/26', today)).toEqual({ value: '1926-11-25' });
  expect(readDate('3/30', today)).toEqual({ wrong: 'date' });
});

test('what is no date, or not one yet, is refused', () => {
  for (const wrong of ['31/2/1970', '12/25/1990', '3/2/0', 'không rõ', '1/2/3/4', '13/1990', 2.193, 0, -5, 99_999_999, '29/2/1900']) expect([wrong, readDate(wrong, today)]).toEqual([wrong, { wrong: 'date' }]);
  expect(readDate('25/11/2026', today)).toEqual({ wrong: 'date-later' });
  expect(readDate('24/11/2026', today)).toEqual({ value: '2026-11-24' });
});

test('a serial is a day as Excel counts them', () => {
  expect(readDate(10_992, today)).toEqual({ value: '1930-02-03' });
  expect(readDate('10992', today)).toEqual({ value: '1930-02-03' });
  expect(readDate(1930, today)).toEqual({ value: '1930' });
  expect(readDate(3_021_930, today)).toEqual({ value: '1930-02-03' });
});
