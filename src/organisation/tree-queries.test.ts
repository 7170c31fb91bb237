import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { freshDatabase, type TestDatabase } from '../../tests/database.ts';
import { unitNamesOn } from './tree-queries.server.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.close());

test('over the whole Party a statement has room to work in, and reads all names in one go; over a province neither', async () => {
  const app = database.as('nen_nep_app');
  const seen = (length: number) => inScope(app, { cells: Array.from({ length }, () => newId()) }, async (trx) => [
    (await sql<{ room: string }>`select current_setting('work_mem') as room`.execute(trx)).rows[0]!.room,
    unitNamesOn(trx, '2026-11-28').compile(trx).sql.startsWith('names as materialized'),
    (await sql`with ${unitNamesOn(trx, '2026-11-28')} select name from names`.execute(trx)).rows
  ]);
  expect([await seen(50_000), await seen(50_001)]).toEqual([['4MB', false, []], ['64MB', true, []]]);
});
