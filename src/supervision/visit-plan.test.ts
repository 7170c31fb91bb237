import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areTooClose } from '#meetings/clashes.ts';
import { addDays, addMonths } from '#organisation/day.ts';
import { usualExpected } from './following.ts';
import { drawVisits, isElsewhere, needs, needsOf, plannedState, quarterIn, quarterOn, standingsOf, weightOf, type CellInNeed, type Need, type Planned } from './visit-plan.ts';

const today = '2026-10-02';
const quarter = quarterIn('2026-Q4')!;
const ago = fc.integer({ min: 0, max: 900 }).map((days) => addDays(today, -days));
const hour = fc.record({ day: fc.integer({ min: 0, max: 6 }), half: fc.integer({ min: 14, max: 40 }) });
const meeting = (month: string, { day, half }: { day: number; half: number }) => ({ month, kind: 'regular' as const, startsAt: new Date(Date.parse(`${addDays(month, day)}T00:00:00+07:00`) + half * 30 * 60_000) });
const cells = fc.uniqueArray(fc.record({
  id: fc.uuid(), since: ago, lastVisit: fc.option(ago), secretarySince: fc.option(ago), wishedOn: fc.option(ago, { freq: 2 }), toMend: fc.nat(1),
  people: fc.uniqueArray(fc.constantFrom('an', 'bình', 'cúc'), { maxLength: 2 }),
  lately: fc.array(fc.record({ present: fc.integer({ min: 10, max: 30 }), missed: fc.boolean() }), { maxLength: 6 }),
  hours: fc.array(fc.record({ nth: fc.nat(2), hour }), { maxLength: 3 })
}), { selector: (one) => one.id, maxLength: 10 }).map((all) => all.map(({ people, lately, hours, ...one }, index): CellInNeed => ({
  ...one, name: `Chi bộ ${index}`, secretary: null, visits: 0,
  followers: people.map((name) => ({ personId: name, name, since: '2026-01-01', until: null, decision: null })),
  lately: lately.map(({ present, missed }, nth) => ({ month: addMonths('2026-09-01', -nth), present: missed ? 0 : present, mustAttend: missed ? 0 : 30, missed })),
  meetings: [...new Map(hours.map(({ nth, hour }) => [nth, meeting(quarter.months[nth]!, hour)])).values()]
})));
const already = fc.array(fc.record({ cellId: fc.uuid(), nth: fc.nat(2), personId: fc.constantFrom('an', 'bình'), hour: fc.option(hour) }), { maxLength: 4 }).map((all) =>
  all.map(({ cellId, nth, personId, hour }): Planned => ({ cellId, month: quarter.months[nth]!, personId, meeting: hour && meeting(quarter.months[nth]!, hour) })));

test('nobody is drawn to two places at once, nor to a cell they do not follow or a meeting that is not planned; what is on the plan stays', () => {
  fc.assert(fc.property(cells, already, (all, planned) => {
    const { visits, without } = drawVisits(all, planned, today, quarter, usualExpected);
    const hours = [...planned, ...visits].filter((one) => one.meeting !== null);
    for (const [index, one] of visits.entries()) {
      const cell = all.find((other) => other.id === one.cellId)!;
      expect(cell.followers.map((follower) => follower.personId)).toContain(one.personId);
      expect(cell.meetings.some((other) => other.month === one.month && other.startsAt === one.meeting.startsAt)).toBe(true);
      for (const other of hours) if (other !== one && other.personId === one.personId && (planned.includes(other) || visits.indexOf(other as typeof one) > index)) expect(areTooClose(other.meeting!, one.meeting)).toBe(false);
    }
    // each cell once at most, and each in need is drawn, or it is said why not
    expect(new Set(visits.map((one) => one.cellId)).size).toBe(visits.length);
    const inNeed = all.filter((cell) => needsOf(cell, today, quarter, usualExpected).length > 0 && !planned.some((one) => one.cellId === cell.id));
    expect([...visits, ...without].map((one) => one.cellId).sort()).toEqual(inNeed.map((cell) => cell.id).sort());
    for (const one of without) {
      const cell = all.find((other) => other.id === one.cellId)!;
      expect(one.why).toBe(cell.followers.length === 0 ? 'nobody' : cell.meetings.length === 0 ? 'no-meeting' : 'all-elsewhere');
      for (const follower of cell.followers) for (const hour of cell.meetings) expect(isElsewhere([...planned, ...visits], follower.personId, hour)).toBe(true);
    }
  }));
});

test('the order in which cells, followers, meetings and planned visits are given does not matter', () => {
  fc.assert(fc.property(cells, already, fc.nat(9), (all, planned, turn) => {
    const turned = [...all.slice(turn), ...all.slice(0, turn)].map((cell) => ({ ...cell, followers: cell.followers.toReversed(), meetings: cell.meetings.toReversed() }));
    expect(drawVisits(turned, planned.toReversed(), today, quarter, usualExpected)).toEqual(drawVisits(all, planned, today, quarter, usualExpected));
  }));
});

