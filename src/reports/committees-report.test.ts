import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportWords } from '../../playbooks/report.ts';
import { grades } from '#meetings/self-mark.ts';
import { committeesFigures, sumsOf, type CommitteeBelow, type CommitteesFigures, type CommitteeSums } from './committees-report.ts';
import { reportPeriodOf } from './period.ts';
import { changesSince, knownFrom } from './told.ts';

const october = reportPeriodOf('2026-10')!;
const changesOf = (closed: CommitteesFigures, now: CommitteesFigures, closedAt: Date | null = null) => changesSince(knownFrom(closed, []), closedAt, now, new Map());
const anyShare = fc.integer({ min: 0, max: 30 }).chain((base) => fc.record({ of: fc.integer({ min: 0, max: base }), base: fc.constant(base) }));
const byGrade = fc.tuple(...grades.map(() => fc.nat(9))).map((counts) => Object.fromEntries(grades.map(({ key }, n) => [key, counts[n]])) as NonNullable<CommitteeSums['marked']>);
const anySums = (closed: boolean): fc.Arbitrary<CommitteeSums> => fc.record({
  cells: fc.nat(20), kept: anyShare, attendance: anyShare, spoke: anyShare, thematic: anyShare, tasks: anyShare, themes: fc.constant([]),
  members: closed ? fc.nat(500) : fc.constant(null), posted: closed ? anyShare : fc.constant(null), marked: closed ? byGrade : fc.constant(null), decided: closed ? byGrade : fc.constant(null), admissions: closed ? fc.nat(5) : fc.constant(null)
});
const nothing: CommitteeSums = { cells: 1, kept: { of: 0, base: 1 }, attendance: { of: 0, base: 0 }, spoke: { of: 0, base: 0 }, themes: [], thematic: { of: 0, base: 1 }, tasks: { of: 0, base: 0 }, posted: null, marked: null, decided: null, members: null, admissions: null };
const anyBelow = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'province'), { maxLength: 5 }).chain((ids) => fc.tuple(...ids.map((id): fc.Arbitrary<CommitteeBelow> => fc.record({
  id: fc.constant(id), ended: fc.constant(null), name: fc.constant(id === 'province' ? '' : `Đảng bộ ${id}`), now: anySums(false),
  closed: id === 'province' ? fc.constant(null) : fc.option(fc.record({ number: fc.constant(`Số 0${id}`), day: fc.constant('2026-11-04'), supplements: fc.nat(2), sums: anySums(true) }))
}))));

test('each total is the sum of its lines, of committees the cells that hang at the level itself are none, and what nobody closed adds nothing to what only a closed report says', () => {
  fc.assert(fc.property(anyBelow, (below) => {
    const { stated: { lines, totals } } = committeesFigures('province', october, '2026-10-31', below);
    const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0);
    expect([totals.cells, totals.kept.base, totals.attendance.of, totals.members]).toEqual([sum((one) => one.cells), sum((one) => one.kept.base), sum((one) => one.attendance.of), below.some((one) => one.closed) ? sum((one) => one.members ?? 0) : null]);
    // what no line knows stays unknown on the way up
    const unknown = [totals.members, totals.posted, totals.marked, totals.decided, totals.admissions].map((one) => one === null);
    expect(new Set(unknown).size === 1 && unknown[0]).toBe(!below.some((one) => one.closed));
    const closed = below.filter((one) => one.closed);
    expect([totals.committees, totals.closed, totals.members]).toEqual([below.filter((one) => one.id !== 'province').length, closed.length, closed.length > 0 ? closed.reduce((all, one) => all + one.closed!.sums.members!, 0) : null]);
    // a report that stands on this one reads the same sums out of it
    expect(sumsOf('committees', totals)).toMatchObject({ cells: totals.cells, members: totals.members, marked: totals.marked });
  }));
});

