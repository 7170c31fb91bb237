import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anPhu } from '../../rubrics/an-phu.ts';
import { binhThuan, hd12, hd42, phuTho } from '../../rubrics/hd42.ts';
import { cellTypes } from '#organisation/cell-type.ts';
import { applies, criteriaOf, factKeys, frameFaults, groupMaxIn, maxIn, type About, type Criterion, type Frame } from './frame.ts';
import { computedOf, factsFor, frameOn, gradeOf, mayGive, sheetOf, yearGrade, type Facts } from './score.ts';
import { choicesOf } from './sheet.ts';

const frames = [hd42, binhThuan, phuTho, anPhu, hd12];
const month: About = { kind: 'regular', cellType: 'village', members: 20 };
const withTheme: About = { ...month, kind: 'combined' };
const large: About = { ...month, members: 30 };
const aboutAny = fc.record({ kind: fc.constantFrom('regular', 'thematic', 'combined'), cellType: fc.constantFrom(...cellTypes), members: fc.integer({ min: 3, max: 60 }) });
const share = fc.integer({ min: 1, max: 200 }).chain((whole) => fc.record({ value: fc.integer({ min: 0, max: whole }), whole: fc.constant(whole) }));
const factsAny: fc.Arbitrary<Facts> = fc.record({
  'minutes-held': fc.record({ value: fc.integer({ min: 0, max: 200 }) }), 'attendance-rate': share, 'absent-without-reason': fc.record({ value: fc.integer({ min: 0, max: 3 }) }), 'longest-absence': fc.record({ value: fc.integer({ min: 0, max: 6 }) }),
  'share-who-spoke': share, 'last-tasks-done': share, 'pre-meeting-minuted': fc.record({ value: fc.integer({ min: 0, max: 1 }) }), 'posted-in-two-days': fc.record({ value: fc.integer({ min: 0, max: 1 }) })
}, { requiredKeys: [] });

const computed = (frame: Frame, key: string, about: About, facts: Facts) => {
  const criterion = criteriaOf(frame).find((one) => one.key === key)!;
  return computedOf(criterion, maxIn(frame, criterion, about), factsFor(frame, about, facts));
};
const without = <T extends object>(one: T, key: string) => Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as T;
/** points people may give a meeting, criterion by criterion */
const fullMarks = (frame: Frame, about: About) => Object.fromEntries(criteriaOf(frame).filter((one) => applies(one, about)).map((one) => [one.key, maxIn(frame, one, about)]));

test('every frame that comes along adds up, and its sums are those of its source', () => {
  expect(frames.map((frame) => [frame.id, frameFaults(frame)])).toEqual(frames.map((frame) => [frame.id, []]));
  expect(hd42.groups.map((one) => one.max)).toEqual([5, 5, 10, 40, 5, 30, 5]);
  expect(anPhu.groups.map((one) => one.max)).toEqual([5, 5, 10, 30, 10, 5, 30, 5]);
  expect(phuTho.groups.map((one) => one.max)).toEqual([15, 20, 45, 20]);
});

