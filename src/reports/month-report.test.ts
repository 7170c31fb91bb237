import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grades, markGroups } from '#meetings/self-mark.ts';
import { monthFigures, totalsOf, type CellSaid, type MonthFigures, type Recorded } from './month-report.ts';
import { periodAfter, periodBefore, reportPeriodOf } from './period.ts';
import type { CellPeriod, HeldMonth } from './regime.ts';
import { dueDay } from './report-due.ts';
import { changesSince, knownFrom } from './told.ts';
import { reportWords } from '../../playbooks/report.ts';

const october = reportPeriodOf('2026-10')!;
const at = (minute: string) => new Date(`${minute}:00+07:00`);
const when = (minute: string) => at(minute).getTime();
const after = at('2026-11-05T08:00');
const held = (change: Partial<HeldMonth> = {}): HeldMonth => ({
  month: '2026-10-01', startsAt: when('2026-10-03T19:30'), concludedAt: when('2026-10-03T21:00'), announcedAt: when('2026-10-02T19:30'), papersAt: when('2026-10-02T19:30'), postedAt: when('2026-10-05T23:00'), mustAttend: 20, present: 18, spoke: 5, minutes: 90, combined: false, tasksBefore: 5, tasksDone: 4, tasksInTime: 3, tasksCarried: 1, ...change
});
const cell = (id: string, change: Partial<CellPeriod> = {}): CellPeriod => ({ id, name: `Chi bộ ${id}`, since: '2026-01-01', held: [held()], thematic: [], ...change });
const said = (id: string, change: Partial<CellSaid> = {}): CellSaid => ({ id, members: 23, state: 'filed', startsAt: at('2026-10-03T19:30'), reason: '', heldBefore: null, marks: [], sheet: null, decided: null, ...change });
const marks = (lost: Record<string, number>, note = '') => markGroups.map(({ key, max }) => ({ criterion: key, points: max - (lost[key] ?? 0), note: lost[key] ? note : '' }));
const changesOf = (closed: MonthFigures, now: MonthFigures, recorded: Record<string, Recorded> = {}) => changesSince(knownFrom(closed, []), after, now, new Map(Object.entries(recorded)));
const report = (cells: CellPeriod[], of: CellSaid[], now = after) => monthFigures(october, '2026-10-31', cells, of, [], now);

test('a month, a half and a year are reported on, a quarter is not; each has one of its length before it', () => {
  expect(reportPeriodOf('2026-02')).toMatchObject({ part: 'month', number: 2, from: '2026-02-01', to: '2026-02-28', months: ['2026-02-01'] });
  expect(['2026-13', '2026-00', '2026-Q1', '2026-1', '', '26-01'].map(reportPeriodOf)).toEqual([null, null, null, null, null, null]);
  expect(['2026-01', '2026-H1', '2026-H2', '2026'].map((key) => periodBefore(reportPeriodOf(key)!)?.key)).toEqual(['2025-12', '2025-H2', '2026-H1', '2025']);
  expect(['2026-12', '2026-H1', '2026-H2', '2026'].map((key) => periodAfter(reportPeriodOf(key)!)?.key)).toEqual(['2027-01', '2026-H2', '2027-H1', '2027']);
  expect([...['1930-01', '1930-H1', '1930'].map((key) => periodBefore(reportPeriodOf(key)!)), ...['2199-12', '2199-H2', '2199'].map((key) => periodAfter(reportPeriodOf(key)!))]).toEqual(Array(6).fill(null));
  expect(dueDay(october, 5)).toBe('2026-11-05');
});

test('a line has the columns of the office’s sheet: the day, the mark, its grade, what it lost and why, the superior’s grade', () => {
  const [line] = report([cell('a', { thematic: ['2026-10-01'] })], [said('a', { marks: marks({ conduct: 3, time: 1 }, 'bắt đầu muộn'), decided: { grade: 'kha', points: 88 } })]).lines;
  expect(line).toMatchObject({
    members: 23, metOn: '2026-10-03', mark: 96, grade: 'tot', decided: { grade: 'kha', points: 88 }, none: null, owes: true, kept: true, present: 18, mustAttend: 20, thematic: true, posted: 'in-time', tasks: { before: 5, done: 4, late: 1, carried: 1 },
    lost: [{ criterion: 'time', points: 1, note: 'bắt đầu muộn' }, { criterion: 'conduct', points: 3, note: 'bắt đầu muộn' }]
  });
});

