import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lostIn, type MarkSheet } from '#meetings/self-mark.ts';
import { anPhu } from '../../rubrics/an-phu.ts';
import { binhThuan, hd12, hd42, phuTho } from '../../rubrics/hd42.ts';
import type { About } from './frame.ts';
import type { Facts } from './score.ts';
import { asKnown, awaitsPosting, decidedSheet, filledSheet, knownSince, openSheet, type GivenLine } from './sheet.ts';

const about: About = { kind: 'regular', cellType: 'village', members: 20 };
const facts: Facts = { 'minutes-held': { value: 95 }, 'attendance-rate': { value: 16, whole: 20 }, 'absent-without-reason': { value: 1 }, 'longest-absence': { value: 2 }, 'notice-given': { value: 1 }, 'last-tasks-done': { value: 4, whole: 5 } };
/** the sheet as it stands filled in: what follows from the facts, and what they leave to people at its most */
const accepted = (frame = anPhu, known = facts): GivenLine[] => openSheet(frame, about, known).lines.map((line) => ({ criterion: line.key, points: line.computed ?? line.max, reason: '' }));
const filled = (lines: readonly GivenLine[], frame = anPhu) => filledSheet(frame, about, facts, lines) as MarkSheet;
const change = (lines: readonly GivenLine[], key: string, to: Partial<GivenLine>) => lines.map((line) => (line.criterion === key ? { ...line, ...to } : line));

test('the sheet stands filled in, and accepted as it stands it keeps for each criterion the facts, what follows and what was given', () => {
  const sheet = filled(accepted());
  expect(sheet).toMatchObject({ frame: 'an-phu', points: 94, of: 100, grade: 'tot', without: null });
  expect(sheet.lines.find((line) => line.key === '2.1')).toEqual({
    group: '2', key: '2.1', title: 'Tỷ lệ đảng viên dự', way: 'levels', max: 4, computed: 1, given: 1, reason: '', facts: [{ fact: 'attendance-rate', value: 16, whole: 20 }, { fact: 'absent-without-reason', value: 1 }]
  });
  expect(sheet.lines.find((line) => line.key === '3.1')).toMatchObject({ computed: null, facts: [], given: 3 });
  expect(lostIn(sheet).map((line) => [line.key, line.given, line.max])).toEqual([['2.1', 1, 4], ['7', 27, 30]]);
});

test('who gives something else than what follows from the facts says why; what the facts leave to people needs no word', () => {
  const lines = accepted();
  const [attendance, content] = ['2.1', '3.1'].map((key) => lines.findIndex((line) => line.criterion === key));
  expect(filled(change(lines, '2.1', { points: 3 }))).toEqual({ refused: 'mark-needs-reason', field: `lines[${attendance}].reason`, title: 'Tỷ lệ đảng viên dự', computed: 1 });
  expect(filled(change(lines, '2.1', { points: 3, reason: 'Đã báo, ghi nhầm' })).lines[attendance!]).toMatchObject({ computed: 1, given: 3, reason: 'Đã báo, ghi nhầm' });
  expect(filled(change(lines, '3.1', { points: 0 })).lines[content!]).toMatchObject({ given: 0, reason: '' });
  // a box left empty is not met
  expect(filled(change(lines, '3.1', { points: undefined })).lines[content!]).toMatchObject({ given: 0 });
});

test('points no level has, a criterion missing, twice or of another frame are refused at their place', () => {
  const lines = accepted();
  const at = lines.findIndex((line) => line.criterion === '2.1');
  expect(filled(change(lines, '2.1', { points: 5 }))).toMatchObject({ refused: 'points-not-in-frame', field: `lines[${at}].points` });
  expect(filled(change(lines, '3.1', { points: 2 }))).toMatchObject({ refused: 'points-not-in-frame' });
  expect(filled(change(lines, '2.1', { points: undefined }))).toMatchObject({ refused: 'criterion-not-marked', field: `lines[${at}].points` });
  expect(filled(lines.slice(1))).toMatchObject({ refused: 'criterion-not-marked', field: 'lines' });
  expect(filled([...lines, lines[0]!])).toMatchObject({ refused: 'mark-group-unknown', field: `lines[${lines.length}].criterion` });
  // 4.3 is not counted in a month without a theme
  expect(filled([...lines, { criterion: '4.3', points: 5, reason: '' }])).toMatchObject({ refused: 'points-not-in-frame' });
});

