import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan } from '#meetings/commands.ts';
import { addMember } from '#members/commands.ts';
import { appoint, appointFirstOfficer, foundUnit } from '#organisation/commands.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import { newId } from '#platform/id.server.ts';
import { receive } from '#platform/receive.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import { castDay, castIn, type Cast } from './cast.ts';
import { rehearsal, Rehearsed } from './rehearsal.ts';
import { everyCommand } from './samples.ts';

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

/** Ids that a command may take from anywhere, and why. Any other id of elsewhere, inside a command, is refused. */
const fromAnywhere: Record<string, string> = {
  'post.appoint personId': 'an officer may come from elsewhere: a person is an id and no more',
  'calendar.settle meetings.meetingId': 'what went on meanwhile is left as it is',
  'meeting.remove-guest guestId': 'what somebody else has removed meanwhile is removed',
  'meeting.remove-speech speechId': 'the same',
  'reminder.see fromUnitId': 'what is seen already is seen',
  'reminder.see reminderId': 'the same'
};

/** What is there in another province, for each kind of id: it exists, and is nobody’s here. */
async function farAway(): Promise<string[]> {
  const { unitId: province, personId } = await foundSite(cast.house.app, { name: 'Đảng bộ tỉnh khác', kind: 'province', day: castDay, administratorName: 'Quản trị khác' });
  const actor = (id: unknown, name: string) => ({ personId: String(id), accountId: String(id), name });
  const first = await cast.done(actor(personId, 'Quản trị khác'), appointFirstOfficer, { unitId: province, holderName: 'Văn phòng khác', from: castDay });
  const office = actor(first['personId'], 'Văn phòng khác');
  const { id: committee } = await cast.done(office, foundUnit, { unitId: province, name: 'Đảng bộ xã khác', kind: 'committee', foundedOn: castDay });
  const { id: unitId } = await cast.done(office, foundUnit, { unitId: committee, name: 'Chi bộ khác', kind: 'cell', type: 'village', foundedOn: castDay });
  const joined = await cast.done(office, addMember, { unitId, fullName: 'Bùi Văn Khác', since: castDay, status: 'official', largeType: false });
  const keeper = actor(joined['personId'], 'Bùi Văn Khác');
  const { id: post } = await cast.done(office, appoint, { unitId, personId: keeper.personId, holderName: keeper.name, kind: 'secretary', from: castDay });
  const { id: meeting } = await cast.done(keeper, plan, { unitId, kind: 'regular', month: '2026-10-01', startsAt: '2026-10-03T19:30', place: 'Nhà văn hóa', dayReason: '' });
  const { id: task } = await cast.done(keeper, enterTask, { unitId, text: 'Việc của nơi khác', memberId: joined['id'], dueOn: '2026-10-01', setOn: '2026-09-03', evidence: '' });
  return [unitId, committee, joined['id'], keeper.personId, meeting, task, post].map(String);
}

test('a command names nothing outside its scope: whatever id of another province stands in it, or of nothing at all, it is not done', async () => {
  const strange = await farAway();
  const door = rehearsal(cast.house.reception);
  const taken = new Set<string>();
  let tried = 0;
  const play = everyCommand(cast);
  for (let step = await play.next(); !step.done; ) {
    const { who, command, payload, at } = step.value;
    for (const path of idsIn(payload)) {
      if (path.join() === 'unitId') continue;
      for (const id of [...strange, newId()]) {
        tried++;
        const answer = await receive(door, { id: newId(), name: command.name, payload: withId(payload, path, id) }, who, at).catch((thrown: unknown) => (thrown instanceof Rehearsed ? null : Promise.reject(thrown as Error)));
        if (answer === null) taken.add(`${command.name} ${path.filter((part) => typeof part === 'string').join('.')}`);
      }
    }
    step = await play.next(await cast.done(who, command, payload, at));
  }
  expect([...taken].sort()).toEqual(Object.keys(fromAnywhere).sort());
  expect(tried).toBeGreaterThan(1000);
}, 120_000);

type Path = (string | number)[];

function idsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => idsIn(one, [...path, Array.isArray(value) ? Number(key) : key]));
}

function withId<T>(value: T, [head, ...rest]: Path, id: string): T {
  if (head === undefined) return id as T;
  if (Array.isArray(value)) return value.map((one: unknown, n) => (n === head ? withId(one, rest, id) : one)) as T;
  return { ...value, [head]: withId((value as Record<string, unknown>)[head], rest, id) };
}
