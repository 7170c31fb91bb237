import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from './database.server.ts';
import { newId } from './id.server.ts';
import { freshDatabase, type TestDatabase } from '../../tests/database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.close());

test('a connection cut between two queries of a transaction fails that transaction, and nothing else', async () => {
  const app = database.as('nen_nep_app');
  const cut = app.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await terminate(rows[0]!.pid);
    await sql`select 1`.execute(trx);
  });
  await expect(cut).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(app)).rows).toEqual([{ one: 1 }]);
});

test('a transaction without a statement, one that is undone, and one that begins with a value each end as they should', async () => {
  const app = database.as('nen_nep_app');
  const there = async () => (await sql<{ n: number }>`select count(*)::int as n from person`.execute(app)).rows[0]!.n;
  await app.transaction().execute(async () => {});
  await expect(app.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const person = () => ({ id: newId() });
  await expect(app.transaction().execute(async (trx) => {
    await trx.insertInto('person').values(person()).execute();
    throw new Error('undone');
  })).rejects.toThrow('undone');
  expect(await there()).toBe(0);
  await app.transaction().execute((trx) => trx.insertInto('person').values(person()).execute());
  await inScope(app, { cells: [] }, (trx) => trx.insertInto('person').values(person()).execute());
  expect(await there()).toBe(2);
});

/** Ends a backend from another connection of the same role, and comes back when it is gone. */
async function terminate(pid: number): Promise<void> {
  const other = database.as('nen_nep_app');
  await sql`select pg_terminate_backend(${pid}::int, 10000)`.execute(other);
}