test('of any frame with points, accepted as it stands, no group is above its most, the sum is that of the groups, and a decision that differs in nothing decides the same', () => {
  fc.assert(fc.property(fc.constantFrom(hd42, anPhu, binhThuan, phuTho), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 200 }), fc.boolean(), (frame, present, minutes, known) => {
    const seen: Facts = known ? { ...facts, 'minutes-held': { value: minutes }, 'attendance-rate': { value: present, whole: 40 } } : {};
    const sheet = filledSheet(frame, about, seen, accepted(frame, seen)) as MarkSheet;
    for (const group of sheet.groups) expect(group.points).toBeLessThanOrEqual(group.max);
    expect(sheet.points).toBe(sheet.groups.reduce((sum, group) => sum + group.points, 0));
    const same = sheet.lines.map((line) => ({ criterion: line.key, points: line.given, reason: '' }));
    expect(decidedSheet(frame, sheet, seen, same)).toEqual({ points: sheet.points, grade: sheet.grade, lines: [] });
  }));
});

test('the superior says by criterion where they decide otherwise, and why; the grade and its veto follow from the frame', () => {
  const voted = filled(accepted(binhThuan), binhThuan);
  expect(voted.grade).toBe('tot');
  const decide = (points: number, reason: string) => decidedSheet(binhThuan, voted, {}, [{ criterion: '2', points, reason }]);
  expect(decide(4, '')).toMatchObject({ refused: 'decision-needs-reason', field: 'lines[0].reason', given: 5 });
  // 99 points, and not full in attendance: fair at best
  expect(decide(4, 'Một đồng chí vắng không lý do')).toEqual({ points: 99, grade: 'kha', lines: [{ criterion: '2', points: 4, reason: 'Một đồng chí vắng không lý do' }] });
  expect(decide(6, 'Nhiều hơn')).toMatchObject({ refused: 'points-not-in-frame' });
});

test('a frame without points is marked criterion by criterion as met or not: the grade follows from how many are, and the superior decides on each beside the cell', () => {
  const late: Facts = { ...facts, 'attendance-rate': { value: 19, whole: 20 }, 'absent-without-reason': { value: 0 } };
  const open = openSheet(hd12, about, late);
  expect([open.met, open.lines.map((line) => [line.key, line.computed, line.choices])]).toEqual([true, [['1', 1, [1, 0]], ['2', null, [1, 0]], ['3', null, [1, 0]], ['4', null, [1, 0]], ['5', null, [1, 0]]]]);
  const met = (missed: string[]) => filledSheet(hd12, about, late, ['1', '2', '3', '4', '5'].map((criterion) => ({ criterion, points: missed.includes(criterion) ? 0 : 1, reason: missed.includes(criterion) ? 'Chuẩn bị chậm' : '' }))) as MarkSheet;
  expect([[], ['2'], ['2', '3'], ['2', '3', '4']].map((missed) => [met(missed).points, met(missed).of, met(missed).grade])).toEqual([[5, 5, 'tot'], [4, 5, 'kha'], [3, 5, 'trung-binh'], [2, 5, 'kem']]);
  const sheet = met(['2']);
  expect([sheet.met, lostIn(sheet).map((line) => [line.key, line.reason])]).toEqual([true, [['2', 'Chuẩn bị chậm']]]);
  // with points there is no such word in a sheet
  expect('met' in filled(accepted())).toBe(false);
  // a box left empty is not met
  expect(filledSheet(hd12, about, late, ['1', '2', '3', '4', '5'].map((criterion) => ({ criterion, ...(criterion === '4' ? {} : { points: 1 }), reason: '' })))).toMatchObject({ points: 4, grade: 'kha' });
  expect(filledSheet(hd12, about, late, [{ criterion: '2', points: 2, reason: '' }])).toMatchObject({ refused: 'points-not-in-frame' });
  // what the facts say of it is not called otherwise without a word
  expect(filledSheet(hd12, about, facts, ['1', '2', '3', '4', '5'].map((criterion) => ({ criterion, points: 1, reason: '' })))).toMatchObject({ refused: 'mark-needs-reason', computed: 0 });
  expect(decidedSheet(hd12, sheet, {}, [{ criterion: '3', points: 0, reason: 'Chưa đủ 90 phút' }])).toEqual({ points: 3, grade: 'trung-binh', lines: [{ criterion: '3', points: 0, reason: 'Chưa đủ 90 phút' }] });
});

