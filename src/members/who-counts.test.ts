import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { purposes, type Purpose } from './counting-rules.ts';
import { standingOn, standings, type DatedMember, type MemberStanding } from './status.ts';
import { whoCounts } from './who-counts.ts';

const day = '2026-11-03';
const deep = process.env['DEEP'] === 'yes';
const largest = deep ? 6 : 5;

/** FIELD's table of who counts, read off anew: one letter for headcount, attendance, quorum, resolution, person, dues. y in, n out, p if present. */
const stated: Record<MemberStanding, string> = {
  official: 'yyyyyy',
  probationary: 'yynnny',
  exempt: 'ynnppy',
  suspended: 'ynnnny',
  'temporary-in': 'nynnny',
  'temporary-away': 'ynnnnn',
  'special-duty': 'ynnppy',
  ended: 'nnnnnn',
  'exempt-from-dues': 'yyyyyn'
};
const letter = (standing: MemberStanding, purpose: Purpose) => stated[standing][purposes.indexOf(purpose)];

const always = { from: '2020-01-01', until: null };
function memberStanding(standing: MemberStanding, n: number): DatedMember {
  const status = standing === 'ended' ? 'transferred' : standing === 'probationary' ? 'probationary' : 'official';
  const flag = standing === 'official' || standing === 'probationary' || standing === 'ended' ? [] : [{ ...always, flag: standing }];
  return { id: `member ${n}`, name: `Đảng viên ${n}`, statuses: [{ ...always, status }], flags: flag };
}

/** Every cell of exactly `size` members, each of any standing, in any order. */
function* cells(size: number): Generator<MemberStanding[]> {
  if (size === 0) return yield [];
  for (const smaller of cells(size - 1)) for (const standing of standings) yield [...smaller, standing];
}

describe('who counts, over every small cell', () => {
  for (const purpose of purposes)
    test(`for ${purpose}, each of any cell of up to ${largest} stands in the one list the table says, in order`, () => {
      let looked = 0;
      for (let size = 0; size <= largest; size++)
        for (const cell of cells(size)) {
          const counted = whoCounts(purpose, day, cell.map(memberStanding));
          const expected = (wanted: string) => cell.flatMap((standing, n) => (letter(standing, purpose) === wanted ? [`member ${n}`] : [])).join();
          const got = [counted.base, counted.ifPresent, counted.outside].map((list) => list.map((one) => one.id).join());
          if (got[0] !== expected('y') || got[1] !== expected('p') || got[2] !== expected('n')) expect({ cell, got }).toEqual({ cell, got: [expected('y'), expected('p'), expected('n')] });
          looked++;
        }
      expect(looked).toBe((standings.length ** (largest + 1) - 1) / (standings.length - 1));
    });

  test('everyone outside or counted says by which clause', () => {
    for (const purpose of purposes)
      for (const standing of standings) {
        const { base, ifPresent, outside } = whoCounts(purpose, day, [memberStanding(standing, 0)]);
        expect([...base, ...ifPresent, ...outside]).toEqual([{ id: 'member 0', name: 'Đảng viên 0', standing: standing === 'exempt-from-dues' && purpose !== 'dues' ? 'official' : standing, clause: expect.stringMatching(/\S/), certainty: expect.stringMatching(/^[BU]$/) }]);
      }
  });
});

test('whatever is said of one member, any status with any set of flags, every purpose answers what the table says of all of it', () => {
  // where the person counts comes first, then suspension, exemption, special duty, then the status itself; a hand or money needs everything said to allow it
  const flags = ['temporary-in', 'temporary-away', 'suspended', 'exempt', 'special-duty', 'exempt-from-dues'] as const;
  let looked = 0;
  for (const status of ['official', 'probationary', 'transferred', 'struck-off', 'expelled', 'left', 'died'])
    for (let set = 0; set < 2 ** flags.length; set++)
      for (const purpose of purposes) {
        const has = flags.filter((_, n) => set & (2 ** n));
        const alive = status === 'official' || status === 'probationary';
        const said: MemberStanding[] = alive ? [...has.filter((flag) => flag !== 'exempt-from-dues'), status, ...has.filter((flag) => flag === 'exempt-from-dues')] : ['ended'];
        const strict = !['headcount', 'attendance'].includes(purpose);
        const expected = strict && said.some((one) => letter(one, purpose) === 'n') ? 'n' : letter(said[0]!, purpose);
        const { base, ifPresent, outside } = whoCounts(purpose, day, [{ id: 'x', name: 'x', statuses: [{ ...always, status }], flags: has.map((flag) => ({ ...always, flag })) }]);
        expect([status, has, purpose, base.length, ifPresent.length, outside.length]).toEqual([status, has, purpose, Number(expected === 'y'), Number(expected === 'p'), Number(expected === 'n')]);
        looked++;
      }
  expect(looked).toBe(7 * 64 * 6);
});

