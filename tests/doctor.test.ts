import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '#organisation/day.ts';
import { newSiteKey } from '#documents/seal.server.ts';
import { diagnosis, type Line } from '#platform/doctor/diagnosis.ts';
import { examination, type Patient } from '#platform/doctor/examination.server.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { castNow, type Cast } from './cast.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { filledCast } from './rights-rows.ts';

const root = join(import.meta.dirname, '..');
const question = (name: string) => readFile(join(root, 'checks', `${name}.sql`), 'utf8');
let folder: string;
let cast: Cast;
let mail: MailServer;
let patient: Patient;
const health = createServer((_, response) => response.end(JSON.stringify({ ok: true, version: '0.1.0' })));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-doctor-'));
  cast = await filledCast();
  mail = await startMailServer();
  await new Promise<void>((done) => health.listen(0, '127.0.0.1', done));
  const port = (health.address() as { port: number }).port;
  await mkdir(join(folder, 'backups'), { mode: 0o700 });
  await writeFile(join(folder, 'secret'), 's'.repeat(40), { mode: 0o600 });
  await writeFile(join(folder, 'site-key.pem'), newSiteKey(), { mode: 0o600 });
  await writeFile(join(folder, 'passphrase'), 'đèn nhà ai nấy rạng', { mode: 0o600 });
  const settings = readSettings({ DATA_DIR: folder, SMTP_URL: mail.url, MAIL_FROM: 'nennep@xa.example', BACKUP_DIR: join(folder, 'backups'), BACKUP_PASSPHRASE_FILE: join(folder, 'passphrase') }) as Settings;
  patient = {
    settings, wrongSettings: [], version: '0.1.0', pages: 'built', program: { address: `http://127.0.0.1:${port}` }, database: cast.database.address, migrations: join(root, 'migrations'), checks: join(root, 'checks/data'), day: dayOf(castNow),
    questions: { keptFiles: await question('kept-files'), refusedLetters: await question('refused-letters') }
  };
  // what the cast uploaded gets its bytes, under the hash its rows must then name
  const bytes = Buffer.from('%PDF a paper');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await mkdir(join(folder, 'files', hash.slice(0, 2)), { recursive: true });
  await writeFile(join(folder, 'files', hash.slice(0, 2), hash), bytes);
  for (const table of await holdingFiles()) await cast.database.owner.query(`update ${table} set content_hash = $1 where content_hash is not null`, [hash]);
  await cast.database.owner.query(`update mail set failure = ''`);
});
afterAll(async () => {
  health.close();
  await mail.close();
  await cast.close();
  await rm(folder, { recursive: true, force: true });
});

const complaints = async (other: Partial<Patient> = {}): Promise<string[]> =>
  diagnosis(await examination({ ...patient, ...other }, castNow)).filter((line: Line) => line.grade !== 'well').map((line) => `${line.check}: ${line.says}`);
/** The test's clock and the cast's commands are not the machine's time, its backups lie beside its data, and its people have no accounts. */
const expected = /^(clock|order of time|backup|age of the backup|accounts):/;
const further = async (other: Partial<Patient> = {}): Promise<string[]> => (await complaints(other)).filter((line) => !expected.test(line));

