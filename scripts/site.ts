import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { newSiteKey } from '#documents/seal.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { CannotStart, major, placesOf, startEmbedded, type Embedded } from '#platform/postgres/embedded.server.ts';
import { assertRoles, dropDatabase, makeRoles } from '#platform/postgres/roles.server.ts';
import type { Settings } from '#platform/settings.ts';

export type Purpose = 'real' | 'demo';

/** A running site without its web server: database up, migrated, secrets at hand. */
export interface Site {
  way: string;
  /** Empties the database and migrates it again: for a demo that was interrupted while loading. */
  startOver(): Promise<void>;
  stop(): Promise<void>;
}

/** Takes the data folder for this program, starts or reaches the database, brings it forward, and hands down secrets by environment. */
export async function openSite(settings: Settings, purpose: Purpose, say: (line: string) => void): Promise<Site> {
  const folder = resolve(settings.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).then(() => access(folder, constants.W_OK)).catch((failure: NodeJS.ErrnoException) => {
    throw new CannotStart(`DATA_DIR is ${folder}, and it cannot be made or written to (${failure.code}): choose another folder, or give this account the right to it.`);
  });
  const release = await takeFolder(folder, settings.origin);
  try {
    const database = settings.databaseUrl ? null : await keptRunning(folder, say);
    const address: Address = database ? { kind: 'socket', directory: database.directory, database: 'nen_nep' } : { kind: 'url', url: settings.databaseUrl! };
    const bringForward = async () => {
      if (address.kind === 'url') await assertServer(address.url);
      await makeRoles(address);
      await migrate(addressOf('nen_nep_owner', address), join(import.meta.dirname, '../migrations'), (done, of, name) => say(`  migration ${done}/${of} ${name}`));
      await assertRoles(address);
      await claim(addressOf('nen_nep_owner', address), purpose);
    };
    await bringForward();
    process.env['NEN_NEP_DATABASE'] = JSON.stringify(address);
    process.env['NEN_NEP_SECRET'] = await kept(join(folder, 'secret'), () => randomBytes(32).toString('base64url'));
    process.env['NEN_NEP_SITE_KEY'] = join(folder, 'site-key.pem');
    process.env['NEN_NEP_FILES'] = join(folder, 'files');
    process.env['NEN_NEP_DATA'] = folder;
    process.env['NEN_NEP_CHECKS'] = join(import.meta.dirname, '../checks/data');
    await kept(process.env['NEN_NEP_SITE_KEY'], newSiteKey);
    return {
      way: database ? database.way : 'DATABASE_URL',
      startOver: async () => {
        if (address.kind === 'url') throw new CannotStart('The demo was interrupted while loading into the database of DATABASE_URL: empty that database and start again.');
        await dropDatabase(address);
        await bringForward();
      },
      stop: async () => {
        await database?.stop();
        await release();
      }
    };
  } catch (failure) {
    await release();
    throw failure;
  }
}

/**
 * A database is for real work or for the demo, from its first start on, and says so itself: the demo may begin anew, real work may not.
 * Refused: the one on the other's database.
 */
async function claim(config: pg.ClientConfig, purpose: Purpose): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const { rows } = await client.query<{ mark: string | null; used: boolean; demo: boolean }>(`select obj_description('migration'::regclass) as mark,
      exists (select from unit) as used, exists (select from site_setting where name = 'demo.loaded') as demo`);
    const { mark, used, demo } = rows[0]!;
    const now = mark ?? (used ? (demo ? 'demo' : 'real') : purpose);
    if (now !== purpose)
      throw new CannotStart(purpose === 'demo'
        ? 'This database holds real work, and the demo does not touch it. Leave DATA_DIR and DATABASE_URL out, or name others.'
        : 'This database holds the invented people of the demo. Leave DATA_DIR and DATABASE_URL out, or name others for real work.');
    if (!mark) await client.query(`comment on table migration is '${purpose}'`);
  } finally {
    await client.end();
  }
}

