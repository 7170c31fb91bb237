import { createHash, createPrivateKey } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { connect } from 'node:tls';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { lastBackup } from '../backup/last.server.ts';
import { passphraseIn } from '../backup/make.server.ts';
import { brokenChains } from '../backup/site.server.ts';
import { checksIn, findings } from '../checks.server.ts';
import { openAs } from '../database.server.ts';
import { migrationsIn } from '../migrate.server.ts';
import { addressOf, type Address } from '../postgres/address.server.ts';
import { major } from '../postgres/embedded.server.ts';
import { assertRoles } from '../postgres/roles.server.ts';
import type { Settings } from '../settings.ts';
import type { Condition, DatabaseCondition } from './diagnosis.ts';

/** What the doctor is told beside the settings: what is installed, which program runs there, and where its database is. */
export interface Patient {
  settings: Settings;
  wrongSettings: string[];
  version: string;
  pages: Condition['pages'];
  program: { address: string } | null;
  /** or why it cannot be reached */
  database: Address | { unreachable: string };
  migrations: string;
  /** the texts of checks/kept-files.sql and checks/refused-letters.sql */
  questions: { keptFiles: string; refusedLetters: string };
  /** the folder of the checks of the data, and the day in Asia/Ho_Chi_Minh they are asked for */
  checks: string;
  day: string;
}

/** Looks at everything once and changes nothing. What cannot be looked at is said, never thrown. */
export async function examination(patient: Patient, now: Date): Promise<Condition> {
  const { settings, database } = patient;
  const folder = resolve(settings.dataDir);
  const [room, folderCondition] = await Promise.all([roomOn(folder), folderAt(folder)]);
  const reached = 'unreachable' in database ? database : await databaseAt(database, patient, now).catch((failure: Error) => ({ unreachable: failure.message }));
  return {
    now, node: Number(process.versions.node.split('.')[0]), wrongSettings: patient.wrongSettings,
    folder: { path: folder, ...folderCondition, ...room },
    keys: await Promise.all([keyAt(folder, 'secret', (text) => text.length >= 32), keyAt(folder, 'site-key.pem', (text) => createPrivateKey(text).asymmetricKeyType === 'ed25519')]),
    memory: totalmem(), vietnamese: knowsVietnamese(), pages: patient.pages, version: patient.version,
    program: patient.program && { ...patient.program, answer: await healthOf(patient.program.address) },
    majors: { wanted: major, leftOver: await leftOver(folder) },
    database: 'unreachable' in reached ? reached : reached.condition,
    mail: { set: settings.mail !== null, failure: settings.mail ? await mailFailure(settings.mail.url) : null },
    certificate: await certificateOf(settings.origin),
    backup: await backupOf(settings, folder),
    files: 'unreachable' in reached ? null : await filesOf(folder, reached.files)
  };
}

async function folderAt(path: string): Promise<{ there: boolean; writable: boolean; openToOthers: boolean }> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return { there: false, writable: false, openToOthers: false };
  return { there: true, writable: await access(path, constants.W_OK).then(() => true, () => false), openToOthers: (found.mode & 0o077) !== 0 };
}

/** Room on the disk of a folder, or of the nearest folder above that is there. */
async function roomOn(path: string): Promise<{ free: number; spare: number }> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await statfs(folder).catch(() => null);
    // some file systems count no inodes: then there is no end of them
    if (found) return { free: found.bavail * found.bsize, spare: found.files === 0 ? Infinity : found.ffree };
  }
}

async function keyAt(folder: string, name: string, fits: (text: string) => boolean): Promise<Condition['keys'][number]> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (!found) return { name, there: false, openToOthers: false, sound: false };
  const sound = await readFile(path, 'utf8').then(fits).catch(() => false);
  return { name, there: true, openToOthers: (found.mode & 0o077) !== 0, sound };
}

function knowsVietnamese(): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' }).format(new Date(0));
  const barred = String.fromCodePoint(0x111);
  return clock === '08:00' && [barred, 'e', 'd'].sort(new Intl.Collator('vi').compare).join('') === `d${barred}e`;
}

async function healthOf(address: string): Promise<{ ok: boolean; version: string } | null> {
  try {
    const answer = await fetch(new URL('/healthz', address), { signal: AbortSignal.timeout(10_000) });
    return (await answer.json()) as { ok: boolean; version: string };
  } catch {
    // no answer is the finding
    return null;
  }
}

const leftOver = async (folder: string): Promise<number[]> => (await readdir(folder).catch(() => [])).flatMap((name) => /^pg(\d+)$/.exec(name)?.[1] ?? []).map(Number).filter((one) => one !== major);

