import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived, type Contents } from '#platform/backup/archive.server.ts';
import { lastBackup } from '#platform/backup/last.server.ts';
import { makeBackup } from '#platform/backup/make.server.ts';
import { brokenChains, inspect, isEmpty, putInto, type Place } from '#platform/backup/site.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { makeRoles } from '#platform/postgres/roles.server.ts';
import { castNow, type Cast } from './cast.ts';
import { commandOf, sendOn } from './crash-load.ts';
import { digester } from './digest.ts';
import { monthsFromFacts } from './facts.ts';
import { filledCast } from './rights-rows.ts';

const root = join(import.meta.dirname, '..');
const passphrase = 'đèn nhà ai nấy rạng';
let folder: string;
let cast: Cast;
let place: Place;
let made: Awaited<ReturnType<typeof makeBackup>>;
const said: string[] = [];
const databases: string[] = [];

// Every table has rows, one file is kept; while the backup is made, a secretary goes on writing.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-backup-'));
  cast = await filledCast();
  const dataDir = join(folder, 'site');
  const paper = Buffer.from('%PDF a paper');
  const hash = createHash('sha256').update(paper).digest('hex');
  await mkdir(join(dataDir, 'files', hash.slice(0, 2)), { recursive: true });
  await mkdir(join(dataDir, 'files', 'sheets', 'unit'), { recursive: true });
  await writeFile(join(dataDir, 'files', hash.slice(0, 2), hash), paper);
  await writeFile(join(dataDir, 'files', 'sheets', 'unit', hash), 'a list that waits to be imported');
  await writeFile(join(dataDir, 'secret'), 'the secret of the site');
  await writeFile(join(dataDir, 'site-key.pem'), 'the key of the site');
  place = { address: cast.database.address, dataDir, migrations: join(root, 'migrations'), figures: await readFile(join(root, 'checks/figures.sql'), 'utf8') };
  let writing = true;
  const sending = { who: cast.people.hien, unitId: cast.dongXanh, at: castNow.toISOString() };
  const writer = (async () => {
    for (let n = 1; writing; n++) acknowledged.push(await sent(sending, n));
  })();
  made = await makeBackup(place, '0.1.0', { folder: join(folder, 'kept'), keep: 3, passphrase }, (line) => said.push(line));
  writing = false;
  await writer;
}, 180_000);
afterAll(async () => {
  for (const name of databases) await asSuperuser(`drop database if exists ${name} with (force)`);
  await cast.close();
  await rm(folder, { recursive: true, force: true });
});

