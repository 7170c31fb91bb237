import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startEmbedded } from '#platform/postgres/embedded.server.ts';
import { buildIfNeeded } from '../../scripts/web.ts';
import { freePort, startProgram, type Program } from '../program.ts';

let folder: string;
const running: Program[] = [];
beforeAll(() => buildIfNeeded(() => {}));
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'nn-start-'))));
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

function start(port: number, environment: Record<string, string> = {}, dataDir = folder): Program {
  const program = startProgram(dataDir, port, environment);
  running.push(program);
  return program;
}
const serving = /Nền Nếp: http/;
const health = async ({ origin }: Program) => {
  const response = await fetch(`${origin}/healthz`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const setUp = ({ origin }: Program, code: string) => fetch(`${origin}/set-up`, {
  method: 'POST', redirect: 'manual', headers: { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  body: new URLSearchParams({ code, unitName: 'Đảng bộ xã Cẩm Bình', unitKind: 'committee', founded: '2025-07-01', name: 'Dương Quản Trị', username: 'quantri', password: 'cây đa bến nước', again: 'cây đa bến nước' })
});
const databaseRuns = () => existsSync(join(folder, 'pg18', 'postmaster.pid'));

test('the first start prints a code that makes one administrator; what was acknowledged outlives kill -9, and an orphaned database is taken over', async () => {
  const port = await freePort();
  const first = start(port);
  const [, code] = await first.says(/code, which works once:\s+(\S+)/);
  expect(first.said.split(code!)).toHaveLength(2);
  expect(await health(first)).toMatchObject({ status: 200, body: { ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), database: expect.stringMatching(/^18\./), migration: expect.any(Number) } });
  // whoever opens the address before anybody can sign in is led to the set-up
  expect((await fetch(first.origin)).url).toBe(`${first.origin}/set-up`);
  expect((await setUp(first, 'not-this-one')).status).toBe(401);
  const done = await setUp(first, code!);
  expect([done.status, done.headers.get('location')]).toEqual([303, '/admin']);
  // the page of set-up is closed for good: whoever has the code still is sent to sign in
  expect((await setUp(first, code!)).headers.get('location')).toBe('/sign-in');

  first.child.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  expect(databaseRuns()).toBe(true);

  const second = start(port);
  await second.says(serving);
  expect((await health(second)).status).toBe(200);
  expect(second.said).not.toMatch(/code, which works once/);
  expect((await fetch(`${second.origin}/set-up`, { redirect: 'manual' })).headers.get('location')).toBe('/sign-in');
});

test('SIGTERM takes no new request, finishes those under way, stops the database cleanly and ends with 0', async () => {
  const port = await freePort();
  const program = start(port);
  await program.says(serving);
  const body = new URLSearchParams({ username: 'nobody', password: 'nothing at all' }).toString();
  const under = request(`${program.origin}/sign-in`, { method: 'POST', headers: { origin: program.origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } });
  const answered = new Promise<IncomingMessage>((done, fail) => under.once('response', done).once('error', fail));
  under.write(body.slice(0, 10));
  await fetch(`${program.origin}/healthz`);
  program.child.kill('SIGTERM');
  await vi.waitFor(() => expect(fetch(`${program.origin}/healthz`)).rejects.toThrow(), { timeout: 10_000 });
  under.end(body.slice(10));
  const answer = await answered;
  expect(answer.statusCode).toBeLessThan(500);
  answer.resume();
  expect(await program.ended).toBe(0);
  expect(databaseRuns()).toBe(false);
  expect(existsSync(join(folder, 'program.json'))).toBe(false);

  const again = start(port);
  await again.says(serving);
  expect(await readFile(join(folder, 'socket', 'postgres.log'), 'utf8')).not.toMatch(/not properly shut down|automatic recovery/);
});

test('a second start on the same data folder is refused with the address of the first; the first goes on', async () => {
  const port = await freePort();
  const first = start(port);
  await first.says(serving);
  const second = start(await freePort());
  expect(await second.ended).toBe(1);
  expect(second.said).toContain(`already runs on ${folder}, at http://localhost:${port}`);
  expect((await health(first)).status).toBe(200);
});

test('a taken port is named, and the database started for it is stopped', async () => {
  const port = await freePort();
  const first = start(port, {}, join(folder, 'one'));
  await first.says(serving);
  const second = start(port, {}, join(folder, 'two'));
  expect(await second.ended).toBe(1);
  expect(second.said).toContain(`Port ${port} on 127.0.0.1 is taken`);
  expect(existsSync(join(folder, 'two', 'pg18', 'postmaster.pid'))).toBe(false);
});

test.each([
  ['data of another PostgreSQL major', () => mkdirSync(join(folder, 'pg17')), {}, /holds data of PostgreSQL 17, this program brings 18/],
  ['plain HTTP off loopback', () => {}, { HOST: '0.0.0.0' }, /passwords would travel in plain text.*BEHIND_TLS_PROXY=yes/],
  ['a data folder that is none', () => {}, { DATA_DIR: import.meta.filename }, /DATA_DIR is .*start\.test\.ts, and it cannot be made or written to \(EEXIST\)/],
  ['a server that does not answer', () => {}, { DATABASE_URL: 'postgresql://nn:secret@127.0.0.1:1/nn' }, /^The server of DATABASE_URL does not let this program in: (?!.*secret)[^\n]*ECONNREFUSED/m],
  ['an address of another machine', () => {}, { HOST: '192.0.2.1', BEHIND_TLS_PROXY: 'yes' }, /HOST is 192\.0\.2\.1, which is no address of this machine/],
  ['a setting that is none', () => {}, { ORIGIN: 'nennep.example/', DATABASE_URL: 'mysql://x' }, /ORIGIN is "nennep.example\/"[^\n]*\nDATABASE_URL must be an address/]
])('%s is refused in a sentence, without a stack', async (_, before, environment, sentence) => {
  before();
  const program = start(await freePort(), environment);
  expect(await program.ended).toBe(1);
  expect(program.said).toMatch(sentence);
  expect(program.said).not.toMatch(/\n\s+at /);
  expect(databaseRuns()).toBe(false);
});

test('on a server of DATABASE_URL it says when the database is away, recovers by itself, and leaves that server running', async () => {
  const home = join(folder, 'server');
  let server = await startEmbedded(home);
  const admin = new pg.Client({ host: server.directory, user: 'postgres', database: 'postgres' });
  await admin.connect();
  await admin.query('create database nen_nep_there');
  await admin.end();
  const program = start(await freePort(), { DATABASE_URL: `postgresql://postgres@localhost/nen_nep_there?host=${encodeURIComponent(server.directory)}` }, join(folder, 'data'));
  await program.says(serving);
  expect(program.said).toContain('PostgreSQL: DATABASE_URL');
  expect((await health(program)).status).toBe(200);

  await server.stop();
  expect(await health(program)).toMatchObject({ status: 503, body: { ok: false } });
  const page = await fetch(`${program.origin}/set-up`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('<h1>Máy chủ chưa trả lời được lúc này</h1>');

  server = await startEmbedded(home);
  await vi.waitFor(async () => expect((await health(program)).status).toBe(200), { timeout: 20_000 });
  expect((await fetch(`${program.origin}/set-up`)).status).toBe(200);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(existsSync(join(home, 'pg18', 'postmaster.pid'))).toBe(true);
  await server.stop();
});

test('two programs on one database both serve: a session of one is good at the other, what one writes the other shows, and the night’s work is done by one', async () => {
  const server = await startEmbedded(join(folder, 'server'));
  const admin = new pg.Client({ host: server.directory, user: 'postgres', database: 'postgres' });
  await admin.connect();
  await admin.query('create database nen_nep_both');
  await admin.end();
  const environment = { DATABASE_URL: `postgresql://postgres@localhost/nen_nep_both?host=${encodeURIComponent(server.directory)}` };
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  const first = start(await freePort(), environment, one);
  await first.says(serving);
  // the second has the first's keys and its files
  mkdirSync(two);
  for (const name of ['secret', 'site-key.pem']) copyFileSync(join(one, name), join(two, name));
  mkdirSync(join(one, 'files'), { recursive: true });
  symlinkSync(join(one, 'files'), join(two, 'files'));
  const second = start(await freePort(), environment, two);
  // the newest code is the one that works
  const [, code] = await second.says(/code, which works once:\s+(\S+)/);
  await second.says(/another program on this database/);
  await second.says(serving);
  expect(first.said).not.toMatch(/another program on this database/);

  const done = await setUp(second, code!);
  expect(done.status).toBe(303);
  const cookie = done.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  for (const program of [first, second]) {
    const page = await fetch(`${program.origin}/admin`, { headers: { cookie } });
    expect([page.status, (await page.text()).includes('Đảng bộ xã Cẩm Bình')]).toEqual([200, true]);
  }
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect((await fetch(`${second.origin}/admin`, { headers: { cookie } })).status).toBe(200);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  await server.stop();
});

test('an embedded database that is killed is started again, and the program goes on', async () => {
  const program = start(await freePort());
  await program.says(serving);
  const killed = Number((await readFile(join(folder, 'pg18', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(killed, 'SIGKILL');
  await program.says(/PostgreSQL ended; starting it again/);
  await vi.waitFor(async () => expect((await health(program)).status).toBe(200), { timeout: 30_000 });
  expect(program.child.exitCode).toBe(null);
});

test('the demo does not touch real work, nor does real work begin on the demo', async () => {
  const port = await freePort();
  const first = start(port);
  const [, code] = await first.says(/code, which works once:\s+(\S+)/);
  expect((await setUp(first, code!)).status).toBe(303);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const demo = startProgram(folder, port, {}, 'demo');
  running.push(demo);
  expect(await demo.ended).toBe(1);
  expect(demo.said).toContain('This database holds real work, and the demo does not touch it.');
  const again = start(port);
  await again.says(serving);
  expect(again.said).not.toMatch(/code, which works once/);
});

/** A disk of 160 MB, where this account may make one; nothing where it may not. */
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const path = mkdtempSync(join(tmpdir(), 'nn-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmdirSync(path);
    return null;
  }
}
const disk = smallDisk();
afterAll(() => {
  if (!disk) return;
  execFileSync('umount', ['-l', disk]);
  rmdirSync(disk);
});

test.skipIf(!disk)('a full disk gives a page that says so, and once there is room the same form goes through (needs root, to mount a small disk)', async () => {
  const program = start(await freePort(), {}, disk!);
  const [, code] = await program.says(/code, which works once:\s+(\S+)/);
  const filler = join(disk!, 'filler');
  await fill(filler);
  const refused = await setUp(program, code!);
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain('<h1>Đĩa của máy chủ đã đầy</h1>');
  await rm(filler);
  await vi.waitFor(async () => expect((await health(program)).status).toBe(200), { timeout: 30_000 });
  expect((await setUp(program, code!)).status).toBe(303);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

/** Writes until not a byte is left. */
async function fill(path: string): Promise<void> {
  await writeFile(path, '');
  const { bavail, bsize } = await statfs(path);
  const file = await open(path, 'a');
  try {
    for (let left = bavail * bsize; left > 0; left -= bsize) await file.write(Buffer.alloc(bsize));
    for (;;) await file.write(Buffer.alloc(bsize));
  } catch (failure) {
    expect(failure).toMatchObject({ code: 'ENOSPC' });
  } finally {
    await file.close();
  }
}

test('Prometheus reads figures on a port of their own; a line of JSON for each request names its id and nobody', async () => {
  const [port, metrics] = [await freePort(), await freePort()];
  const program = start(port, { METRICS_PORT: String(metrics), LOG: 'requests' });
  await program.says(serving);
  await fetch(`${program.origin}/set-up?next=%2Fme`);
  await fetch(`${program.origin}/cells/0197a000-0000-7000-8000-000000000001`, { redirect: 'manual' });
  const line = JSON.parse((await program.says(/^\{.*"route":"\/set-up".*$/m))[0]) as Record<string, unknown>;
  expect(line).toEqual({ at: expect.any(String), what: 'request', id: expect.stringMatching(/^[0-9a-f]{12}$/), route: '/set-up', method: 'GET', status: 200, ms: expect.any(Number) });
  await program.says(/"route":"\/cells\/\[cell\]"/);
  expect(program.said).not.toContain('0197a000');
  const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  expect(text).toMatch(/^nen_nep_requests_total\{route="\/set-up",method="GET",status="200"\} 1$/m);
  expect(text).toMatch(/^nen_nep_database_up 1$/m);
  expect(text).toMatch(/^nen_nep_jobs\{state="waiting"\} \d+$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect((await fetch(`${program.origin}/metrics`, { redirect: 'manual' })).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${metrics}/`)).status).toBe(404);
});
