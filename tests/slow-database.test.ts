import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { enterTask } from '#resolutions/commands.ts';
import { inScope, openAs, patience, patiently, type Db, type Patience } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { PreparingClient } from '#platform/postgres/prepared.server.ts';
import { inPlace } from '#platform/places.server.ts';
import { closeSignIn, site } from '#platform/sign-in/site.server.ts';
import { handleError } from '../src/hooks.server.ts';
import { houseOn, openHouse } from '../src/house.server.ts';
import { castIn, castNow, type Cast } from './cast.ts';

// A database that hangs: somebody holds a row, a statement does not end, the server says nothing, no connection is free.
let cast: Cast;
let superuser: pg.Client;
const opened: Db[] = [];
beforeAll(async () => {
  cast = await castIn();
  superuser = new pg.Client({ ...addressOf('nen_nep_app', cast.database.address), user: 'postgres' });
  await superuser.connect();
});
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy();
});
afterAll(async () => {
  await superuser.end();
  await cast.close();
});

/** A pool that waits as little as is said, and for everything else longer than a test has time. */
function app(within: Partial<Patience>, max = 1): Db {
  const db = openAs({ ...patiently(addressOf('nen_nep_app', cast.database.address), { connect: 600_000, lock: 600_000, statement: 600_000, idle: 600_000, silence: 600_000, ...within }), max });
  opened.push(db);
  return db;
}
const failureOf = (work: Promise<unknown>) => work.then(() => null, (failure: unknown) => failure);
/** What the page says to whoever waited. */
async function saidOf(failure: unknown): Promise<unknown> {
  const write = process.stderr.write;
  process.stderr.write = () => true;
  try {
    return await handleError({ kind: 'unknown', error: failure, event: { locals: { requestId: 'x' }, route: { id: '/' } }, status: 500, message: '' } as never);
  } finally {
    process.stderr.write = write;
  }
}
const tryAgainLater = { status: 503, message: 'away', id: 'x' };

const task = (unitId: string) => ({ id: newId(), name: enterTask.name, payload: { unitId, text: 'Sửa đường', setOn: '2026-10-01', dueOn: '2026-12-01', evidence: '' } });
async function holding(unitId: string, work: () => Promise<void>): Promise<void> {
  await superuser.query('begin');
  await superuser.query('select from command_log.head where unit_id = $1 for update', [unitId]);
  try {
    await work();
  } finally {
    await superuser.query('rollback');
  }
}

test('while a transaction that hangs holds one cell’s line, that cell’s commands wait, and others are done, however many wait', async () => {
  const house = houseOn(app({}, 6), app({}));
  const mine = Array.from({ length: 30 }, () => task(cast.dongXanh));
  let waiting: Promise<{ answer: string }[]>;
  await holding(cast.dongXanh, async () => {
    waiting = Promise.all(mine.map((one) => house.receive(one, cast.people.hien, castNow)));
    expect(await house.receive(task(cast.benMoi), cast.people.tai, castNow)).toMatchObject({ answer: 'done' });
  });
  expect((await waiting!).map((one) => one.answer)).toEqual(mine.map(() => 'done'));
});

test('who waits for a row longer than may be is told to try again; nothing was done, and the same again is done once', async () => {
  const house = houseOn(app({ lock: 200 }), app({}));
  const one = task(cast.dongXanh);
  let failure: unknown;
  await holding(cast.dongXanh, async () => void (failure = await failureOf(house.receive(one, cast.people.hien, castNow))));
  expect(await saidOf(failure)).toEqual(tryAgainLater);
  expect(await house.receive(one, cast.people.hien, castNow)).toMatchObject({ answer: 'done' });
  expect(await house.receive(one, cast.people.hien, castNow)).toMatchObject({ answer: 'already-done' });
});

test('who waits for a place among their unit’s commands longer than may be is told so, and the place is free afterwards', async () => {
  let letGo = () => {};
  const held = Array.from({ length: 4 }, () => inPlace('unit', 1, () => new Promise<void>((done) => (letGo = ((before) => () => (before(), done()))(letGo)))));
  expect(await saidOf(await failureOf(inPlace('unit', 50, async () => {})))).toEqual(tryAgainLater);
  expect(await inPlace('another', 50, async () => 'done')).toBe('done');
  const next = inPlace('unit', 600_000, async () => 'done');
  letGo();
  await Promise.all(held);
  expect(await next).toBe('done');
  expect(await inPlace('unit', 1, async () => 'done')).toBe('done');
});

test('a statement that does not end is ended, and the next question is answered', async () => {
  const db = app({ statement: 200 });
  expect(await saidOf(await failureOf(sql`select pg_sleep(600)`.execute(db)))).toEqual(tryAgainLater);
  expect(await answers(db)).toBe(1);
});
const answers = async (db: Db) => (await sql<{ one: number }>`select 1 as one`.execute(db)).rows[0]!.one;

