import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from './month-report.ts';
import { periodFigures, type PeriodFigures, type PeriodSaid } from './period-report.ts';
import { periodAfter, periodBefore, reportPeriodOf } from './period.ts';
import { rangeOfSeveral, regimeOf, type CellPeriod, type HeldMonth } from './regime.ts';
import { changesSince, knownFrom, toldBy } from './told.ts';
import { reportWords } from '../../playbooks/report.ts';

const half = reportPeriodOf('2026-H1')!;
const at = (minute: string) => new Date(`${minute}:00+07:00`);
const when = (minute: string) => at(minute).getTime();
const after = at('2026-07-05T08:00');
const held = (month: string, change: Partial<HeldMonth> = {}): HeldMonth => ({
  month, startsAt: when(`${month.slice(0, 7)}-03T19:30`), concludedAt: when(`${month.slice(0, 7)}-03T21:00`), announcedAt: null, papersAt: null, postedAt: null, mustAttend: 20, present: 18, spoke: 6, minutes: 90, combined: false, tasksBefore: 0, tasksDone: 0, tasksInTime: 0, tasksCarried: 0, ...change
});
const cell = (id: string, change: Partial<CellPeriod> = {}): CellPeriod => ({ id, name: `Chi bộ ${id}`, since: '2025-07-01', held: half.months.map((month) => held(month)), thematic: ['2026-02-01'], ...change });
const said = (id: string, change: Partial<PeriodSaid> = {}): PeriodSaid => ({ id, members: 22, themes: [{ quarter: 1, planned: 1, held: 1 }], admissions: 1, ...change });

test('a line has attendance, who spoke, themes by quarter, admissions, and notes the months that were due and not held', () => {
  const figures = periodFigures(half, '2026-06-30', [cell('a', { held: [...half.months].filter((month) => month !== '2026-05-01').map((month) => held(month)) })], [said('a')], [], after);
  expect(figures.lines[0]).toMatchObject({
    members: 22, kept: { of: 5, base: 6 }, attendance: { of: 90, base: 100 }, spoke: { of: 30, base: 90 }, themes: [{ quarter: 1, planned: 1, held: 1 }, { quarter: 2, planned: 0, held: 0 }], admissions: 1, missing: ['2026-05-01']
  });
  expect(figures.totals).toMatchObject({ cells: 1, kept: { of: 0, base: 1 }, themes: [{ quarter: 1, share: { of: 1, base: 1 } }, { quarter: 2, share: { of: 0, base: 1 } }] });
});

test('what became other is named by cell and figure', () => {
  const before = periodFigures(half, '2026-06-30', [cell('a'), cell('gone')], [said('a'), said('gone')], [], after);
  const now = periodFigures(half, '2026-06-30', [cell('a', { held: half.months.slice(1).map((month) => held(month)) })], [said('a', { admissions: 2, themes: [{ quarter: 1, planned: 2, held: 1 }] })], [], after);
  expect(changesSince(knownFrom(before, []), null, now, new Map()).map(({ cellId, figure, was, is }) => [cellId, figure, was, is])).toEqual([
    ['a', 'kept', '6/6', '5/6'], ['a', 'attendance', '108/120', '90/100'], ['a', 'spoke', '36/108', '30/90'], ['a', 'themes', '1/1 0/0', '1/2 0/0'], ['a', 'admissions', '1', '2'], ['gone', 'cell', 'Chi bộ gone', '']
  ]);
  expect(changesSince(knownFrom(before, []), null, before, new Map())).toEqual([]);
});

/** Two months of one cell, so many present of twenty in each. */
const twoMonths = (january: number, february: number) => periodFigures(half, '2026-06-30', [cell('a', { held: [held('2026-01-01', { present: january }), held('2026-02-01', { present: february })] })], [said('a')], [], after);

/** The same as a report froze it before ranges were told. */
function closedBefore(figures: PeriodFigures): PeriodFigures {
  const old = structuredClone(figures);
  delete old.totals.range;
  return old;
}

test('attendance has its range over the months, in the paper too; of one month alone there is none, and a report closed before it was told prints as it did', () => {
  const figures = twoMonths(18, 14);
  expect(figures.totals.range).toEqual({ least: { of: 14, base: 20 }, most: { of: 18, base: 20 } });
  expect(reportWords.periodTotals(figures)[1]).toContain('Đảng viên dự: 32/40, đạt 80%, từng tháng từ 70% đến 90%. Người dự');
  expect(periodFigures(half, '2026-06-30', [cell('a', { held: [held('2026-01-01')] })], [said('a')], [], after).totals.range).toBeNull();
  expect(reportWords.periodTotals(closedBefore(figures))[1]).toContain('Đảng viên dự: 32/40, đạt 80%. Người dự');
});