test('a committee’s line is what it closed, and every figure that the summaries now say otherwise is told, no other', () => {
  fc.assert(fc.property(anyBelow, (below) => {
    const { stated, facts } = committeesFigures('province', october, '2026-10-31', below);
    for (const [n, one] of below.entries()) expect(stated.lines[n]).toMatchObject(one.closed ? one.closed.sums : one.now);
    const changes = changesOf(stated, facts);
    const share = ({ of, base }: { of: number; base: number }) => (base > 0 ? `${of}/${base}` : '');
    const expected = below.flatMap((one) => (['kept', 'attendance', 'tasks'] as const).filter((figure) => one.closed && share(one.closed.sums[figure]) !== share(one.now[figure])).map((figure) => `${one.id} ${figure}`));
    expect(changes.filter((one) => ['kept', 'attendance', 'tasks'].includes(one.figure)).map((one) => `${one.cellId} ${one.figure}`)).toEqual(expected);
    // who has not closed is stated by the summaries already, and what only a closed report says is not held against anything
    expect(changes.filter((one) => !below.find((its) => its.id === one.cellId)!.closed || ['members', 'marks', 'grades', 'inTime', 'report', 'committee'].includes(one.figure))).toEqual([]);
    expect(changesOf(stated, stated)).toEqual([]);
  }));
});

test('a report that came after closing is named with its number and the day, a committee that is gone only as gone', () => {
  const open = (id: string): CommitteeBelow => ({ id, name: `Đảng bộ ${id}`, ended: null, now: nothing, closed: null });
  const before = committeesFigures('province', october, '2026-10-31', [open('a'), open('gone')]).stated;
  const after = committeesFigures('province', october, '2026-10-31', [{ ...open('a'), closed: { number: 'Số 07-BC/ĐU', day: '2026-11-12', supplements: 0, sums: { ...nothing, members: 9 } } }]).facts;
  expect(changesOf(before, after).map(({ cellId, figure, was, is, since }) => [cellId, figure, was, is, since])).toEqual([
    ['a', 'report', '', 'Số 07-BC/ĐU', '2026-11-12'], ['a', 'members', '', '9', null], ['gone', 'committee', 'Đảng bộ gone', '', null]
  ]);
  // closed below before the paper was closed that did not say so: something else made it known
  expect(['2026-11-12T23:00', '2026-11-13T00:30'].map((closed) => changesOf(before, after, new Date(`${closed}:00+07:00`))[0]!.since)).toEqual(['2026-11-12', null]);
});

test('the cells that hang at the level itself have no name of their own: where they come in between the paper says which they are', () => {
  const direct: CommitteeBelow = { id: 'province', name: '', ended: null, now: nothing, closed: null };
  const [came] = changesOf(committeesFigures('province', october, '2026-10-31', []).stated, committeesFigures('province', october, '2026-10-31', [direct]).facts);
  expect(reportWords.change(came!, true).slice(0, 5)).toEqual(['10/2026', 'Chi bộ trực thuộc trực tiếp', 'Tổ chức', 'chưa có', 'Chi bộ trực thuộc trực tiếp']);
  const [gone] = changesOf(committeesFigures('province', october, '2026-10-31', [direct]).stated, committeesFigures('province', october, '2026-10-31', []).facts);
  expect(reportWords.change(gone!, true).slice(3, 5)).toEqual(['Chi bộ trực thuộc trực tiếp', 'không còn']);
});

test('a committee without cells has closed nothing that could become other, and its row has as many cells as the header, closed or not', () => {
  const half = reportPeriodOf('2026-H1')!;
  const themes = (base: number) => [1, 2].map((quarter) => ({ quarter, share: { of: 0, base } }));
  const empty = { ...nothing, cells: 0, kept: { of: 0, base: 0 } };
  const below: CommitteeBelow[] = [
    { id: 'a', name: 'Đảng bộ a', ended: null, now: { ...nothing, themes: themes(1) }, closed: null }, { id: 'b', name: 'Đảng bộ b', ended: null, now: empty, closed: null },
    { id: 'c', name: 'Đảng bộ c', ended: null, now: empty, closed: { number: 'Số 01', day: '2026-07-04', supplements: 0, sums: { ...empty, members: 0, admissions: 0, themes: themes(0) } } }
  ];
  const { stated, facts } = committeesFigures('province', half, '2026-06-30', below);
  expect(changesOf(stated, facts)).toEqual([]);
  expect(stated.lines.map((line, index) => reportWords.committeeLine(stated, line, index).length)).toEqual(Array(3).fill(reportWords.committeeColumns('half', [1, 2]).length));
});
