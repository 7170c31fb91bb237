import type pg from 'pg';
import { copyIn } from '#platform/backup/copy.server.ts';
import { keysOf } from '#platform/backup/keys.server.ts';
import { tables, type Table } from './rows.ts';
import type { Shape } from './shape.ts';

/** How far the filling is, for who waits. */
export type Say = (line: string) => void;

/**
 * Fills an empty, migrated database with so large a Party, by COPY, one transaction for each table and province. Keys and indexes are taken away first
 * and made again at the end, all at once and checked. What is done is written down: broken off, it goes on where it was. On a connection that no key stops.
 */
export async function fill(client: pg.Client, shape: Shape, say: Say): Promise<{ rows: number; seconds: number }> {
  const begin = performance.now();
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '1GB'; set client_min_messages = 'warning';
    create schema if not exists scale; create table if not exists scale.part (what text primary key, rows bigint not null, seconds real not null);
    create table if not exists scale.definition (at int generated always as identity, text text primary key)`);
  const done = new Set((await client.query<{ what: string }>('select what from scale.part')).rows.map((row) => row.what));
  const part = async (what: string, work: () => Promise<number>) => {
    if (done.has(what)) return;
    const from = performance.now();
    await client.query('begin');
    try {
      const rows = await work();
      await client.query('insert into scale.part values ($1, $2, $3)', [what, rows, (performance.now() - from) / 1000]);
      await client.query('commit');
    } catch (failure) {
      await client.query('rollback');
      throw failure;
    }
  };
  await part('keys away', () => takeKeysAway(client));
  for (let province = 0; province < shape.provinces; province++) {
    for (const table of tables) await part(`${table.name} ${province}`, () => copyIn(client, `copy ${table.name} (${table.columns.join(', ')}) from stdin`, pieces(table, shape, province)));
    say(bar(province + 1, shape.provinces, begin));
  }
  const { rows: definitions } = await client.query<{ text: string }>('select text from scale.definition order by at');
  for (const [n, { text }] of definitions.entries()) {
    await part(text, async () => {
      await client.query(text);
      return 0;
    });
    if (n % 10 === 9) say(`  keys and indexes ${n + 1} of ${definitions.length}, ${Math.round((performance.now() - begin) / 1000)} s`);
  }
  await client.query('vacuum analyze');
  // of all the runs it took
  const { rows } = await client.query<{ rows: number; seconds: number }>('select sum(rows)::float8 as rows, sum(seconds)::float8 as seconds from scale.part');
  return rows[0]!;
}

const piece = 256 * 1024;
async function* pieces(table: Table, shape: Shape, province: number): AsyncGenerator<Buffer> {
  let text = '';
  for (const row of table.rows(shape, province)) {
    text += row;
    if (text.length < piece) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text) yield Buffer.from(text);
}

/** Takes every key and index of the tables that are filled away, and every foreign key on them, and keeps how they are made again. */
async function takeKeysAway(client: pg.Client): Promise<number> {
  const keys = await keysOf(client, tables.map((table) => `public.${table.name}`));
  for (const { make } of keys) await client.query('insert into scale.definition (text) values ($1)', [make]);
  for (const { drop } of keys.toReversed()) await client.query(drop);
  return 0;
}

function bar(done: number, of: number, begin: number): string {
  const filled = Math.round((done / of) * 30);
  const seconds = (performance.now() - begin) / 1000;
  return `  [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${done} of ${of} provinces, ${Math.round(seconds)} s, about ${Math.round((seconds / done) * (of - done))} s to go`;
}