test('the table of An Phú, level by level', () => {
  const minutes = (about: About) => [120, 119, 105, 104, 90, 89, 75, 74, 60, 59, 45, 44, 0].map((held) => computed(anPhu, '1', about, { 'minutes-held': { value: held } }));
  expect(minutes(month)).toEqual([5, 5, 5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  expect(minutes(large)).toEqual([5, 4, 4, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1]);

  // while a meeting is on it is long enough, or not known to be short
  expect([119, 120].map((value) => computed(anPhu, '1', large, { 'minutes-so-far': { value } }))).toEqual([null, 5]);

  const attendance = (value: number, whole: number, without = 0) => computed(anPhu, '2.1', month, { 'attendance-rate': { value, whole }, 'absent-without-reason': { value: without } });
  expect([attendance(90, 100), attendance(899, 1000), attendance(3, 4), attendance(749, 1000), attendance(65, 100), attendance(649, 1000), attendance(0, 9)]).toEqual([4, 3, 3, 2, 2, 1, 1]);
  expect([attendance(19, 20, 1), attendance(70, 100, 2), attendance(9, 10, 0)]).toEqual([1, 1, 4]);
  expect([0, 3, 4].map((value) => computed(anPhu, '2.2', month, { 'longest-absence': { value } }))).toEqual([1, 1, 0]);

  expect([[51, 100], [1, 2], [499, 1000], [2, 5], [399, 1000], [3, 10], [299, 1000], [0, 7]].map(([value, whole]) => computed(anPhu, '4.5', month, { 'share-who-spoke': { value: value!, whole: whole! } }))).toEqual([5, 5, 4, 4, 3, 3, 2, 2]);
  expect([[9, 10], [8, 9], [4, 5], [7, 9], [7, 10], [2, 3], [3, 5], [4, 7], [1, 2], [4, 9], [0, 3], [0, 0]].map(([value, whole]) => computed(anPhu, '7', month, { 'last-tasks-done': { value: value!, whole: whole! } })))
    .toEqual([30, 27, 27, 24, 24, 20, 20, 15, 15, 10, 10, 30]);
  for (const key of ['3.3', '3.4', '3.5', '8.1', '8.2', '8.3']) {
    const { fact, max } = criteriaOf(anPhu).find((one) => one.key === key)!;
    expect([computed(anPhu, key, month, { [fact!]: { value: 1 } }), computed(anPhu, key, month, { [fact!]: { value: 0 } }), computed(anPhu, key, month, {})]).toEqual([max, 0, null]);
  }
  // a cap takes points away and gives none
  const capped = { ...criteriaOf(anPhu).find((one) => one.key === '2.1')!, caps: [{ fact: 'absent-without-reason' as const, range: { from: { at: 0, included: false } }, points: 3 }] };
  expect([40, 95].map((value) => computedOf(capped, 4, { 'attendance-rate': { value, whole: 100 }, 'absent-without-reason': { value: 1 } }))).toEqual([1, 3]);
  // a cap that cannot be seen leaves the level to people: the rate alone does not decide it
  expect(computed(anPhu, '2.1', month, { 'attendance-rate': { value: 9, whole: 10 } })).toBeNull();
});

test('points of a theme go to the usual content where there is none, or are carried in proportion, or are missing, as the frame says', () => {
  const sheet = (frame: Frame, about: About) => sheetOf(frame, about, {}, fullMarks(frame, about));
  expect([sheet(anPhu, month), sheet(anPhu, withTheme)].map((one) => [one.of, one.points, one.grade, one.lines.find((line) => line.key === '4.2')!.max])).toEqual([[100, 100, 'tot', 15], [100, 100, 'tot', 10]]);
  const apart: Frame = { ...anPhu, groups: anPhu.groups.map((group) => ({ ...group, criteria: group.criteria.map((one) => without(one, 'otherwiseTo')) })) };
  expect(frameFaults(apart)).toEqual([]);
  const given = { ...fullMarks(apart, month), '7': 24 };
  expect([sheetOf(apart, month, {}, given), sheetOf({ ...apart, rest: 'to-total' }, month, {}, given)].map((one) => [one.points, one.of, one.grade])).toEqual([[89, 95, 'kha'], [89, 95, 'tot']]);
});

test('grades begin where they say: 90, 70, 50; a bonus lifts no group above its maximum', () => {
  expect([100, 90, 89, 70, 69, 50, 49, 0].map((points) => gradeOf(hd42, points, 100))).toEqual(['tot', 'tot', 'kha', 'kha', 'trung-binh', 'trung-binh', 'kem', 'kem']);
  // carried in proportion 85.5 of 95 is exactly 90: compared as fractions
  expect([171, 170].map((points) => gradeOf({ ...hd42, rest: 'to-total' }, points, 190))).toEqual(['tot', 'kha']);
  const bonus: Frame = { ...hd42, groups: hd42.groups.map((group) => group.key === '2' ? { ...group, criteria: [...group.criteria, { key: '2+', title: 'Thưởng', max: 2, way: 'judged' as const, bonus: true as const }] } : group) };
  expect(frameFaults(bonus)).toEqual([]);
  const sheet = sheetOf(bonus, month, {}, { ...fullMarks(bonus, month), '2+': 2 });
  expect([sheet.points, sheet.groups[1]!.points, sheetOf(bonus, month, {}, { ...fullMarks(bonus, month), '2': 4 }).groups[1]!.points]).toEqual([100, 5, 5]);
});

test('with Bình Thuận’s veto ninety points without full marks in each of the four are fair, and the sheet says which grade that was', () => {
  const given = fullMarks(binhThuan, month);
  expect(sheetOf(binhThuan, month, {}, given)).toMatchObject({ grade: 'tot', without: null });
  for (const key of ['1', '2', '4.2', '7']) expect(sheetOf(binhThuan, month, {}, { ...given, [key]: given[key]! - 1 })).toMatchObject({ points: 99, grade: 'kha', without: 'tot' });
  expect(sheetOf(binhThuan, month, {}, { ...given, '4.3': 0 })).toMatchObject({ points: 90, grade: 'tot', without: null });
  expect(sheetOf(binhThuan, month, {}, { ...given, '6': 0, '7': 0 })).toMatchObject({ points: 65, grade: 'trung-binh', without: null });
});

test('the year by Phú Thọ’s rule: every regular meeting fair and seven good are a good year; what the rule does not say has no grade', () => {
  const year = (tot: number, kha: number, average = 0, poor = 0) => yearGrade(phuTho, [...Array<string>(tot).fill('tot'), ...Array<string>(kha).fill('kha'), ...Array<string>(average).fill('trung-binh'), ...Array<string>(poor).fill('kem')]);
  expect([year(12, 0), year(7, 5), year(6, 6), year(11, 0, 1), year(0, 0, 12), year(11, 0, 0, 1), year(0, 0)]).toEqual(['tot', 'tot', 'kha', 'kha', 'kha', null, null]);
  expect(yearGrade(hd42, ['tot'])).toBeNull();
});

test('without points a meeting meets criteria: by HD 12 more than 85 per cent and nobody without a reason', () => {
  const meets = (value: number, whole: number, without = 0) => computed(hd12, '1', month, { 'attendance-rate': { value, whole }, 'absent-without-reason': { value: without } });
  expect([meets(86, 100), meets(85, 100), meets(17, 20), meets(20, 20, 1)]).toEqual([1, 0, 0, 0]);
  expect(sheetOf(hd12, month, {}, fullMarks(hd12, month))).toMatchObject({ points: 5, of: 5, grade: 'tot' });
});

test('an old meeting keeps the frame of its day', () => {
  expect(['2018-07-05', '2018-07-06', '2025-10-27', '2025-10-28', '2030-01-01'].map((day) => frameOn([hd42, hd12], day)?.id)).toEqual([undefined, 'hd12', 'hd12', 'hd42', 'hd42']);
  expect(frameOn([hd42, { ...hd42, id: 'commune', from: '2026-02-01' }], '2026-03-01')!.id).toBe('commune');
});

test('only what people gave counts; the sheet is without a grade until nothing is missing, says by how much they differ from the facts, and lets no points be given that the frame does not have', () => {
  const facts: Facts = { 'last-tasks-done': { value: 1, whole: 2 } };
  const given = fullMarks(anPhu, month);
  const sheet = sheetOf(anPhu, month, facts, given);
  expect(sheet.lines.find((line) => line.key === '7')).toMatchObject({ quantity: { value: 1, whole: 2 }, computed: 15, given: 30, difference: 15 });
  expect(sheet.points).toBe(100);
  expect(sheetOf(anPhu, month, facts, without(given, '5.2'))).toMatchObject({ points: 96, grade: null, missing: ['5.2'] });
  expect([mayGive(anPhu, '7', month, 27), mayGive(anPhu, '7', month, 26), mayGive(anPhu, '3.1', month, 1), mayGive(anPhu, '4.2', month, 15), mayGive(anPhu, '4.2', withTheme, 15), mayGive(anPhu, '4.3', month, 5), mayGive(hd42, '4.2', month, 13), mayGive(hd42, '4.2', month, 26), mayGive(hd42, '4.2', month, 1.5), mayGive(hd42, '9', month, 0)])
    .toEqual([true, false, false, true, false, false, true, false, false, false]);
});

test('more of what is good never brings fewer points, and more of what is bad never more', () => {
  const worse: Record<string, 1 | -1> = { 'minutes-held': 1, 'attendance-rate': 1, 'share-who-spoke': 1, 'last-tasks-done': 1, 'pre-meeting-minuted': 1, 'posted-in-two-days': 1, 'absent-without-reason': -1, 'longest-absence': -1 };
  fc.assert(fc.property(fc.constantFrom(...frames), aboutAny, factsAny, fc.constantFrom(...Object.keys(worse)), fc.integer({ min: 1, max: 20 }), (frame, about, facts, key, step) => {
    const before = facts[key as keyof Facts];
    if (!before) return;
    const value = before.value + step * worse[key]!;
    const after = { ...facts, [key]: { ...before, value: Math.max(0, before.whole === undefined ? value : Math.min(value, before.whole)) } };
    for (const criterion of criteriaOf(frame)) {
      const points = [facts, after].map((one) => computed(frame, criterion.key, about, one));
      if (points[0] !== null && points[1] !== null) expect(points[1]!).toBeGreaterThanOrEqual(points[0]!);
      expect(points[0] === null).toBe(points[1] === null);
    }
  }));
});

test('whatever is given and in whatever order the frame is written, a sheet stays within its maxima and is the same', () => {
  fc.assert(fc.property(fc.constantFrom(...frames), aboutAny, factsAny, fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat()), (frame, about, facts, points, order) => {
    const may = (key: string, max: number) => [...Array(max + 1).keys()].filter((one) => mayGive(frame, key, about, one));
    const given = Object.fromEntries(criteriaOf(frame).filter((one) => applies(one, about)).map((one) => { const all = may(one.key, maxIn(frame, one, about)); return [one.key, all[points.next().value! % all.length]!]; }));
    const sheet = sheetOf(frame, about, facts, given);
    expect(sheet.points).toBeLessThanOrEqual(sheet.of);
    if (frame.total !== null) expect(sheet.of).toBe(frame.total);
    for (const group of sheet.groups) expect(group.points).toBeLessThanOrEqual(group.max);
    for (const line of sheet.lines) if (line.computed !== null) expect(mayGive(frame, line.key, about, line.computed)).toBe(true);
    const shuffled = <T>(list: readonly T[]) => list.map((one) => [order.next().value!, one] as const).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
    const other: Frame = { ...frame, groups: shuffled(frame.groups.map((group) => ({ ...group, criteria: shuffled(group.criteria.map((one) => (one.levels ? { ...one, levels: shuffled(one.levels) } : one))) }))) };
    const again = sheetOf(other, about, facts, given);
    const byKey = <T extends { key: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect([again.points, again.of, again.grade, again.without, byKey(again.lines), byKey(again.groups)]).toEqual([sheet.points, sheet.of, sheet.grade, sheet.without, byKey(sheet.lines), byKey(sheet.groups)]);
  }));
});

test('a frame that does not add up is called out, each fault by its place', () => {
  const one = (change: (frame: Frame) => void) => { const frame = structuredClone(anPhu); change(frame); return frameFaults(frame); };
  const levels = (frame: Frame) => frame.groups[6]!.criteria[0]!;
  expect(one((frame) => { frame.groups[0]!.criteria[0]!.key = '7'; })).toContainEqual({ fault: 'key-twice', at: '7' });
  expect(one((frame) => { frame.groups[2]!.criteria[0]!.max = 4; })).toContainEqual({ fault: 'group-does-not-add-up', at: '3' });
  expect(one((frame) => { frame.groups[2]!.max = 11; })).toEqual([{ fault: 'group-does-not-add-up', at: '3' }, { fault: 'total-does-not-add-up', sum: 101 }]);
  expect(one((frame) => { levels(frame).levels![0]!.points = 29; })).toEqual([{ fault: 'no-full-level', at: '7' }]);
  expect(one((frame) => { levels(frame).levels![5]!.points = -1; })).toEqual([{ fault: 'levels-beyond-maximum', at: '7' }]);
  expect(one((frame) => { delete levels(frame).fact; })).toEqual([{ fault: 'levels-without-fact', at: '7' }]);
  // the border of 80 belongs to nobody, or to both
  expect(one((frame) => { levels(frame).levels![1]!.range.from!.included = false; })).toEqual(Array(2).fill({ fault: 'border-in-no-level', at: '7', border: { percent: 80, included: expect.any(Boolean) }, beside: 'at' }));
  expect(one((frame) => { levels(frame).levels![2]!.range.to!.included = true; })).toEqual(Array(2).fill({ fault: 'border-in-two-levels', at: '7', border: { percent: 80, included: expect.any(Boolean) }, beside: 'at' }));
  expect(one((frame) => { levels(frame).levels![2]!.range.to = { percent: 75, included: false }; }).map((fault) => fault.fault)).toContain('border-in-no-level');
  expect(one((frame) => { levels(frame).levels![2]!.range.to = { percent: 85, included: false }; }).map((fault) => fault.fault)).toContain('border-in-two-levels');
  // half of the least minutes lies below thirty minutes short where only fifty are asked
  expect(one((frame) => { frame.minutes = [{ least: 50 }]; }).map((fault) => fault.fault)).toContain('border-in-two-levels');
  expect(one((frame) => { frame.groups[3]!.criteria[2]!.otherwiseTo = '9.9'; })).toEqual([{ fault: 'hands-over-to-nothing', at: '4.3' }]);
  expect(one((frame) => { frame.grades[1]!.from = 90; })).toEqual([{ fault: 'grades-out-of-order', at: 'kha' }]);
  expect(one((frame) => { frame.grades[3]!.from = 10; })).toEqual([{ fault: 'grades-do-not-begin-at-nothing', at: 'kem' }]);
  expect(one((frame) => { frame.vetoes = [{ unlessFull: ['0'], capAt: 'gioi' }]; })).toEqual([{ fault: 'grade-unknown', at: 'gioi' }, { fault: 'veto-unknown', at: '0' }]);
  expect(one((frame) => { frame.until = frame.from; })).toEqual([{ fault: 'days-out-of-order', at: 'an-phu' }]);
});

test('levels without a fault hold once each at any quantity at all', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 }).map((list) => list.sort((a, b) => b - a));
  fc.assert(fc.property(cuts, fc.infiniteStream(fc.boolean()), fc.option(fc.nat({ max: 5 }), { nil: undefined }), share, (borders, owners, spoiled, quantity) => {
    const owner = borders.map(() => owners.next().value!);
    const level = (n: number) => ({ points: borders.length - n, range: { ...(n < borders.length ? { from: { percent: borders[n]!, included: owner[n]! } } : {}), ...(n > 0 ? { to: { percent: borders[n - 1]!, included: !owner[n - 1]! } } : {}) } });
    const levels = [...Array(borders.length + 1).keys()].map(level).filter((_, n) => n !== spoiled);
    const frame: Frame = { ...hd42, total: borders.length, grades: [{ key: 'tot', from: 0 }], groups: [{ key: 'g', title: '', max: borders.length, criteria: [{ key: 'c', title: '', max: borders.length, way: 'levels', fact: 'attendance-rate', levels }] }] };
    const sound = frameFaults(frame).every((fault) => fault.fault === 'no-full-level');
    expect(sound).toBe(levels.length === borders.length + 1);
    if (sound) expect(computedOf(frame.groups[0]!.criteria[0]!, borders.length, { 'attendance-rate': quantity })).not.toBeNull();
    expect(groupMaxIn(frame, frame.groups[0]!, month)).toBe(borders.length);
  }));
  expect(new Set(factKeys).size).toBe(factKeys.length);
});

