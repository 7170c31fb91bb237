import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Scope } from './actor.ts';
import { PreparingClient } from './postgres/prepared.server.ts';
import type { Rows } from './rows.ts';

export type Db = Kysely<Rows>;
export type Trx = Transaction<Rows>;

// Days stay 'YYYY-MM-DD' and spans their text: a day is not an instant. 20 = int8, 1082 = date; spans come as text anyway.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (value) => value);

/** Opens a pool as one role. `max` bounds the connections of that role. */
export function openAs(config: pg.PoolConfig): Db {
  return new Kysely<Rows>({ dialect: new PostgresDialect({ pool: poolOf(config) }) });
}

/** How long, in milliseconds, whoever waits for a page is kept waiting by the database before they are told to try again. */
export interface Patience {
  /** for a free connection, or a new one */
  connect: number;
  /** for another transaction to let go of a row */
  lock: number;
  /** for a statement */
  statement: number;
  /** for a transaction to go on: one whose program hangs is undone by the server, and lets go of its rows */
  idle: number;
  /** for a server that says nothing at all: the connection is given up */
  silence: number;
}
export const patience: Patience = { connect: 8000, lock: 20_000, statement: 45_000, idle: 120_000, silence: 60_000 };

/** How to connect for people who wait. Not for a tool's own work, which may take as long as it takes. */
export const patiently = (config: pg.PoolConfig, within: Patience = patience): pg.PoolConfig => ({
  ...config, connectionTimeoutMillis: within.connect, lock_timeout: within.lock, statement_timeout: within.statement, idle_in_transaction_session_timeout: within.idle, silence: within.silence
} as pg.PoolConfig);

/** A pool that outlives its server: a connection that is cut is dropped, whether idle or in use, and the next query opens another. */
export function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ Client: PreparingClient, ...config });
  // Without listeners the program would end with its database. Whoever asks next is told by the query itself; a connection
  // in use, waiting between two queries of a transaction, has only its own event.
  const told = () => {};
  pool.on('error', told);
  pool.on('connect', (client) => client.on('error', told));
  return pool;
}

/** Runs the work in one transaction that sees exactly the scope. The scope ends with the transaction. */
export function inScope<T>(db: Db, scope: Scope, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await enter(trx, scope);
    return work(trx);
  });
}

// The policies compare each row they are asked about with the list of the scope, and a table that is read through asks about every row: a committee's
// 5,000 cells were taken apart anew for each of 100,000 members. By an index the list is looked up once, so within a scope no table is read through.
const byIndex = 'set local enable_seqscan = off';

// A statement that was asked five times is planned no more, where a plan for values unknown seems as good; and of a day unknown PostgreSQL expects that one row of
// a hundred holds it, where all do: a committee's cells were then compared each with each. Over many cells planning anew costs less than that; over those of a commune it costs
// as much again as the page.
const byItsValues = 'set local plan_cache_mode = force_custom_plan';
const many = 200;

// A bitmap of very many rows that does not fit in its memory forgets which rows of a page it meant, and then each row is compared with the list of the scope once more, from its beginning: the
// half-year of 270,000 cells, and its regime, took longer than anybody waits.
const roomy = `set local work_mem = '64MB'`;
/** So many units are the whole Party: what is right for a province is not for them. */
export const veryMany = 50_000;

/** Sets the scope of a transaction already begun. Called first; `set local`, so nothing survives in the pool. */
export async function enter(trx: Trx, scope: Scope): Promise<void> {
  const settings: [string, readonly string[]][] = [
    ['app.cells', scope.cells],
    ['app.details', scope.details ?? []],
    ['app.logs', scope.logs ?? []],
    ['app.above', scope.above ?? []],
    ['app.inspections', scope.inspections ?? []],
    ['app.findings', scope.findings ?? []]
  ];
  scopes.set(trx, scope);
  await sql.raw([...settings.map(([name, ids]) => `set local ${name} = '${ids.map(onlyId).join(',')}'`), byIndex, ...(scope.cells.length > many ? [byItsValues] : []), ...(scope.cells.length > veryMany ? [roomy] : [])].join('; ')).execute(trx);
}
const scopes = new WeakMap<Trx, Scope>();

/** The cells and committees a transaction sees the rows of. Known here as it was set: a statement that takes the list apart to tell of each row whether it lies in it costs a commune's page a quarter more. */
export function seenIn(trx: Trx): ReadonlySet<string> {
  const scope = scopes.get(trx);
  if (!scope) throw new Error('a transaction without a scope sees nothing');
  const known = sets.get(scope) ?? new Set(scope.cells);
  sets.set(scope, known);
  return known;
}
const sets = new WeakMap<Scope, ReadonlySet<string>>();

/**
 * Reads what lies at a few units, by the scope of the transaction cut down to them: of a scope of very many each statement takes the list apart once to be planned and
 * once to be answered, over a third of a second for a report of one row at the level above the provinces. One after the other, nothing else of the transaction meanwhile.
 * Reads only: over few units nothing is cut down and a write would pass, over many it fails.
 */
export async function narrowed<T>(trx: Trx, units: readonly string[], read: () => Promise<T>): Promise<T> {
  const scope = scopes.get(trx);
  if (!scope || scope.cells.length <= many) return read();
  const cells = units.filter((unit) => seenIn(trx).has(unit)).map(onlyId);
  scopes.set(trx, { ...scope, cells });
  await sql.raw(`savepoint narrowed; set local app.cells = '${cells.join(',')}'; set local transaction_read_only = on`).execute(trx);
  try {
    return await read();
  } finally {
    scopes.set(trx, scope);
    // takes the settings back with it
    await sql.raw('rollback to savepoint narrowed; release savepoint narrowed').execute(trx);
  }
}

function onlyId(value: string): string {
  if (!/^[0-9a-f-]{36}$/.test(value)) throw new Error('a scope holds ids only');
  return value;
}
