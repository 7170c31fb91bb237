import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printSlip } from '#members/commands.ts';
import { createAccount, signIn } from '#platform/sign-in/auth.server.ts';
import { hashing } from '#platform/sign-in/password.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { slipCode } from '#platform/sign-in/slip.server.ts';
import { authenticator } from '../../../tests/authenticator.ts';
import { castIn, castNow, type Cast } from '../../../tests/cast.ts';
import { browser, type Browser } from '../../../tests/visit.ts';
import { house } from '../../house.server.ts';
import { actions as accountActions, load as accountPage } from '../me/account/+page.server.ts';
import { POST as newPasskey } from '../me/account/passkeys/+server.ts';
import { actions as factorActions, load as factorPage } from '../me/account/second-factor/+page.server.ts';
import { POST as signOutPost } from '../sign-out/+server.ts';
import { actions, load } from './+page.server.ts';
import { actions as codeActions, load as codePage } from './code/+page.server.ts';
import { POST as passkeyPost } from './passkey/+server.ts';
import { actions as slipActions } from './slip/+page.server.ts';

const origin = 'http://localhost:4322';
const password = 'con trâu đi cày';
let cast: Cast;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  for (const [name, person] of [['hien', cast.people.hien], ['hoa', cast.people.hoa], ['loc', cast.people.loc], ['sy.tran', cast.people.sy], ['nga', cast.people.nga]] as const)
    await createAccount({ personId: person.personId, name: person.name, username: name, password });
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});

const enter = (at: Browser, username: string, typed = password, next = '') => at.visit(`/sign-in${next && `?next=${encodeURIComponent(next)}`}`, actions.default, { form: { username, password: typed } });

test('an unknown name and a wrong password give one page for one amount of work', async () => {
  const at = browser(origin, '10.2.0.1');
  const seen = [];
  for (const username of ['hoa', 'nobody.here']) {
    const before = hashing().worked;
    const { status, data } = await enter(at, username, 'sai mat khau');
    seen.push([status, { ...data, username: '' }, hashing().worked - before]);
  }
  expect(seen[0]).toEqual([401, { username: '', waitSeconds: 0, locked: false }, 1]);
  expect(seen[1]).toEqual(seen[0]);
});

test('signing in goes on to where one wanted, on this site only, and no answer is kept on the way', async () => {
  const at = browser(origin);
  const seen = await enter(at, 'hoa', password, '/me/account');
  expect([seen.status, seen.to]).toEqual([303, '/me/account']);
  expect(seen.headers.get('cache-control')).toBe('private, no-store');
  expect((await enter(browser(origin), 'hoa', password, '//evil.example')).to).toBe('/');
  expect((await at.visit('/sign-in?next=/search', load)).to).toBe('/search');
});