/** criteria of two groups, each for some meetings, whose points may go from one to another and on; its sum is what they add up to */
const handingFrame: fc.Arbitrary<Frame> = fc.array(fc.record({
  max: fc.integer({ min: 1, max: 20 }), to: fc.option(fc.nat({ max: 5 }), { nil: undefined }), bonus: fc.boolean(),
  kinds: fc.option(fc.subarray(['regular', 'thematic', 'combined'], { minLength: 1 }), { nil: undefined }), cellTypes: fc.option(fc.subarray([...cellTypes], { minLength: 1, maxLength: 7 }), { nil: undefined }), from: fc.option(fc.integer({ min: 4, max: 50 }), { nil: undefined })
}), { minLength: 3, maxLength: 6 }).map((rows) => {
  const criteria = rows.map(({ max, to, bonus, kinds, cellTypes, from }, n): Criterion => ({
    key: String(n), title: '', max, way: 'judged', ...(bonus && n % 3 === 2 ? { bonus: true } : {}), ...(to === undefined || to >= rows.length || to === n ? {} : { otherwiseTo: String(to) }),
    when: { ...(kinds ? { kinds } : {}), ...(cellTypes ? { cellTypes } : {}), ...(from ? { members: { from: { at: from, included: true } } } : {}) }
  }));
  const groups = [criteria.slice(0, 2), criteria.slice(2)].map((own, n) => ({ key: `g${n}`, title: '', max: own.reduce((sum, one) => sum + one.max, 0), criteria: own }));
  return { ...hd42, id: 'handing', total: groups.reduce((sum, one) => sum + one.max, 0), grades: [{ key: 'tot', from: 0 }], groups };
});

