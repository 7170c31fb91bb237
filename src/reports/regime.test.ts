import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthAfter, periodOf } from './period.ts';
import { regimeWords } from '../../playbooks/report.ts';
import { meanMinutes, rangeOf, regimeOf, standingOf, type CellPeriod, type HeldMonth } from './regime.ts';
import { shortOf, themeMeasure } from './short-of.ts';
import { levelOf } from './spread.ts';

const year = periodOf('2026')!;
const at = (minute: string) => new Date(`${minute}:00+07:00`);
const when = (minute: string) => at(minute).getTime();
const after = at('2027-01-10T08:00');
const held = (month: string, change: Partial<HeldMonth> = {}): HeldMonth => ({
  month: `${month}-01`, startsAt: when(`${month}-03T19:30`), concludedAt: when(`${month}-03T21:00`), announcedAt: when(`${month}-02T19:30`), papersAt: when(`${month}-02T19:30`), postedAt: when(`${month}-05T23:00`), mustAttend: 40, present: 36, spoke: 9, minutes: 90, combined: false, tasksBefore: 5, tasksDone: 4, tasksInTime: 4, tasksCarried: 1, ...change
});
const monthsOf2026 = year.months.map((month) => month.slice(0, 7));
const cell = (name: string, change: Partial<CellPeriod> = {}): CellPeriod => ({ id: name, name, since: '2020-01-01', held: monthsOf2026.map((month) => held(month)), thematic: ['2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01'], ...change });

test('a cell that met in each of twelve months keeps the regime; one that missed a month, or put it off into the next, does not; late in its own month does', () => {
  const missed = cell('missed', { held: monthsOf2026.slice(1).map((month) => held(month)) });
  const putOff = cell('put off', { held: monthsOf2026.map((month) => held(month, month === '2026-04' ? { startsAt: when('2026-05-01T19:30'), concludedAt: when('2026-05-01T21:00') } : {})) });
  const late = cell('late', { held: monthsOf2026.map((month) => held(month, month === '2026-04' ? { startsAt: when('2026-04-30T19:30'), concludedAt: when('2026-04-30T21:00') } : {})) });
  const regime = regimeOf(year, [cell('kept'), missed, putOff, late], after);
  expect(regime.kept).toEqual({ of: 2, base: 4 });
  expect(regime.cells.map((one) => one.kept)).toEqual([{ of: 12, base: 12 }, { of: 11, base: 12 }, { of: 11, base: 12 }, { of: 12, base: 12 }]);
  expect(regime.months.find((one) => one.month === '2026-04-01')!.due).toEqual({ of: 3, base: 4 });
});

test('a month is due once it is over; what was held in it counts for everything else', () => {
  const regime = regimeOf(year, [cell('until March', { held: ['2026-01', '2026-02', '2026-03'].map((month) => held(month)) })], at('2026-03-20T08:00'));
  expect([regime.kept, regime.cells[0]!.kept, regime.attendance]).toEqual([{ of: 1, base: 1 }, { of: 2, base: 2 }, { of: 108, base: 120 }]);
  expect(regime.months.map((one) => [one.month, one.over])).toEqual([['2026-01-01', true], ['2026-02-01', true], ['2026-03-01', false]]);
  expect(regime.quarters.map((one) => [one.quarter, one.over, one.share])).toEqual([[1, false, { of: 1, base: 1 }]]);
  expect(regimeOf(year, [cell('none')], at('2026-01-01T08:00')).kept).toEqual({ of: 0, base: 0 });
});

test('a cell owes the months that begin from the day it was founded, or from the first of the month in which it was received', () => {
  const regime = regimeOf(year, [cell('new', { since: '2026-07-01', held: monthsOf2026.slice(6).map((month) => held(month)) }), cell('newer', { since: '2026-07-02', held: monthsOf2026.slice(7).map((month) => held(month)) })], after);
  expect([regime.kept, regime.cells.map((one) => one.kept)]).toEqual([{ of: 2, base: 2 }, [{ of: 6, base: 6 }, { of: 5, base: 5 }]]);
  expect(regime.quarters.map((one) => one.share.base)).toEqual([0, 0, 2, 2]);
});

test('attendance is all present of all who should attend, and its range goes from the lowest month to the highest', () => {
  const regime = regimeOf(year, [cell('one', { held: [held('2026-01', { present: 40 }), held('2026-02', { present: 30 })] }), cell('small', { held: [held('2026-02', { mustAttend: 3, present: 3 })] })], after);
  expect(regime.attendance).toEqual({ of: 73, base: 83 });
  expect(rangeOf(regime.months)).toEqual({ least: { of: 33, base: 43 }, most: { of: 40, base: 40 } });
  expect(regimeWords.totals(regime, '2026-12-31')[0]).toContain(', từng tháng từ 76,7% đến 100%. Người dự phát biểu');
  expect(rangeOf(regimeOf(year, [cell('none', { held: [] })], after).months)).toBeNull();
});

