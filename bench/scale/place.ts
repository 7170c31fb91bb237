import { mkdir, rm } from 'node:fs/promises';
import pg from 'pg';
import { startEmbedded, placesOf } from '#platform/postgres/embedded.server.ts';
import { freePort, startProgram } from '../../tests/program.ts';
import { fill, type Say } from './load.ts';
import type { Shape } from './shape.ts';

/**
 * A data folder of the program filled with so large a Party, ready for the program to start on. The folder is kept: a filling that was broken off goes on
 * where it was, one that is done is taken as it is. The program itself makes the database, and rests while it is filled.
 */
export async function filled(folder: string, shape: Shape, say: Say): Promise<{ rows: number; seconds: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const program = startProgram(folder, await freePort());
  await program.says(/Nền Nếp: http/);
  program.child.kill('SIGTERM');
  await program.ended;
  return within(folder, (client) => fill(client, shape, say));
}

/** Something done to the data of a folder as the superuser, whom no key and no rule stops, while the program rests. */
export async function within<T>(folder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const server = await startEmbedded(folder);
  try {
    const client = new pg.Client({ host: server.directory, port: 5432, user: 'postgres', database: 'nen_nep' });
    await client.connect();
    try {
      await client.query(`set session_replication_role = 'replica'`);
      return await work(client);
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}

/** Takes a filled folder away, and the data where they lie elsewhere. */
export async function removed(folder: string): Promise<void> {
  const { data } = await placesOf(folder);
  await rm(data, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
