/** `npm run restore -- --from FILE [--set-aside]`, or `--from -` from a stream: a site from its backup, into an empty place or after setting the present one aside. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { inspect, isEmpty, putInto } from '#platform/backup/site.server.ts';
import { passphraseIn } from '#platform/backup/make.server.ts';
import type { Address } from '#platform/postgres/address.server.ts';
import { CannotStart, placesOf, startEmbedded } from '#platform/postgres/embedded.server.ts';
import { assertRoles, makeRoles } from '#platform/postgres/roles.server.ts';
import type { Settings } from '#platform/settings.ts';
import { takeFolder } from './site.ts';
import { placeOf, tell, tool } from './tool.ts';

await tool('npm run restore -- --from FILE|- [--set-aside]', { from: { type: 'string' }, 'set-aside': { type: 'boolean' } }, async (settings, values) => {
  if (!values['from']) throw new CannotStart('Which backup? npm run restore -- --from FILE');
  const folder = resolve(settings.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await takeFolder(folder, 'a restore that is under way');
  const spooled = join(folder, 'stream.backup');
  try {
    const file = values['from'] === '-' ? spooled : String(values['from']);
    if (values['from'] === '-') await pipeline(process.stdin, createWriteStream(spooled, { mode: 0o600 }));
    const passphrase = await passphraseIn(settings.backup.passphraseFile);
    const started = performance.now();
    const { about, contents } = await inspect(openedOf(file), passphrase, placeOf(settings, { kind: 'url', url: '' }).migrations);
    tell(`  the backup of ${about.at} is whole: ${Object.values(contents.rows).reduce((all, one) => all + one, 0)} rows, ${contents.files.count} files`);
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '');
    const { address, leave } = await emptyPlace(settings, folder, stamp, values['set-aside'] === true);
    try {
      await putInto(placeOf(settings, address), openedOf(file), passphrase, tell);
      await assertRoles(address);
    } finally {
      await leave();
    }
    tell(`  restored in ${Math.round((performance.now() - started) / 100) / 10} s; everything agrees with what the backup says it holds. Start the program: npm start`);
  } finally {
    await rm(spooled, { force: true });
    await release();
  }
});

function openedOf(file: string): AsyncIterable<Buffer> {
  const stream = createReadStream(file);
  stream.on('error', () => {});
  return (async function* () {
    try {
      yield* stream as AsyncIterable<Buffer>;
    } catch (failure) {
      throw (failure as NodeJS.ErrnoException).code === 'ENOENT' ? new CannotStart(`There is no file ${file}.`) : failure;
    }
  })();
}

/** A place nobody has worked in; a place where somebody has is set aside whole, or refused. */
async function emptyPlace(settings: Settings, folder: string, stamp: string, aside: boolean): Promise<{ address: Address; leave(): Promise<void> }> {
  if (settings.databaseUrl) {
    const address: Address = { kind: 'url', url: settings.databaseUrl };
    await makeRoles(address);
    if (!(await isEmpty(address))) {
      if (!aside) throw inUse('the database of DATABASE_URL');
      await setDatabaseAside(settings.databaseUrl, stamp);
      await setFolderAside(folder, stamp, []);
      await makeRoles(address);
    }
    return { address, leave: async () => {} };
  }
  const start = async () => {
    const server = await startEmbedded(folder);
    const address: Address = { kind: 'socket', directory: server.directory, database: 'nen_nep' };
    await makeRoles(address);
    return { address, leave: () => server.stop() };
  };
  const found = await start();
  if (await isEmpty(found.address)) return found;
  await found.leave();
  if (!aside) throw inUse(folder);
  await setFolderAside(folder, stamp, [(await placesOf(folder)).data]);
  return start();
}

function inUse(where: string): CannotStart {
  return new CannotStart(`In ${where} there is a site already. Nothing was touched. To keep it beside the restored one, say npm run restore -- --from FILE --set-aside`);
}

/** Moves the site of a data folder into a folder beside: database, files and keys. It can be moved back by hand. */
async function setFolderAside(folder: string, stamp: string, data: string[]): Promise<void> {
  const aside = join(folder, `set-aside-${stamp}`);
  await mkdir(aside, { mode: 0o700 });
  const ours = ['files', 'secret', 'site-key.pem', 'backup.json'];
  for (const name of await readdir(folder)) if (ours.includes(name)) await rename(join(folder, name), join(aside, name));
  for (const path of data) {
    // an account's data lies elsewhere, and stays on its own disk
    const target = dirname(path) === folder ? join(aside, basename(path)) : join(dirname(path), `set-aside-${stamp}`);
    await rename(path, target);
    if (dirname(target) !== aside) tell(`  the database set aside is in ${target}`);
  }
  tell(`  the present site was set aside: ${aside}`);
}

/** Gives the present database another name and makes an empty one with the old name. */
async function setDatabaseAside(url: string, stamp: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const other = new URL(url);
  other.pathname = '/postgres';
  const aside = `${name}_set_aside_${stamp.replaceAll(/\D/g, '')}`;
  const client = new pg.Client({ connectionString: other.href });
  await client.connect();
  try {
    await client.query(`alter database ${pg.escapeIdentifier(name)} rename to ${pg.escapeIdentifier(aside)}`);
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    tell(`  the present database was set aside: ${aside}`);
  } catch (failure) {
    throw new CannotStart(`The database ${name} could not be set aside (${(failure as Error).message}): make an empty database and name it in DATABASE_URL.`);
  } finally {
    await client.end();
  }
}