test('notice and papers a day ahead and results in two days are in time to the minute; what is still in time to be posted is not counted', () => {
  const one = (change: Partial<HeldMonth>, now = after) => regimeOf(year, [cell('one', { held: [held('2026-03', change)] })], now);
  expect([one({}), one({ announcedAt: when('2026-03-02T19:31') }), one({ announcedAt: null })].map((regime) => regime.noticeInTime)).toEqual([{ of: 1, base: 1 }, { of: 0, base: 1 }, { of: 0, base: 1 }]);
  expect([one({}), one({ papersAt: when('2026-03-02T19:31') }), one({ papersAt: null }), regimeOf(year, [cell('forces', { withoutHandbook: true })], after)].map((regime) => regime.papersInTime)).toEqual([{ of: 1, base: 1 }, { of: 0, base: 1 }, { of: 0, base: 1 }, { of: 0, base: 0 }]);
  // also of what was dissolved into it
  expect(regimeOf(year, [cell('heir', { held: [], gone: [held('2026-03'), held('2026-04', { papersAt: null })] })], after).papersInTime).toEqual({ of: 1, base: 2 });
  expect([one({ postedAt: when('2026-03-05T23:59') }), one({ postedAt: when('2026-03-06T00:00') }), one({ postedAt: null }), one({ postedAt: null }, at('2026-03-05T12:00'))].map((regime) => regime.postedInTime))
    .toEqual([{ of: 1, base: 1 }, { of: 0, base: 1 }, { of: 0, base: 1 }, { of: 0, base: 0 }]);
});

test('a cell that does not use the handbook app is not asked for papers or results there, whatever was marked; its notice is', () => {
  const forces = cell('forces', { withoutHandbook: true, held: [held('2026-03', { announcedAt: null, papersAt: null, postedAt: null }), held('2026-04')] });
  const regime = regimeOf(year, [forces, cell('village', { held: [held('2026-03', { postedAt: null })] })], after);
  expect([regime.noticeInTime, regime.papersInTime, regime.postedInTime]).toEqual([{ of: 2, base: 3 }, { of: 1, base: 1 }, { of: 0, base: 1 }]);
  expect((['noticeInTime', 'papersInTime', 'postedInTime'] as const).map((measure) => shortOf(measure, regime.cells).map((one) => one.name))).toEqual([['forces'], [], ['village']]);
  expect([levelOf('postedInTime', regime.cells[0]!), levelOf('postedInTime', regime.cells[1]!)]).toEqual([-1, 4]);
});

test('minutes are averaged over meetings of known length, half up; nobody spoke more than were there', () => {
  const regime = regimeOf(year, [cell('one', { held: [held('2026-01', { minutes: 90 }), held('2026-02', { minutes: 91 }), held('2026-03', { minutes: null, spoke: 50 })] })], after);
  expect([regime.minutes, meanMinutes(regime.minutes), meanMinutes({ meetings: 0, sum: 0 }), regime.spoke]).toEqual([{ meetings: 2, sum: 181 }, 91, null, { of: 54, base: 108 }]);
});

test('a meeting is long enough beside what its own kind asks for: 90 minutes, regular and thematic combined 120; of unknown length it is not asked', () => {
  const lasting = (minutes: number | null, combined: boolean) => held('2026-03', { minutes, combined });
  const asked = ([[89, false], [90, false], [119, true], [120, true], [null, true]] as const).map(([minutes, combined]) => regimeOf(year, [cell('one', { held: [lasting(minutes, combined)] })], after));
  expect(asked.map((regime) => regime.longEnough)).toEqual([{ of: 0, base: 1 }, { of: 1, base: 1 }, { of: 0, base: 1 }, { of: 1, base: 1 }, { of: 0, base: 0 }]);
  // 100 minutes on average are over 90, and two of the three meetings are too short for their kind
  const mean = regimeOf(year, [cell('one', { held: [held('2026-01', { minutes: 80 }), held('2026-02', { minutes: 110, combined: true }), held('2026-03', { minutes: 110 })] })], after);
  expect([meanMinutes(mean.minutes), mean.longEnough, shortOf('longEnough', mean.cells).length]).toEqual([100, { of: 1, base: 3 }, 1]);
});

