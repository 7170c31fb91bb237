import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { digestUpTo, migrate, migrationsIn } from '../migrate.server.ts';
import { addressOf } from '../postgres/address.server.ts';
import { CannotStart, startEmbedded } from '../postgres/embedded.server.ts';
import { makeRoles } from '../postgres/roles.server.ts';
import { copyIn } from './copy.server.ts';
import type { Place } from './site.server.ts';
import { exportFormat, snapshotOf, subtreeLines, tablesOf, type Head, type Table, type TableLine } from './subtree.server.ts';

/** Opens the file anew: it is read twice, once without touching anything. */
export type Opened = () => Readable;

/**
 * Puts an exported unit with everything below it into a site, in one transaction: read through first, then written, then exported
 * again and compared, before it counts. Refused: what is no export, is cut short or changed, of another or a newer program; a unit that is
 * here already; one whose superior organisation is not here, unless nothing is here at all.
 * An export of an earlier migration is brought forward in a scratch server first.
 */
export async function importSubtree(opened: Opened, place: Place, say: (line: string) => void): Promise<void> {
  const head = await looked(opened);
  const known = await migrationsIn(place.migrations);
  if (head.migration > known.length) throw new CannotStart(`This export was made by a newer version of the program (migration ${head.migration}; this one knows ${known.length}): install that version and import with it.`);
  if (head.migrations !== digestUpTo(known, head.migration)) throw new CannotStart('This export was made by another program than this one: its migrations are not ours.');
  if (head.migration === known.length) return into(opened, head, place, say);
  say(`  made at migration ${head.migration}: brought forward to ${known.length} first`);
  await broughtForward(opened, head, place, (newer) => into(newer, { ...head, migration: known.length }, place, say));
}

/** Reads a whole export and believes its last line only. */
async function looked(opened: Opened): Promise<Head> {
  const digest = createHash('sha256');
  let head: Head | null = null;
  let [rows, files] = [0, 0];
  let end = null as { rows: number; files: number; sha256: string } | null;
  for await (const line of linesOf(opened())) {
    if (end) throw damaged();
    const one = parsed(line);
    if (!head) {
      if (!one || !('format' in one)) throw new CannotStart('This is not an export of Nền Nếp: its first line is another.');
      head = one as unknown as Head;
      if (head.format !== exportFormat) throw new CannotStart(`This export is of another format (${String(head.format).slice(0, 40)}): import it with the version of the program that wrote it, or a later one.`);
      if (!/^[0-9a-f-]{36}$/.test(head.unit) || !Number.isInteger(head.migration)) throw damaged();
    } else if (!one) throw damaged();
    else if (Array.isArray(one)) rows++;
    else if ('file' in one) {
      files++;
      if (createHash('sha256').update(Buffer.from(String(one['base64']), 'base64')).digest('hex') !== one['file']) throw new CannotStart(`The file ${String(one['file']).slice(0, 64)} in this export is not what its name says.`);
    } else if ('sha256' in one) end = one as unknown as typeof end;
    if (!end) digest.update(`${line}\n`);
  }
  if (!head) throw new CannotStart('This is not an export of Nền Nếp: it is empty.');
  if (!end || end.rows !== rows || end.files !== files || end.sha256 !== digest.digest('hex')) throw damaged();
  return head;
}

