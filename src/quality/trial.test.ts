import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MinutesFacts } from '#meetings/minutes.ts';
import { anPhu } from '../../rubrics/an-phu.ts';
import { hd12, hd42, phuTho } from '../../rubrics/hd42.ts';
import { criteriaOf, type About, type Frame } from './frame.ts';
import { filledSheet, openSheet } from './sheet.ts';
import { changesCounted, pastFacts, tried, triedYear, type PastMeeting } from './trial.ts';
import { yearStanding, type CellYear, type GradedMonth } from './year.ts';

// A year that is over by a frame it was not marked by.

const about: About = { kind: 'regular', cellType: 'village', members: 10 };
const facts = (present: number): MinutesFacts => ({
  startedAt: '2026-03-03T12:00:00.000Z', endedAt: '2026-03-03T13:40:00.000Z', official: 10, probationary: 0, mustAttend: 10, present, absentWithReason: [], absentWithoutReason: [], roll: [], items: [], results: [], votes: [], resolution: null,
  approved: { inFavour: present, of: present }, notice: { day: '2026-03-01', text: '' }, mark: 93, grade: 'tot'
} as unknown as MinutesFacts);
/** as the cell filled the sheet of a frame in: what people judge at its most, but for what is named */
function sheetBy(frame: Frame, given: Record<string, number> = {}) {
  const lines = openSheet(frame, about, {}).lines.map((line) => ({ criterion: line.key, points: given[line.key] ?? line.max, reason: 'như biên bản' }));
  const sheet = filledSheet(frame, about, {}, lines);
  if ('refused' in sheet) throw new Error(JSON.stringify(sheet));
  return sheet;
}
const month = (n: number) => `2026-${String(n).padStart(2, '0')}-01`;
const past = (more: Partial<PastMeeting> = {}): PastMeeting => ({ cellId: 'c', id: 'm', month: month(3), kind: 'regular', type: 'village', facts: facts(10), sheet: null, postedAt: null, now: new Date('2026-03-04T12:00:00Z'), by: 'hd42', decided: null, ...more });
const decided = (grade: string, points: number, lines: { criterion: string; points: number }[] | null = null) => ({ grade, points, lines });

test('a meeting that the superior decided by this very frame is as it was decided, another is worked out from the facts and the mark of then', () => {
  const own = past({ by: 'phu-tho', sheet: sheetBy(phuTho), decided: decided('kha', 80, [{ criterion: '4', points: 0 }]) });
  expect(tried(phuTho, own)).toEqual({ points: 80, of: 100, grade: 'kha', assumed: 0, least: { grade: 'kha', points: 80 }, lost: false });
  // of another frame nobody said anything: counted in full, and by how much that is
  expect(tried(phuTho, past({ decided: decided('kha', 93) }))).toMatchObject({ points: 100, grade: 'tot', assumed: 4, least: { points: 0, grade: 'kem' }, lost: true });
  // marked by this very frame and not decided yet
  expect(tried(phuTho, past({ by: 'phu-tho', sheet: sheetBy(phuTho, { '4': 0 }) }))).toMatchObject({ assumed: 0, points: sheetBy(phuTho, { '4': 0 }).points });
});

test('the superior’s points go over where a criterion is the same, before facts and the cell’s; what finds no place is said to be lost', () => {
  // the same frame under another name: every criterion is the same
  const other = { ...hd42, id: 'other' };
  const sheet = sheetBy(hd42, { '4.2': 20 });
  expect(tried(other, past({ sheet }))).toMatchObject({ points: 95, assumed: 0, least: { points: 95 } });
  expect(tried(other, past({ sheet, decided: decided('kha', 85, [{ criterion: '4.2', points: 10 }]) }))).toMatchObject({ points: 85, grade: 'kha', lost: false });
  expect(tried(phuTho, past({ sheet, decided: decided('kha', 85, [{ criterion: '4.2', points: 10 }]) }))).toMatchObject({ lost: true });
  // decided as a whole: agreed with, nothing is lost; otherwise nobody knows where it differed
  expect(tried(phuTho, past({ decided: decided('tot', 93) })).lost).toBe(false);
  expect(tried(phuTho, past({ decided: decided('kha', 80) })).lost).toBe(true);
  // a grade of the superior's own without other points
  expect(tried(phuTho, past({ decided: decided('kha', 93) })).lost).toBe(true);
  expect(tried(phuTho, past({ sheet })).lost).toBe(false);
});