/** The tables whose rows name uploaded files. */
async function holdingFiles(): Promise<string[]> {
  const { rows } = await cast.database.owner.query<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute h on h.attrelid = c.oid and h.attname = 'content_hash' join pg_attribute t on t.attrelid = c.oid and t.attname = 'media_type' where c.relkind = 'r' order by 1`);
  return rows.map((row) => row.name);
}

test('every table that names uploaded files is asked for them', async () => {
  const tables = await holdingFiles();
  expect(tables.length).toBeGreaterThan(1);
  for (const table of tables) expect(patient.questions.keptFiles).toMatch(new RegExp(`from ${table}\\b`));
});

test('a site that is whole has nothing to complain about', async () => {
  expect(await further()).toEqual([]);
  expect((await complaints()).some((line) => line.startsWith('backup: ') && /same disk/.test(line))).toBe(true);
});

test('row-level security switched off is found, and so is a role above it', async () => {
  await cast.database.owner.query('alter table member disable row level security');
  expect(await further()).toEqual(['row-level security: not on member']);
  await cast.database.owner.query('alter table member enable row level security');
});

test('a migration that is unknown, missing or changed is found', async () => {
  await cast.database.owner.query(`update migration set sha256 = repeat('0', 64) where number = 2`);
  expect(await further()).toEqual([expect.stringMatching(/^migrations: migration 2 of this database is another/)]);
  const { rows } = await cast.database.owner.query<{ last: number }>('select max(number) as last from migration');
  const known = JSON.parse(JSON.stringify(await import('#platform/migrate.server.ts').then((m) => m.migrationsIn(patient.migrations))))[1].sha256 as string;
  await cast.database.owner.query('update migration set sha256 = $1 where number = 2', [known]);
  await cast.database.owner.query(`insert into migration (number, name, sha256) values ($1, 'newer', repeat('1', 64))`, [rows[0]!.last + 1]);
  expect(await further()).toEqual([expect.stringMatching(/^migrations: the database is at migration/)]);
  await cast.database.owner.query('delete from migration where number > $1', [rows[0]!.last]);
  expect(await further()).toEqual([]);
});

test('a file that is gone or was changed is named', async () => {
  const { rows } = await cast.database.owner.query<{ content_hash: string }>('select content_hash from paper limit 1');
  const hash = rows[0]!.content_hash;
  const path = join(folder, 'files', hash.slice(0, 2), hash);
  const bytes = await readFile(path);
  await writeFile(path, 'another paper');
  expect(await further()).toEqual([`files: 0 uploaded files are gone and 1 changed: ${hash}`]);
  await rm(path);
  expect(await further()).toEqual([`files: 1 uploaded files are gone and 0 changed: ${hash}`]);
  await writeFile(path, bytes);
});

test('a log that somebody altered is found', async () => {
  const client = cast.database.owner;
  await client.query(`set role nen_nep_log; update command_log.command set post_kind = 'other' where id = (select id from command_log.command limit 1); reset role`);
  expect(await further()).toEqual([expect.stringMatching(/^log: the log’s chain does not hold for 1 units/)]);
});

test('keys that are gone, spoiled or open, and a folder open to others, are found', async () => {
  const broken = async () => (await further()).filter((line) => !line.startsWith('log:'));
  await chmod(join(folder, 'secret'), 0o644);
  expect(await broken()).toEqual(['secret: other accounts of this machine may read secret']);
  await chmod(join(folder, 'secret'), 0o600);
  await chmod(folder, 0o755);
  expect(await broken()).toEqual([`data folder: other accounts of this machine may look into ${folder}`]);
  await chmod(folder, 0o700);
  const key = await readFile(join(folder, 'site-key.pem'));
  await writeFile(join(folder, 'site-key.pem'), 'nonsense');
  expect(await broken()).toEqual(['site-key.pem: site-key.pem cannot be read, or is not what it should be']);
  await rm(join(folder, 'site-key.pem'));
  expect(await broken()).toEqual(['site-key.pem: site-key.pem is not in the data folder']);
  await writeFile(join(folder, 'site-key.pem'), key, { mode: 0o600 });
});

test('a mail server, a program and a database that are away are said, and the rest is still looked at', async () => {
  const away = { settings: { ...patient.settings, mail: { url: 'smtp://127.0.0.1:9', from: 'nennep@xa.example' } }, program: { address: 'http://127.0.0.1:9' }, database: { unreachable: 'it is away' } };
  expect((await further(away)).map((line) => line.split(':')[0])).toEqual(['program', 'database', 'mail', 'files']);
});

test('letters that were refused for good are counted', async () => {
  await cast.database.owner.query(`update mail set failure = '550 nobody here', day = (now() at time zone 'Asia/Ho_Chi_Minh')::date`);
  const { rowCount } = await cast.database.owner.query('select from mail');
  expect((await further()).filter((line) => line.startsWith('mail:'))).toEqual([`mail: ${rowCount} letters of the last week were refused for good`]);
});

test('the tool says it in lines and in JSON, with an exit code for machines', async () => {
  const nowhere = join(folder, 'nowhere');
  const run = (...words: string[]) => promisify(execFile)(process.execPath, ['scripts/doctor.ts', ...words], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: nowhere, PORT: 'x' } }).then(() => ({ code: 0, stdout: '' }), (failure: { code: number; stdout: string }) => failure);
  const told = await run();
  expect(told.code).toBe(2);
  expect(told.stdout).toMatch(/✗ settings: PORT is "x"[^]*✗ data folder: there is no folder[^]*→ Name the right one[^]*broken\n$/);
  const lines = JSON.parse((await run('--json')).stdout) as Line[];
  expect(lines.find((line) => line.check === 'database')).toMatchObject({ grade: 'broken', says: `there is no site in ${nowhere}` });
});