test('points handed over come to the first criterion along the way that applies: whatever the meeting, the maxima add up to the frame’s, or its check says in which they do not', () => {
  const abouts = ['regular', 'combined', 'thematic'].flatMap((kind) => cellTypes.flatMap((cellType) => [3, ...Array.from({ length: 48 }, (_, n) => n + 4)].map((members) => ({ kind, cellType, members }))));
  fc.assert(fc.property(handingFrame, (frame) => {
    const faults = frameFaults(frame);
    const handsOver = faults.filter((one) => one.fault === 'hands-over-lost');
    if (faults.some((one) => one.fault === 'hands-over-bonus')) return;
    const sums = abouts.map((about) => {
      const applying = criteriaOf(frame).filter((one) => applies(one, about));
      // what hands nothing over is left out of the sum, as the frame says
      const left = criteriaOf(frame).filter((one) => !applies(one, about) && one.otherwiseTo === undefined).reduce((sum, one) => sum + one.max, 0);
      return { about, missing: frame.total! - left - applying.reduce((sum, one) => sum + maxIn(frame, one, about), 0), groups: frame.groups.reduce((sum, group) => sum + groupMaxIn(frame, group, about), 0) + left - frame.total! };
    });
    expect(sums.some((one) => one.missing !== 0)).toBe(handsOver.length > 0);
    expect(sums.every((one) => one.missing >= 0)).toBe(true);
    if (handsOver.length === 0) expect(sums.filter((one) => one.groups !== 0)).toEqual([]);
    // the meeting that is named is one in which they do not
    for (const { about } of handsOver) expect(sums.some((one) => one.missing > 0 && Object.entries(about).every(([part, value]) => one.about[part as keyof About] === value))).toBe(true);
  }), { numRuns: 60 });
});

