import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, firstOfMonth } from '#organisation/day.ts';
import type { CellPeriod, HeldMonth } from '#reports/regime.ts';
import { changed, endedOn, figuresOf, modelState, nextReview, untilOf, windowsOf, type Chosen } from './model.ts';

const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2022-01-01', n));

test('as many whole months are compared before as since, none of them the month it began in midway, all of them over', () => {
  fc.assert(fc.property(day, day, (startsOn, until) => {
    const windows = windowsOf(startsOn, until);
    const first = firstOfMonth(startsOn);
    const begins = first === startsOn ? first : addMonths(first, 1);
    if (!windows) return void expect(addMonths(begins, 1) > until).toBe(true);
    const { before, after } = windows;
    expect(before).toHaveLength(after.length);
    expect(after.length).toBeLessThanOrEqual(12);
    const run = (months: readonly string[]) => months.every((month, index) => index === 0 || month === addMonths(months[index - 1]!, 1));
    expect([run(before), run(after)]).toEqual([true, true]);
    expect(before.at(-1)).toBe(addMonths(first, -1));
    expect(after[0]! >= begins).toBe(true);
    expect(addMonths(after.at(-1)!, 1) <= until && addMonths(after.at(-1)!, 2) > until).toBe(true);
  }));
});

const chosen = fc.record({ startsOn: day, days: fc.integer({ min: 1, max: 1200 }), turns: fc.array(fc.record({ after: fc.integer({ min: 0, max: 300 }), kind: fc.constantFrom('half-year' as const, 'renewed' as const), more: fc.integer({ min: 1, max: 400 }) }), { maxLength: 4 }), ends: fc.boolean() })
  .map(({ startsOn, days, turns, ends }) => {
    const model: Chosen & { reviews: Chosen['reviews'][number][] } = { startsOn, untilOn: addDays(startsOn, days), reviews: [] };
    let asOf = startsOn;
    for (const { after, kind, more } of turns) {
      asOf = addDays(asOf, after);
      const later = addDays([asOf, untilOf(model)].sort()[1]!, more);
      model.reviews.push(kind === 'renewed' ? { kind: 'final', asOf, outcome: 'renewed', newUntil: later } : { kind: 'half-year', asOf, outcome: null, newUntil: null });
    }
    if (ends) model.reviews.push({ kind: 'final', asOf, outcome: 'ended', newUntil: null });
    return model;
  });

test('until it is ended a model has a next review: within a half-year of the last, or the final one at the end of the plan as it was last renewed', () => {
  fc.assert(fc.property(chosen, day, (model, today) => {
    const next = nextReview(model);
    const ended = endedOn(model) !== null;
    expect(next === null).toBe(ended);
    expect(modelState(model, today)).toBe(ended ? 'ended' : model.startsOn > today ? 'ahead' : next!.on <= today ? 'review-due' : 'running');
    if (!next) return;
    if (next.kind === 'final') expect(next.on).toBe(untilOf(model));
    else {
      expect(next.on).toBe(addMonths(model.reviews.at(-1)?.asOf ?? model.startsOn, 6));
      expect(next.on < untilOf(model)).toBe(true);
    }
  }));
});

const at = (minute: string) => new Date(`${minute}:00+07:00`);
const when = (minute: string) => at(minute).getTime();
const held = (month: string, present: number): HeldMonth => ({
  month, startsAt: when(`${month.slice(0, 7)}-03T19:30`), concludedAt: when(`${month.slice(0, 7)}-03T21:00`), announcedAt: when(`${month.slice(0, 7)}-02T19:30`), papersAt: when(`${month.slice(0, 7)}-02T19:30`), postedAt: when(`${month.slice(0, 7)}-05T23:00`), mustAttend: 40, present, spoke: 8, minutes: 90, combined: false, tasksBefore: 4, tasksDone: 2, tasksInTime: 2, tasksCarried: 2
});
const year = Array.from({ length: 12 }, (_, index) => addMonths('2026-01-01', index));
const cell = (id: string, presentIn: (month: string) => number | null): CellPeriod => ({ id, name: id, since: '2020-01-01', thematic: [], held: year.flatMap((month) => (presentIn(month) === null ? [] : [held(month, presentIn(month)!)])) });

test('a model is set beside the cells of its type and size that are no models, summed, each month where it belongs', () => {
  const cells = [
    cell('model', (month) => (month < '2026-07-01' ? 30 : 38)), cell('alike', (month) => (month === '2026-03-01' ? null : 32)), cell('alike too', () => 34),
    cell('another model', () => 40), cell('smaller', () => 20), cell('of another type', () => 21)
  ];
  const kinds = new Map(cells.map(({ id }) => [id, { type: id === 'of another type' ? 'students' as const : 'village' as const, members: id === 'smaller' ? 12 : 40 }]));
  const model = { cellId: 'model', startsOn: '2026-07-01', untilOn: '2027-07-01', reviews: [] };
  const figures = figuresOf(model, cells, kinds, new Set(['model', 'another model']), '2026-10-10', at('2026-10-10T08:00'))!;
  expect(figures).toMatchObject({ before: { from: '2026-04-01', to: '2026-06-01' }, after: { from: '2026-07-01', to: '2026-09-01' }, months: 3, type: 'village', size: 'large', others: 2 });
  const of = (measure: string) => figures.lines.find((one) => one.measure === measure)!;
  expect(of('attendance').own).toEqual({ before: { of: 90, base: 120 }, after: { of: 114, base: 120 } });
  expect(of('attendance').others).toEqual({ before: { of: 198, base: 240 }, after: { of: 198, base: 240 } });
  expect([changed(of('attendance').own), changed(of('attendance').others)]).toEqual([200, 0]);
  const early = figuresOf({ ...model, startsOn: '2026-04-01' }, cells, kinds, new Set(['model']), '2026-07-01', at('2026-07-01T08:00'))!;
  // of two months of one cell that did not meet, one lies in the window
  expect(early.lines.find((one) => one.measure === 'kept')!.others).toEqual({ before: { of: 8, base: 9 }, after: { of: 9, base: 9 } });
  expect(figuresOf({ ...model, startsOn: '2026-10-01' }, cells, kinds, new Set(), '2026-10-31', at('2026-10-31T08:00'))).toBeNull();
  // one that was ended is compared up to then, however much later one looks
  const ended = { ...model, reviews: [{ kind: 'final' as const, asOf: '2026-09-05', outcome: 'ended' as const, newUntil: null }] };
  expect(figuresOf(ended, cells, kinds, new Set(), '2026-12-20', at('2026-12-20T08:00'))).toMatchObject({ months: 2, after: { from: '2026-07-01', to: '2026-08-01' } });
});