test('results of a cell that does not use the handbook app are not counted as posted in time or late; a report that counted them tells so', () => {
  const [village, forces] = [cell('village'), cell('forces')];
  const before = report([village, forces], []);
  const now = report([village, { ...forces, withoutHandbook: true }], []);
  expect([before.totals.posted, now.totals.posted, now.lines[1]!.posted]).toEqual([{ of: 2, base: 2 }, { of: 1, base: 1 }, null]);
  const told = changesOf(before, now);
  expect(told.map((one) => reportWords.change(one, false))).toEqual([['10/2026', 'Chi bộ forces', 'Đăng kết quả', 'đúng hạn', 'không tính', 'sau khi chốt']]);
});

test('a cell that marks criterion by criterion explains each criterion below its most, by the grade of its own frame', () => {
  const line = (group: string, title: string, max: number, given: number, reason = '') => ({ group, key: title, title, way: 'judged' as const, max, facts: [], computed: null, given, reason });
  const sheet = { points: 91, grade: 'kha', groups: [{ key: 'a', title: 'A', max: 10, points: 6 }, { key: 'b', title: 'B', max: 5, points: 5 }], lines: [line('a', 'Bắt đầu đúng giờ', 10, 6, 'chờ đại biểu'), line('b', 'Biên bản đầy đủ', 5, 5), line('b', 'Điểm thưởng', 2, 0)] };
  expect(report([cell('a')], [said('a', { sheet })]).lines[0]).toMatchObject({ mark: 91, grade: 'kha', lost: [{ criterion: 'Bắt đầu đúng giờ', points: 4, note: 'chờ đại biểu' }] });
});

test('a cell whose frame has no points has a grade and no mark: what is not met is named, and the superior’s grade bears no points either', () => {
  const line = (key: string, given: number, reason = '') => ({ group: key, key, title: `Tiêu chí ${key}`, way: 'judged' as const, max: 1, facts: [], computed: null, given, reason });
  const sheet = { met: true as const, points: 1, grade: 'kha', groups: [{ key: 'a', title: 'A', max: 1, points: 1 }, { key: 'b', title: 'B', max: 1, points: 0 }], lines: [line('a', 1), line('b', 0, 'muộn')] };
  const figures = report([cell('a')], [said('a', { sheet, decided: { grade: 'trung-binh', points: 1 } })]);
  expect(figures.lines[0]).toMatchObject({ mark: null, grade: 'kha', decided: { grade: 'trung-binh', points: null }, lost: [{ criterion: 'Tiêu chí b', points: null, note: 'muộn' }] });
  expect([figures.totals.marked.kha, figures.totals.decided['trung-binh']]).toEqual([1, 1]);
  expect(changesOf(report([cell('a')], [said('a', { sheet })]), figures)).toMatchObject([{ figure: 'decided', was: '', is: 'trung-binh' }]);
});

test('where there was no meeting the line says why', () => {
  const none = (of: Partial<CellSaid>, since = '2026-01-01', now = after) => report([cell('a', { held: [], since })], [said('a', of)], now).lines[0]!.none;
  expect(none({ state: 'missed', reason: 'Lũ lụt' })).toEqual({ why: 'missed', reason: 'Lũ lụt' });
  expect(none({ state: null, startsAt: null })).toEqual({ why: 'no-plan', reason: '' });
  expect(none({ state: null, startsAt: null }, '2026-10-02')).toEqual({ why: 'not-owed', reason: '' });
  expect(none({ state: 'announced' })).toEqual({ why: 'not-recorded', reason: '' });
  expect(none({ state: 'announced' }, '2026-01-01', at('2026-10-01T08:00'))).toEqual({ why: 'to-come', reason: '' });
  // held before the cell began here, and told once
  expect(report([cell('a', { held: [] })], [said('a', { state: null, reason: 'Ở chi bộ cũ', heldBefore: '2026-10-04' })]).lines[0]).toMatchObject({ none: null, metOn: '2026-10-04', mark: null, posted: null });
});

test('put off into the next month the meeting is on its line and the cell did not keep the month; posting is late only once its time is over', () => {
  const late = held({ startsAt: when('2026-11-01T19:30'), concludedAt: when('2026-11-01T21:00'), postedAt: null });
  const of = (now: Date) => report([cell('a', { held: [late] })], [said('a')], now).lines[0];
  expect(of(at('2026-11-02T08:00'))).toMatchObject({ metOn: '2026-11-01', owes: true, kept: false, posted: 'waiting' });
  expect(of(at('2026-11-04T00:00'))).toMatchObject({ posted: 'late' });
});

