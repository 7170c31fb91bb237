import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Ends a backend from another connection of the same role, and comes back when it is gone. */
async function terminate(pid: number): Promise<void> {
  const other = database.as('nen_nep_app');
  await sql`select pg_terminate_backend(${pid}::int, 10000)`.execute(other);
}
