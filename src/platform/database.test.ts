import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope, narrowed, seenIn, type Db } from './database.server.ts';
import { newId } from './id.server.ts';
import { andCommit } from './postgres/prepared.server.ts';
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

test('a commit that travels with the last statement is one; where that statement fails it undoes the transaction and the statement says why', async () => {
  const app = database.as('nen_nep_app');
  const known = async (id: string) => (await app.selectFrom('person').select('id').where('id', '=', id).execute()).length === 1;
  const last = (id: string) => sql`insert into person (id) values (${id})${sql.raw(andCommit)}`;
  const [kept, lost, after] = [newId(), newId(), newId()];
  const before = await xactsOf(app);
  await app.transaction().execute((trx) => last(kept).execute(trx));
  expect([await known(kept), (await xactsOf(app)) - before]).toEqual([true, 0]);
  const failing = app.transaction().execute(async (trx) => {
    await trx.insertInto('person').values({ id: lost }).execute();
    await last(kept).execute(trx);
  });
  await expect(failing).rejects.toMatchObject({ constraint: 'person_pk' });
  expect(await known(lost)).toBe(false);
  await app.transaction().execute((trx) => trx.insertInto('person').values({ id: after }).execute());
  expect(await known(after)).toBe(true);
});

test('settings that wait for the statement after them and fail are the reason why nothing of the transaction is done', async () => {
  const app = database.as('nen_nep_app');
  const id = newId();
  const failing = app.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 'soon'`.execute(trx);
    await trx.insertInto('person').values({ id }).execute();
  });
  await expect(failing).rejects.toMatchObject({ code: '22023' });
  expect(await app.selectFrom('person').select('id').where('id', '=', id).execute()).toEqual([]);
});

test('a scope of very many is cut down to a few of its units while these are read, never to one outside it, and stands again afterwards; nothing is written meanwhile', async () => {
  const app = database.as('nen_nep_app');
  const cells = Array.from({ length: 300 }, () => newId());
  const cellsNow = async (trx: Db) => (await sql<{ cells: string }>`select current_setting('app.cells') as cells`.execute(trx)).rows[0]!.cells;
  const id = newId();
  await inScope(app, { cells }, async (trx) => {
    expect(await narrowed(trx, [cells[7]!, newId()], () => cellsNow(trx))).toBe(cells[7]);
    expect(await cellsNow(trx)).toBe(cells.join(','));
    await expect(narrowed(trx, [cells[7]!], () => trx.insertInto('person').values({ id }).execute())).rejects.toMatchObject({ code: '25006' });
    expect(await cellsNow(trx)).toBe(cells.join(','));
    await trx.insertInto('person').values({ id }).execute();
  });
  expect(await app.selectFrom('person').select('id').where('id', '=', id).execute()).toEqual([{ id }]);
  // of few, asking once more would cost more than it saves
  await inScope(app, { cells: cells.slice(0, 200) }, async (trx) => expect(await narrowed(trx, [cells[7]!], () => cellsNow(trx))).toBe(cells.slice(0, 200).join(',')));
});

test('what a transaction is known to see is what its statements go by, narrowed or not; one without a scope is no answer', async () => {
  const app = database.as('nen_nep_app');
  const cells = Array.from({ length: 300 }, () => newId());
  await inScope(app, { cells }, async (trx) => {
    expect([...seenIn(trx)]).toEqual(cells);
    expect(await narrowed(trx, [cells[7]!, newId()], async () => [...seenIn(trx)])).toEqual([cells[7]]);
    expect([...seenIn(trx)]).toEqual(cells);
  });
  await app.transaction().execute(async (trx) => expect(() => seenIn(trx)).toThrow('without a scope'));
});

/** How many transactions stand open in the database beside the one that asks. */
async function xactsOf(app: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`.execute(app);
  return rows[0]!.n;
}

/** Ends a backend from another connection of the same role, and comes back when it is gone. */
async function terminate(pid: number): Promise<void> {
  const other = database.as('nen_nep_app');
  await sql`select pg_terminate_backend(${pid}::int, 10000)`.execute(other);
}