const someDay = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10));
const span = fc.tuple(someDay, someDay).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: null }));
const anyMember = fc.record({
  id: fc.uuid(), name: fc.string(),
  statuses: fc.tuple(someDay, fc.constantFrom('probationary', 'official', 'died', 'transferred', 'expelled', 'struck-off', 'left'), fc.boolean()).map(([changed, to, first]) => [
    { from: first ? null : '2022-01-01', until: changed, status: 'probationary' }, { from: changed, until: null, status: to }]),
  flags: fc.array(fc.tuple(span, fc.constantFrom('exempt', 'suspended', 'temporary-in', 'temporary-away', 'special-duty', 'exempt-from-dues')).map(([valid, flag]) => ({ ...valid, flag })), { maxLength: 4 })
});
const anyCell = fc.uniqueArray(anyMember, { selector: (member) => member.id, maxLength: 12 });
const runs = { numRuns: deep ? 5000 : 300 };

test('of any cell on any day, everyone is in exactly one list, and the order they come in does not matter', () => {
  fc.assert(fc.property(anyCell, someDay, fc.constantFrom(...purposes), fc.infiniteStream(fc.nat()), (cell, on, purpose, dice) => {
    const lists = (members: DatedMember[]) => {
      const { base, ifPresent, outside } = whoCounts(purpose, on, members);
      return [base, ifPresent, outside].map((list) => list.map((one) => one.id).sort());
    };
    const shuffled = cell.map((member) => ({ member, key: dice.next().value as number })).sort((a, b) => a.key - b.key).map(({ member }) => member);
    expect(lists(cell).flat().sort()).toEqual(cell.map((member) => member.id).sort());
    expect(lists(shuffled)).toEqual(lists(cell));
  }), runs);
});

test('a status ends everything on its own day and not the day before', () => {
  fc.assert(fc.property(fc.constantFrom('died', 'transferred', 'expelled', 'struck-off', 'left'), fc.constantFrom('exempt', 'suspended', 'temporary-away'), (end, flag) => {
    const member: DatedMember = { id: 'x', name: 'x', statuses: [{ from: null, until: '2026-05-10', status: 'official' }, { from: '2026-05-10', until: null, status: end }], flags: [{ from: null, until: null, flag }] };
    expect([standingOn(member, '2026-05-09'), standingOn(member, '2026-05-10')]).toEqual([flag, 'ended']);
  }));
});

test('of several flags on one day, where the person counts comes first, then suspension, exemption, special duty', () => {
  const order = ['temporary-in', 'temporary-away', 'suspended', 'exempt', 'special-duty'] as const;
  for (const [first, one] of order.entries())
    for (const other of order.slice(first)) {
      const flags = [other, one].map((flag) => ({ ...always, flag }));
      expect(standingOn({ id: 'x', name: 'x', statuses: [{ ...always, status: 'official' }], flags }, day)).toBe(one);
    }
});

test('a probationer has no vote and is in no quorum whatever else is said of them, and who is let off dues owes none', () => {
  fc.assert(fc.property(anyMember, someDay, (member, on) => {
    const [own] = member.statuses.filter((one) => (one.from === null || on >= one.from) && (one.until === null || on < one.until));
    const flags = member.flags.filter((one) => (one.from === null || on >= one.from) && (one.until === null || on < one.until)).map((one) => one.flag);
    const counted = (purpose: Purpose) => {
      const { base, ifPresent } = whoCounts(purpose, on, [member]);
      return base.length + ifPresent.length;
    };
    if (own?.status === 'probationary') expect([counted('quorum'), counted('vote-on-resolution'), counted('vote-on-person')]).toEqual([0, 0, 0]);
    if (flags.includes('exempt-from-dues')) expect(counted('dues')).toBe(0);
    if (flags.includes('suspended')) expect([counted('vote-on-resolution'), counted('vote-on-person')]).toEqual([0, 0]);
  }), runs);
});
