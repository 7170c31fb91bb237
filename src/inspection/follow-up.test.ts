import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#organisation/day.ts';
import { isClosed, isOwed, isPaperLate, isRemedyLate, isWithinReach, mayFollowPaper, paperState, remedyDue, remedyReminded, remedyState, settlements, timesBack, type Asked, type Remedying } from './follow-up.ts';

const at = (nth: number) => new Date(Date.UTC(2026, 2, 1 + nth));
const today = '2026-03-10';
const due = fc.integer({ min: -20, max: 20 }).map((days) => addDays(today, days));

/** A paper after words that may follow one another, by turns. */
const paper = fc.record({ dueOn: due, turns: fc.array(fc.nat(5), { maxLength: 8 }) }).map(({ dueOn, turns }): Asked => {
  const words: Asked['words'][number][] = [];
  for (const [nth, turn] of turns.entries()) {
    const may = mayFollowPaper(paperState({ words }));
    if (may.length > 0) words.push({ word: may[turn % may.length]!, at: at(nth) });
  }
  return { dueOn, words };
});

test('a paper waits for the cell, for the team, or for nobody any more; it is late only while it waits for the cell', () => {
  fc.assert(fc.property(paper, (one) => {
    const state = paperState(one);
    expect(mayFollowPaper(state).length === 0).toBe(state === 'received' || state === 'not-needed');
    expect(mayFollowPaper(state).includes('handed-in')).toBe(isOwed(one));
    expect(isPaperLate(one, today)).toBe(isOwed(one) && one.dueOn < today);
    // the end is an end
    expect(one.words.slice(0, -1).some((said) => ['received', 'not-needed'].includes(said.word))).toBe(false);
  }));
});

const remedy = fc.record({ dueOn: due, turns: fc.array(fc.tuple(fc.nat(3), due), { maxLength: 8 }) }).map(({ dueOn, turns }): Remedying => {
  const words: Remedying['words'][number][] = [];
  for (const [nth, [turn, day]] of turns.entries()) {
    if (isClosed({ words })) break;
    const word = (['reported', ...settlements] as const)[turn]!;
    words.push({ word, newDueOn: word === 'not-done' ? day : null, at: at(nth) });
  }
  return { dueOn, words };
});

test('a remedy is followed until it is done or dropped; its day is the last that was given, and it is late from the day after while nobody says it is done', () => {
  fc.assert(fc.property(remedy, (one) => {
    const again = one.words.filter((said) => said.word === 'not-done');
    expect([timesBack(one), remedyDue(one)]).toEqual([again.length, again.at(-1)?.newDueOn ?? one.dueOn]);
    expect(isClosed(one)).toBe(one.words.some((said) => said.word === 'done' || said.word === 'dropped'));
    const waits = ['open', 'not-done'].includes(remedyState(one));
    expect([isRemedyLate(one, remedyDue(one)), isRemedyLate(one, addDays(remedyDue(one), 1))]).toEqual([false, waits]);
  }));
});

test('a day to hand in or to remedy lies between today and a year on', () => {
  expect([addDays(today, -1), today, addDays(today, 366), addDays(today, 367)].map((day) => isWithinReach(day, today))).toEqual([false, true, true, false]);
});

test('a remedy is recalled once shortly before its day, when that is over, and then once a week, however mornings were missed', () => {
  const dueOn = '2026-03-20';
  fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (mornings) => {
    let remindedOn: string | null = null;
    const on: string[] = [];
    for (const [n, runs] of mornings.entries()) {
      const day = addDays('2026-03-01', n);
      if (!runs || !remedyReminded({ dueOn, remindedOn }, day)) continue;
      on.push(day);
      remindedOn = day;
    }
    expect(on.every((day) => day >= '2026-03-17')).toBe(true);
    expect(on.filter((day) => day <= dueOn).length).toBe(mornings.slice(16, 20).some(Boolean) ? 1 : 0);
    const late = on.filter((day) => day > dueOn);
    for (const [n, day] of late.entries()) if (n > 0) expect(day >= addDays(late[n - 1]!, 7)).toBe(true);
    expect(late.length > 0).toBe(mornings.slice(20).some(Boolean));
  }));
});
