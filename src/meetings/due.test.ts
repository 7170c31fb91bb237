import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, instantOf } from '#organisation/day.ts';
import { passedOver } from './month.ts';
import { meetingDueOn, taskDueOn, type MeetingDue } from './due.ts';
import { states } from './meeting.ts';

const aDay = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2026-01-01', n));
const evening = (day: string) => instantOf(`${day}T19:30`);
const meeting = fc.record({ state: fc.constantFrom(...states), startsOn: aDay, posted: fc.boolean(), papersWaiting: fc.integer({ min: 0, max: 2 }) }).map(({ state, startsOn, posted, papersWaiting }): MeetingDue => ({
  state, startsAt: evening(startsOn), endedAt: ['concluded', 'written', 'filed', 'graded'].includes(state) ? evening(startsOn) : null, postedAt: posted ? evening(addDays(startsOn, 1)) : null, papersWaiting
}));

test('a secretary hears of each thing on at most four mornings, and of nothing once it is done', () => {
  fc.assert(fc.property(meeting, aDay, (one, from) => {
    const mornings = Array.from({ length: 60 }, (_, n) => meetingDueOn(one, addDays(from, n))).filter(Boolean);
    expect(mornings.length).toBeLessThanOrEqual(4);
    if (['open', 'filed', 'graded', 'missed'].includes(one.state)) expect(mornings).toEqual([]);
    if (one.postedAt) expect(mornings).not.toContain('filing-due');
  }));
});

test('the notice is asked for two days and one day before, the filing from the second day after', () => {
  const planned: MeetingDue = { state: 'prepared', startsAt: evening('2026-12-03'), endedAt: null, postedAt: null, papersWaiting: 0 };
  expect(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map((day) => meetingDueOn(planned, day))).toEqual([null, 'notice-due', 'notice-due', null]);
  expect(meetingDueOn({ ...planned, state: 'announced', papersWaiting: 1 }, '2026-12-02')).toBe('papers-due');
  const ended: MeetingDue = { ...planned, state: 'concluded', endedAt: evening('2026-12-03') };
  expect(['2026-12-04', '2026-12-05', '2026-12-08', '2026-12-09'].map((day) => meetingDueOn(ended, day))).toEqual([null, 'filing-due', 'filing-due', null]);
});

test('a late task is recalled on the first morning it is looked at, then when a week has gone by, never before it is late, never once its member says it is done', () => {
  const mornings = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }).map((all) => [...all].sort((a, b) => a - b));
  fc.assert(fc.property(aDay, mornings, fc.option(fc.integer({ min: 0, max: 60 })), (start, all, pressed) => {
    const dueOn = addDays(start, 10);
    let remindedOn: string | null = null;
    const recalled: string[] = [];
    // some mornings the program is not running; and a comrade may remind by a press on one day
    for (const day of [...all, ...(pressed === null ? [] : [pressed + 0.5])].sort((a, b) => a - b).map((n) => addDays(start, Math.floor(n)))) {
      if (pressed !== null && day === addDays(start, pressed) && recalled.at(-1) !== day && !all.includes(pressed)) remindedOn = day;
      else if (taskDueOn({ dueOn, saysDone: false, remindedOn }, day)) recalled.push((remindedOn = day));
    }
    expect(recalled.filter((day) => day <= dueOn)).toEqual([]);
    for (const [n, day] of recalled.slice(1).entries()) expect(daysBetween(recalled[n]!, day)).toBeGreaterThanOrEqual(7);
    const firstLate = all.map((n) => addDays(start, n)).find((day) => day > dueOn);
    if (pressed === null && firstLate) expect(recalled[0]).toBe(firstLate);
    expect(taskDueOn({ dueOn, saysDone: true, remindedOn: null }, addDays(dueOn, 30))).toBe(false);
  }));
});

test('a meeting is passed over half a day after its hour, as long as nothing of it is recorded', () => {
  const startsAt = new Date('2026-11-03T19:30:00+07:00');
  const [thatNight, nextMorning] = [new Date('2026-11-03T23:00:00+07:00'), new Date('2026-11-04T08:00:00+07:00')];
  for (const state of ['planned', 'prepared', 'announced'] as const) expect([passedOver({ state, startsAt }, thatNight), passedOver({ state, startsAt }, nextMorning)]).toEqual([false, true]);
  for (const state of ['open', 'concluded', 'written', 'filed', 'graded', 'missed'] as const) expect(passedOver({ state, startsAt }, nextMorning)).toBe(false);
});