test('a session planted beforehand is not the session one gets', async () => {
  const at = browser(origin);
  await enter(at, 'hoa');
  const first = at.cookies.get('nn.session_token');
  await enter(at, 'hoa');
  expect(at.cookies.get('nn.session_token')).not.toBe(first);
  const planted = browser(origin);
  planted.cookies.set('nn.session_token', 'planted.by-somebody');
  expect((await planted.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in\?next=/);
  await enter(planted, 'hoa');
  expect(planted.cookies.get('nn.session_token')).not.toBe('planted.by-somebody');
});

test('ten tries at one moment count as ten, not as one', async () => {
  const before = hashing().worked;
  const seen = await Promise.all(Array.from({ length: 10 }, () => signIn('sy.tran', 'sai mat khau', '10.2.0.9', '', castNow)));
  expect(hashing().worked - before).toBe(5);
  expect(seen.filter((attempt) => !attempt.ok && attempt.waitSeconds === 5).length).toBeGreaterThanOrEqual(5);
  expect((await signIn('sy.tran', password, '10.2.0.10', '', castNow)).ok).toBe(true);
});

test('a session in use is prolonged, and its cookie with it; unused for a month, or half a year old, it ends', async () => {
  const at = browser(origin);
  await enter(at, 'nga');
  const before = at.cookies.get('nn.session_token');
  at.cookies.set('seen', 'no');
  const { rowCount } = await cast.database.owner.query(`update sign_in."session" s set "expiresAt" = now() + interval '20 days', "updatedAt" = now() - interval '10 days' from sign_in."user" u where u.id = s."userId" and u.username = 'nga'`);
  expect(rowCount).toBe(1);
  expect((await at.visit('/me/account', accountPage)).status).toBe(200);
  expect(at.cookies.get('nn.session_token')).toBe(before);
  const { rows } = await cast.database.owner.query(`select s."expiresAt" > now() + interval '29 days' as prolonged from sign_in."session" s join sign_in."user" u on u.id = s."userId" where u.username = 'nga'`);
  expect(rows).toEqual([{ prolonged: true }]);
  const set = (what: string) => cast.database.owner.query(`update sign_in."session" s set ${what} from sign_in."user" u where u.id = s."userId" and u.username = 'nga'`);
  await set(`"expiresAt" = now() - interval '1 second'`);
  expect((await at.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in/);
  // however often it is used, half a year ends it: right after it was looked at, and after the library would have prolonged it
  for (const age of ['', `, "updatedAt" = now() - interval '2 days'`]) {
    await enter(at, 'nga');
    expect((await at.visit('/me/account', accountPage)).status).toBe(200);
    await set(`"createdAt" = now() - interval '181 days'${age}`);
    expect((await at.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in/);
  }
});

test('one sees and ends only one\'s own sessions, and signing out ends this one', async () => {
  const phone = browser(origin);
  const laptop = browser(origin, '10.1.1.2', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0');
  const stranger = browser(origin);
  await enter(phone, 'loc');
  await enter(laptop, 'loc');
  await enter(stranger, 'hien');
  const { data } = await laptop.visit('/me/account', accountPage);
  const other = data.sessions.find((session: { here: boolean }) => !session.here);
  await stranger.visit('/me/account', accountActions.end, { form: { session: other.id } });
  expect((await phone.visit('/me/account', accountPage)).status).toBe(200);
  await laptop.visit('/me/account', accountActions.end, { form: { session: other.id } });
  expect((await phone.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in/);
  await laptop.visit('/sign-out', signOutPost, { form: {} });
  expect(laptop.cookies.has('nn.session_token')).toBe(false);
  await enter(laptop, 'loc');
  const events = (await laptop.visit('/me/account', accountPage)).data.events.map((event: { what: string }) => event.what);
  expect(events.slice(0, 5)).toEqual(['signed-in', 'signed-out', 'session-ended', 'signed-in', 'signed-in']);
});

test('a changed password must be typed twice and not be simple, and the old one is asked', async () => {
  const at = browser(origin);
  await enter(at, 'nga');
  const change = async (form: Record<string, string>) => (await at.visit('/me/account', accountActions.password, { form })).data?.problem;
  expect(await change({ before: password, after: '12345678', again: '12345678' })).toBe('simple');
  expect(await change({ before: password, after: 'mùa thu 2026', again: 'mùa thu 2025' })).toBe('different');
  expect(await change({ before: 'sai mat khau', after: 'mùa thu 2026', again: 'mùa thu 2026' })).toBe('before');
  expect((await at.visit('/me/account', accountActions.password, { form: { before: password, after: 'mùa thu 2026', again: 'mùa thu 2026' } })).to).toBe('/me/account?changed');
  // The same letters from a keyboard that decomposes them.
  expect((await enter(browser(origin), 'nga', 'mùa thu 2026'.normalize('NFD'))).to).toBe('/');
});

const six = (secret: string, step: number) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const digest = createHmac('sha1', key).update(counter).digest();
  return String((digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

test('a second factor is asked for, opens once, and a recovery code stands in for it once', async () => {
  const at = browser(origin);
  await enter(at, 'hien');
  expect((await at.visit('/f', factorActions.begin, { form: { password: 'sai mat khau' } })).status).toBe(401);
  await at.visit('/f', factorActions.begin, { form: { password } });
  const { pending } = (await at.visit('/f', factorPage)).data;
  expect(pending.qr.path).toMatch(/^M/);
  // Begun and not confirmed: nothing is asked for yet.
  expect((await enter(browser(origin), 'hien')).to).toBe('/');
  expect((await at.visit('/f', factorActions.confirm, { form: { code: '000000' } })).status).toBe(401);
  const used = six(pending.secret, 0);
  const { data } = await at.visit('/f', factorActions.confirm, { form: { code: used } });
  expect(data.recoveryCodes).toHaveLength(10);
  expect((await at.visit('/f', factorPage)).data).toMatchObject({ secondFactor: 'on', pending: null });

  const second = browser(origin, '10.3.0.1');
  expect((await enter(second, 'hien', password, '/search')).to).toBe('/sign-in/code?next=%2Fsearch');
  expect((await second.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in/);
  expect((await second.visit('/sign-in/code', codePage)).status).toBe(200);
  expect((await second.visit('/sign-in/code', codeActions.default, { form: { code: used } })).status).toBe(401);
  const next = six(pending.secret, 1);
  expect((await second.visit('/sign-in/code?next=/search', codeActions.default, { form: { code: `${next.slice(0, 3)} ${next.slice(3)}` } })).to).toBe('/search');
  expect((await second.visit('/me/account', accountPage)).status).toBe(200);

  const onlooker = browser(origin, '10.3.0.2');
  await enter(onlooker, 'hien');
  expect((await onlooker.visit('/sign-in/code', codeActions.default, { form: { code: next } })).status).toBe(401);
  expect((await onlooker.visit('/sign-in/code', codeActions.default, { form: { code: data.recoveryCodes[0] } })).to).toBe('/');
  const again = browser(origin, '10.3.0.3');
  await enter(again, 'hien');
  expect((await again.visit('/sign-in/code', codeActions.default, { form: { code: data.recoveryCodes[0] } })).status).toBe(401);
  for (const code of ['111111', '222222', '333333', '444444', '555555']) await again.visit('/sign-in/code', codeActions.default, { form: { code } });
  expect((await again.visit('/sign-in/code', codePage)).to).toMatch(/^\/sign-in\?ended/);
});

test('a passkey is added with the password, signs in without one, and only from here', async () => {
  const at = browser(origin);
  await enter(at, 'hoa');
  const device = authenticator('localhost');
  const post = (who: Browser, json: unknown, from: string | null = origin) => who.visit('/me/account/passkeys', newPasskey, { json, origin: from });
  expect((await post(at, { password }, 'https://evil.example')).status).toBe(403);
  expect((await post(at, { password: 'sai mat khau' })).status).toBe(401);
  const question = (await post(at, { password })).data;
  expect(question).toMatchObject({ rp: { id: 'localhost' }, user: { name: 'hoa', displayName: 'Lê Thị Hoa' }, authenticatorSelection: { residentKey: 'required', userVerification: 'required' } });
  expect((await post(at, { answer: device.create(question.challenge, 'https://evil.example'), name: 'x' })).status).toBe(400);
  const asked = (await post(at, { password })).data;
  expect((await post(at, { answer: device.create(asked.challenge, origin), name: 'Điện thoại' })).status).toBe(200);
  expect((await at.visit('/me/account', accountPage)).data.passkeys).toMatchObject([{ name: 'Điện thoại' }]);

  const fresh = browser(origin, '10.4.0.1');
  const knock = (json: unknown, from: string | null = origin) => fresh.visit('/sign-in/passkey', passkeyPost, { json, origin: from });
  expect((await knock({}, null)).status).toBe(403);
  const answer = device.get((await knock({})).data.challenge, origin);
  expect((await knock({ answer, next: '//evil.example' })).data).toEqual({ next: '/' });
  expect((await fresh.visit('/me/account', accountPage)).data.username).toBe('hoa');
  // The same answer again, and another's question: neither opens.
  fresh.cookies.delete('nn.session_token');
  expect((await knock({ answer })).status).toBe(401);
  await knock({});
  expect((await knock({ answer })).status).toBe(401);

  await at.visit('/me/account', accountActions.passkey, { form: { passkey: (await at.visit('/me/account', accountPage)).data.passkeys[0].id } });
  expect((await knock({ answer: device.get((await knock({})).data.challenge, origin) })).status).toBe(401);
});

test('a device that does not ask who holds it makes no passkey', async () => {
  const at = browser(origin);
  await enter(at, 'hoa');
  const asked = (await at.visit('/p', newPasskey, { json: { password } })).data;
  expect((await at.visit('/p', newPasskey, { json: { answer: authenticator('localhost', false).create(asked.challenge, origin), name: 'x' } })).status).toBe(400);
});

test('a slip asks for a good password first, and is not spent on a bad one', async () => {
  const at = browser(origin);
  const seen = await at.visit('/sign-in/slip', slipActions.default, { form: { code: 'AAAA-BBBB-CCCC', password: 'ngan', again: 'ngan' } });
  expect([seen.status, seen.data]).toEqual([400, { code: 'AAAA-BBBB-CCCC', problem: 'short' }]);
  const wrong = await at.visit('/sign-in/slip', slipActions.default, { form: { code: 'AAAA-BBBB-CCCC', password, again: password } });
  expect([wrong.status, wrong.data]).toEqual([401, { code: 'AAAA-BBBB-CCCC', problem: null }]);
});

test('a slip for a forgotten password ends every session and leaves the second factor to be asked', async () => {
  const { id } = await cast.done(cast.people.communeOffice, printSlip, { unitId: cast.dongXanh, memberId: cast.members['Trần Thị Hiền'] }, new Date());
  const open = async () => Number((await cast.database.owner.query<{ n: string }>(`select count(*) as n from sign_in."session" s join sign_in."user" u on u.id = s."userId" where u.username = 'hien'`)).rows[0]!.n);
  expect(await open()).toBeGreaterThan(0);
  const at = browser(origin, '10.3.0.9');
  expect((await at.visit('/sign-in/slip', slipActions.default, { form: { code: slipCode(String(id)), password: 'mùa xuân 2027', again: 'mùa xuân 2027' } })).to).toBe('/sign-in/code');
  expect(await open()).toBe(0);
  expect((await at.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in/);
});
