import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStart, startEmbedded } from '../postgres/embedded.server.ts';
import { makeRoles } from '../postgres/roles.server.ts';
import { archived, type Contents } from './archive.server.ts';
import { lastBackup, remember, type LastBackup } from './last.server.ts';
import { brokenChains, differences, inspect, putInto, siteFrames, type Place } from './site.server.ts';

/** A backup's name tells when its snapshot was taken, so that names sort by age. */
const named = /^nen-nep-\d{4}-\d\d-\d\dT\d{6}Z\.backup$/;
const nameOf = (at: string) => `nen-nep-${at.slice(0, 19).replaceAll(':', '')}Z.backup`;

/**
 * Writes a backup of the site into a folder, while the site serves, and proves it: reads it back, restores it into a scratch
 * server, and compares rows, figures and chains. Only a proved one gets its name; then those beyond `keep` go, the oldest first.
 */
export async function makeBackup(place: Place, program: string, into: { folder: string; keep: number; passphrase: string | null; streamed?: boolean }, say: (line: string) => void): Promise<LastBackup & { path: string; contents: Contents }> {
  const folder = resolve(into.folder);
  let half: string | undefined;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const started = performance.now();
    const { about, frames } = await siteFrames(place);
    const path = join(folder, nameOf(about.at));
    const file = await open(`${path}.half`, 'wx', 0o600);
    half = `${path}.half`;
    try {
      for await (const piece of archived({ ...about, program }, into.passphrase, frames)) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    const written = seconds(started);
    const bytes = (await stat(half)).size;
    say(`  written in ${written} s: ${sizeOf(bytes)}${into.passphrase === null ? ', not sealed: BACKUP_PASSPHRASE_FILE is not set' : ', sealed with the passphrase'}`);
    const proof = await proved(place, half, into.passphrase);
    say(`  proved in ${proof.seconds} s: restored into a scratch server; ${Object.keys(proof.contents.rows).length} tables, ${sum(Object.values(proof.contents.rows))} rows, ${proof.contents.files.count} files and ${Object.keys(proof.contents.figures).length} figures agree, ${proof.links} links of the log's chains hold`);
    // what is broken is kept as it is, and said: without it there would be no backup at all on the day it is needed
    if (proof.broken.length > 0) say(`  WARNING: the log's chain does not hold for ${proof.broken.length} units, here as in the backup: ${proof.broken.slice(0, 5).join(', ')}`);
    await rename(half, path);
    await dropOld(folder, into.keep, say);
    const last: LastBackup = { at: new Date().toISOString(), file: into.streamed ? '-' : path, bytes, sealed: into.passphrase !== null, seconds: { written, proved: proof.seconds }, failed: null };
    await remember(place.dataDir, last);
    return { ...last, path, contents: proof.contents };
  } catch (failure) {
    // not kept: nobody proved it, and the next try within this second has its name
    if (half) await rm(half, { force: true }).catch(() => {});
    const before = await lastBackup(place.dataDir);
    const failed = { at: new Date().toISOString(), why: failure instanceof Error ? failure.message : String(failure) };
    await remember(place.dataDir, { ...(before ?? { at: '', file: '', bytes: 0, sealed: false, seconds: { written: 0, proved: 0 } }), failed }).catch(() => {});
    throw failure;
  }
}

/** Restores a backup into a server of its own, thrown away afterwards, and compares what came out with what the file says. */
export async function proved(place: Place, file: string, passphrase: string | null): Promise<{ seconds: number; contents: Contents; links: number; broken: string[] }> {
  const started = performance.now();
  const { contents } = await inspect(createReadStream(file), passphrase, place.migrations);
  const scratch = join(resolve(place.dataDir), 'scratch');
  await rm(scratch, { recursive: true, force: true });
  const server = await startEmbedded(scratch);
  try {
    const address = { kind: 'socket', directory: server.directory, database: 'nen_nep' } as const;
    await makeRoles(address);
    const found = await putInto({ ...place, address, dataDir: scratch }, createReadStream(file), passphrase);
    const other = differences(contents, found);
    const { links, broken } = await brokenChains(address);
    if (other.length > 0) throw new CannotStart(`The backup does not give back what was there: ${other.join('; ')}`);
    return { seconds: seconds(started), contents, links, broken };
  } finally {
    await server.stop();
    await server.remove();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Removes the oldest beyond so many, and what broken-off tries left; nothing that is not named like ours. */
async function dropOld(folder: string, keep: number, say: (line: string) => void): Promise<void> {
  // one of a time still to come was made by a clock that was wrong, and before this one: it is the first to go
  const ahead = nameOf(new Date(Date.now() + 24 * 3600_000).toISOString());
  const ours = (await backupsIn(folder)).reverse();
  for (const name of [...ours.filter((one) => one <= ahead), ...ours.filter((one) => one > ahead)].slice(keep)) {
    await rm(join(folder, name));
    say(`  removed ${name}: ${keep} are kept`);
  }
  for (const name of await readdir(folder)) if (name.endsWith('.half') && named.test(name.slice(0, -5))) await rm(join(folder, name), { force: true });
}

/** The proved backups in a folder, the oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => named.test(name)).sort();
}

/** A passphrase is the first line of its file. */
export async function passphraseIn(file: string | null): Promise<string | null> {
  if (!file) return null;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`BACKUP_PASSPHRASE_FILE names ${file}, which cannot be read.`);
  });
  const line = text.split('\n')[0]!.trim();
  if (line.length < 12) throw new CannotStart(`The first line of ${file} has ${line.length} characters: a passphrase needs at least 12.`);
  return line;
}

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
const sizeOf = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