const acknowledged: string[] = [];
async function sent(sending: Parameters<typeof sendOn>[1], n: number): Promise<string> {
  const { name, payload } = commandOf(sending, n);
  const id = crypto.randomUUID();
  const answer = await cast.house.receive({ id, name, payload }, sending.who, castNow);
  expect(answer.answer).toBe('done');
  return id;
}
async function asSuperuser(statement: string, database = 'postgres'): Promise<pg.QueryResult> {
  const client = new pg.Client({ host: process.env['NEN_NEP_TEST_SERVER']!, port: 5432, user: 'postgres', database });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
/** An address where nothing is yet, on the embedded server's socket or by a URL. */
async function nowhere(kind: Address['kind']): Promise<Address> {
  const database = `restored_${databases.length}_${process.pid}`;
  databases.push(database);
  const directory = process.env['NEN_NEP_TEST_SERVER']!;
  if (kind === 'url') await asSuperuser(`create database ${database}`);
  const address: Address = kind === 'socket' ? { kind, directory, database } : { kind, url: `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(directory)}` };
  await makeRoles(address);
  return address;
}
const opened = (path = made.path) => createReadStream(path) as AsyncIterable<Buffer>;
const rows = async (database: string, statement: string) => (await asSuperuser(statement, database)).rows;

test('a backup made while others write is of one moment, and proves it', async () => {
  expect(said.join('\n')).toMatch(/sealed with the passphrase[^]*proved in [\d.]+ s[^]*links of the log's chains hold/);
  const { contents } = await inspect(opened(), passphrase, place.migrations);
  const inBackup = contents.rows['command_log.command']!;
  const [now] = await rows((place.address as { database: string }).database, 'select count(*)::int as n from command_log.command');
  expect(acknowledged.length).toBeGreaterThan(3);
  expect(inBackup).toBeLessThan(now!.n);
  expect(inBackup).toBeGreaterThan(now!.n - acknowledged.length - 1);
  expect(Object.keys(contents.figures).length).toBeGreaterThan(9);
  expect(await lastBackup(place.dataDir)).toMatchObject({ file: made.path, sealed: true, failed: null });
});

test.each(['socket', 'url'] as const)('it is restored whole into an empty place reached by %s: chains, summaries, sign-in, files and keys', async (kind) => {
  const address = await nowhere(kind);
  const dataDir = join(folder, `restored-${kind}`);
  expect(await isEmpty(address)).toBe(true);
  const contents = await putInto({ ...place, address, dataDir }, opened(), passphrase);
  expect(await isEmpty(address)).toBe(false);
  expect(await brokenChains(address)).toEqual({ links: contents.rows['command_log.command'], broken: [] });
  const database = databases.at(-1)!;
  const client = new pg.Client({ host: process.env['NEN_NEP_TEST_SERVER']!, port: 5432, user: 'postgres', database });
  await client.connect();
  for (const cell of [cast.dongXanh, cast.benMoi]) {
    const { rows: kept } = await client.query('select * from month_summary where cell_id = $1 order by month', [cell]);
    const facts = await monthsFromFacts(client, cell);
    expect(kept.filter((row) => facts.some((one) => one['month'] === row.month))).toEqual(facts);
  }
  await client.end();
  expect(await readFile(join(dataDir, 'secret'), 'utf8')).toBe('the secret of the site');
  expect((await readdir(dataDir, { recursive: true })).filter((name) => /sheets|half/.test(name))).toEqual([]);
  expect(contents.files).toEqual({ count: 3, bytes: 12 + 22 + 19 });
});

test('no row of any table is other than it was, nor any key or index', async () => {
  const source = (place.address as { database: string }).database;
  const quiet = await makeBackup(place, '0.1.0', { folder: join(folder, 'quiet'), keep: 1, passphrase: null }, () => {});
  const address = await nowhere('socket');
  await putInto({ ...place, address, dataDir: join(folder, 'quiet-site') }, opened(quiet.path), null);
  const read = async (database: string) => {
    const client = new pg.Client({ host: process.env['NEN_NEP_TEST_SERVER']!, port: 5432, user: 'postgres', database });
    await client.connect();
    const digest = await (await digester(client))();
    const { rows: keys } = await client.query<{ name: string; text: string }>(`select format('%s of %s', c.conname, c.conrelid::regclass) as name, pg_get_constraintdef(c.oid) || case when c.convalidated then '' else ' not checked' end as text from pg_constraint c where c.connamespace::regnamespace::text = any ($1)
      union all select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) || ' of ' || pg_get_userbyid(r.relowner) from pg_index i join pg_class r on r.oid = i.indexrelid where r.relnamespace::regnamespace::text = any ($1) order by 1`, [['public', 'command_log', 'sign_in']]);
    await client.end();
    // when a migration was applied is of the database, not of the site
    return { ...digest, ...Object.fromEntries(keys.map(({ name, text }) => [name, text])), 'public.migration': '' };
  };
  const before = await read(source);
  expect(Object.values(before).filter((digest) => !digest.startsWith('0 ')).length).toBeGreaterThan(50);
  expect(await read(databases.at(-1)!)).toEqual(before);
}, 120_000);

test('a backup of an older version is restored as it was and brought forward', async () => {
  // the older version is this one with its last migration not yet written
  const known = (await readdir(place.migrations)).sort();
  const older = join(folder, 'older-migrations');
  await mkdir(older);
  for (const name of known.slice(0, -1)) await cp(join(place.migrations, name), join(older, name));
  const address = await nowhere('socket');
  await migrate(addressOf('nen_nep_owner', address), older);
  const dataDir = join(folder, 'older-site');
  await cp(place.dataDir, dataDir, { recursive: true });
  const old = await makeBackup({ ...place, address, dataDir, migrations: older, figures: "select 'units' as figure, count(*)::text as value from unit" }, '0.0.9', { folder: join(folder, 'older'), keep: 1, passphrase: null }, () => {});
  const target = await nowhere('socket');
  await putInto({ ...place, address: target, dataDir: join(folder, 'older-restored'), figures: "select 'units' as figure, count(*)::text as value from unit" }, opened(old.path), null);
  expect(await rows(databases.at(-1)!, 'select max(number) as number from migration')).toEqual([{ number: known.length }]);
  await expect(inspect(opened(), passphrase, older)).rejects.toThrow('newer version of the program');
}, 120_000);

test('only so many are kept, the oldest go, what a clock years ahead named first, and nothing else in the folder is touched', async () => {
  const kept = join(folder, 'turns');
  await mkdir(kept);
  for (const name of ['nen-nep-2026-01-01T020000Z.backup', 'nen-nep-2026-01-02T020000Z.backup', 'nen-nep-2099-01-01T020000Z.backup', 'nen-nep-2099-01-02T020000Z.backup', 'nen-nep-2026-01-03T020000Z.backup.half', 'letter.backup']) await writeFile(join(kept, name), '');
  const one = await makeBackup(place, '0.1.0', { folder: kept, keep: 2, passphrase: null }, () => {});
  expect((await readdir(kept)).sort()).toEqual(['letter.backup', 'nen-nep-2026-01-02T020000Z.backup', one.path.slice(kept.length + 1)].sort());
}, 120_000);

test('a backup that fails says why where the administrator looks, and the one before stays', async () => {
  const dataDir = join(folder, 'failing');
  await cp(place.dataDir, dataDir, { recursive: true });
  await rm(join(dataDir, 'secret'));
  const before = await lastBackup(dataDir);
  await expect(makeBackup({ ...place, dataDir }, '0.1.0', { folder: join(folder, 'failed'), keep: 3, passphrase: null }, () => {})).rejects.toThrow();
  expect(await lastBackup(dataDir)).toMatchObject({ at: before!.at, failed: { why: expect.stringContaining('secret') } });
  expect((await readdir(join(folder, 'failed'))).filter((name) => name.endsWith('.backup'))).toEqual([]);
});

test('what does not agree with what the archive says of itself is undone', async () => {
  const { about } = await inspect(opened(), passphrase, place.migrations);
  const wrong: Contents = { rows: { 'public.person': 2 }, files: { count: 0, bytes: 0 }, figures: {} };
  async function* frames() {
    yield { kind: 'table', name: 'public.person', columns: ['id'] } as const;
    yield { kind: 'data', bytes: Buffer.from('01234567-89ab-7def-8123-456789abcdef\n') } as const;
    yield { kind: 'end', contents: wrong } as const;
  }
  const address = await nowhere('socket');
  await expect(putInto({ ...place, address, dataDir: join(folder, 'wrong') }, archived(about, null, frames()), null)).rejects.toThrow('public.person: 2 in the backup, 1 found');
  expect(await isEmpty(address)).toBe(true);
  expect(await rows(databases.at(-1)!, 'select count(*)::int as n from person')).toEqual([{ n: 0 }]);
});

test('an archive with a path or a table that is no part of a site is refused', async () => {
  const { about } = await inspect(opened(), passphrase, place.migrations);
  const end = { kind: 'end', contents: { rows: {}, files: { count: 0, bytes: 0 }, figures: {} } } as const;
  const read = (one: { kind: 'file'; path: string }) => inspect(archived(about, null, (async function* () { yield one; yield end; })()), null, place.migrations);
  for (const path of ['../../etc/passwd', '/etc/passwd', 'files/../secret', 'files/aa/short', 'program.json']) await expect(read({ kind: 'file', path })).rejects.toThrow('no part of a site');
  await expect(read({ kind: 'file', path: `files/${'a'.repeat(2)}/${'a'.repeat(64)}` })).rejects.toThrow('not what its name says');
});

/** Runs a tool of the terminal as an office would; answers its exit code and all it said. */
function terminal(script: string, words: string[], environment: Record<string, string>, input?: string): Promise<{ code: number | null; text: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'scripts', script), ...words], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], BACKUP_PASSPHRASE_FILE: join(folder, 'passphrase'), ...environment } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    child.once('close', (code) => done({ code, text }));
    if (input) createReadStream(input).pipe(child.stdin);
    else child.stdin.end();
  });
}

