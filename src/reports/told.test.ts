import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grades, type Grade } from '#meetings/self-mark.ts';
import { committeesFigures, type CommitteeBelow, type CommitteeSums, type Figures } from './committees-report.ts';
import { totalsOf, type Change, type MonthFigures, type ReportLine } from './month-report.ts';
import { reportPeriodOf } from './period.ts';
import { changesSince, knownFrom, toldBy, type FiguresNow, type Paper } from './told.ts';

// A reader who has nothing but the closed papers, in the order they were closed. They read the lines of each first, which say everything anew of its period, and then what it tells.

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
const ids = ['a', 'b', 'c'];
type Known = Map<string, string>;
const key = (period: string, id: string, figure: string) => [period, id, figure].join(' ');
const isThere = (figure: string) => figure === 'cell' || figure === 'committee';
const textsOf = (figures: Figures): Known => new Map([...knownFrom(figures, [])].flatMap(([id, { texts }]) => Object.entries(texts).filter(([, text]) => text !== '').map(([figure, text]): [string, string] => [key(figures.period, id, figure), text])));
const of = (known: Known, period: string, but: ReadonlySet<string> = new Set()): string[] => [...known].filter(([at]) => at.startsWith(`${period} `) && !but.has(at.split(' ')[1]!)).map((one) => one.join(' ')).sort();

/** Reads one paper, the first of its period or a supplement, and finds every line and every change of it fit to what was known until then. */
function read(known: Known, { figures, changes }: { figures: Figures; changes: readonly Change[] }, first: boolean, factsOf: (period: string) => FiguresNow): Known {
  const before = new Map(known);
  const after = new Map([...known].filter(([at]) => !at.startsWith(`${figures.period} `)));
  const lines = textsOf(figures);
  for (const [at, text] of lines) after.set(at, text);
  for (const one of changes) {
    const at = key(one.period, one.cellId, one.figure);
    // what it was is what this very paper states, or what the reader knew
    expect([at, one.was]).toEqual([at, (one.by !== undefined ? lines : before).get(at) ?? '']);
    expect(one.is).not.toBe(one.was);
    if (one.by === undefined && first) expect(one.period).not.toBe(figures.period);
    if (isThere(one.figure) && one.is === '') for (const gone of [...after.keys()].filter((its) => its.startsWith(`${one.period} ${one.cellId} `))) after.delete(gone);
    else if (one.is === '') after.delete(at);
    else after.set(at, one.is);
  }
  // nothing is told twice, and no two rows say two things of one figure
  expect(new Set(changes.map((one) => [one.period, one.cellId, one.figure, one.was].join(' '))).size).toBe(changes.length);
  expect(new Set(changes.map((one) => [one.period, one.cellId, one.figure, one.is].join(' '))).size).toBe(new Set(changes.map((one) => [one.period, one.cellId, one.figure].join(' '))).size);
  // of its own period what differs from what was known is told in so many words, not only stated anew
  if (!first) {
    const facts = textsOf(factsOf(figures.period).facts);
    const there = new Set([...facts.keys()].map((at) => at.split(' ')[1]));
    const other = [...new Set([...before.keys(), ...facts.keys()])].filter((at) => at.startsWith(`${figures.period} `) && (before.get(at) ?? '') !== (facts.get(at) ?? ''));
    const left = leftIn(factsOf(figures.period).facts);
    const owed = other.filter((at) => !left.has(at.split(' ')[1]!) && (there.has(at.split(' ')[1]) || isThere(at.split(' ')[2]!))).map((at) => [at, before.get(at) ?? '', facts.get(at) ?? ''].join(' '));
    const told = new Set(changes.map((one) => [key(one.period, one.cellId, one.figure), one.was, one.is].join(' ')));
    expect(owed.filter((one) => !told.has(one))).toEqual([]);
  }
  return after;
}
const leftIn = (figures: Figures): Set<string> => new Set(figures.part === 'committees' ? [] : figures.elsewhere.flatMap((one) => one.id ?? []));

