import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { CannotStart } from './postgres/embedded.server.ts';

export interface Migration {
  number: number;
  name: string;
  sql: string;
  sha256: string;
}

/** The numbered files of a folder, in order: NNNN-name.sql, without gaps. */
export async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).sort();
  const migrations = await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { number: Number(name.slice(0, 4)), name: name.slice(5, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') };
    })
  );
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) throw new Error(`migrations are numbered without gaps: ${migration.number} stands where ${index + 1} should`);
  });
  return migrations;
}

/** One digest of the texts of all migrations up to a number: two databases with the same one have the same tables. */
export const digestUpTo = (migrations: readonly Migration[], number: number): string =>
  createHash('sha256').update(migrations.slice(0, number).map((one) => one.sha256).join('\n')).digest('hex');

/** How many migrations of a folder a database still waits for; 0 where it is as new, or newer. */
export async function pendingOf(config: pg.PoolConfig, folder: string): Promise<number> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const { rows } = await client.query<{ applied: number }>('select count(*)::int as applied from migration');
    return Math.max(0, (await migrationsIn(folder)).length - rows[0]!.applied);
  } finally {
    await client.end();
  }
}

/**
 * Brings the database forward as its owner, a file at a time, each in its own transaction, one program at a time.
 * Refused: a database newer than the program, and a file changed after it was applied. `say` is told what and how far.
 * `upTo` stops at a migration, for a backup that was made there.
 */
export async function migrate(config: pg.PoolConfig, folder: string, say: (done: number, of: number, name: string) => void = () => {}, upTo = Infinity): Promise<number> {
  const migrations = await migrationsIn(folder);
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7023001)');
    await client.query(`create table if not exists migration (
      number int not null, name text not null, sha256 text not null, applied_at timestamptz not null default now(), constraint migration_pk primary key (number))`);
    // /healthz says which migration is in force
    await client.query('grant select on migration to nen_nep_app, nen_nep_reports');
    const { rows } = await client.query<{ number: number; sha256: string }>('select number, sha256 from migration order by number');
    if (rows.length > migrations.length)
      throw new CannotStart(`The database is at migration ${rows.length}, this program knows ${migrations.length}: it was used by a newer version. Start that version.`);
    for (const { number, sha256 } of rows)
      if (migrations[number - 1]!.sha256 !== sha256) throw new CannotStart(`Migration ${number} was changed after it was applied to this database.`);
    for (const migration of migrations.slice(rows.length, Math.max(rows.length, upTo))) {
      say(migration.number, migrations.length, migration.name);
      await client.query('begin');
      await client.query(migration.sql);
      await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [migration.number, migration.name, migration.sha256]);
      await client.query('commit');
    }
    return Math.min(upTo, migrations.length);
  } finally {
    await client.end();
  }
}