test('what became other since is named with what it was, what it is and since when, but for what was recorded before the closing; what did not is not', () => {
  const before = report([cell('a'), cell('gone')], [said('a', { marks: marks({}) }), said('gone')]);
  const later = [said('a', { marks: marks({ conduct: 5 }), members: 24, decided: { grade: 'tot', points: 95 } }), said('new')];
  const recorded = { a: { decided: at('2026-11-20T09:00'), held: at('2026-10-03T21:00'), roll: at('2026-10-03T21:00'), tasks: at('2026-11-21T00:30') }, new: { held: at('2026-11-20T09:00') } };
  const now = report([cell('a', { held: [held({ present: 17, tasksDone: 5 })] }), cell('new')], later, at('2026-12-01T08:00'));
  expect(changesOf(before, before)).toEqual([]);
  expect(changesOf(before, now, recorded).map(({ cellId, figure, was, is, since }) => [cellId, figure, was, is, since])).toEqual([
    ['a', 'members', '23', '24', null], ['a', 'attendance', '18/20', '17/20', null], ['a', 'mark', '100', '95', null], ['a', 'decided', '', 'tot 95', '2026-11-20'], ['a', 'tasks', '4/5', '5/5', '2026-11-21'],
    ['gone', 'cell', 'Chi bộ gone', '', null],
    ['new', 'cell', '', 'Chi bộ new', null], ['new', 'members', '', '23', null], ['new', 'met', '', '2026-10-03', null], ['new', 'attendance', '', '18/20', null], ['new', 'posted', '', 'in-time', null], ['new', 'tasks', '', '4/5', null]
  ]);
});

test('late is known once the days of posting are over or the meeting is entered, what was told of it anew from when that was told', () => {
  const of = (postedAt: number | null, now = at('2026-12-01T08:00')) => report([cell('a', { held: [held({ concludedAt: when('2026-11-04T21:00'), postedAt })] })], [said('a')], now);
  const since = (before: MonthFigures, now: MonthFigures) => changesOf(before, now, { a: { posted: at('2026-11-20T09:00'), overdue: at('2026-11-07T00:00') } }).map(({ was, is, since }) => [was, is, since]);
  const [waiting, late, inTime] = [of(null, after), of(when('2026-11-20T08:00')), of(when('2026-11-05T08:00'))];
  expect([since(waiting, late), since(inTime, late), since(late, inTime)]).toEqual([[['', 'late', '2026-11-07']], [['in-time', 'late', '2026-11-20']], [['late', 'in-time', '2026-11-20']]]);
});

test('whatever the cells did, a total is the sum of its lines, no part is more than its base, and nothing is other than itself', () => {
  const anyCell = fc.record({ met: fc.boolean(), present: fc.nat({ max: 30 }), lost: fc.nat({ max: 30 }), decided: fc.option(fc.constantFrom(...grades.map((one) => one.key))), posted: fc.boolean(), since: fc.constantFrom('2026-01-01', '2026-10-15'), thematic: fc.boolean() });
  fc.assert(fc.property(fc.array(anyCell, { maxLength: 8 }), (all) => {
    const cells = all.map((one, n) => cell(`c${n}`, { since: one.since, held: one.met ? [held({ present: one.present, mustAttend: 30, postedAt: one.posted ? when('2026-10-04T08:00') : null })] : [], thematic: one.thematic ? ['2026-10-01'] : [] }));
    const of = all.map((one, n) => said(`c${n}`, { state: one.met ? 'filed' : null, marks: one.met ? marks({ conduct: one.lost }) : [], decided: one.decided ? { grade: one.decided, points: 80 } : null }));
    const figures = report(cells, of);
    const { totals, lines } = figures;
    for (const share of [totals.kept, totals.attendance, totals.thematic, totals.posted]) expect(share.of).toBeLessThanOrEqual(share.base);
    expect(totalsOf(lines.toReversed())).toEqual(totals);
    expect(Object.values(totals.marked).reduce((sum, n) => sum + n, 0)).toBe(all.filter((one) => one.met).length);
    expect(totals.attendance.of).toBe(all.filter((one) => one.met).reduce((sum, one) => sum + one.present, 0));
    expect(changesOf(figures, report(cells, of))).toEqual([]);
  }));
});

test('what a dissolved cell did late is late in its successor’s line too, also where that held no meeting of its own', () => {
  const gone = [held({ tasksBefore: 3, tasksDone: 3, tasksInTime: 1, tasksCarried: 0 })];
  const lines = report([cell('a', { gone }), cell('b', { gone, held: [] })], [said('a'), said('b')]).lines;
  expect(lines.map((one) => one.tasks)).toEqual([{ before: 8, done: 7, late: 3, carried: 1 }, { before: 3, done: 3, late: 2, carried: 0 }]);
});