/** Closes papers of a world one after the other, of a month that is closed a supplement, and has each read. `now`: the world as it stands. */
function chain(closings: readonly { month: string; happens: () => void }[], now: (period: string) => FiguresNow): void {
  let papers: { figures: Figures; changes: Change[] }[] = [];
  let known: Known = new Map();
  for (const { month, happens } of closings) {
    happens();
    const paper = close(papers, month, now);
    known = read(known, paper, papers.every((one) => one.figures.period !== month), now);
    papers = [...papers, paper];
    for (const period of [month, ...earlier(papers, month)]) expect(of(known, period, leftIn(now(period).facts))).toEqual(of(textsOf(now(period).facts), period));
    // with nothing recorded in between nothing is told again, but beside a line that is stated again
    const again = close(papers, month, now).changes;
    expect(again.filter((one) => one.by === undefined)).toEqual([]);
    expect(again).toEqual(paper.changes.filter((one) => one.by !== undefined));
    // and the paper says nothing else of its own period than what is so
    expect(changesSince(knownFrom(paper.figures, paper.changes), null, now(month).facts, new Map())).toEqual([]);
  }
}
const earlier = (papers: readonly { figures: Figures }[], month: string): string[] => [...new Set(papers.map((one) => one.figures.period))].filter((one) => one < month).sort().reverse().slice(0, 3);
function close(papers: readonly { figures: Figures; changes: Change[] }[], month: string, now: (period: string) => FiguresNow): { figures: Figures; changes: Change[] } {
  // as they are read from the register: figures of the last paper of each period only
  const kept = papers.map(({ figures, changes }, n): Paper => ({ figures: papers.slice(n + 1).some((one) => one.figures.period === figures.period) ? null : figures, changes, closedAt: new Date(n) }));
  return { figures: now(month).stated, changes: toldBy(kept, now(month), earlier(papers, month).map(now)) };
}

const runs = process.env['DEEP'] === 'yes' ? 5000 : 150;
const anyMonth = fc.constantFrom(...months);
const anyId = fc.constantFrom(...ids);

/** A cell's month: how many members and which grade, gone, or with another committee by now. */
type CellState = { members: number; decided: Grade | null } | 'gone' | 'elsewhere';
const line = (id: string, { members, decided }: Exclude<CellState, string>): ReportLine => ({
  id, name: `Chi bộ ${id}`, members, metOn: null, mark: null, grade: null, decided: decided && { grade: decided, points: null }, lost: [], none: null, owes: true, kept: false, present: 0, mustAttend: 0, thematic: false, posted: null, tasks: { before: 0, done: 0, late: 0, carried: 0 }
});
const anyCell: fc.Arbitrary<CellState> = fc.oneof({ weight: 5, arbitrary: fc.record({ members: fc.integer({ min: 1, max: 3 }), decided: fc.constantFrom(null, ...grades.slice(0, 2).map((one) => one.key)) }) }, { weight: 2, arbitrary: fc.constant('gone' as const) }, { weight: 1, arbitrary: fc.constant('elsewhere' as const) });

test('who reads the papers of a committee in the order they were closed knows each figure as it was at the last of them, and is told each change once', () => {
  const anyStep = fc.record({ month: anyMonth, changes: fc.array(fc.tuple(anyMonth, anyId, anyCell), { maxLength: 4 }) });
  fc.assert(fc.property(fc.array(anyStep, { maxLength: 14 }), (steps) => {
    const world = new Map<string, CellState>(months.flatMap((month) => ids.map((id): [string, CellState] => [`${month} ${id}`, { members: 1, decided: null }])));
    const now = (period: string): FiguresNow => {
      const states = ids.map((id) => [id, world.get(`${period} ${id}`)!] as const);
      const lines = states.flatMap(([id, state]) => (typeof state === 'string' ? [] : [line(id, state)]));
      const figures: MonthFigures = { part: 'month', period, asOf: reportPeriodOf(period)!.to, lines, totals: totalsOf(lines), elsewhere: states.filter(([, state]) => state === 'elsewhere').map(([id]) => ({ id, name: id, now: 'xã bên' })) };
      return { stated: figures, facts: figures, recorded: new Map() };
    };
    chain(steps.map(({ month, changes }) => ({ month, happens: () => changes.forEach(([its, id, state]) => world.set(`${its} ${id}`, state)) })), now);
  }), { numRuns: runs });
});

