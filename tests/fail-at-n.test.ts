import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope, openAs } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { verifyLog } from '#platform/log.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { PreparingClient } from '#platform/postgres/prepared.server.ts';
import { handlers } from '../src/handlers.server.ts';
import { houseOn, type House } from '../src/house.server.ts';
import { castIn, type Cast } from './cast.ts';
import { digester } from './digest.ts';
import { everyCommand } from './samples.ts';

/** What goes wrong at a query: it never reaches the server; its answer never comes back; its connection is cut before it. */
type Fault = 'not-sent' | 'answer-lost' | 'connection-cut';
let fault: { at: number; kind: Fault } | null = null;
let asked = 0;
const broken = () => new Error('broken on purpose');

class FailingClient extends PreparingClient {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of pg are passed through as they are
  override query(...words: any[]): any {
    const now = ++asked === fault?.at ? fault.kind : null;
    const ask = () => (super.query as (...all: unknown[]) => Promise<unknown>).call(this, ...words);
    if (now === null) return ask();
    if (now === 'not-sent') return Promise.reject(broken());
    if (now === 'answer-lost') return ask().then(() => Promise.reject(broken()), () => Promise.reject(broken()));
    const pid = (this as unknown as { processID: number }).processID;
    return superuser.query('select pg_terminate_backend($1, 5000)', [pid]).then(ask);
  }
}

let cast: Cast;
let house: House;
let superuser: pg.Client;
beforeAll(async () => {
  cast = await castIn();
  const { address } = cast.database;
  if (address.kind !== 'socket') throw new Error('tests run on the embedded server');
  superuser = new pg.Client({ host: address.directory, port: 5432, user: 'postgres', database: address.database });
  await superuser.connect();
  house = houseOn(openAs({ ...addressOf('nen_nep_app', address), max: 1, Client: FailingClient } as pg.PoolConfig), cast.database.as('nen_nep_reports'));
});
afterAll(async () => {
  await house.close();
  await superuser.end();
  await cast.close();
});

const deep = process.env['DEEP'] === 'yes';
/** Cutting costs a connection each time; by default it is tried where it has differed before: at the beginning, in the middle, near the end. */
const cutAt = (n: number) => deep || n === 2 || n % 5 === 0;

test('every command, broken at its first, second, … and last query, leaves all or nothing, and the same command again is done', async () => {
  const digest = await digester(superuser);
  const tried = new Map<string, number>();
  const play = everyCommand(cast);
  let before = await digest();
  for (let step = await play.next(); !step.done; ) {
    const { who, command, payload, at } = step.value;
    const envelope = { id: newId(), name: command.name, payload };
    before = await digest();
    let result: Record<string, unknown> | null = null;
    for (let n = 1; result === null; n++)
      for (const kind of ['not-sent', 'connection-cut', 'answer-lost'] as const) {
        if (kind === 'connection-cut' && !cutAt(n)) continue;
        [fault, asked] = [{ at: n, kind }, 0];
        const answer = await house.receive(envelope, who, at).catch((failure: Error) => failure);
        const reached = asked >= n;
        fault = null;
        if (!(answer instanceof Error)) {
          // only where the fault came after the last query, or when what had begun was given up
          expect([command.name, n, kind, reached, answer]).toEqual([command.name, n, kind, false, { answer: 'done', result: expect.anything() }]);
          result = (answer as { result: Record<string, unknown> }).result;
          break;
        }
        const after = await digest();
        if (JSON.stringify(after) === JSON.stringify(before)) continue;
        // all of it: it is in the log, so sending it again does nothing more
        const again = await house.receive(envelope, who, at);
        expect([command.name, n, kind, again]).toEqual([command.name, n, 'answer-lost', { answer: 'already-done', result: expect.anything() }]);
        expect(await digest()).toEqual(after);
        result = (again as { result: Record<string, unknown> }).result;
        tried.set(command.name, Math.max(n, tried.get(command.name) ?? 0));
        break;
      }
    const done = await digest();
    expect(done).not.toEqual(before);
    expect(await house.receive(envelope, who, at)).toEqual({ answer: 'already-done', result });
    expect(await digest()).toEqual(done);
    step = await play.next(result);
  }
  expect([...tried.keys()].sort()).toEqual(handlers.map((handler) => handler.command.name).sort());
  for (const [name, queries] of tried) expect([name, queries > 4]).toEqual([name, true]);
  for (const unitId of [cast.province, cast.commune, cast.dongXanh, cast.benMoi])
    expect(await inScope(cast.house.app, { cells: [], logs: [unitId] }, (trx) => verifyLog(trx, unitId))).toMatchObject({ whole: true });
}, deep ? 1_800_000 : 600_000);