test('a range that is another since is told of the whole, also where no line is another; once, and never against a report that has none', () => {
  const [closed, now] = [twoMonths(18, 14), twoMonths(16, 16)];
  const ofRange = (figures: typeof closed, changes: readonly Change[], facts: typeof closed) => changesSince(knownFrom(figures, changes), null, facts, new Map());
  const told = ofRange(closed, [], now);
  expect(told).toEqual([{ period: '2026-H1', cellId: 'whole', cell: '', figure: 'range', was: '70 90', is: '80 80', since: null }]);
  expect(reportWords.change(told[0]!, false).slice(1)).toEqual(['Toàn Đảng bộ', 'Tỷ lệ dự từng tháng', 'từ 70% đến 90%', 'từ 80% đến 80%', 'sau khi chốt']);
  // whoever was told of it is not told again, by no later paper; put back, it is
  expect([ofRange(closed, told, now), ofRange(closed, told, closed).map((one) => [one.figure, one.was, one.is])]).toEqual([[], [['range', '80 80', '70 90']]]);
  const facts = { stated: now, facts: now, recorded: new Map() };
  const later = periodFigures(reportPeriodOf('2026-H2')!, '2026-12-31', [], [], [], after);
  const paper = { figures: closed, changes: [], closedAt: after };
  expect(toldBy([paper], { stated: later, facts: later, recorded: new Map() }, [facts])).toEqual(told);
  expect(toldBy([paper, { figures: later, changes: told, closedAt: after }], { stated: later, facts: later, recorded: new Map() }, [facts])).toEqual([]);
  // what an attendance corrected changes in the line and in the whole is told of each
  expect(ofRange(closed, [], twoMonths(18, 15)).map((one) => [one.cellId, one.figure])).toEqual([['a', 'attendance'], ['a', 'spoke'], ['whole', 'range']]);
  // a second month made a range where there was none, or took it away
  const alone = periodFigures(half, '2026-06-30', [cell('a', { held: [held('2026-01-01', { present: 18 })] })], [said('a')], [], after);
  expect([ofRange(alone, [], closed), ofRange(closed, [], alone)].map((changes) => changes.filter((one) => one.figure === 'range').map((one) => [one.was, one.is]))).toEqual([[['', '70 90']], [['70 90', '']]]);
  expect(ofRange(closedBefore(closed), [], now)).toEqual([]);
});

test('the next of a period and the one before it lead back to it, and stay of its length', () => {
  fc.assert(fc.property(fc.integer({ min: 1931, max: 2198 }), fc.constantFrom('', '-H1', '-H2', '-01', '-06', '-12'), (year, part) => {
    const period = reportPeriodOf(`${year}${part}`)!;
    expect(periodBefore(periodAfter(period)!)).toEqual(period);
    expect(periodAfter(periodBefore(period)!)).toEqual(period);
    expect(periodAfter(period)!.part).toBe(period.part);
  }));
});

test('whatever was held, the figures are those of the regime, and each total the sum of its lines', () => {
  const anyCell = fc.record({ since: fc.constantFrom('2025-07-01', '2026-03-01', '2026-04-02'), months: fc.subarray(half.months), thematic: fc.subarray(half.months) });
  fc.assert(fc.property(fc.array(anyCell, { maxLength: 6 }), (all) => {
    const cells = all.map((one, n) => cell(`c${n}`, { since: one.since, thematic: one.thematic, held: one.months.map((month) => held(month)) }));
    const { lines, totals } = periodFigures(half, '2026-06-30', cells, cells.map((one) => said(one.id)), [], after);
    const regime = regimeOf(half, cells, after);
    expect([totals.kept, totals.attendance, totals.spoke, totals.range]).toEqual([regime.kept, regime.attendance, regime.spoke, rangeOfSeveral(regime.months)]);
    expect(totals.attendance.base).toBe(lines.reduce((sum, line) => sum + line.attendance.base, 0));
    for (const line of lines) expect(line.kept.base - line.kept.of).toBe(line.missing.length);
  }));
});