/** Whether the server of DATABASE_URL answers, is new enough, and lets this program make its roles. Its password is not repeated. */
async function assertServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; may: boolean }>(`select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`);
    if (rows[0]!.version < major * 10_000) throw new CannotStart(`The server of DATABASE_URL is PostgreSQL ${Math.floor(rows[0]!.version / 10_000)}: this program needs ${major} or newer.`);
    if (!rows[0]!.may) throw new CannotStart('The user of DATABASE_URL may not create roles: give it CREATEROLE, so that the program can work as roles that own nothing.');
  } catch (failure) {
    if (failure instanceof CannotStart) throw failure;
    throw new CannotStart(`The server of DATABASE_URL does not let this program in: ${failure instanceof Error ? failure.message || (failure as NodeJS.ErrnoException).code : String(failure)}.`);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Refused: a data folder in which no site was ever started. */
export async function assertSite(settings: Settings): Promise<void> {
  const folder = resolve(settings.dataDir);
  await access(join(folder, 'site-key.pem')).catch(() => {
    throw new CannotStart(`There is no site in ${folder}: name its folder in DATA_DIR; a new one begins with npm start.`);
  });
}

/** The database of a site for a tool: that of the program where it runs, else the embedded server is started for as long as the tool works. */
export async function reachSite(settings: Settings, what: string): Promise<{ address: Address; running: boolean; leave(): Promise<void> }> {
  const folder = resolve(settings.dataDir);
  const running = await programOn(folder) !== null;
  if (settings.databaseUrl) return { address: { kind: 'url', url: settings.databaseUrl }, running, leave: async () => {} };
  if (running) return { address: { kind: 'socket', directory: (await placesOf(folder)).socket, database: 'nen_nep' }, running, leave: async () => {} };
  const release = await takeFolder(folder, what);
  try {
    const server = await startEmbedded(folder);
    return {
      address: { kind: 'socket', directory: server.directory, database: 'nen_nep' }, running,
      leave: async () => {
        await server.stop();
        await release();
      }
    };
  } catch (failure) {
    await release();
    throw failure;
  }
}

/** The program that runs on a data folder, if one does. */
export async function programOn(folder: string): Promise<{ pid: number; address: string } | null> {
  const other = parsed(await readFile(join(folder, 'program.json'), 'utf8').catch(() => ''));
  return other && (await startedAt(other.pid)) === other.started ? other : null;
}

/** The embedded server, started again whenever it ends without being asked to; until it is back the pages say so. */
async function keptRunning(folder: string, say: (line: string) => void): Promise<Pick<Embedded, 'way' | 'directory' | 'stop'>> {
  let server = await startEmbedded(folder);
  let stopping = false;
  const watch = async () => {
    for (;;) {
      await server.ended;
      if (stopping) return;
      say('  PostgreSQL ended; starting it again');
      server = await startedAgain();
      // asked to stop while it was starting: nobody else knows this one
      if (stopping) return server.stop();
    }
  };
  const startedAgain = async (): Promise<Embedded> => {
    for (;;) {
      try {
        return await startEmbedded(folder);
      } catch (failure) {
        // its last processes may still hold the shared memory, or the disk is full: the next try is a second later
        if (stopping) return server;
        say(`  ${failure instanceof Error ? failure.message : String(failure)}`);
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  };
  const watching = watch();
  return {
    way: server.way,
    directory: server.directory,
    stop: async () => {
      stopping = true;
      await server.stop();
      await watching;
    }
  };
}

/** One program to a data folder. The file names the process and its address; one left by a killed program is taken over. */
export async function takeFolder(folder: string, address: string): Promise<() => Promise<void>> {
  const file = join(folder, 'program.json');
  const mine = JSON.stringify({ pid: process.pid, started: await startedAt(process.pid), address });
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(mine);
      await handle.close();
      return () => rm(file, { force: true });
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
      const other = await programOn(folder);
      if (other)
        throw new CannotStart(`The program already runs on ${folder}, at ${other.address} (process ${other.pid}). Use that one, or end it first.`);
      await rm(file, { force: true });
    }
  }
}

function parsed(text: string): { pid: number; started: string; address: string } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** When a process began, in the kernel's own count, so that a reused number is not mistaken; where there is no /proc, whether it lives. */
async function startedAt(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/stat`, 'utf8').then((stat) => stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '', () => 'gone');
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return 'gone';
  }
}

async function kept(file: string, make: () => string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure;
    const value = make();
    await writeFile(file, value, { mode: 0o600, flag: 'wx' });
    return value;
  }
}
