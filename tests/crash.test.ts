import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '#platform/database.server.ts';
import { verifyLog } from '#platform/log.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { startEmbedded, type Embedded } from '#platform/postgres/embedded.server.ts';
import { makeRoles } from '#platform/postgres/roles.server.ts';
import { castIn, castNow, type Cast } from './cast.ts';
import { commandOf, sendOn, type Sending } from './crash-load.ts';

const deep = process.env['DEEP'] === 'yes';
const seed = Number(process.env['SEED'] ?? (deep ? Date.now() % 1_000_000 : 1103));
/** After how many acknowledgements each round is killed: random, from the seed. */
const moments = (() => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return 3 + ((state >>> 8) % 60);
  };
})();
const rounds = deep ? 20 : 3;
/** Each round numbers its commands apart, so that no two are alike. */
const numberFrom = (round: number) => round * 100_000;

let folder: string;
let server: Embedded;
let cast: Cast;
let sending: Sending;
const outer = process.env['NEN_NEP_TEST_SERVER'];

// A server of its own, because this one is killed.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-crash-'));
  server = await startEmbedded(folder);
  const template: Address = { kind: 'socket', directory: server.directory, database: 'template_nen_nep' };
  await makeRoles(template);
  await migrate(addressOf('nen_nep_owner', template), join(import.meta.dirname, '../migrations'));
  process.env['NEN_NEP_TEST_SERVER'] = server.directory;
  cast = await castIn();
  sending = { who: cast.people.hien, unitId: cast.dongXanh, at: castNow.toISOString() };
});
afterAll(async () => {
  await cast.close();
  process.env['NEN_NEP_TEST_SERVER'] = outer;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What was said by whoever sent: every command with its number, and which of them were acknowledged. */
const sent = new Map<string, number>();
const acknowledged = new Set<string>();
function hear(line: string): void {
  const [what, a, b] = line.split(' ') as [string, string, string];
  if (what === 'sent') sent.set(b, Number(a));
  else acknowledged.add(a);
}

/** What of the load the database holds: ids in the log, and ids of the rows written with them. */
async function held(): Promise<{ logged: Set<string>; written: Set<string>; chain: unknown; commands: number }> {
  return inScope(cast.house.app, { cells: [cast.dongXanh], details: [cast.dongXanh], logs: [cast.dongXanh] }, async (trx) => {
    const log = await trx.selectFrom('command_log.command').select('id').where('unit_id', '=', cast.dongXanh).execute();
    const tasks = await trx.selectFrom('task').select('id').execute();
    const people = await trx.selectFrom('member').innerJoin('member_detail', 'member_detail.member_id', 'member.id').innerJoin('member_status', 'member_status.member_id', 'member.id')
      .select('member.id').where('full_name', 'like', 'Người Thứ %').execute();
    return {
      logged: new Set(log.map((row) => row.id).filter((id) => sent.has(id))), written: new Set([...tasks, ...people].map((row) => row.id)),
      chain: await verifyLog(trx, cast.dongXanh), commands: log.length
    };
  });
}

/** Everything acknowledged is there once and whole, nothing is there in part, and what was not acknowledged can be sent again. */
async function look(round: number): Promise<void> {
  const told = { seed, round };
  const found = await held();
  expect({ ...told, lost: [...acknowledged].filter((id) => !found.logged.has(id)) }).toEqual({ ...told, lost: [] });
  expect({ ...told, written: found.written }).toEqual({ ...told, written: found.logged });
  expect({ ...told, chain: found.chain }).toEqual({ ...told, chain: { whole: true, length: found.commands } });
  for (const [id, n] of sent) {
    const answer = await cast.house.receive({ id, ...commandOf(sending, n) }, sending.who, castNow);
    expect({ ...told, id, answer: answer.answer }).toEqual({ ...told, id, answer: found.logged.has(id) ? 'already-done' : 'done' });
    acknowledged.add(id);
  }
  const after = await held();
  expect([after.logged, after.written]).toEqual([new Set(sent.keys()), new Set(sent.keys())]);
  expect(after.chain).toEqual({ whole: true, length: after.commands });
}

test('a program killed while it writes leaves every command it acknowledged, once, and none in part', async () => {
  for (let round = 0; round < rounds; round++) {
    const moment = moments();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-sender.ts'), JSON.stringify({ sending, from: numberFrom(round) })], {
      stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NEN_NEP_DATABASE: JSON.stringify(cast.database.address) }
    });
    const before = acknowledged.size;
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (said + text).split('\n');
      said = lines.pop()!;
      lines.forEach(hear);
      if (acknowledged.size - before >= moment) child.kill('SIGKILL');
    });
    const signal = await new Promise((done) => child.once('close', (_code, how) => done(how)));
    expect([signal, acknowledged.size - before >= moment]).toEqual(['SIGKILL', true]);
    await look(round);
  }
}, 300_000);

test('a database killed while it writes comes back by itself with every command it acknowledged, once, and none in part', async () => {
  for (let round = 0; round < rounds; round++) {
    const moment = moments();
    const client = new pg.Client({ host: server.directory, port: 5432, user: 'postgres', database: 'postgres' });
    await client.connect();
    client.on('error', () => {});
    const postmaster = Number((await client.query<{ file: string }>("select pg_read_file('postmaster.pid') as file")).rows[0]!.file.split('\n')[0]);
    const before = acknowledged.size;
    await sendOn(cast.house, sending, numberFrom(rounds + round), (line) => {
      hear(line);
      if (acknowledged.size - before === moment && line.startsWith('done')) process.kill(postmaster, 'SIGKILL');
    });
    expect(acknowledged.size - before).toBeGreaterThanOrEqual(moment);
    await server.ended;
    server = await startEmbedded(folder);
    await look(round);
  }
}, 300_000);