test('a mark that people gave otherwise than the facts stands in a trial too, and points that the new levels do not have are lost', () => {
  const sheet = sheetBy(anPhu);
  const judged = criteriaOf(anPhu).find((one) => one.way === 'levels' && one.levels!.length > 2)!;
  const points = judged.levels!.find((level) => level.points !== judged.max && level.points !== 0)!.points;
  const copy: Frame = { ...anPhu, id: 'copy' };
  // the facts of then gave nothing, the cell its most with reasons, and the superior agreed
  const otherwise = { ...sheet, lines: sheet.lines.map((line) => ({ ...line, computed: 0 })) };
  expect(tried(copy, past({ sheet: otherwise, decided: decided(sheet.grade, sheet.points, []) }))).toMatchObject({ points: sheet.points, lost: false });
  // all ten came: where no fact was asked then the fact that is asked now decides, where one was the cell's own mark stands
  const low = (computed: number | null) => tried(copy, past({ sheet: { ...sheet, lines: sheet.lines.map((line) => (line.key === '2.1' ? { ...line, computed, given: 1 } : line)) } })).points;
  const whole = tried(copy, past({ sheet })).points;
  expect([low(null), low(4)]).toEqual([whole, whole - 3]);
  const lowered = decided('kha', sheet.points - judged.max + points, [{ criterion: judged.key, points }]);
  const derived: Frame = { ...copy, groups: copy.groups.map((group) => ({ ...group, criteria: group.criteria.map((one) => (one.key === judged.key ? { ...one, levels: one.levels!.filter((level) => level.points !== points) } : one)) })) };
  expect([tried(copy, past({ sheet, decided: lowered })).lost, tried(derived, past({ sheet, decided: lowered })).lost]).toEqual([false, true]);
});

const gradedMonths = (...grades: (string | null)[]): GradedMonth[] => grades.map((grade, index) => ({ month: month(index + 1), state: grade ? 'graded' : 'filed', grade }));
const meetings = (months: readonly GradedMonth[], by: string, trial: (grade: string, n: number) => { grade: string; least?: string }) => months.flatMap((one, n) => {
  if (one.grade === null) return [];
  const { grade, least = grade } = trial(one.grade, n);
  return [{ month: one.month, kind: 'regular', by, points: 0, of: 100, grade, assumed: least === grade ? 0 : 1, least: { points: 0, grade: least }, lost: false }];
});
const over = '2027-01-05';
const wholeYear = (months: readonly GradedMonth[]): CellYear => ({ year: 2026, since: '2020-05-19', months });
const inForce = (months: readonly GradedMonth[]) => yearStanding(phuTho, wholeYear(months), over);
const own: Frame = { ...phuTho, id: 'own' };
const good = gradedMonths(...Array.from({ length: 12 }, () => 'tot'));

test('a year is graded by the frame on trial from the trials of its months, and what would change is certain where it does not rest on what nobody knows', () => {
  const year = (trial: Parameters<typeof meetings>[2]) => triedYear(own, wholeYear(good), meetings(good, 'phu-tho', trial), over, inForce(good));
  expect(year(() => ({ grade: 'tot' }))).toMatchObject({ year: { grade: 'tot' }, change: 'same', certain: true, other: 12, assumed: 0 });
  expect(year((_, n) => ({ grade: n < 6 ? 'tot' : 'kha' }))).toMatchObject({ year: { grade: 'kha' }, change: 'lower', certain: true });
  expect(year((_, n) => ({ grade: 'tot', least: n < 6 ? 'tot' : 'kha' }))).toMatchObject({ year: { grade: 'tot' }, least: { grade: 'kha' }, change: 'same', certain: false, assumed: 6 });
  const poor = gradedMonths(...Array.from({ length: 12 }, () => 'trung-binh'));
  expect(triedYear(own, wholeYear(poor), meetings(poor, 'phu-tho', () => ({ grade: 'tot' })), over, inForce(poor))).toMatchObject({ year: { grade: 'tot' }, change: 'higher', certain: true });
});

test('what the past cannot give is not guessed: months without facts, a frame without a rule, a year that fits no line of it, a month nobody graded', () => {
  const seven = meetings(good, 'phu-tho', () => ({ grade: 'tot' })).slice(0, 7);
  expect(triedYear(own, wholeYear(good), seven, over, inForce(good))).toMatchObject({ year: { grade: 'tot' }, least: { grade: null }, unknown: 5, change: 'same', certain: false });
  expect(triedYear(hd42, wholeYear(good), meetings(good, 'phu-tho', () => ({ grade: 'tot' })), over, inForce(good))).toMatchObject({ year: null, least: null, change: null, uncompared: 'no-rule', certain: false });
  // the frame in force has no rule: what the tried one says stands all the same
  expect(triedYear(own, wholeYear(good), meetings(good, 'hd42', () => ({ grade: 'tot' })), over, null)).toMatchObject({ year: { grade: 'tot' }, least: { grade: 'tot' }, change: null, uncompared: 'no-rule-in-force', certain: false });
  expect(triedYear(own, wholeYear(good), meetings(good, 'phu-tho', () => ({ grade: 'kem' })), over, inForce(good))).toMatchObject({ year: { grade: null, best: null }, change: 'lower' });
  expect(triedYear(own, wholeYear([]), [], over, inForce([]))).toMatchObject({ change: null, uncompared: 'ungraded', certain: false });
  const lost = meetings(good, 'phu-tho', () => ({ grade: 'tot' })).map((one, n) => ({ ...one, lost: n === 0 }));
  expect(triedYear(own, wholeYear(good), lost, over, inForce(good))).toMatchObject({ change: 'same', certain: false, lost: 1 });
  // of a thematic meeting of the same month the year knows nothing, and a month that waits for its grade stays open
  const waiting = gradedMonths(...Array.from({ length: 11 }, () => 'tot'), null);
  expect(triedYear(own, wholeYear(waiting), [...meetings(waiting, 'phu-tho', () => ({ grade: 'tot' })), { ...seven[0]!, kind: 'thematic', grade: 'kem' }], over, inForce(waiting))).toMatchObject({ year: { grade: null, left: 1, best: { grade: 'tot', more: 0 } }, change: 'same' });
});

