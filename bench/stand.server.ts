import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openAs } from '#platform/database.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { placesOf } from '#platform/postgres/embedded.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { houseOn, type House } from '../src/house.server.ts';
import { freePort, startProgram, type Program } from '../tests/program.ts';

/** The program as a process of its own on an empty database, and the same database open here, to fill it and to look into it. */
export interface Stand {
  port: number;
  program: Program;
  folder: string;
  house: House;
  /** as who owns the tables: fills what commands would take too long for, and is held by no policy */
  owner: pg.Pool;
}

/** Starts the program on a folder of its own, does the work, and takes everything away again. `environment` reaches the program. */
export async function onStand<T>(work: (stand: Stand) => Promise<T>, environment: Record<string, string> = {}): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nn-bench-'));
  try {
    return await onFolder(folder, work, environment);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same on a folder with data, which stay. */
export async function onFolder<T>(folder: string, work: (stand: Stand) => Promise<T>, environment: Record<string, string> = {}): Promise<T> {
  const port = await freePort();
  const program = startProgram(folder, port, environment);
  try {
    await program.says(/Nền Nếp: http/);
    process.env['NEN_NEP_DATABASE'] = JSON.stringify({ kind: 'socket', directory: (await placesOf(folder)).socket, database: 'nen_nep' });
    process.env['NEN_NEP_SECRET'] = await readFile(join(folder, 'secret'), 'utf8');
    process.env['NEN_NEP_SITE_KEY'] = join(folder, 'site-key.pem');
    // the pools let go quickly: the server has 80 places, and 32 who write by hand need theirs
    const pool = (role: 'nen_nep_app' | 'nen_nep_reports') => openAs({ ...addressOf(role), max: 20, idleTimeoutMillis: 100 });
    const house = houseOn(pool('nen_nep_app'), pool('nen_nep_reports'));
    const owner = new pg.Pool({ ...addressOf('nen_nep_owner'), max: 2, idleTimeoutMillis: 100 });
    try {
      return await work({ port, program, folder, house, owner });
    } catch (failure) {
      process.stderr.write(`${program.said.slice(-2000)}\n`);
      throw failure;
    } finally {
      await closeSignIn();
      await house.close();
      await owner.end();
    }
  } finally {
    program.child.kill('SIGTERM');
    await program.ended;
  }
}