test('points handed on twice are not lost; where they go round in a circle or end at one that does not apply either, the check names the meeting', () => {
  const own = (change: (all: Record<string, Criterion>) => void) => {
    const frame = structuredClone(anPhu);
    change(Object.fromEntries(criteriaOf(frame).map((one) => [one.key, one])));
    return frame;
  };
  const twice = own((all) => { Object.assign(all['4.2']!, { when: { cellTypes: ['village'] }, otherwiseTo: '4.1' }); });
  const max = (frame: Frame, key: string, about: About) => maxIn(frame, criteriaOf(frame).find((one) => one.key === key)!, about);
  const office: About = { ...month, cellType: 'administrative-office' };
  expect([frameFaults(twice), max(twice, '4.1', office), max(twice, '4.2', office), max(twice, '4.1', month), max(twice, '4.2', month)]).toEqual([[], 20, 0, 5, 15]);
  expect(sheetOf(twice, office, {}, fullMarks(twice, office))).toMatchObject({ points: 100, of: 100, grade: 'tot' });
  const round = own((all) => { Object.assign(all['4.2']!, { when: { members: { from: { at: 9, included: true } } }, otherwiseTo: '4.3' }); });
  expect(frameFaults(round)).toEqual([{ fault: 'hands-over-lost', at: '4.2', about: { kind: 'regular', members: 8 } }, { fault: 'hands-over-lost', at: '4.3', about: { kind: 'regular', members: 8 } }]);
  const ends = own((all) => { all['4.2']!.when = { kinds: ['combined'] }; });
  expect(frameFaults(ends)).toEqual([{ fault: 'hands-over-lost', at: '4.3', about: { kind: 'regular' } }]);
  // one for the meetings with a theme, another for the others, each in place of the other
  const inTurn = own((all) => { Object.assign(all['4.2']!, { when: { kinds: ['regular'] }, otherwiseTo: '4.3' }); });
  expect([frameFaults(inTurn), max(inTurn, '4.2', month), max(inTurn, '4.3', withTheme)]).toEqual([[], 15, 15]);
  const bonus = own((all) => { all['2.2']!.otherwiseTo = '2.1'; });
  expect(frameFaults(bonus).map((one) => one.fault)).toContain('hands-over-bonus');
});

