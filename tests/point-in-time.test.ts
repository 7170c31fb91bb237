import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { foundUnit } from '#organisation/commands.ts';
import { brokenChains } from '#platform/backup/site.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { placesOf, startEmbedded, type Embedded } from '#platform/postgres/embedded.server.ts';
import { assertRoles, makeRoles } from '#platform/postgres/roles.server.ts';
import { castDay, castIn, type Cast } from './cast.ts';

// What docs/operating.md, “To any minute”, tells those with a server of their own: a copy of its folder, every piece of its write-ahead log from then on, and back to a moment between two commands.
const run = promisify(execFile);
let folder: string;
let server: Embedded;
let cast: Cast;
let base: string;
let kept: string;
let before: string[];
let moment: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-minute-'));
  const first = await startEmbedded(join(folder, 'first'));
  const { data } = await placesOf(join(folder, 'first'));
  kept = join(dirname(data), 'kept');
  await mkdir(kept);
  await sameOwner(kept, data);
  await asSuperuser(first, `alter system set archive_mode = on`, `alter system set archive_command = 'test ! -f ${kept}/%f && cp %p ${kept}/%f'`);
  await first.stop();
  server = await startEmbedded(join(folder, 'first'));
  const template: Address = { kind: 'socket', directory: server.directory, database: 'template_nen_nep' };
  await makeRoles(template);
  await migrate(addressOf('nen_nep_owner', template), join(import.meta.dirname, '../migrations'));
  vi.stubEnv('NEN_NEP_TEST_SERVER', server.directory);
  cast = await castIn();

  base = join(folder, 'base');
  await copyOfRunning(data, base);
  await found('Chi bộ thôn Trước');
  before = await unitsOf(cast.database.address);
  moment = String((await asSuperuser(server, 'select clock_timestamp()::text as value'))[0]);
  await found('Chi bộ thôn Sau');
  await asSuperuser(server, 'select pg_switch_wal()');
  await untilKept(String((await asSuperuser(server, 'select pg_walfile_name(pg_current_wal_lsn() - 1) as value'))[0]));
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await cast.close();
  await server.stop();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

test('with a kept write-ahead log the database comes back as it was at a moment between two commands, roles and chains whole', async () => {
  expect((await unitsOf(cast.database.address)).length).toBe(before.length + 1);
  const again = join(folder, 'again');
  const { data } = await placesOf(again);
  await mkdir(dirname(data), { recursive: true });
  await run('cp', ['-a', base, data]);
  await appendFile(join(data, 'postgresql.auto.conf'), `archive_mode = off\nrestore_command = 'cp ${kept}/%f %p'\nrecovery_target_time = '${moment}'\nrecovery_target_action = promote\n`);
  await writeFile(join(data, 'recovery.signal'), '');
  await sameOwner(join(data, 'recovery.signal'), data);
  const restored = await startEmbedded(again);
  try {
    await untilItWrites(restored);
    const address: Address = { kind: 'socket', directory: restored.directory, database: (cast.database.address as { database: string }).database };
    expect(await unitsOf(address)).toEqual(before);
    await assertRoles(address);
    const { links, broken } = await brokenChains(address);
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(20);
  } finally {
    await restored.stop();
    await restored.remove();
  }
});

const found = (name: string) => cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name, kind: 'cell', type: 'village', foundedOn: castDay });

async function unitsOf(address: Address): Promise<string[]> {
  const client = new pg.Client(addressOf('nen_nep_owner', address));
  await client.connect();
  const { rows } = await client.query<{ name: string }>('select name from unit_name order by name, unit_id');
  await client.end();
  return rows.map((row) => row.name);
}

async function asSuperuser(at: Embedded, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ host: at.directory, port: 5432, user: 'postgres', database: 'postgres' });
  await client.connect();
  const values: unknown[] = [];
  for (const statement of statements) values.push((await client.query<{ value: unknown }>(statement)).rows[0]?.value);
  await client.end();
  return values;
}

/** What pg_basebackup does, whose program our packages do not bring: the folder of a running server, copied between two words to it. */
async function copyOfRunning(data: string, to: string): Promise<void> {
  const client = new pg.Client({ host: server.directory, port: 5432, user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query(`select pg_backup_start('rehearsal', true)`);
  await run('cp', ['-a', data, to]);
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
  await client.end();
  for (const left of ['postmaster.pid', 'postmaster.opts', 'pg_wal']) await rm(join(to, left), { recursive: true, force: true });
  await writeFile(join(to, 'backup_label'), rows[0]!.labelfile);
  await mkdir(join(to, 'pg_wal', 'archive_status'), { recursive: true });
  for (const made of ['backup_label', 'pg_wal', 'pg_wal/archive_status']) await sameOwner(join(to, made), data);
}

const sameOwner = (path: string, as: string) => run('chown', ['-R', `--reference=${as}`, path]);

/** Waits for the server to have kept a piece of its log. */
async function untilKept(piece: string): Promise<void> {
  while (!(await readFile(join(kept, piece)).catch(() => null))) await new Promise((done) => setTimeout(done, 50));
}

/** Waits for a server that goes forward through the log to be at its goal. */
async function untilItWrites(at: Embedded): Promise<void> {
  while ((await asSuperuser(at, 'select pg_is_in_recovery() as value'))[0]) await new Promise((done) => setTimeout(done, 50));
}