async function databaseAt(address: Address, { migrations, questions, checks, day }: Patient, now: Date): Promise<{ condition: DatabaseCondition; files: string[] }> {
  const roles = await assertRoles(address).then(() => null, (failure: Error) => failure.message);
  const owner = await connected(addressOf('nen_nep_owner', address));
  const jobs = await connected(addressOf('nen_nep_jobs', address));
  const signIn = await connected(addressOf('nen_nep_sign_in', address));
  try {
    const known = await migrationsIn(migrations);
    const applied = (await owner.query<{ number: number; sha256: string }>('select number, sha256 from migration order by number')).rows;
    const one = async <T extends pg.QueryResultRow>(client: pg.Client, statement: string): Promise<T> => (await client.query<T>(statement)).rows[0]!;
    const server = await one<{ version: number; clock: Date; used: number; of: number; transactions: number; newest: Date | null }>(owner, `select current_setting('server_version_num')::int / 10000 as version, clock_timestamp() as clock,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used, current_setting('max_connections')::int as of,
      (select max(age(datfrozenxid))::float8 / 2000000000 from pg_database where datname = current_database()) as transactions, (select max(received_at) from command_log.command) as newest`);
    const { rows: bare } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c where not c.relrowsecurity and exists (select from pg_policy y where y.polrelid = c.oid) order by 1`);
    const { rows: moved } = await owner.query<{ name: string }>(`select distinct c.collname::text as name from pg_collation c join pg_attribute a on a.attcollation = c.oid where c.collversion is not null and c.collversion <> pg_collation_actual_version(c.oid)
      union select datname::text from pg_database where datname = current_database() and datcollversion <> pg_database_collation_actual_version(oid)`);
    const queue = await one<{ waiting: number; failed: number; oldest: number }>(jobs, `select count(*) filter (where state in ('created', 'retry'))::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      coalesce(extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after < now())), 0)::float8 as oldest from jobs.job where name like 'mail.%'`);
    const archive = await one<{ mode: string; kept: Date | null; failed: Date | null }>(owner, `select current_setting('archive_mode') as mode, last_archived_time as kept, last_failed_time as failed from pg_stat_archiver`);
    const { accounts } = await one<{ accounts: number }>(signIn, 'select count(*)::int as accounts from sign_in."user" where "lockedAt" is null');
    const { refused } = await one<{ refused: number }>(owner, questions.refusedLetters);
    const { rows: files } = await owner.query<{ hash: string }>(questions.keptFiles);
    const condition: DatabaseCondition = {
      major: server.version, clock: server.clock, roles, unguarded: bare.map((row) => row.name), collations: moved.map((row) => row.name),
      migration: { applied: applied.length, known: known.length, changed: applied.filter((row) => known[row.number - 1] && known[row.number - 1]!.sha256 !== row.sha256).map((row) => row.number) },
      transactionsUsed: server.transactions, connections: { used: server.used, of: server.of }, queue, refusedLetters: refused, accounts, newestCommand: server.newest, writeAheadLog: archive.mode === 'off' ? null : { kept: archive.kept, failed: archive.failed }, chains: await brokenChains(address), data: await dataAt(address, checks, day, now)
    };
    return { condition, files: files.map((row) => row.hash) };
  } finally {
    await Promise.all([owner.end(), jobs.end(), signIn.end()]);
  }
}

async function dataAt(address: Address, checks: string, day: string, now: Date): Promise<DatabaseCondition['data']> {
  const owner = openAs({ ...addressOf('nen_nep_owner', address), max: 1 });
  try {
    const found = await findings(owner, await checksIn(checks), day, now, null);
    return { found: found.filter((one) => one.who !== 'site').length, site: [...new Set(found.filter((one) => one.who === 'site').map((one) => one.check))] };
  } finally {
    await owner.destroy();
  }
}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
}

async function mailFailure(url: string): Promise<string | null> {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 });
  try {
    await transport.verify();
    return null;
  } catch (failure) {
    // what the server said never holds the password we sent
    return (failure as Error).message.slice(0, 200);
  } finally {
    transport.close();
  }
}

/** Until when the certificate of the address people type is good; nothing is sent to it, and nothing of it is believed but the date. */
function certificateOf(origin: string): Promise<Condition['certificate']> {
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:') return Promise.resolve(null);
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname, rejectUnauthorized: false, timeout: 10_000 }, () => {
      const until = new Date(socket.getPeerCertificate().valid_to);
      const failure = socket.authorizationError?.message;
      socket.destroy();
      done(failure && until.getTime() > Date.now() ? { failure } : { until });
    });
    socket.once('timeout', () => socket.destroy(new Error('no answer in ten seconds')));
    socket.once('error', (failure) => done({ failure: failure.message }));
  });
}

async function backupOf({ backup }: Settings, folder: string): Promise<Condition['backup']> {
  const dir = backup.dir && resolve(backup.dir);
  const [there, here] = await Promise.all([dir ? stat(dir).catch(() => null) : null, stat(folder).catch(() => null)]);
  const last = await lastBackup(folder);
  return {
    dir, free: dir && there ? (await roomOn(dir)).free : null, sameDisk: there !== null && there.dev === here?.dev, sealed: backup.passphraseFile !== null,
    passphrase: await passphraseAt(backup.passphraseFile), last: last && { at: last.at, bytes: last.bytes, failed: last.failed }
  };
}

async function passphraseAt(file: string | null): Promise<Condition['backup']['passphrase']> {
  if (!file) return 'none';
  const found = await stat(file).catch(() => null);
  if (!found || !(await passphraseIn(file).catch(() => null))) return 'unreadable';
  return (found.mode & 0o077) !== 0 ? 'open to others' : 'well';
}

/** Every named file read once, and its content compared with its name. */
async function filesOf(folder: string, hashes: readonly string[]): Promise<Condition['files']> {
  const files = { named: hashes.length, missing: [] as string[], altered: [] as string[] };
  for (const hash of hashes) {
    const digest = createHash('sha256');
    try {
      for await (const piece of createReadStream(join(folder, 'files', hash.slice(0, 2), hash))) digest.update(piece as Buffer);
      if (digest.digest('hex') !== hash) files.altered.push(hash);
    } catch {
      // gone or unreadable is the finding
      files.missing.push(hash);
    }
  }
  return files;
}
