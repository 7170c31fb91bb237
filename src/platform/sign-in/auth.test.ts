import { afterAll, beforeAll, expect, test } from 'vitest';
import { printSlip } from '#members/commands.ts';
import { castIn, castNow, type Cast } from '../../../tests/cast.ts';
import { changePassword, createAccount, sessionOf, sessionsOf, signIn, signOut, useSlip } from './auth.server.ts';
import { hashPassword, hashing, verifyPassword } from './password.server.ts';
import { closeSignIn } from './site.server.ts';
import { slipCode } from './slip.server.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = 'http://localhost:4321';
});
afterAll(async () => {
  await closeSignIn();
  await cast.close();
});

const carrying = (cookies: string[]) => new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

test('a slip gives a first sign-in, once', async () => {
  const { id } = await cast.done(cast.people.hien, printSlip, { unitId: cast.dongXanh, memberId: cast.members['Lê Thị Hoa'] });
  const code = slipCode(String(id));
  const made = await useSlip(code.toLowerCase().replaceAll('-', ' '), 'mua xuan 2026', 'phone', castNow);
  expect(made).toEqual({ username: 'hoa.le', name: 'Lê Thị Hoa' });
  expect(await useSlip(code, 'another one', 'phone', castNow)).toBeNull();
  const attempt = await signIn('Hoa.Le', 'mua xuan 2026', '10.0.0.1', 'phone', castNow);
  expect(attempt.ok).toBe(true);
  if (attempt.ok) expect(await sessionOf(carrying(attempt.cookies))).toMatchObject({ personId: cast.people.hoa.personId, username: 'hoa.le' });
});

test('a newer slip ends the older one, and a slip ends after fourteen days', async () => {
  const memberId = cast.members['Trần Văn Sỹ'];
  const older = await cast.done(cast.people.hien, printSlip, { unitId: cast.dongXanh, memberId }, castNow);
  const later = new Date(castNow.getTime() + 60_000);
  const newer = await cast.done(cast.people.hien, printSlip, { unitId: cast.dongXanh, memberId }, later);
  expect(await useSlip(slipCode(String(older['id'])), 'password one', '', later)).toBeNull();
  expect(await useSlip(slipCode(String(newer['id'])), 'password one', '', new Date(later.getTime() + 15 * 24 * 3600_000))).toBeNull();
  expect(await useSlip(slipCode(String(newer['id'])), 'password one', '', later)).not.toBeNull();
});

test('a fellow member cannot print a slip', async () => {
  expect(await cast.send(cast.people.sy, printSlip, { unitId: cast.dongXanh, memberId: cast.members['Lê Thị Hoa'] })).toMatchObject({ answer: 'refused', refusal: { refused: 'not-yours' } });
});

test('failures make one account wait at one address, and nobody else', async () => {
  await createAccount({ personId: cast.people.tai.personId, name: 'Nguyễn Hữu Tài', password: 'dung mat khau', username: 'tai' });
  for (let n = 0; n < 5; n++) expect((await signIn('tai', 'sai', '10.0.0.2', '', castNow)).ok).toBe(false);
  expect(await signIn('tai', 'dung mat khau', '10.0.0.2', '', castNow)).toEqual({ ok: false, waitSeconds: 5 });
  expect((await signIn('tai', 'dung mat khau', '10.0.0.3', '', castNow)).ok).toBe(true);
  expect((await signIn('hoa.le', 'mua xuan 2026', '10.0.0.2', '', castNow)).ok).toBe(true);
  expect((await signIn('tai', 'dung mat khau', '10.0.0.2', '', new Date(castNow.getTime() + 6_000))).ok).toBe(true);
});

test('an unknown name and a wrong password have one answer', async () => {
  expect(await signIn('nobody.here', 'x', '10.0.0.9', '', castNow)).toEqual(await signIn('hoa.le', 'x', '10.0.0.9', '', castNow));
});

test('a changed password ends the other sessions, and signing out ends this one', async () => {
  const one = await signIn('hoa.le', 'mua xuan 2026', '10.0.1.1', 'old phone', castNow);
  const two = await signIn('hoa.le', 'mua xuan 2026', '10.0.1.1', 'laptop', castNow);
  if (!one.ok || !two.ok) throw new Error('both sign-ins go through');
  const here = (await sessionOf(carrying(two.cookies)))!;
  expect(await changePassword(here, 'wrong', 'mua thu 2026', castNow)).toBe(false);
  expect(await changePassword(here, 'mua xuan 2026', 'mua thu 2026', castNow)).toBe(true);
  expect(await sessionOf(carrying(one.cookies))).toBeNull();
  expect((await sessionsOf(here.accountId, here.sessionToken)).map((line) => [line.device, line.here])).toEqual([['laptop', true]]);
  await signOut(carrying(two.cookies), here.personId, castNow);
  expect(await sessionOf(carrying(two.cookies))).toBeNull();
});

test('twenty sign-ins at once never work out more than two hashes at a time', async () => {
  const before = hashing().worked;
  const hashes = await Promise.all(Array.from({ length: 20 }, () => hashPassword('mua he 2026')));
  expect(hashing()).toEqual({ worked: before + 20, most: 2 });
  expect(await verifyPassword({ hash: hashes[0]!, password: 'mua he 2026' })).toBe(true);
  expect(await verifyPassword({ hash: hashes[0]!, password: 'mua he 2027' })).toBe(false);
});

test('the role that signs in cannot read members, and the application cannot read passwords', async () => {
  await expect(cast.database.as('nen_nep_sign_in').selectFrom('member').selectAll().execute()).rejects.toThrow(/permission denied/);
  await expect(cast.database.as('nen_nep_app').selectFrom('sign_in.account').selectAll().execute()).rejects.toThrow(/permission denied/);
});
