import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { openAs } from '../database.server.ts';
import { verifyLog } from '../log.server.ts';
import { digestUpTo, migrate, migrationsIn } from '../migrate.server.ts';
import { addressOf, type Address } from '../postgres/address.server.ts';
import { CannotStart } from '../postgres/embedded.server.ts';
import { readArchive, type About, type Contents, type Frame } from './archive.server.ts';
import { copyIn, copyOut } from './copy.server.ts';
import { keysOf } from './keys.server.ts';

/** Where a site is: its database, the folder with its keys and files; and the program's own files that are asked of it. */
export interface Place {
  address: Address;
  dataDir: string;
  migrations: string;
  /** the text of checks/figures.sql */
  figures: string;
}

/** The schemas that are a site. The job queue is left out on purpose: what waits in it would be sent a second time. */
const schemas = ['public', 'command_log', 'sign_in'];
/** What of the data folder is the site's: its secrets, and the uploaded files by the hash of their content. */
const secrets = ['secret', 'site-key.pem'];
const keptFile = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/;

/** Everything of a site as of one moment, while others go on writing; the moment is when the first frame is asked for. */
export async function siteFrames(place: Place): Promise<{ about: Omit<About, 'sealed' | 'program'>; frames: AsyncGenerator<Frame> }> {
  const client = await connected(place.address);
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query<{ at: Date; migration: number }>('select now() as at, (select max(number) from migration) as migration');
  const { at, migration } = rows[0]!;
  const about = { at: at.toISOString(), migration, migrations: digestUpTo(await migrationsIn(place.migrations), migration) };
  return { about, frames: framesOf(client, place) };
}

async function* framesOf(client: pg.Client, place: Place): AsyncGenerator<Frame> {
  try {
    const contents: Contents = { rows: {}, files: { count: 0, bytes: 0 }, figures: await figuresOf(client, place.figures) };
    for (const { name, columns } of await tablesOf(client)) {
      yield { kind: 'table', name, columns };
      const pieces = copyOut(client, `copy ${name} (${columns.map(pg.escapeIdentifier).join(', ')}) to stdout`);
      let piece = await pieces.next();
      for (; !piece.done; piece = await pieces.next()) yield* dataFrames(piece.value);
      contents.rows[name] = piece.value;
    }
    for (const path of [...secrets, ...(await keptFiles(place.dataDir))]) {
      yield { kind: 'file', path };
      contents.files.count++;
      for await (const piece of createReadStream(join(place.dataDir, path), { highWaterMark: 1024 * 1024 })) {
        contents.files.bytes += (piece as Buffer).length;
        yield { kind: 'data', bytes: piece as Buffer };
      }
    }
    yield { kind: 'end', contents };
  } finally {
    await client.end();
  }
}

function* dataFrames(piece: Buffer): Generator<Frame> {
  for (let from = 0; from < piece.length; from += 1024 * 1024) yield { kind: 'data', bytes: piece.subarray(from, from + 1024 * 1024) };
}

/** The uploaded files, in order. Lists that wait to be imported are not the site's: they are thrown away after three days. */
export async function keptFiles(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'files'), { recursive: true }).catch(() => []);
  return names.map((name) => `files/${name}`).filter((path) => keptFile.test(path)).sort();
}

async function figuresOf(client: pg.Client, text: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ figure: string; value: string }>(text);
  return Object.fromEntries(rows.map(({ figure, value }) => [figure, value]));
}

interface Table {
  name: string;
  owner: string;
  columns: string[];
}