test('what can be known only after the cell marked is told to the superior, kept with the decision, and given another mark only with a reason; what the facts said then stays', () => {
  const voted = filled(accepted());
  const late: Facts = { ...facts, 'attendance-rate': { value: 20, whole: 20 }, 'absent-without-reason': { value: 0 }, 'posted-in-two-days': { value: 0 } };
  expect([knownSince(anPhu, voted, facts), awaitsPosting(anPhu, voted, [])]).toEqual([[], ['8.3']]);
  // a cell that does not use the handbook app waits for no posting
  expect(awaitsPosting(anPhu, { ...voted, about: { ...voted.about, cellType: 'armed-forces' } }, [])).toEqual([]);
  const since = knownSince(anPhu, voted, late);
  expect([since, awaitsPosting(anPhu, voted, since)]).toEqual([[{ criterion: '8.3', facts: [{ fact: 'posted-in-two-days', value: 0 }], computed: 0 }], []]);
  const decide = (lines: GivenLine[]) => decidedSheet(anPhu, voted, late, lines);
  // told before it is pressed, since it may be another grade than the cell voted
  expect([asKnown(anPhu, voted, []), asKnown(anPhu, voted, since)]).toEqual([{ points: 94, grade: 'tot' }, { points: 93, grade: 'tot' }]);
  const other = { criterion: '3.1', points: 3, reason: '' };
  expect(decide([{ criterion: '8.3', points: 0, reason: '' }])).toEqual({ points: 93, grade: 'tot', lines: [{ criterion: '8.3', points: 0, reason: '', facts: [{ fact: 'posted-in-two-days', value: 0 }], computed: 0 }] });
  expect(decide([{ criterion: '8.3', points: 1, reason: 'Mạng hỏng, đã nộp bản giấy' }])).toMatchObject({ points: 94, lines: [{ criterion: '8.3', points: 1, reason: 'Mạng hỏng, đã nộp bản giấy', computed: 0 }] });
  // as the cell gave it is against what is known now, said or left out
  expect(decide([other, { criterion: '8.3', points: 1, reason: '' }])).toEqual({ refused: 'mark-needs-reason', field: 'lines[1].reason', title: 'Đăng kết quả trong hai ngày', computed: 0 });
  expect(decide([other])).toMatchObject({ refused: 'mark-needs-reason', field: 'lines' });
  // posted in time: kept with the decision, and nothing to explain
  expect(decidedSheet(anPhu, voted, { ...late, 'posted-in-two-days': { value: 1 } }, [other])).toMatchObject({ points: 94, lines: [{ criterion: '8.3', points: 1, computed: 1 }] });
});

test('of what people judge alone the superior is told the fact that came later too, and gives points as before', () => {
  const voted = filledSheet(hd42, about, { 'minutes-so-far': { value: 80 } }, accepted(hd42, {})) as MarkSheet;
  const since = knownSince(hd42, voted, { 'minutes-held': { value: 85 } });
  expect(since).toEqual([{ criterion: '1', facts: [{ fact: 'minutes-short', value: 5, whole: 90 }], computed: null }]);
  expect(decidedSheet(hd42, voted, { 'minutes-held': { value: 85 } }, [{ criterion: '1', points: 4, reason: '' }])).toMatchObject({ refused: 'decision-needs-reason' });
});

test('a sheet that was kept when its frame asked another fact of a criterion stays as it is', () => {
  const voted = filled(accepted());
  const before: MarkSheet = { ...voted, lines: voted.lines.map((line) => (line.key === '4.8' ? { ...line, facts: [{ fact: 'papers-a-day-ahead', value: 0 }], awaited: [], computed: 0, given: 0 } : line)) };
  expect(knownSince(anPhu, before, { ...facts, 'posted-before-meeting': { value: 1 } })).toEqual([]);
});

