import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#organisation/day.ts';
import { dueOn, isLate, leastDays, mayExtend, mayFinish, mostDays, mostExtended, stepNow, steps, type Course, type Step } from './course.ts';

const begin = '2026-03-02';
const days = fc.integer({ min: leastDays, max: mostDays });
const fresh = (days: number): Course => ({ beginsOn: begin, days, extension: null, done: {} });

/** A course after some of its steps and perhaps an extension, each as the rules let it: `turns` are days passed, and what is tried then. */
const lived = fc.record({ days, turns: fc.array(fc.record({ pass: fc.nat(12), extend: fc.nat(12) }), { maxLength: 8 }) }).map(({ days, turns }) => {
  let [course, today] = [fresh(days), begin];
  for (const { pass, extend } of turns) {
    today = addDays(today, pass);
    const step = stepNow(course);
    if (extend > 0 && mayExtend(course, extend, today) === true) course = { ...course, extension: { days: extend, on: today } };
    else if (step && mayFinish(course, step, today, today) === true) course = { ...course, done: { ...course.done, [step]: today } };
  }
  return { course, today };
});

test('the steps are due one after another, each with a day of its own at least, and the last by the last day', () => {
  fc.assert(fc.property(days, (days) => {
    const due = steps.map((step) => dueOn(fresh(days), step));
    expect(due[0]! >= begin && due[0]! < due[1]! && due[1]! < due[2]!).toBe(true);
    expect(daysBetween(begin, due[2]!) + 1).toBe(days);
  }));
  expect(steps.map((step) => dueOn(fresh(30), step))).toEqual(['2026-03-09', '2026-03-24', '2026-03-31']);
});

test('however it goes, the whole is never longer than its days and a third of them, and an extension moves what is not done by as much', () => {
  fc.assert(fc.property(lived, ({ course, today }) => {
    const before = { ...course, extension: null };
    const last = dueOn(course, 'conclude');
    expect(daysBetween(begin, last) + 1 <= course.days + Math.floor(course.days / 3)).toBe(true);
    for (const step of steps) {
      const moved = daysBetween(dueOn(before, step), dueOn(course, step));
      expect([0, course.extension?.days ?? 0]).toContain(moved);
      if (course.done[step] === undefined) expect(moved).toBe(course.extension?.days ?? 0);
      // late from the day after, and no sooner
      if (course.done[step] === undefined) expect([isLate(course, step, dueOn(course, step)), isLate(course, step, addDays(dueOn(course, step), 1))]).toEqual([false, true]);
    }
    if (course.extension) expect(mayExtend(course, 1, today)).not.toBe(true);
  }));
});

test('steps are done in their order, none twice, none ahead of today, none before the one before it', () => {
  fc.assert(fc.property(lived, fc.constantFrom(...steps), fc.integer({ min: -20, max: 20 }), ({ course, today }, step, off) => {
    const done = steps.filter((one) => course.done[one] !== undefined);
    expect(done).toEqual(steps.slice(0, done.length));
    expect(done.map((one) => course.done[one]!)).toEqual(done.map((one) => course.done[one]!).toSorted());
    const on = addDays(today, off);
    const may = mayFinish(course, step, on, today);
    const earliest = course.done[steps[done.length - 1] as Step] ?? begin;
    expect(may === true).toBe(step === stepNow(course) && on <= today && on >= earliest);
  }));
});

test('it is extended once, by a third at most, while its last day is not over', () => {
  fc.assert(fc.property(days, fc.integer({ min: 1, max: 31 }), fc.nat(40), (days, more, passed) => {
    const today = addDays(begin, passed);
    expect(mayExtend(fresh(days), more, today) === true).toBe(more <= mostExtended(days) && passed < days);
  }));
  expect(mayExtend(fresh(30), 11, begin)).toEqual({ refused: 'extension-too-long', field: 'days', most: 10, days: 30 });
  expect(mayExtend({ ...fresh(30), done: { prepare: begin, conduct: begin, conclude: begin } }, 3, begin)).toEqual({ refused: 'inspection-concluded', field: 'days' });
});

test('a step done late stays late, however long the extension given afterwards', () => {
  const late: Course = { ...fresh(30), done: { prepare: '2026-03-12' } };
  expect([isLate(late, 'prepare', '2026-03-20'), isLate({ ...late, extension: { days: 10, on: '2026-03-13' } }, 'prepare', '2026-03-20')]).toEqual([true, true]);
  expect(dueOn({ ...late, extension: { days: 10, on: '2026-03-13' } }, 'conduct')).toBe('2026-04-03');
});