test('of each figure the cells short of it are named, those furthest from it first; of what is not counted yet nobody is short', () => {
  const cells = [
    cell('whole', { held: monthsOf2026.map((month) => held(month, { present: 40, spoke: 40, tasksDone: 5, tasksInTime: 5, tasksCarried: 0 })) }), cell('none', { since: '2027-01-01', held: [], thematic: [] }),
    cell('some', { held: monthsOf2026.map((month, index) => held(month, { present: 40 - index, spoke: 30, minutes: index === 0 ? 90 : 80, tasksInTime: 3, announcedAt: index === 0 ? null : when(`${month}-02T19:30`), papersAt: index < 2 ? null : when(`${month}-02T19:30`), postedAt: index === 0 ? null : when(`${month}-05T23:00`) })), thematic: ['2026-02-01', '2026-08-01', '2026-11-01'] }),
    cell('less', { held: monthsOf2026.slice(2).map((month) => held(month, { present: 20, spoke: 5, minutes: 60, tasksDone: 1, tasksInTime: 1, announcedAt: null, papersAt: null, postedAt: null })), thematic: [] })
  ];
  const regime = regimeOf(year, cells, after);
  const short = (measure: Parameters<typeof shortOf>[0]) => shortOf(measure, regime.cells).map((one) => one.name);
  for (const measure of ['attendance', 'spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'longEnough', 'tasks'] as const) expect([measure, short(measure)]).toEqual([measure, ['less', 'some']]);
  expect([short('kept'), short('tasksLate'), short('tasksCarried'), short('theme-1'), short('theme-2')]).toEqual([['less'], ['some'], ['some', 'less'], ['less'], ['some', 'less']]);
  expect([regime.late, regime.carried, regime.kept.base - regime.kept.of]).toEqual([12, 22, 1]);
});

test('whatever happened, the whole is the sum of its cells, no part is more than its base, and the order of cells does not matter', () => {
  const heldAny = fc.record({ month: fc.constantFrom(...monthsOf2026), late: fc.boolean(), present: fc.nat({ max: 40 }), spoke: fc.nat({ max: 60 }), posted: fc.boolean(), told: fc.boolean(), minutes: fc.option(fc.nat({ max: 200 })), combined: fc.boolean(), done: fc.nat({ max: 5 }) })
    .map((one) => held(one.month, { present: one.present, spoke: one.spoke, minutes: one.minutes, combined: one.combined, tasksDone: one.done, ...(one.late ? { startsAt: when(`${monthAfter(`${one.month}-01`).slice(0, 7)}-02T19:30`) } : {}), ...(one.posted ? {} : { postedAt: null }), ...(one.told ? {} : { announcedAt: null }) }));
  const cellAny = fc.record({ since: fc.constantFrom('2020-01-01', '2026-03-01', '2026-06-15', '2027-01-01'), held: fc.uniqueArray(heldAny, { selector: (one) => one.month }), thematic: fc.subarray(year.months) }).map((change) => cell('any', change));
  fc.assert(fc.property(fc.array(cellAny, { maxLength: 6 }), fc.constantFrom('2026', '2026-H1', '2026-Q3').map((key) => periodOf(key)!), fc.constantFrom(after, at('2026-08-15T08:00')), (cells, period, now) => {
    const regime = regimeOf(period, cells, now);
    for (const key of ['attendance', 'longEnough', 'spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'tasks'] as const) {
      expect(regime[key].of).toBe(regime.cells.reduce((sum, one) => sum + one[key].of, 0));
      expect(regime[key].base).toBe(regime.cells.reduce((sum, one) => sum + one[key].base, 0));
      expect(regime[key].of).toBeLessThanOrEqual(regime[key].base);
    }
    for (const key of ['late', 'carried'] as const) expect(regime[key]).toBe(regime.cells.reduce((sum, one) => sum + one[key], 0));
    for (const figure of ['spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'tasks'] as const) expect(regime[figure]).toEqual(regime.months.reduce((sum, one) => ({ of: sum.of + one[figure].of, base: sum.base + one[figure].base }), { of: 0, base: 0 }));
    expect(regime.minutes).toEqual(regime.months.reduce((sum, { minutes }) => ({ meetings: sum.meetings + minutes.meetings, sum: sum.sum + minutes.sum }), { meetings: 0, sum: 0 }));
    expect(regime.attendance).toEqual(regime.months.reduce((sum, one) => ({ of: sum.of + one.attendance.of, base: sum.base + one.attendance.base }), { of: 0, base: 0 }));
    expect(regime.kept.of).toBe(regime.cells.filter((one) => one.kept.base > 0 && one.kept.of === one.kept.base).length);
    for (const one of regime.months) expect(one.due.of).toBeLessThanOrEqual(one.due.base);
    for (const { quarter, share } of regime.quarters) expect([quarter, share.base - share.of]).toEqual([quarter, shortOf(themeMeasure(quarter), regime.cells).length]);
    expect({ ...regimeOf(period, cells.toReversed(), now), cells: [] }).toEqual({ ...regime, cells: [] });
  }));
});

test('a month stands as held in it, put off, to come or missed where the cell owes it; what it held without owing it was held', () => {
  const standing = (of: number, base: number, over: boolean, met: boolean) => standingOf({ due: { of, base }, over }, met);
  expect([standing(1, 1, true, true), standing(1, 1, false, true), standing(0, 0, true, true), standing(0, 0, false, true)]).toEqual(['held', 'held', 'held', 'held']);
  expect([standing(0, 1, true, true), standing(0, 1, false, true), standing(0, 1, false, false), standing(0, 0, false, false)]).toEqual(['put-off', 'put-off', 'running', 'running']);
  expect([standing(0, 1, true, false), standing(0, 0, true, false)]).toEqual(['missed', 'not-owed']);
});
