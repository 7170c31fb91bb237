import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { verifyLog } from '#platform/log.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { startEmbedded, type Embedded } from '#platform/postgres/embedded.server.ts';
import { makeRoles } from '#platform/postgres/roles.server.ts';
import { handlers } from '../src/handlers.server.ts';
import { castIn, castNow, type Cast } from './cast.ts';
import { commandOf, mortalName, sendOn, type Order, type Sending } from './crash-load.ts';
import { dice } from './dice.ts';
import { digester } from './digest.ts';
import { everyCommand } from './samples.ts';

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
    const postmaster = await firstProcess(await asSuperuser());
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

test('every command is there whole or not at all, whichever of its queries the program or the database is killed at, and the same command again is done', async () => {
  const all = await castIn();
  const roll = dice(seed);
  const killed = { program: new Set<string>(), database: new Set<string>() };
  let program = mortal(all.database.address);
  let superuser = await asSuperuser(all.database.address);
  let digest = await digester(superuser);
  /** By whom the n-th command is killed: in the deep run three times each, else some of them. */
  const killsOf = (n: number): (keyof typeof killed)[] => (deep ? (['program', 'database', 'program', 'database'] as const).slice(n % 2, (n % 2) + 3) : n % 7 !== seed % 7 ? [] : n % 21 === seed % 21 ? ['database'] : ['program']);
  const play = everyCommand(all);
  const played = new Set<string>();
  for (let step = await play.next(), n = 0; !step.done; n++) {
    const { who, command, payload, at } = step.value;
    const order: Order = { envelope: { id: newId(), name: command.name, payload }, who, at: at.toISOString(), kill: null };
    let answer: Answer | { answer: 'broken' } | null = null;
    for (const whom of killsOf(n)) {
      if (answer) break;
      const before = await digest();
      // anywhere, or where it counts: at the log's line, at the end
      const query = roll.of([1 + roll.below(12), 'command_log.append', 'commit']);
      const said = await program.does({ ...order, kill: { query, pid: whom === 'program' ? null : await firstProcess(superuser) } });
      // it had fewer queries than that
      if (!said.killed) {
        answer = said.answer;
        break;
      }
      killed[whom].add(command.name);
      if (whom === 'database') {
        program.end();
        await server.ended;
        server = await startEmbedded(folder);
        superuser = await asSuperuser(all.database.address);
        digest = await digester(superuser);
      } else await superuser.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = $1', [mortalName]);
      program = mortal(all.database.address);
      const told = { seed, n, command: command.name, whom, query };
      const after = await digest();
      // nothing of it is there, then nobody was told that it was
      if (JSON.stringify(after) === JSON.stringify(before)) expect({ ...told, said: said.answer?.answer }).not.toEqual({ ...told, said: 'done' });
      else {
        ({ answer } = await program.does(order));
        expect({ ...told, answer }).toEqual({ ...told, answer: { answer: 'already-done', result: expect.anything() } });
        expect({ ...told, all: await digest() }).toEqual({ ...told, all: after });
      }
    }
    answer ??= (await program.does(order)).answer;
    if (answer?.answer !== 'done' && answer?.answer !== 'already-done') throw new Error(`${command.name}: ${JSON.stringify(answer)}`);
    played.add(command.name);
    step = await play.next(answer.result);
  }
  program.end();
  expect([...played].sort()).toEqual(handlers.map((one) => one.command.name).sort());
  // a kill that comes after the last query is none: most must have come before
  const least = played.size / (deep ? 2 : 30);
  expect([killed.program.size > least, killed.database.size > least / 2]).toEqual([true, true]);
  for (const unitId of [all.province, all.commune, all.dongXanh, all.benMoi])
    expect(await inScope(all.house.app, { cells: [], logs: [unitId] }, (trx) => verifyLog(trx, unitId))).toMatchObject({ whole: true });
  await superuser.end();
  await all.close();
}, deep ? 1_800_000 : 300_000);

/** A program of its own that does a command when told, and says whether it killed as told; no answer where it was itself killed. */
function mortal(address: Address) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-mortal.ts')], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NEN_NEP_DATABASE: JSON.stringify(address) } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    does: async (order: Order): Promise<{ answer: Answer | { answer: 'broken' } | null; killed: boolean }> => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const { value, done } = await lines.next();
      if (!done) return JSON.parse(value) as { answer: Answer; killed: boolean };
      if (child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      return { answer: null, killed: true };
    },
    end: () => void child.stdin.end()
  };
}

async function asSuperuser(address: Address = { kind: 'socket', directory: server.directory, database: 'postgres' }): Promise<pg.Client> {
  if (address.kind !== 'socket') throw new Error('tests run on the embedded server');
  const client = new pg.Client({ host: address.directory, port: 5432, user: 'postgres', database: address.database });
  await client.connect();
  // its server is killed under it
  client.on('error', () => {});
  return client;
}

const firstProcess = async (client: pg.Client): Promise<number> => Number((await client.query<{ file: string }>("select pg_read_file('postmaster.pid') as file")).rows[0]!.file.split('\n')[0]);