test('a criterion that names several facts shows each, decides by the one it decides by, and names those that nobody can work out yet; what comes later is told to the superior', () => {
  const ready: Facts = { 'pre-meeting-minuted': { value: 1 }, 'notice-given': { value: 1 }, 'papers-a-day-ahead': { value: 0 }, 'attendance-rate': { value: 19, whole: 20 }, 'absent-without-reason': { value: 1 }, 'resolution-voted': { value: 1 }, 'share-who-spoke': { value: 5, whole: 19 } };
  const shown = (frame: typeof hd42, key: string, known = ready) => {
    const line = openSheet(frame, about, known).lines.find((one) => one.key === key)!;
    return [line.facts.map((one) => `${one.fact} ${one.value}`), line.unknown, line.computed];
  };
  expect(shown(hd42, '2')).toEqual([['attendance-rate 19', 'absent-without-reason 1'], [], null]);
  expect(shown(hd42, '3.2')).toEqual([['pre-meeting-minuted 1', 'notice-given 1', 'papers-a-day-ahead 0'], ['posted-a-day-ahead'], null]);
  expect(shown(hd42, '4.2')).toEqual([['share-who-spoke 5'], ['agenda-walked'], null]);
  expect(shown(hd42, '7')).toEqual([['resolution-voted 1'], ['minutes-approved', 'posted-in-two-days'], null]);
  expect(shown(hd12, '3', { ...ready, 'minutes-so-far': { value: 40 } })).toEqual([['minutes-so-far 40', 'share-who-spoke 5'], ['agenda-walked', 'minutes-approved'], null]);
  // decided by the tasks alone, as before
  expect([shown(anPhu, '8.2', { 'tasks-dated': { value: 1 } }), shown(anPhu, '8.2', { 'tasks-dated': { value: 1 }, 'minutes-approved': { value: 0 } })]).toEqual([[['tasks-dated 1'], ['minutes-approved'], 2], [['tasks-dated 1', 'minutes-approved 0'], [], 2]]);
  const voted = filledSheet(hd42, about, ready, openSheet(hd42, about, ready).lines.map((line) => ({ criterion: line.key, points: line.max, reason: '' }))) as MarkSheet;
  expect(voted.lines.find((line) => line.key === '7')).toMatchObject({ awaited: ['minutes-approved', 'posted-in-two-days'] });
  expect(awaitsPosting(hd42, voted, [])).toEqual(['7']);
  const since = knownSince(hd42, voted, { ...ready, 'notice-given': { value: 0 }, 'minutes-approved': { value: 1 }, 'posted-in-two-days': { value: 0 } });
  expect(since).toEqual([{ criterion: '7', facts: [{ fact: 'minutes-approved', value: 1 }, { fact: 'posted-in-two-days', value: 0 }], computed: null }]);
  expect(awaitsPosting(hd42, voted, since)).toEqual([]);
  // a sheet kept before its criterion named them is as it was
  const older: MarkSheet = { ...voted, lines: voted.lines.map((line) => (line.key === '7' ? { ...line, facts: [{ fact: 'minutes-approved', value: 1 }], awaited: [] } : line)) };
  expect([knownSince(hd42, older, { ...ready, 'posted-in-two-days': { value: 0 } }), awaitsPosting(hd42, older, [])]).toEqual([[], []]);
});

test('a sheet kept while points handed on twice were lost is decided as it was voted, or at its most of then', () => {
  const office: About = { ...about, cellType: 'administrative-office' };
  const chain = structuredClone(anPhu);
  const criterion = chain.groups[3]!.criteria.find((one) => one.key === '4.2')!;
  Object.assign(criterion, { when: { cellTypes: ['village'] }, otherwiseTo: '4.1' });
  const lines = openSheet(chain, office, {}).lines.map((line): GivenLine => ({ criterion: line.key, points: line.max, reason: '' }));
  const now = filledSheet(chain, office, {}, lines) as MarkSheet;
  expect(now.lines.find((line) => line.key === '4.1')).toMatchObject({ max: 20, given: 20 });
  const then: MarkSheet = { ...now, points: 95, of: 95, lines: now.lines.map((line) => (line.key === '4.1' ? { ...line, max: 15, given: 0 } : line)) };
  const decide = (points: number) => decidedSheet(chain, then, {}, then.lines.map((line) => ({ criterion: line.key, points: line.key === '4.1' ? points : line.given, reason: points > 0 && line.key === '4.1' ? 'Đủ các bước' : '' })));
  expect([decide(0), decide(15), decide(20), decide(7)]).toMatchObject([{ points: 80, lines: [] }, { points: 95, lines: [{ criterion: '4.1', points: 15 }] }, { points: 100 }, { refused: 'points-not-in-frame' }]);
});
