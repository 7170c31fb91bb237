import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { plan, setAgenda } from '#meetings/commands.ts';
import { hearing } from '#meetings/listeners.server.ts';
import { transferMember } from '#members/commands.ts';
import { appoint, delegate, endDelegation, endPost } from '#organisation/commands.ts';
import { addDays, dayOf } from '#organisation/day.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { createAccount, endSession, sessionsOf } from '#platform/sign-in/auth.server.ts';
import { lockAccount, unlockAccount } from '#platform/sign-in/keeping.server.ts';
import { closeSignIn, site } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../../../../../../tests/cast.ts';
import { browser } from '../../../../../../../tests/visit.ts';
import { house } from '../../../../../../house.server.ts';
import { actions as signIn } from '../../../../../sign-in/+page.server.ts';
import { POST as signOut } from '../../../../../sign-out/+server.ts';
import { GET } from './+server.ts';

const origin = 'http://localhost:4343';
const password = 'con trâu đi cày';
const today = dayOf(new Date());
let cast: Cast;
let meetingId: string;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  for (const name of ['hien', 'inCharge', 'hoa', 'sy', 'nga'] as const) await createAccount({ personId: cast.people[name].personId, name: cast.people[name].name, username: `may.${name.toLowerCase()}`, password });
  const planned = await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'regular', month: `${today.slice(0, 7)}-01`, startsAt: `${today}T19:30`, place: 'Nhà văn hóa', dayReason: 'Mưa lũ' }, new Date());
  meetingId = String(planned['id']);
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});
// without the beat, so that what ends a stream is the ending of the right alone
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval'] }));
afterEach(() => void vi.useRealTimers());

type Name = 'hien' | 'inCharge' | 'hoa' | 'sy' | 'nga';

/** A screen of somebody who has signed in, open on the meeting's stream. */
async function screen(name: Name, drawnAt = Date.now() + 60_000) {
  const at = browser(origin, `10.3.0.${name.length}`);
  await at.visit('/sign-in', signIn.default, { form: { username: `may.${name.toLowerCase()}`, password } });
  const params = { cell: cast.dongXanh, meeting: meetingId };
  const open = async (since: number) => at.visit(`/cells/${cast.dongXanh}/meetings/${meetingId}/events?since=${since}`, GET as never, { params });
  const opened = async (since: number) => {
    const { status, data } = await open(since);
    expect(status).toBe(200);
    return (data as ReadableStream<Uint8Array>).getReader();
  };
  let reader = await opened(drawnAt);
  const text = new TextDecoder();
  return {
    at,
    /** what the stream says next; null: it ended */
    async next(): Promise<string | null> {
      const { value, done } = await reader.read();
      return done ? null : text.decode(value);
    },
    close: () => reader.cancel(),
    again: async () => (await open(drawnAt)).status,
    reopen: async (since: number) => void (reader = await opened(since))
  };
}
type Screen = Awaited<ReturnType<typeof screen>>;

/** the first word of a stream: when to knock again if the line breaks */
const begun = expect.stringMatching(/^retry/) as unknown;

/** Something happens in the meeting: every open screen is told. */
const change = () => cast.done(cast.people.hien, setAgenda, { unitId: cast.dongXanh, meetingId, items: [{ origin: 'own', title: 'Đường làng', minutes: 30, points: '' }] }, new Date());

/** The stream of one who loses the right ends with no further word; that of another goes on, and hears what happens afterwards. */
async function endsAlone(mine: Screen, ending: () => Promise<unknown>, after: number) {
  const another = await screen('hien');
  expect([await mine.next(), await another.next()]).toEqual([begun, begun]);
  await ending();
  expect(await mine.next()).toBe(null);
  await change();
  expect(await another.next()).toBe('event: changed\ndata: 1\n\n');
  expect(await mine.again()).toBe(after);
  await another.close();
}

test('who may see the meeting hears of a change', async () => {
  const hoa = await screen('hoa');
  expect(await hoa.next()).toEqual(begun);
  await change();
  expect(await hoa.next()).toBe('event: changed\ndata: 1\n\n');
  await hoa.close();
});

test('a page drawn before a change is told of it when its stream opens afterwards', async () => {
  const another = await screen('hien');
  expect(await another.next()).toEqual(begun);
  const drawnAt = Date.now();
  await change();
  expect(await another.next()).toBe('event: changed\ndata: 1\n\n');
  const hoa = await screen('hoa', drawnAt);
  expect([await hoa.next(), await hoa.next()]).toEqual([begun, 'event: changed\ndata: 1\n\n']);
  await Promise.all([hoa.close(), another.close()]);
});

test('when the connection by which the program hears of changes breaks, every screen asks for what it may have missed', async () => {
  const hoa = await screen('hoa');
  expect(await hoa.next()).toEqual(begun);
  const superuser = new pg.Client({ ...addressOf('nen_nep_owner', cast.database.address), user: 'postgres' });
  await superuser.connect();
  const { rowCount } = await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen meeting_changed%'`);
  await superuser.end();
  expect(rowCount).toBe(1);
  expect(await hoa.next()).toBe('event: changed\ndata: 1\n\n');
  await change();
  expect(await hoa.next()).toBe('event: changed\ndata: 1\n\n');
  await hoa.close();
});