test('a frame kept before it was refused that points are handed to levels, or without points at all, is read so that full marks are full', () => {
  const withOwn = (key: string, more: Partial<Criterion>, frame: Frame): Frame => ({ ...frame, groups: frame.groups.map((group) => ({ ...group, criteria: group.criteria.map((one) => (one.key === key ? { ...one, ...more } : one)) })) });
  // five points of the theme go to a criterion of five levels, of five at most
  const levels = withOwn('4.3', { otherwiseTo: '4.5' }, anPhu);
  expect(frameFaults(levels)).toEqual([{ fault: 'hands-over-to-levels', at: '4.3' }]);
  const spoke = (value: number, about: About) => sheetOf(levels, about, { 'share-who-spoke': { value, whole: 100 } }, fullMarks(levels, about)).lines.find((one) => one.key === '4.5')!;
  expect([spoke(60, month), spoke(45, month), spoke(60, withTheme)].map((one) => [one.computed, one.max])).toEqual([[10, 10], [4, 10], [5, 5]]);
  expect(sheetOf(levels, month, {}, fullMarks(levels, month))).toMatchObject({ points: 100, of: 100, grade: 'tot' });
  expect([10, 9, 5, 4].map((points) => mayGive(levels, '4.5', month, points))).toEqual([true, false, true, true]);
  expect([choicesOf(levels, spoke(60, month))[0], choicesOf(levels, { ...spoke(60, month), given: 5 })]).toEqual([10, expect.arrayContaining([10, 5, 4])]);
  // without points: one criterion that stands for two
  const [first, second] = criteriaOf(hd12).map((one) => one.key) as [string, string];
  const met = withOwn(second, { when: { kinds: ['thematic'] }, otherwiseTo: first }, hd12);
  expect(frameFaults(met).map((one) => one.fault)).toContain('hands-over-without-points');
  expect(sheetOf(met, month, {}, fullMarks(met, month))).toMatchObject({ points: 4, of: 4, missing: [] });
  expect([0, 1, 2].map((points) => mayGive(met, first, month, points))).toEqual([true, true, false]);
});
