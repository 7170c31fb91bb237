import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { printSlip } from '#members/commands.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, castNow, type Cast } from '../../../tests/cast.ts';
import { changePassword, createAccount, passwordAgain, sessionOf, sessionsOf, signIn, signOut, useSlip } from './auth.server.ts';
import { peopleUnder } from './keeping.server.ts';
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

test('a changed password ends every session, the stolen copy of this one too, and goes on in a new one', async () => {
  const one = await signIn('hoa.le', 'mua xuan 2026', '10.0.1.1', 'old phone', castNow);
  const two = await signIn('hoa.le', 'mua xuan 2026', '10.0.1.1', 'laptop', castNow);
  if (!one.ok || !two.ok) throw new Error('both sign-ins go through');
  const stolen = carrying(two.cookies);
  const here = (await sessionOf(stolen))!;
  expect(await changePassword(stolen, here, 'wrong', 'mua thu 2026', castNow)).toBeNull();
  const headers = carrying(two.cookies);
  headers.set('user-agent', 'laptop');
  const cookies = (await changePassword(headers, here, 'mua xuan 2026', 'mua thu 2026', castNow))!;
  expect(await sessionOf(carrying(one.cookies))).toBeNull();
  expect(await sessionOf(stolen)).toBeNull();
  const after = (await sessionOf(carrying(cookies)))!;
  expect((await sessionsOf(after.accountId, after.sessionToken)).map((line) => [line.device, line.here])).toEqual([['laptop', true]]);
  await signOut(carrying(cookies), after.personId, castNow);
  expect(await sessionOf(carrying(cookies))).toBeNull();
});

test('a session in which the password is guessed at ends, and only that one', async () => {
  const [here, there] = [await signIn('hoa.le', 'mua thu 2026', '10.0.1.2', 'phone', castNow), await signIn('hoa.le', 'mua thu 2026', '10.0.1.3', 'laptop', castNow)];
  if (!here.ok || !there.ok) throw new Error('both sign-ins go through');
  const [guesser, owner] = [(await sessionOf(carrying(here.cookies)))!, (await sessionOf(carrying(there.cookies)))!];
  for (let n = 0; n < 5; n++) expect(await passwordAgain(guesser, 'doan mo', castNow)).toBe(false);
  expect(await sessionOf(carrying(here.cookies))).not.toBeNull();
  expect(await passwordAgain(guesser, 'mua thu 2026', castNow)).toBe(false);
  expect(await sessionOf(carrying(here.cookies))).toBeNull();
  expect(await passwordAgain(owner, 'mua thu 2026', castNow)).toBe(true);
  expect(await sessionOf(carrying(there.cookies))).not.toBeNull();
});

test('twenty sign-ins at once never work out more than two hashes at a time', async () => {
  const before = hashing().worked;
  const hashes = await Promise.all(Array.from({ length: 20 }, () => hashPassword('mua he 2026')));
  expect(hashing()).toEqual({ worked: before + 20, most: 2, waiting: 0 });
  expect(await verifyPassword({ hash: hashes[0]!, password: 'mua he 2026' })).toBe(true);
  expect(await verifyPassword({ hash: hashes[0]!, password: 'mua he 2027' })).toBe(false);
});

test('a flood of sign-ins from one place, under whatever names, waits for itself: whoever comes from elsewhere goes past it', async () => {
  let flooded = 0;
  const flood = Array.from({ length: 30 }, (_, n) => signIn(`ai.do.${n}`, 'sai mat khau', '10.9.9.9', '', castNow).then(() => flooded++));
  await vi.waitFor(() => expect(hashing().waiting).toBeGreaterThan(15), { interval: 1 });
  const before = flooded;
  expect((await signIn('tai', 'dung mat khau', '10.9.9.8', '', castNow)).ok).toBe(true);
  // of those that were on their way only a few came before it, though it came after all of them
  expect(flooded - before).toBeLessThan(10);
  expect(hashing().waiting).toBeGreaterThan(0);
  await Promise.all(flood);
  expect(hashing().waiting).toBe(0);
});

test('the role that signs in reads its own schema and nothing else; the application reads none of it; the log is only appended', async () => {
  const { rows } = await cast.database.owner.query<{ role: string; table: string; privileges: string }>(`
    select r.rolname as role, n.nspname || '.' || c.relname as table,
      array_to_string(array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p where has_table_privilege(r.oid, c.oid, p)), ' ') as privileges
    from pg_roles r cross join pg_class c join pg_namespace n on n.oid = c.relnamespace
    where r.rolname in ('nen_nep_app', 'nen_nep_sign_in', 'nen_nep_reports', 'nen_nep_jobs') and c.relkind in ('r', 'v', 'm') and n.nspname in ('public', 'sign_in', 'command_log')`);
  const granted = rows.filter((row) => row.privileges !== '');
  expect(granted.filter((row) => row.role === 'nen_nep_sign_in' && !row.table.startsWith('sign_in.'))).toEqual([]);
  expect(granted.filter((row) => row.role !== 'nen_nep_sign_in' && row.table.startsWith('sign_in.'))).toEqual([]);
  expect(granted.filter((row) => row.table === 'sign_in.event')).toEqual([{ role: 'nen_nep_sign_in', table: 'sign_in.event', privileges: 'SELECT INSERT' }]);
  await expect(cast.database.as('nen_nep_sign_in').selectFrom('member').selectAll().execute()).rejects.toThrow(/permission denied/);
  await expect(cast.database.as('nen_nep_app').selectFrom('sign_in.account').selectAll().execute()).rejects.toThrow(/permission denied/);
});

test('who belongs where is answered only for a unit in the scope', async () => {
  const app = cast.database.as('nen_nep_app');
  const asked = (cells: string[]) => inScope(app, { cells }, (trx) => peopleUnder(trx, cast.commune, '2026-11-01'));
  expect(await asked([])).toEqual([]);
  expect(await asked([cast.dongXanh])).toEqual([]);
  expect((await asked([cast.commune])).map((one) => one.personId)).toContain(cast.people.hoa.personId);
});

test('connections cut by the database end nothing but themselves', async () => {
  const ask = () => signIn('hoa.le', 'x', '10.0.5.1', '', castNow);
  await ask();
  const cut = await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`.execute(cast.database.as('nen_nep_sign_in'));
  expect(cut.rows.length).toBeGreaterThan(0);
  // Who asks on a connection that is just being cut is told so; as many as were cut, and nobody after.
  for (let told = 0; told < cut.rows.length; told++) await ask().catch((failure: { code?: string }) => expect(['57P01', 'EPIPE', 'ECONNRESET']).toContain(failure.code ?? '57P01'));
  expect(await ask()).toMatchObject({ ok: false });
});