test('a transaction whose program hangs is undone by the server, which lets go of what it held', async () => {
  const [hanging, other] = [app({ idle: 200 }), app({})];
  const [holds, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const hung = failureOf(inScope(hanging, { cells: [cast.dongXanh] }, async (trx) => {
    await sql`select command_log.begin_command(${cast.dongXanh}, ${newId()}, 'x', ${newId()}, now())`.execute(trx);
    holds.resolve();
    await over.promise;
    await sql`select 1`.execute(trx);
  }));
  // on a machine so busy that the transaction is given up before it holds anything, that is what is told
  await Promise.race([holds.promise, hung]);
  expect(await houseOn(other, other).receive(task(cast.dongXanh), cast.people.hien, castNow)).toMatchObject({ answer: 'done' });
  over.resolve();
  expect(await saidOf(await hung)).toEqual(tryAgainLater);
  expect(await answers(hanging)).toBe(1);
});

test('only what was sent is waited for: a transaction in which nothing is asked leaves its connection to whoever comes next', async () => {
  const client = new PreparingClient({ ...addressOf('nen_nep_app', cast.database.address), silence: 300 });
  await client.connect();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    for (const asked of [[], ['select 1']]) {
      for (const text of ['begin', ...asked, 'commit']) await client.query(text);
      expect(vi.getTimerCount()).toBe(0);
    }
    const answer = client.query('select 1');
    expect(vi.getTimerCount()).toBe(1);
    await answer;
  } finally {
    vi.useRealTimers();
    await client.end();
  }
});

test('a server that says nothing at all is given up, and the next question goes to another connection', async () => {
  const db = app({ silence: 300 });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const [{ pid } = { pid: 0 }] = rows;
  process.kill(pid, 'SIGSTOP');
  try {
    expect(await saidOf(await failureOf(answers(db)))).toEqual(tryAgainLater);
    expect(await answers(db)).toBe(1);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});

test('where no connection is free, of the program’s own or of the server’s, one is told so; as soon as one is free the same goes through', async () => {
  const db = app({ connect: 200 });
  let letGo = () => {};
  const held = db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    await new Promise<void>((done) => (letGo = done));
  });
  expect(await saidOf(await failureOf(answers(db)))).toEqual(tryAgainLater);
  letGo();
  await held;
  expect(await answers(db)).toBe(1);

  await superuser.query('alter role nen_nep_app connection limit 0');
  try {
    expect(await saidOf(await failureOf(answers(app({}))))).toEqual(tryAgainLater);
  } finally {
    await superuser.query('alter role nen_nep_app connection limit -1');
  }
  expect(await answers(app({}))).toBe(1);
});

/** A disk on which no commit comes to its end until the work lets it: what every commit then waits for is a lock the test holds. */
async function commitsWaiting(work: (letGo: () => Promise<void>) => Promise<void>): Promise<void> {
  await superuser.query(`create function disk() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock_shared(4711); return null; end'`);
  await superuser.query('create constraint trigger disk after insert on command_log.command deferrable initially deferred for each row execute function disk()');
  const letGo = async () => void (await superuser.query('select pg_advisory_unlock_all()'));
  await superuser.query('select pg_advisory_lock(4711)');
  try {
    await work(letGo);
  } finally {
    await letGo();
    await superuser.query('drop function disk() cascade');
  }
}
const inLog = async (ids: readonly string[]) => (await superuser.query<{ n: string }>('select count(*) as n from command_log.command where id = any ($1)', [ids])).rows[0]!.n;

test('while the disk keeps every commit waiting pages are answered, nothing is said to be done, and afterwards each is done once', async () => {
  const house = houseOn(app({}, 8), app({}));
  const [mine, others] = [[task(cast.dongXanh), task(cast.dongXanh)], [task(cast.benMoi)]];
  await commitsWaiting(async (letGo) => {
    let answered = 0;
    const waiting = Promise.all([...mine.map((one) => house.receive(one, cast.people.hien, castNow)), ...others.map((one) => house.receive(one, cast.people.tai, castNow))].map((one) => one.finally(() => answered++)));
    await vi.waitFor(async () => expect((await superuser.query(`select from pg_stat_activity where wait_event = 'advisory' and query = 'commit'`)).rowCount).toBeGreaterThanOrEqual(2), 10_000);
    expect(await inScope(house.app, { cells: [cast.dongXanh] }, (trx) => trx.selectFrom('member').select('id').execute())).not.toEqual([]);
    expect([answered, Number(await inLog([...mine, ...others].map((one) => one.id)))]).toEqual([0, 0]);
    await letGo();
    expect((await waiting).map((one) => one.answer)).toEqual(['done', 'done', 'done']);
  });
  expect(Number(await inLog([...mine, ...others].map((one) => one.id)))).toBe(3);
});

test('a commit that the disk keeps longer than one waits for is there whole or not at all, and the same command again makes it there once', async () => {
  // the server’s own limit on a statement does not reach its commit
  const one = task(cast.dongXanh);
  await commitsWaiting(async () => {
    const house = houseOn(app({ silence: 300, statement: 200 }), app({}));
    expect(await saidOf(await failureOf(house.receive(one, cast.people.hien, castNow)))).toEqual(tryAgainLater);
  });
  expect(await houseOn(app({}), app({})).receive(one, cast.people.hien, castNow)).toMatchObject({ answer: expect.stringMatching(/^(already-)?done$/) });
  expect(Number(await inLog([one.id]))).toBe(1);
});

test('the program’s own pools, sign-in’s too, keep nobody waiting longer than that', async () => {
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  const house = openHouse();
  const asked = sql<{ name: string; setting: string }>`select name, setting from pg_settings where name in ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') order by name`;
  const bounds = [['idle_in_transaction_session_timeout', patience.idle], ['lock_timeout', patience.lock], ['statement_timeout', patience.statement]];
  for (const db of [house.app, house.reports]) expect((await asked.execute(db)).rows.map((row) => [row.name, Number(row.setting)])).toEqual(bounds);
  const { rows } = await site().pool.query<{ name: string; setting: string }>(asked.compile(house.app).sql);
  expect(rows.map((row) => [row.name, Number(row.setting)])).toEqual(bounds);
  await closeSignIn();
  await house.close();
});