test('when that connection falls silent without breaking, it is given up and made anew, and every screen asks for what it may have missed', async () => {
  hearing.silence = 200;
  const hoa = await screen('hoa');
  expect(await hoa.next()).toEqual(begun);
  const superuser = new pg.Client({ ...addressOf('nen_nep_owner', cast.database.address), user: 'postgres' });
  await superuser.connect();
  const listening = `select pid from pg_stat_activity where datname = current_database() and query like 'listen meeting_changed%'`;
  // made anew with the patience of this test
  await superuser.query(`select pg_terminate_backend(pid) from (${listening}) one`);
  expect(await hoa.next()).toBe('event: changed\ndata: 1\n\n');
  const { rows } = await superuser.query<{ pid: number }>(listening);
  expect(rows).toHaveLength(1);
  process.kill(rows[0]!.pid, 'SIGSTOP');
  try {
    await change();
    vi.advanceTimersByTime(hearing.every);
    const heard = [await hoa.next(), await hoa.next()].filter((word) => !word?.startsWith(':'));
    expect(heard).toContain('event: changed\ndata: 1\n\n');
  } finally {
    process.kill(rows[0]!.pid, 'SIGCONT');
    await superuser.end();
    hearing.silence = 10_000;
  }
  await hoa.close();
});

test.each([['while others listen', true], ['while nobody does', false]])('a stream cut at every word, with a change missed each time, is told of it as soon as it is back, %s', async (_, others) => {
  const another = others ? await screen('hien') : null;
  const hoa = await screen('hoa');
  await hoa.next();
  for (let word = 0; word < 8; word++) {
    await change();
    expect(await hoa.next()).toBe('event: changed\ndata: 1\n\n');
    // the page was drawn anew, then the line is cut, and something happens before it is back
    const drawnAt = Date.now();
    await hoa.close();
    await change();
    await hoa.reopen(drawnAt);
    expect([await hoa.next(), await hoa.next()]).toEqual([begun, 'event: changed\ndata: 1\n\n']);
    // and cut again before it has heard anything, with nothing missed: nothing is said, so no screen asks for nothing
    await hoa.close();
    await hoa.reopen(Date.now() + 60_000);
    expect(await hoa.next()).toEqual(begun);
  }
  await hoa.close();
  await another?.close();
});

test('a withdrawn post ends an open stream at once, and nobody else’s', async () => {
  const { rows } = await cast.database.owner.query<{ id: string }>(`select id from post where unit_id = $1 and kind = 'in-charge'`, [cast.dongXanh]);
  const mine = await screen('inCharge');
  await endsAlone(mine, () => cast.done(cast.people.communeOffice, endPost, { unitId: cast.dongXanh, postId: rows[0]!.id, on: today }, new Date()), 404);
});

test('a post taken back from who it was lent to ends their stream', async () => {
  const { communeOffice, sy, inCharge } = cast.people;
  const yesterday = addDays(today, -1);
  const charge = (unitId: string, { personId, name }: typeof sy) => cast.done(communeOffice, appoint, { unitId, personId, holderName: name, kind: 'in-charge', from: yesterday }, new Date());
  await charge(cast.dongXanh, sy);
  await charge(cast.benMoi, inCharge);
  const lending = { unitId: cast.dongXanh, toPersonId: inCharge.personId, postKind: 'in-charge', from: yesterday, until: addDays(today, 5), reason: 'Đi công tác' };
  const { id: delegationId } = await cast.done(sy, delegate, lending, new Date(`${yesterday}T08:00:00+07:00`));
  const mine = await screen('inCharge');
  await endsAlone(mine, () => cast.done(sy, endDelegation, { unitId: cast.dongXanh, delegationId, on: today }, new Date()), 404);
});

test('a member who moved away hears no more', async () => {
  const mine = await screen('nga');
  const move = { unitId: cast.commune, memberId: cast.members['Võ Thị Nga'], fromCellId: cast.dongXanh, toCellId: cast.benMoi, on: today };
  await endsAlone(mine, () => cast.done(cast.people.communeOffice, transferMember, move, new Date()), 404);
});

test('a session that was ended elsewhere, signed out, or locked ends its streams', async () => {
  const { rows } = await site().pool.query<{ id: string }>('select id from "user" where "personId" = $1', [cast.people.hoa.personId]);
  const accountId = rows[0]!.id;
  const first = await screen('hoa');
  await endsAlone(first, async () => {
    for (const { id } of await sessionsOf(accountId, '')) await endSession(accountId, id, cast.people.hoa.personId, new Date());
  }, 303);
  const second = await screen('hoa');
  await endsAlone(second, () => second.at.visit('/sign-out', signOut as never, { form: {} }), 303);
  const third = await screen('hoa');
  await endsAlone(third, () => lockAccount(cast.people.hoa.personId, cast.people.administrator.personId, new Date()), 303);
  await unlockAccount(cast.people.hoa.personId, cast.people.administrator.personId, new Date());
});

test('a right that ended without a word said is asked before the next word', async () => {
  const mine = await screen('hoa');
  const another = await screen('hien');
  expect([await mine.next(), await another.next()]).toEqual([begun, begun]);
  await cast.database.owner.query(`update member set valid = daterange(lower(valid), $2::date) where cell_id = $1 and person_id = $3`, [cast.dongXanh, today, cast.people.hoa.personId]);
  await change();
  expect(await mine.next()).toBe(null);
  expect(await another.next()).toBe('event: changed\ndata: 1\n\n');
  await another.close();
});