/** A committee's month: what its cells came to by the records, and what its own last report says, with how many supplements. */
interface CommitteeState {
  cells: number;
  closed: { cells: number; members: number; supplements: number } | null;
}
const share = { of: 0, base: 0 };
const sums = (cells: number, members: number | null): CommitteeSums => ({ cells, kept: share, attendance: share, spoke: share, themes: [], thematic: { of: 0, base: cells }, tasks: share, posted: null, marked: null, decided: null, members, admissions: null });

test('who reads the papers of a province knows what its committees reported and what the records say beside it, whoever closed, corrected or took back what and when', () => {
  const anyEvent = fc.oneof(fc.record({ month: anyMonth, id: anyId, cells: fc.integer({ min: 1, max: 3 }) }), fc.record({ month: anyMonth, id: anyId, closes: fc.integer({ min: 7, max: 8 }) }), fc.record({ month: anyMonth, id: anyId, gone: fc.boolean() }));
  const anyStep = fc.record({ month: anyMonth, events: fc.array(anyEvent, { maxLength: 4 }) });
  fc.assert(fc.property(fc.array(anyStep, { maxLength: 14 }), (steps) => {
    const world = new Map<string, CommitteeState>(months.flatMap((month) => ids.map((id): [string, CommitteeState] => [`${month} ${id}`, { cells: 1, closed: null }])));
    const gone = new Set<string>();
    const now = (period: string): FiguresNow => {
      const below = ids.filter((id) => !gone.has(`${period} ${id}`)).map((id): CommitteeBelow => {
        const { cells, closed } = world.get(`${period} ${id}`)!;
        return { id, name: `Đảng bộ ${id}`, ended: null, now: sums(cells, null), closed: closed && { number: `Số 0${id}`, day: '2026-11-04', supplements: closed.supplements, sums: sums(closed.cells, closed.members) } };
      });
      return { ...committeesFigures('province', reportPeriodOf(period)!, reportPeriodOf(period)!.to, below), recorded: new Map() };
    };
    const happens = (event: { month: string; id: string; cells?: number; closes?: number; gone?: boolean }) => {
      const at = `${event.month} ${event.id}`;
      const { cells, closed } = world.get(at)!;
      if (event.cells !== undefined) world.set(at, { cells: event.cells, closed });
      if (event.closes !== undefined) world.set(at, { cells, closed: { cells, members: event.closes, supplements: closed ? closed.supplements + 1 : 0 } });
      if (event.gone !== undefined) gone[event.gone ? 'add' : 'delete'](at);
    };
    chain(steps.map(({ month, events }) => ({ month, happens: () => events.forEach(happens) })), now);
  }), { numRuns: runs });
});

test('a line that is gone is told as gone, one that came back with every figure it has', () => {
  const figures = (...lines: ReportLine[]): MonthFigures => ({ part: 'month', period: '2026-01', asOf: '2026-01-31', lines, totals: totalsOf(lines), elsewhere: [] });
  const both = figures(line('a', { members: 3, decided: null }), line('b', { members: 4, decided: 'tot' }));
  const one = figures(line('a', { members: 3, decided: null }));
  const gone = changesSince(knownFrom(both, []), null, one, new Map());
  expect(gone.map(({ cell, figure, was, is }) => [cell, figure, was, is])).toEqual([['Chi bộ b', 'cell', 'Chi bộ b', '']]);
  const back = changesSince(knownFrom(both, gone), null, both, new Map());
  expect(back.map(({ cell, figure, was, is }) => [cell, figure, was, is])).toEqual([['Chi bộ b', 'cell', '', 'Chi bộ b'], ['Chi bộ b', 'members', '', '4'], ['Chi bộ b', 'decided', '', 'tot']]);
  expect(changesSince(knownFrom(both, [...gone, ...back]), null, both, new Map())).toEqual([]);
});
