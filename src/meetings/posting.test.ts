import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countdown, filingDue, noticeDue, postings } from './month.ts';
import { states } from './meeting.ts';

const at = (minute: string) => new Date(`${minute}:00+07:00`);
const facts = { state: 'announced' as const, startsAt: at('2026-11-03T19:30'), endedAt: null, announcedAt: at('2026-10-30T08:00'), postedBefore: null, postedAt: null, withoutHandbook: false };

test('papers are due twenty-four hours before the meeting, results by the end of the second day after it as the calendar in Việt Nam counts', () => {
  expect(noticeDue(at('2026-11-03T19:30'))).toEqual(at('2026-11-02T19:30'));
  // an evening that in Greenwich is still the day before
  expect(filingDue(at('2026-11-03T23:50'))).toEqual(at('2026-11-05T23:59'));
  expect(filingDue(at('2026-11-04T00:10'))).toEqual(at('2026-11-06T23:59'));
  expect(filingDue(at('2026-12-30T21:00'))).toEqual(at('2027-01-01T23:59'));
});

test('before the meeting one posting is asked for, after it both; late is what came after its time, or has not come when it is over', () => {
  expect(postings(facts, at('2026-11-02T19:00'))).toEqual([{ part: 'before', asked: true, due: at('2026-11-02T19:30'), postedAt: null, late: false }]);
  expect(postings(facts, at('2026-11-02T20:00'))).toMatchObject([{ late: true }]);
  const held = { ...facts, state: 'written' as const, endedAt: at('2026-11-03T21:05'), postedBefore: { at: at('2026-11-01T09:00'), marked: at('2026-11-01T09:05') } };
  expect(postings(held, at('2026-11-05T20:00'))).toMatchObject([{ part: 'before', postedAt: at('2026-11-01T09:00'), late: false }, { part: 'after', postedAt: null, late: false }]);
  expect(postings({ ...held, postedAt: at('2026-11-06T07:00') }, at('2026-12-01T07:00'))).toMatchObject([{ late: false }, { late: true }]);
  expect(postings({ ...facts, state: 'planned' }, at('2026-11-01T08:00'))).toEqual([]);
  expect(postings({ ...facts, state: 'missed' }, at('2026-11-09T08:00'))).toEqual([]);
});

test('of a cell that does not use the handbook app no posting is asked for and none is late; one that was marked stands', () => {
  const held = { ...facts, withoutHandbook: true, state: 'written' as const, endedAt: at('2026-11-03T21:05') };
  expect(postings(held, at('2026-12-01T07:00')).map(({ part, asked, late, postedAt }) => [part, asked, late, postedAt])).toEqual([['before', false, false, null], ['after', false, false, null]]);
  expect(postings({ ...held, postedAt: at('2026-11-09T07:00') }, at('2026-12-01T07:00'))[1]).toMatchObject({ asked: false, late: false, postedAt: at('2026-11-09T07:00') });
});

test('what was posted before the meeting was announced anew has to be posted again', () => {
  const posted = { ...facts, postedBefore: { at: at('2026-10-31T09:00'), marked: at('2026-10-31T09:05') } };
  expect(postings(posted, at('2026-11-01T08:00'))[0]!.postedAt).toEqual(at('2026-10-31T09:00'));
  expect(postings({ ...posted, announcedAt: at('2026-11-01T07:00') }, at('2026-11-01T08:00'))[0]!.postedAt).toBe(null);
});

test('a countdown tells whole hours, from two days on days and hours, and turns when the time is over', () => {
  const due = at('2026-11-05T23:59');
  expect(countdown(due, at('2026-11-03T21:00'))).toEqual({ past: false, days: 2, hours: 2 });
  expect(countdown(due, at('2026-11-04T23:00'))).toEqual({ past: false, days: 0, hours: 24 });
  expect(countdown(due, at('2026-11-05T23:58'))).toEqual({ past: false, days: 0, hours: 0 });
  expect(countdown(due, at('2026-11-06T03:00'))).toEqual({ past: true, days: 0, hours: 3 });
  fc.assert(fc.property(fc.date({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00'), noInvalidDate: true }), fc.constantFrom(...states), (now, state) => {
    const left = countdown(due, now);
    const hours = Math.abs(due.getTime() - now.getTime()) / 3_600_000;
    expect(left.days * 24 + left.hours).toBe(Math.floor(hours));
    for (const posting of postings({ ...facts, state, endedAt: states.indexOf(state) >= 4 && state !== 'missed' ? at('2026-11-03T21:05') : null }, now)) expect(posting.late).toBe(countdown(posting.due, now).past);
  }));
});