async function into(opened: Opened, head: Head, place: Place, say: (line: string) => void): Promise<void> {
  const client = new pg.Client(addressOf('nen_nep_owner', place.address));
  await client.connect();
  try {
    await client.query('begin');
    const tables = await tablesOf(client);
    await client.query('create temp table here on commit drop as select id from unit');
    const { empty } = (await client.query<{ empty: boolean }>('select not exists (select from here) as empty')).rows[0]!;
    if ((await client.query('select from unit where id = $1', [head.unit])).rowCount) throw new CannotStart('This unit is here already: an import adds what is not here, it changes nothing that is.');
    for await (const part of partsOf(opened())) {
      if ('file' in part) await keepFile(place.dataDir, part.file, Buffer.from(part.base64, 'base64'));
      else say(`  ${part.table}: ${await writeRows(client, tables, part)}`);
    }
    if (!empty) await assertHung(client, head.unit);
    await client.query('set local role nen_nep_owner');
    await assertSame(client, opened, head, place, empty);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Rows go through a table of their own, so that a whole table is one statement and what is around may be here already. */
async function writeRows(client: pg.Client, tables: readonly Table[], { table: name, columns, around, rows }: TableLine & { rows: AsyncIterable<(string | null)[]> }): Promise<number> {
  const table = tables.find((one) => one.name === name);
  if (!table || columns.some((column) => !table.columns.includes(column))) throw new CannotStart(`This export holds a table that is no part of a site: ${String(name).slice(0, 100)}`);
  const list = columns.map(pg.escapeIdentifier).join(', ');
  // people are an id, and the same person may be known here
  const mayBeHere = around || name === 'public.person';
  await client.query(`set local role nen_nep_owner; drop table if exists coming; create temp table coming on commit drop as select ${list} from ${name} with no data; grant select on coming to public`);
  await copyIn(client, `copy coming (${list}) from stdin`, asCopy(rows));
  try {
    await client.query(`set local role ${pg.escapeIdentifier(table.owner)}`);
    const { rowCount } = await client.query(`insert into ${name} (${list}) select ${list} from coming${mayBeHere ? ' on conflict do nothing' : ''}`);
    return rowCount ?? 0;
  } catch (failure) {
    const { code } = failure as { code?: string };
    if (code === '23505' || code === '23P01') throw new CannotStart(`A part of this export is here already (${name}): an import adds what is not here, it changes nothing that is.`);
    throw failure;
  }
}

async function* asCopy(rows: AsyncIterable<(string | null)[]>): AsyncGenerator<Buffer> {
  const escaped: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
  for await (const row of rows) yield Buffer.from(`${row.map((value) => (value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (one) => escaped[one]!))).join('\t')}\n`, 'utf8');
}

/** In a site with units of its own, an imported one hangs below one of them. */
async function assertHung(client: pg.Client, unitId: string): Promise<void> {
  const { rows } = await client.query<{ hung: boolean }>('select exists (select from unit below join unit above on above.path @> below.path join here on here.id = above.id where below.id = $1) as hung', [unitId]);
  if (!rows[0]!.hung) throw new CannotStart('The organisation above this unit is not on this site: found or import that one first.');
}

/** What was written is exported again, in the same transaction: line for line the same, but for what is around it where others are. */
async function assertSame(client: pg.Client, opened: Opened, head: Head, place: Place, empty: boolean): Promise<void> {
  const theirs = async (lines: AsyncIterable<string>): Promise<string> => {
    const digest = createHash('sha256');
    let counts = true;
    for await (const line of lines) {
      const one = parsed(line);
      if (one && !Array.isArray(one) && 'table' in one) counts = empty || !one['around'];
      if (one && !Array.isArray(one) && ('sha256' in one || 'format' in one)) continue;
      if (counts) digest.update(`${line.trimEnd()}\n`);
    }
    return digest.digest('hex');
  };
  if ((await theirs(linesOf(opened()))) !== (await theirs(subtreeLines(client, place, head.unit)))) throw new CannotStart('What was imported is not what the export says: nothing was kept.');
}

/** Restores an older export into a server thrown away afterwards, at its own migration, brings that forward, and exports it again. */
async function broughtForward(opened: Opened, head: Head, place: Place, work: (newer: Opened) => Promise<void>): Promise<void> {
  const scratch = join(place.dataDir, 'scratch');
  await rm(scratch, { recursive: true, force: true });
  const server = await startEmbedded(scratch);
  try {
    const there: Place = { ...place, dataDir: scratch, address: { kind: 'socket', directory: server.directory, database: 'nen_nep' } };
    await makeRoles(there.address);
    await migrate(addressOf('nen_nep_owner', there.address), place.migrations, undefined, head.migration);
    await into(opened, head, there, () => {});
    await migrate(addressOf('nen_nep_owner', there.address), place.migrations);
    const client = await snapshotOf(there);
    const newer = join(scratch, 'newer.jsonl');
    await writeFile(newer, subtreeLines(client, there, head.unit), { mode: 0o600 });
    await client.end();
    await work(() => createReadStream(newer));
  } finally {
    await server.stop();
    await server.remove();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The parts of an export: each table with its rows, each file. */
async function* partsOf(source: Readable): AsyncGenerator<(TableLine & { rows: AsyncIterable<(string | null)[]> }) | { file: string; base64: string }> {
  const lines = linesOf(source)[Symbol.asyncIterator]();
  let next = await lines.next();
  while (!next.done) {
    const one = parsed(next.value);
    if (one && !Array.isArray(one) && 'table' in one) {
      async function* rows(): AsyncGenerator<(string | null)[]> {
        for (next = await lines.next(); !next.done; next = await lines.next()) {
          const row = parsed(next.value);
          if (!Array.isArray(row)) return;
          yield row;
        }
      }
      yield { ...(one as unknown as TableLine), rows: rows() };
      continue;
    }
    if (one && !Array.isArray(one) && 'file' in one) yield one as unknown as { file: string; base64: string };
    next = await lines.next();
  }
}

async function keepFile(dataDir: string, hash: string, bytes: Buffer): Promise<void> {
  const path = join(dataDir, 'files', hash.slice(0, 2), hash);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.half`, bytes, { mode: 0o600 });
  await rename(`${path}.half`, path);
}

const linesOf = (source: Readable): AsyncIterable<string> => createInterface({ input: source, crlfDelay: Infinity });
const damaged = () => new CannotStart('This export is damaged or cut short: use another one.');

function parsed(line: string): Record<string, unknown> | (string | null)[] | null {
  try {
    const one: unknown = JSON.parse(line);
    return typeof one === 'object' ? (one as Record<string, unknown>) : null;
  } catch {
    // a line that is no JSON is a damaged export
    return null;
  }
}
