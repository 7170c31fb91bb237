import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newSiteKey } from '#documents/seal.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { CannotStart, startEmbedded } from '#platform/postgres/embedded.server.ts';
import { assertRoles, makeRoles } from '#platform/postgres/roles.server.ts';
import type { Settings } from '#platform/settings.ts';

/** A running site without its web server: database up, migrated, secrets at hand. */
export interface Site {
  way: string;
  stop(): Promise<void>;
}

/** Takes the data folder for this program, starts or reaches the database, brings it forward, and hands down secrets by environment. */
export async function openSite(settings: Settings, say: (line: string) => void): Promise<Site> {
  const folder = resolve(settings.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await takeFolder(folder, settings.origin);
  try {
    const embedded = settings.databaseUrl ? null : await startEmbedded(folder);
    const address: Address = embedded ? { kind: 'socket', directory: embedded.directory, database: 'nen_nep' } : { kind: 'url', url: settings.databaseUrl! };
    await makeRoles(address);
    await migrate(addressOf('nen_nep_owner', address), join(import.meta.dirname, '../migrations'), (done, of, name) => say(`  migration ${done}/${of} ${name}`));
    await assertRoles(address);
    process.env['NEN_NEP_DATABASE'] = JSON.stringify(address);
    process.env['NEN_NEP_SECRET'] = await kept(join(folder, 'secret'), () => randomBytes(32).toString('base64url'));
    process.env['NEN_NEP_SITE_KEY'] = join(folder, 'site-key.pem');
    process.env['NEN_NEP_FILES'] = join(folder, 'files');
    await kept(process.env['NEN_NEP_SITE_KEY'], newSiteKey);
    return {
      way: embedded ? embedded.way : 'DATABASE_URL',
      stop: async () => {
        await embedded?.stop();
        await release();
      }
    };
  } catch (failure) {
    await release();
    throw failure;
  }
}

/** One program to a data folder. The file names the process and its address; one left by a killed program is taken over. */
async function takeFolder(folder: string, address: string): Promise<() => Promise<void>> {
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
      const other = parsed(await readFile(file, 'utf8').catch(() => ''));
      if (other && (await startedAt(other.pid)) === other.started)
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
