import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cast } from './cast.ts';
import { policiesOf, probe, type Policy } from './rights-probe.ts';
import { filledCast } from './rights-rows.ts';

// Row-level security that nobody would miss is decoration: each policy is taken away, and then opened, and the probe must notice.

let cast: Cast;
let client: pg.Client;
let policies: Policy[];
beforeAll(async () => {
  cast = await filledCast();
  const { directory, database } = cast.database.address as { directory: string; database: string };
  client = new pg.Client({ host: directory, port: 5432, user: 'postgres', database });
  await client.connect();
  policies = await policiesOf(client);
}, 60_000);
afterAll(async () => {
  await client.end();
  await cast.close();
});

/** What the probe finds after a change of the schema, which is undone. */
async function after(change: string, policy: Policy): Promise<string[]> {
  await client.query('begin');
  try {
    if (change) await client.query(change);
    return await probe(client, policy);
  } finally {
    await client.query('rollback');
  }
}

test('as the migrations made them, no policy lets through what is not in the scope, nor keeps back what is', async () => {
  expect(policies.length).toBeGreaterThan(45);
  for (const policy of policies) expect([policy.table, policy.name, await after('', policy)]).toEqual([policy.table, policy.name, []]);
});

test('every policy that is dropped is missed', async () => {
  for (const policy of policies) expect(await after(`drop policy ${policy.name} on ${policy.table}`, policy), `${policy.name} on ${policy.table}`).not.toEqual([]);
});

test('every policy that is opened to all is noticed, for reading and for writing apart', async () => {
  for (const policy of policies) {
    const name = `${policy.name} on ${policy.table}`;
    if (policy.command !== 'a') expect(await after(`alter policy ${name} using (true)`, policy), `${name}, opened for what is there`).not.toEqual([]);
    if ((policy.command === '*' || policy.command === 'a') && policy.may.insert) expect(await after(`alter policy ${name} with check (true)`, policy), `${name}, opened for what comes`).not.toEqual([]);
  }
});

test('row-level security that is switched off is noticed on every table', async () => {
  for (const policy of policies) expect(await after(`alter table ${policy.table} disable row level security`, policy), policy.table).not.toEqual([]);
});

test('a policy that reads another list of the scope than its own is noticed', async () => {
  for (const policy of policies.filter((one) => one.command === '*')) {
    const other = policy.setting === 'app.cells' ? 'app.above' : 'app.cells';
    const same = `(${policy.column} = any (string_to_array(current_setting('${other}'), ',')::uuid[]))`;
    expect(await after(`alter policy ${policy.name} on ${policy.table} using ${same} with check ${same}`, policy), policy.name).not.toEqual([]);
  }
});
