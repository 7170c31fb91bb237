import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, setFlag } from '#members/commands.ts';
import { setSetting } from '#organisation/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { dice } from '../../tests/dice.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { markAttendance, vote } from './commands.ts';

// The rules of quorum and majority are tried by themselves; here a meeting is seen to ask them about the right people.

/** How somebody of the cell stands, and whether they are of the quorum, entitled to vote, or vote where present. */
const standings: Record<string, { quorum: boolean; votes: 'yes' | 'if here' | 'no' }> = {
  official: { quorum: true, votes: 'yes' }, probationary: { quorum: false, votes: 'no' }, exempt: { quorum: false, votes: 'if here' }, suspended: { quorum: false, votes: 'no' },
  'temporary-in': { quorum: false, votes: 'no' }, 'temporary-away': { quorum: false, votes: 'no' }, 'special-duty': { quorum: false, votes: 'if here' }, 'exempt-from-dues': { quorum: true, votes: 'yes' }
};
let cast: Cast;
let evening: Evening;
let people: { id: string; standing: string }[];
beforeAll(async () => {
  cast = await castIn();
  const { hien, communeOffice } = cast.people;
  const unitId = cast.dongXanh;
  const early = new Date('2026-09-01T01:00:00Z');
  people = Object.entries(cast.members).filter(([name]) => !['Nguyễn Hữu Tài', 'Bùi Người Lạ'].includes(name)).map(([name, id]) => ({ id, standing: name === 'Nguyễn Gia Bảo' ? 'probationary' : 'official' }));
  for (const flag of Object.keys(standings).filter((one) => one !== 'official' && one !== 'probationary')) {
    const { id } = await cast.done(hien, addMember, { unitId, fullName: `Người ${flag}`, since: '2026-02-01', status: 'official', largeType: false }, early);
    await cast.done(hien, setFlag, { unitId, memberId: id, flag, from: '2026-08-01' }, early);
    people.push({ id: String(id), standing: flag });
  }
  await cast.done(communeOffice, setSetting, { unitId, name: 'meeting.quorum', value: 'block 1/2' }, early);
  evening = await openEvening(cast);
});
afterAll(() => cast.close());

test('whoever is in the room, the quorum asks the official members without a flag, and hands are counted against those who may raise one', async () => {
  const { random, of } = { random: dice(5), of: (one: { standing: string }) => standings[one.standing]! };
  expect(new Set(people.map((one) => one.standing))).toEqual(new Set(Object.keys(standings)));
  const seen = new Set<string>();
  for (let n = 0; n < (process.env['DEEP'] === 'yes' ? 1000 : 60); n++) {
    const here = people.filter(() => !random.in(3));
    const marks = people.map((one) => ({ memberId: one.id, mark: here.includes(one) ? random.of(['present', 'late', 'left-early']) : random.of(['absent-with-reason', 'absent-without-reason']) }));
    await evening.record(markAttendance, { marks });
    const kind = random.of(['other', 'admission', 'person', 'self-mark']);
    const ask = { kind, subject: `việc ${n}`, against: 0, abstained: 0, reserved: [] };
    const told = { kind, here: here.map((one) => one.standing) };
    const [base, present] = [people.filter((one) => of(one).quorum).length, here.filter((one) => of(one).quorum).length];
    const hands = here.filter((one) => of(one).votes !== 'no').length;
    if (present * 2 <= base) {
      expect({ ...told, refusal: await evening.refused(vote, { ...ask, inFavour: 1 }) }).toEqual({ ...told, refusal: { refused: 'quorum-not-reached', needed: Math.floor(base / 2) + 1, present } });
      seen.add('no quorum');
      continue;
    }
    expect({ ...told, refusal: await evening.refused(vote, { ...ask, inFavour: hands + 1 }) }).toEqual({ ...told, refusal: { refused: 'more-hands-than-voters', field: 'inFavour', hands: hands + 1, present: hands } });
    const of100 = kind === 'self-mark' ? hands : Math.max(people.filter((one) => of(one).votes === 'yes').length, hands);
    expect({ ...told, result: await evening.record(vote, { ...ask, inFavour: hands }) }).toMatchObject({ ...told, result: { base: of100, passed: kind === 'admission' ? hands * 3 >= of100 * 2 : hands * 2 > of100 } });
    seen.add(kind);
  }
  expect([...seen].sort()).toEqual(['admission', 'no quorum', 'other', 'person', 'self-mark']);
}, 300_000);
