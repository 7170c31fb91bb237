import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filingDue, noticeDue } from '#meetings/month.ts';
import { states } from '#meetings/meeting.ts';
import { addDays, dayOf } from '#organisation/day.ts';
import { figuresOf, todoOf } from './committee.ts';
import { allDueSoon, dueSoon } from './due-soon.ts';

const at = (minute: string) => new Date(`${minute}:00+07:00`);
const cell = (change: object = {}) => ({ meetingId: 'm', state: 'planned' as const, startsAt: at('2026-11-28T19:30'), endedAt: null, postedAt: null, ...change });

test('a meeting of today or tomorrow, the last hour of its notice and of its papers are named on their day, and nothing that is done', () => {
  const morning = at('2026-11-27T08:00');
  expect(dueSoon(cell(), morning)).toEqual([{ what: 'announce', on: 'today', at: noticeDue(at('2026-11-28T19:30')) }, { what: 'meets', on: 'tomorrow', at: at('2026-11-28T19:30') }]);
  expect(dueSoon(cell({ state: 'announced' }), morning).map((one) => one.what)).toEqual(['meets']);
  expect(dueSoon(cell({ startsAt: at('2026-11-29T19:30') }), morning).map((one) => [one.what, one.on])).toEqual([['announce', 'tomorrow']]);
  const ended = cell({ state: 'concluded', startsAt: at('2026-11-25T19:30'), endedAt: at('2026-11-25T21:00') });
  expect(dueSoon(ended, morning)).toEqual([{ what: 'file', on: 'today', at: filingDue(at('2026-11-25T21:00')) }]);
  expect([dueSoon({ ...ended, postedAt: at('2026-11-26T08:00') }, morning), dueSoon(cell({ state: 'missed' }), morning), dueSoon(cell({ state: null, startsAt: null }), morning)]).toEqual([[], [], []]);
});

const hours = fc.integer({ min: -200, max: 200 });
test('whatever is named lies between now and the end of tomorrow, and is never also named late', () => {
  fc.assert(fc.property(fc.array(fc.record({ state: fc.constantFrom(...states), off: hours }), { maxLength: 8 }), fc.integer({ min: 0, max: 24 * 60 }), (drawn, minute) => {
    const now = new Date(at('2026-11-27T00:00').getTime() + minute * 60_000);
    const cells = drawn.map(({ state, off }) => {
      const startsAt = new Date(now.getTime() + off * 3600_000);
      return cell({ state, startsAt, endedAt: states.indexOf(state) >= states.indexOf('concluded') && state !== 'missed' ? new Date(startsAt.getTime() + 5400_000) : null });
    });
    const soon = allDueSoon(cells, now);
    for (const one of soon) {
      expect(one.at >= now && dayOf(one.at) === (one.on === 'today' ? dayOf(now) : addDays(dayOf(now), 1))).toBe(true);
      const late = todoOf(one.cell, now)?.what;
      if (one.what === 'announce') expect(late).not.toBe('late-notice');
      if (one.what === 'file') expect(late).not.toBe('late-filing');
      if (one.what === 'meets') expect(late).not.toBe('not-met');
    }
    expect(soon.map((one) => one.at.getTime())).toEqual(soon.map((one) => one.at.getTime()).sort((a, b) => a - b));
  }));
});

test('every cell of a month is counted once: it has met, has a date, did not hold its meeting, or has none planned', () => {
  const none = { present: 0, mustAttend: 0, tasksDone: 0, tasksBefore: 0, tasksCarried: 0 };
  const cells = [...states.map((state) => cell({ state })), cell({ meetingId: null, state: null, startsAt: null })].map((one) => ({ ...one, ...none }));
  const { met, planned, missed, unplanned } = figuresOf(cells, at('2026-11-27T08:00'));
  expect([met + planned + missed + unplanned, missed, unplanned]).toEqual([cells.length, 1, 1]);
});
