import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placesOf, startEmbedded, type Embedded } from './embedded.server.ts';

let folder: string;
let server: Embedded;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-embedded-'));
  server = await startEmbedded(folder);
});
afterAll(async () => {
  await server.stop();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

async function answered(): Promise<number> {
  const client = new pg.Client({ host: server.directory, port: 5432, user: 'postgres', database: 'postgres' });
  await client.connect();
  const { rows } = await client.query<{ one: number }>('select 1 as one');
  await client.end();
  return rows[0]!.one;
}

test('a server left running by a killed program is ended, and the next one serves', async () => {
  const left = server;
  server = await startEmbedded(folder);
  await left.ended;
  expect(await answered()).toBe(1);
});

test('a killed server whose number went to another process does not stand in the way of the next', async () => {
  const { data, socket } = await placesOf(folder);
  const locks = [join(data, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')];
  process.kill(Number.parseInt(await readFile(locks[0]!, 'utf8')), 'SIGKILL');
  await server.ended;
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  try {
    for (const lock of locks) await writeFile(lock, (await readFile(lock, 'utf8')).replace(/^\d+/, String(other.pid)));
    server = await startEmbedded(folder);
    expect(await answered()).toBe(1);
    expect(other.exitCode).toBe(null);
  } finally {
    other.kill();
  }
});