const gradeAny = fc.constantFrom('tot', 'kha', 'trung-binh', 'kem');
test('by the frame that held all year the trial is the year as it stands, and a better trial of a month never makes a year worse', () => {
  fc.assert(fc.property(fc.array(fc.option(gradeAny), { minLength: 12, maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (grades, known) => {
    const months = gradedMonths(...grades);
    const today = `2026-${String(known).padStart(2, '0')}-15`;
    const standing = yearStanding(phuTho, wholeYear(months), today);
    const held = months.flatMap((one) => (one.grade === null ? [] : [{ month: one.month, kind: 'regular', by: 'phu-tho', ...tried(phuTho, past({ by: 'phu-tho', decided: decided(one.grade, 50) })) }]));
    const same = triedYear(phuTho, wholeYear(months), held, today, standing);
    expect([same.year, same.least, same.other]).toEqual([standing, standing, 0]);
    expect(same.change).toBe(standing && standing.graded > 0 ? 'same' : null);
  }));
  const order = ['tot', 'kha', 'trung-binh', 'kem'];
  fc.assert(fc.property(fc.array(fc.tuple(gradeAny, gradeAny), { minLength: 12, maxLength: 12 }), (pairs) => {
    const sorted = pairs.map((pair) => pair.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    const { year, least } = triedYear(own, wholeYear(good), meetings(good, 'phu-tho', (_, n) => ({ grade: sorted[n]![0]!, least: sorted[n]![1]! })), over, inForce(good));
    if (least!.grade) expect(order.indexOf(year!.grade!)).toBeLessThanOrEqual(order.indexOf(least!.grade));
  }));
});

test('each cell is counted once, and as certain at most as often as at all', () => {
  const one = triedYear(own, wholeYear(good), meetings(good, 'phu-tho', () => ({ grade: 'tot' })), over, inForce(good));
  expect(changesCounted([one, { ...one, certain: false }, { ...one, change: 'higher' }, { ...one, change: null, certain: false }])).toEqual({ higher: { cells: 1, certain: 1 }, same: { cells: 2, certain: 1 }, lower: { cells: 0, certain: 0 }, none: { cells: 1, certain: 0 } });
});

test('what nobody gave is counted in full by any frame, also where criteria are met or not, and the least is never more', () => {
  for (const frame of [hd42, anPhu, phuTho, hd12])
    for (const present of [10, 8, 3]) {
      const trial = tried(frame, past({ by: 'another', facts: facts(present) }));
      expect(trial.points).toBeLessThanOrEqual(trial.of);
      expect(trial.least.points).toBeLessThanOrEqual(trial.points);
      expect(trial.assumed).toBeGreaterThan(0);
    }
});

test('what was posted after two days, or was not while they went by, was not posted in two days; before they are over nobody knows', () => {
  const known = (postedAt: string | null, now: string, type: PastMeeting['type'] = 'village') => pastFacts(facts(10), null, postedAt === null ? null : new Date(postedAt), type, new Date(now))['posted-in-two-days'];
  const [yes, no] = [expect.objectContaining({ value: 1 }), expect.objectContaining({ value: 0 })];
  // held on the 3rd: until 23:59 of the 5th in Việt Nam
  expect([known(null, '2026-03-05T12:00:00Z'), known(null, '2026-03-05T17:00:00Z')]).toEqual([undefined, no]);
  expect([known('2026-03-05T16:00:00Z', '2026-04-01T00:00:00Z'), known('2026-03-05T17:00:00Z', '2026-04-01T00:00:00Z'), known('2026-03-04T02:00:00Z', '2026-03-04T03:00:00Z')]).toEqual([yes, no, yes]);
  // of a cell that does not use the handbook app it is known only where it was marked
  expect([known(null, '2026-04-01T00:00:00Z', 'armed-forces'), known('2026-03-05T17:00:00Z', '2026-04-01T00:00:00Z', 'armed-forces')]).toEqual([undefined, no]);
});
