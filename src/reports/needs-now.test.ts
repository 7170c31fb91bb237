import fc from 'fast-check';
import { expect, test } from 'vitest';
import { states } from '#meetings/meeting.ts';
import { byNeed, needsNow, needsOfNow, type CellNow } from './needs-now.ts';

const now = new Date('2026-11-27T08:00:00+07:00');
const cell = fc.record({
  id: fc.uuid(), state: fc.option(fc.constantFrom(...states)), off: fc.integer({ min: -200, max: 200 }), unanswered: fc.nat(2), toLookAt: fc.nat(2), unvisited: fc.boolean(), lateTasks: fc.nat(2)
}).map(({ id, state, off, ...rest }): CellNow & { id: string } => {
  const startsAt = state ? new Date(now.getTime() + off * 3600_000) : null;
  return { id, meetingId: state ? 'm' : null, state, startsAt, endedAt: startsAt && states.indexOf(state!) >= states.indexOf('concluded') ? new Date(startsAt.getTime() + 5400_000) : null, postedAt: null, ...rest };
});

test('each cell stands once under each of its needs and nowhere else, the kinds in their order, the cells in theirs', () => {
  fc.assert(fc.property(fc.uniqueArray(cell, { maxLength: 8, selector: (one) => one.id }), (cells) => {
    const groups = byNeed(cells, now);
    expect(groups.map((one) => one.need)).toEqual(needsNow.filter((need) => groups.some((one) => one.need === need)));
    for (const group of groups) expect(group.cells.length).toBeGreaterThan(0);
    for (const one of cells) expect(groups.filter((group) => group.cells.some((its) => its.id === one.id)).map((group) => group.need)).toEqual(needsOfNow(one, now));
    for (const group of groups) expect(group.cells.map((one) => one.id)).toEqual(cells.filter((one) => needsOfNow(one, now).includes(group.need)).map((one) => one.id));
  }));
});

test('a meeting of tomorrow without a notice is said the day before, while there is time; a month without a plan, papers that are late, each under its own', () => {
  const quiet = { unanswered: 0, toLookAt: 0, unvisited: false, lateTasks: 0, endedAt: null, postedAt: null };
  const meets = { ...quiet, meetingId: 'm', startsAt: new Date('2026-11-28T19:30:00+07:00') };
  expect(needsOfNow({ ...meets, state: 'planned' }, now)).toEqual(['announce']);
  expect(needsOfNow({ ...meets, state: 'announced' }, now)).toEqual([]);
  expect(needsOfNow({ ...quiet, meetingId: null, state: null, startsAt: null }, now)).toEqual(['plan']);
  const before = { ...quiet, meetingId: 'm', startsAt: new Date('2026-11-20T19:30:00+07:00') };
  expect(needsOfNow({ ...before, state: 'concluded', endedAt: new Date('2026-11-20T21:00:00+07:00') }, now)).toEqual(['record']);
  expect(needsOfNow({ ...before, state: 'filed', unanswered: 1, unvisited: true }, now)).toEqual(['answer', 'visit']);
});