/** Every table of the site, by name. */
async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name, pg_get_userbyid(c.relowner)::text as owner,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any ($1) and c.oid <> 'public.migration'::regclass
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by name`, [schemas]);
  return rows;
}

/** Reads an archive from its first byte to its last without touching anything; refuses whatever could not be restored by this program. */
export async function inspect(source: AsyncIterable<Buffer>, passphrase: string | null, migrations: string): Promise<{ about: About; contents: Contents }> {
  const { about, frames } = await readArchive(source, passphrase);
  const known = await migrationsIn(migrations);
  if (about.migration > known.length)
    throw new CannotStart(`This backup was made by a newer version of the program (${about.program}, migration ${about.migration}; this one knows ${known.length}): install that version and restore with it.`);
  if (about.migrations !== digestUpTo(known, about.migration)) throw new CannotStart('This backup was made by another program than this one: its migrations are not ours.');
  let contents: Contents | undefined;
  let hash: { path: string; wanted: string; so: ReturnType<typeof createHash> } | null = null;
  const fits = () => {
    if (hash && hash.so.digest('hex') !== hash.wanted) throw new CannotStart(`The file ${hash.path} in this backup is not what its name says.`);
    hash = null;
  };
  for await (const frame of frames) {
    if (frame.kind === 'data') {
      hash?.so.update(frame.bytes);
      continue;
    }
    fits();
    if (frame.kind === 'end') contents = frame.contents;
    if (frame.kind !== 'file' || secrets.includes(frame.path)) continue;
    const wanted = keptFile.exec(frame.path)?.[1];
    if (!wanted) throw new CannotStart(`This backup holds a file that is no part of a site: ${frame.path.slice(0, 100)}`);
    hash = { path: frame.path, wanted, so: createHash('sha256') };
  }
  return { about, contents: contents! };
}

/** Whether nobody has worked there: no tables yet, or no unit and no account. */
export async function isEmpty(address: Address): Promise<boolean> {
  const client = await connected(address);
  try {
    if ((await client.query(`select to_regclass('public.unit') is null or to_regclass('sign_in.user') is null as bare`)).rows[0].bare) return true;
    return (await client.query('select not exists (select from unit) and not exists (select from sign_in."user") as empty')).rows[0].empty;
  } finally {
    await client.end();
  }
}

/**
 * Puts an inspected archive into an empty place: tables as they were at its migration, then in one transaction all rows, with
 * the keys and indexes taken away before and made again after them, compared with what the archive says of itself before the commit. Files and keys are there before it: broken off at
 * any moment, the place is still empty, and the restore can be run again. Brings the database forward afterwards.
 */
export async function putInto(place: Place, source: AsyncIterable<Buffer>, passphrase: string | null, say: (line: string) => void = () => {}): Promise<Contents> {
  const { about, frames } = await readArchive(source, passphrase);
  await migrate(addressOf('nen_nep_owner', place.address), place.migrations, undefined, about.migration);
  const client = await connected(place.address);
  let contents: Contents | undefined;
  try {
    await client.query(`begin; set local maintenance_work_mem = '256MB'`);
    const tables = await tablesOf(client);
    const as = (owner: string, text: string) => client.query(`set local role ${pg.escapeIdentifier(owner)}; ${text}`);
    const keys = await keysOf(client, tables.map((table) => table.name));
    for (const { owner, drop } of keys.toReversed()) await as(owner, drop);
    // what migrations put into the tables is in the archive too
    for (const { name, owner } of tables) await as(owner, `delete from ${name}`);
    const rows: Record<string, number> = {};
    const files = { count: 0, bytes: 0 };
    let frame = await frames.next();
    /** The data frames from here to the next frame of another kind. */
    async function* data(): AsyncGenerator<Buffer> {
      for (frame = await frames.next(); !frame.done && frame.value.kind === 'data'; frame = await frames.next()) yield frame.value.bytes;
    }
    while (!frame.done) {
      const { value } = frame;
      if (value.kind === 'table') {
        const table = tables.find((one) => one.name === value.name);
        if (!table || value.columns.some((column) => !table.columns.includes(column))) throw new CannotStart(`This backup holds a table that is no part of a site: ${value.name.slice(0, 100)}`);
        await client.query(`set local role ${pg.escapeIdentifier(table.owner)}`);
        rows[table.name] = await copyIn(client, `copy ${table.name} (${value.columns.map(pg.escapeIdentifier).join(', ')}) from stdin`, data());
        say(`  ${table.name}: ${rows[table.name]}`);
      } else if (value.kind === 'file') {
        files.bytes += await writeWhole(join(place.dataDir, value.path), data());
        files.count++;
      } else if (value.kind === 'end') {
        contents = value.contents;
        frame = await frames.next();
      } else throw new CannotStart('This backup is damaged or cut short: use another one.');
    }
    for (const { owner, make } of keys) await as(owner, make);
    // without knowing how many rows there are, the first questions of a large site are answered by reading them all over and over
    for (const { name, owner } of tables) await as(owner, `analyze ${name}`);
    await client.query('set local role nen_nep_owner');
    const found: Contents = { rows, files, figures: await figuresOf(client, place.figures) };
    const other = differences(contents!, found);
    if (other.length > 0) throw new CannotStart(`What was restored is not what the backup says it holds: ${other.join('; ')}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
  await migrate(addressOf('nen_nep_owner', place.address), place.migrations);
  return contents!;
}

/** What two accounts of a site say differently. */
export function differences(said: Contents, found: Contents): string[] {
  const flat = (one: Contents): Record<string, unknown> => ({ ...one.figures, ...one.rows, 'number of files': one.files.count, 'bytes of files': one.files.bytes });
  const [a, b] = [flat(said), flat(found)];
  // a figure that was added since the backup was made has nothing to be compared with
  return Object.keys(a).filter((name) => a[name] !== b[name]).map((name) => `${name}: ${String(a[name])} in the backup, ${String(b[name])} found`);
}

/** Walks every chain of the command log; answers the units whose chain is broken, and how many links were walked. */
export async function brokenChains(address: Address): Promise<{ links: number; broken: string[] }> {
  const owner = openAs({ ...addressOf('nen_nep_owner', address), max: 1 });
  try {
    return await owner.transaction().execute(async (trx) => {
      const broken: string[] = [];
      let links = 0;
      for (const { unit_id: unitId } of await trx.selectFrom('command_log.head').select('unit_id').execute()) {
        const chain = await verifyLog(trx, unitId);
        if (chain.whole) links += chain.length;
        else broken.push(unitId);
      }
      return { links, broken };
    });
  } finally {
    await owner.destroy();
  }
}

async function writeWhole(path: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.half`;
  await rm(half, { force: true });
  const file = await open(half, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
  return (await stat(path)).size;
}

async function connected(address: Address): Promise<pg.Client> {
  const client = new pg.Client(addressOf('nen_nep_owner', address));
  // told by the query that was under way
  client.on('error', () => {});
  await client.connect();
  return client;
}
