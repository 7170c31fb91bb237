import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openAs, poolOf, type Db } from '#platform/database.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address, type Role } from '#platform/postgres/address.server.ts';
import { startEmbedded } from '#platform/postgres/embedded.server.ts';
import { assertRoles, makeRoles } from '#platform/postgres/roles.server.ts';

/** The one server of a test run, with a migrated template database that each test file clones. */
export async function startTestServer(): Promise<{ directory: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'nn-test-'));
  const server = await startEmbedded(folder);
  await neverFlush(server.directory);
  const template: Address = { kind: 'socket', directory: server.directory, database: 'template_nen_nep' };
  await makeRoles(template);
  await migrate(addressOf('nen_nep_owner', template), join(import.meta.dirname, '../migrations'));
  await assertRoles(template);
  return {
    directory: server.directory,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/**
 * Lets a server hand what it writes to the system and not wait for the disk. What was acknowledged still outlives the end of the program and of the
 * server, however they end; only a machine that loses its power would lose it, and with it the tests.
 */
export async function neverFlush(directory: string): Promise<void> {
  await asSuperuser(directory, 'alter system set fsync = off');
  await asSuperuser(directory, 'select pg_reload_conf()');
}

export interface TestDatabase {
  address: Address;
  owner: pg.Pool;
  as(role: Role): Db;
  close(): Promise<void>;
}

/** A database of one's own, cloned from the template in a fraction of a second. */
export async function freshDatabase(): Promise<TestDatabase> {
  const given = process.env['NEN_NEP_TEST_SERVER'];
  const server = given ? null : await startTestServer();
  const directory = given ?? server!.directory;
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(directory, `create database ${database} template template_nen_nep owner nen_nep_owner`);
  const address: Address = { kind: 'socket', directory, database };
  const owner = poolOf({ ...addressOf('nen_nep_owner', address), max: 3 });
  const opened: Db[] = [];
  return {
    address,
    owner,
    as: (role) => {
      const db = openAs({ ...addressOf(role, address), max: 6 });
      opened.push(db);
      return db;
    },
    close: async () => {
      await Promise.all(opened.map((db) => db.destroy()));
      await owner.end();
      await asSuperuser(directory, `drop database ${database} with (force)`);
      await server?.stop();
    }
  };
}

async function asSuperuser(directory: string, statement: string): Promise<void> {
  const client = new pg.Client({ host: directory, port: 5432, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