/** The same needs, said another way: each a sentence that is true of the cell or not. */
function reckoned(cell: CellInNeed): Set<Need> {
  const said = new Set<Need>();
  const seen = cell.lastVisit ?? cell.since;
  const rate = (months: CellInNeed['lately']) => (months.reduce((sum, one) => sum + one.present, 0) / months.reduce((sum, one) => sum + one.mustAttend, 0)) * 1000;
  if (cell.wishedOn && (!cell.lastVisit || cell.wishedOn >= cell.lastVisit)) said.add('asked');
  if (seen < '2026-07-02') said.add('unvisited');
  else if (seen < '2026-10-01') said.add('due');
  if (Math.round(rate(cell.lately.slice(3))) - Math.round(rate(cell.lately.slice(0, 3))) >= 50) said.add('fewer-attend');
  if (cell.lately.some((one, nth) => nth < 3 && one.missed)) said.add('missed');
  if (cell.since > '2026-04-02') said.add('new-cell');
  if (cell.toMend) said.add('to-mend');
  if (cell.secretarySince && cell.secretarySince > '2026-04-02' && cell.secretarySince !== cell.since) said.add('new-secretary');
  return said;
}

test('every reason given for a visit is true of the cell, every true one is given, and more of them weigh more', () => {
  fc.assert(fc.property(cells, (all) => {
    for (const cell of all) expect(new Set(needsOf(cell, today, quarter, usualExpected))).toEqual(reckoned(cell));
    const { visits } = drawVisits(all, [], today, quarter, usualExpected);
    for (const one of visits) expect(new Set(one.needs)).toEqual(reckoned(all.find((cell) => cell.id === one.cellId)!));
    const weights = visits.map((one) => weightOf(one.needs));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  }));
  expect(Object.values(needs).every((weight) => weight > 0)).toBe(true);
});

test('a quarter is three months, and a planned visit stands as its meeting does', () => {
  expect([quarterIn('2026-Q4'), quarterOn('2027-02-28').key, quarterIn('2026-Q5'), quarterIn('x')]).toEqual([{ key: '2026-Q4', months: ['2026-10-01', '2026-11-01', '2026-12-01'], until: '2027-01-01' }, '2027-Q1', null, null]);
  for (const day of ['2026-01-01', '2026-06-30', '2026-12-31']) expect(quarterIn(quarterOn(day).key)).toEqual(quarterOn(day));
  const now = new Date('2026-10-05T12:00:00Z');
  const one = { droppedAt: null, reported: false, follows: true, startsAt: new Date('2026-10-03T12:30:00Z'), meetingState: 'announced' };
  const later = { ...one, startsAt: new Date('2026-11-03T12:30:00Z') };
  expect([one, later, { ...one, reported: true }, { ...later, meetingState: 'missed' }, { ...later, startsAt: null, meetingState: null }, { ...later, follows: false }, { ...later, droppedAt: now }].map((each) => plannedState(each, now)))
    .toEqual(['no-sheet', 'ahead', 'done', 'not-held', 'no-meeting', 'no-follower', 'dropped']);
});

test('two visits of one person at one hour clash, by the rule by which the plan is drawn; those dropped, held or of another do not', () => {
  const now = new Date('2026-10-05T12:00:00Z');
  const visit = (id: string, hour: string, more: object = {}) => ({ id, cell: `Chi bộ ${id}`, personId: 'p', kind: 'regular' as const, droppedAt: null, reported: false, follows: true, startsAt: new Date(`2026-11-03T${hour}:00Z`), meetingState: 'planned', ...more });
  const clashes = (...visits: ReturnType<typeof visit>[]) => standingsOf(visits, now).map((one) => [one.state, one.clashes]);
  expect(clashes(visit('a', '12:30'), visit('b', '13:00'))).toEqual([['clash', ['Chi bộ b']], ['clash', ['Chi bộ a']]]);
  for (const other of [{ droppedAt: now }, { personId: 'q' }, { meetingState: 'missed' }, { follows: false }, { startsAt: new Date('2026-11-04T12:30:00Z') }]) expect(clashes(visit('a', '12:30'), visit('b', '13:00', other))[0], JSON.stringify(other)).toEqual(['ahead', []]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), (minutes) => {
    const [one, other] = [visit('a', '12:30'), visit('b', '12:30', { startsAt: new Date(Date.parse('2026-11-03T12:30:00Z') + minutes * 60_000) })];
    expect(clashes(one, other)[0]![0] === 'clash').toBe(areTooClose(one, other));
  }));
});
