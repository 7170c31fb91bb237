import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDue, lastTime } from './due.ts';

const at = '02:00';
const moment = (text: string) => new Date(`${text}+07:00`);

test('it is due once after the hour, every day, also when the machine was off at the hour', () => {
  expect(isDue(at, moment('2026-11-24T01:59:00'), moment('2026-11-23T02:00:10'), null)).toBe(false);
  expect(isDue(at, moment('2026-11-24T02:00:00'), moment('2026-11-23T02:00:10'), null)).toBe(true);
  expect(isDue(at, moment('2026-11-24T07:30:00'), moment('2026-11-22T02:00:10'), null)).toBe(true);
  expect(isDue(at, moment('2026-11-24T07:31:00'), moment('2026-11-24T07:30:00'), null)).toBe(false);
  expect(isDue(at, moment('2026-11-24T07:31:00'), null, null)).toBe(true);
});

test('a try that failed is made again an hour later', () => {
  expect(isDue(at, moment('2026-11-24T02:30:00'), null, moment('2026-11-24T02:00:10'))).toBe(false);
  expect(isDue(at, moment('2026-11-24T03:00:10'), null, moment('2026-11-24T02:00:10'))).toBe(true);
});

test('whatever the moment and the hour, the hour last passed is at most a day ago and shows that hour', () => {
  fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.nat(23), fc.nat(59), (now, hour, minute) => {
    const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const last = lastTime(text, now);
    expect(now.getTime() - last.getTime()).toBeGreaterThanOrEqual(0);
    expect(now.getTime() - last.getTime()).toBeLessThan(24 * 3600_000);
    expect(new Date(last.getTime() + 7 * 3600_000).toISOString().slice(11, 16)).toBe(text);
  }));
});

test('what a clock years ahead did or failed at is no reason to wait once it is right; an hour set back is', () => {
  const now = moment('2026-11-24T07:30:00');
  expect(isDue(at, now, moment('2031-11-24T02:00:10'), null)).toBe(true);
  expect(isDue(at, now, null, moment('2031-11-24T02:00:10'))).toBe(true);
  expect(isDue(at, now, moment('2026-11-24T08:20:00'), null)).toBe(false);
});