test('a lost machine is got back from the file alone; a site in use is set aside, never overwritten', async () => {
  await writeFile(join(folder, 'passphrase'), `${passphrase}\n`);
  const lost = { DATA_DIR: join(folder, 'new-machine') };
  // nothing is touched by what cannot be restored
  const foreign = join(folder, 'foreign.backup');
  await writeFile(foreign, 'a letter to the committee, and no backup at all, however it is called');
  await writeFile(join(folder, 'other-passphrase'), 'a passphrase of another office');
  const cut = join(folder, 'cut.backup');
  await writeFile(cut, (await readFile(made.path)).subarray(0, -1000));
  expect(await terminal('restore.ts', ['--from', foreign], lost)).toMatchObject({ code: 1, text: expect.stringContaining('not a backup') });
  expect(await terminal('restore.ts', ['--from', made.path], { ...lost, BACKUP_PASSPHRASE_FILE: join(folder, 'other-passphrase') })).toMatchObject({ code: 1, text: expect.stringContaining('does not open') });
  expect(await terminal('restore.ts', ['--from', cut], lost)).toMatchObject({ code: 1, text: expect.stringContaining('damaged or cut short') });
  expect(await readdir(lost.DATA_DIR)).toEqual([]);

  expect(await terminal('restore.ts', ['--from', '-'], lost, made.path)).toMatchObject({ code: 0, text: expect.stringContaining('everything agrees') });
  const key = await readFile(join(lost.DATA_DIR, 'site-key.pem'), 'utf8');
  expect([key, (await stat(join(lost.DATA_DIR, 'site-key.pem'))).mode & 0o777]).toEqual(['the key of the site', 0o600]);

  const second = await terminal('restore.ts', ['--from', made.path], lost);
  expect(second).toMatchObject({ code: 1, text: expect.stringContaining('Nothing was touched') });
  const aside = await terminal('restore.ts', ['--from', made.path, '--set-aside'], lost);
  expect(aside).toMatchObject({ code: 0, text: expect.stringContaining('set aside') });
  const [name] = (await readdir(lost.DATA_DIR)).filter((one) => one.startsWith('set-aside-'));
  expect((await readdir(join(lost.DATA_DIR, name!))).sort()).toEqual(expect.arrayContaining(['files', 'secret', 'site-key.pem']));

  const again = await terminal('backup.ts', ['--to', join(folder, 'again')], lost);
  expect(again).toMatchObject({ code: 0, text: expect.stringContaining('proved in') });
  const [file] = await readdir(join(folder, 'again'));
  const [first, last] = [await inspect(opened(), passphrase, place.migrations), await inspect(opened(join(folder, 'again', file!)), passphrase, place.migrations)];
  expect(last.contents).toEqual(first.contents);
}, 240_000);
