import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { isDue } from '#platform/backup/due.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import type { Settings } from '#platform/settings.ts';

/** What is done each night, by a script of its own, so that nobody waits for it, and the file of the data folder that remembers when. */
const works = [
  { name: 'backup', script: 'backup.ts', memory: 'backup.json', wanted: (settings: Settings) => settings.backup.dir !== null },
  { name: 'checks', script: 'checks.ts', memory: 'checks.json', wanted: () => true },
  { name: 'sweep', script: 'sweep.ts', memory: 'sweep.json', wanted: () => true }
];

/**
 * Looks each minute whether the night's work is due, the backup first. Not a job of the queue: an office's machine is often off at night,
 * and what was missed is made up for after the next start. Of several programs on one database one does it, as long as it runs.
 */
export function keepNightly(settings: Settings, say: (line: string) => void): { stop(): void } {
  const folder = resolve(settings.dataDir);
  const wanted = works.filter((work) => work.wanted(settings));
  let under = false;
  const keeper = keeperOfNights(() => say('  The night’s work is done by another program on this database.'));
  const look = async (starting = false) => {
    if (under) return;
    under = true;
    const mine = await keeper.isMine();
    under = false;
    if (!mine) return;
    for (const { name, script, memory } of wanted) {
      // a start has enough to do: the rest comes a minute later
      if (starting && name !== 'backup') continue;
      const last = await readFile(join(folder, memory), 'utf8').then((text) => JSON.parse(text) as { at: string; failed: { at: string } | null }, () => null);
      const moment = (text: string | undefined) => (text ? new Date(text) : null);
      if (!isDue(settings.backup.at, new Date(), moment(last?.at), moment(last?.failed?.at))) continue;
      under = true;
      const child = spawn(process.execPath, [join(import.meta.dirname, script)], { env: { ...process.env, DATA_DIR: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
      child.stderr.setEncoding('utf8').on('data', (text: string) => text.trimEnd().split('\n').forEach((line) => say(`  ${name}: ${line.trim()}`)));
      child.once('close', () => (under = false));
      return;
    }
  };
  const timer = setInterval(() => void look(), 60_000);
  void look(true);
  return {
    stop: () => {
      clearInterval(timer);
      keeper.stop();
    }
  };
}

/** Whether this program is the one that does the night's work: who first took the lock, until it ends or its connection does. `notMine` is told once. */
function keeperOfNights(notMine: () => void): { isMine(): Promise<boolean>; stop(): void } {
  let held: pg.Client | null = null;
  let told = false;
  const isMine = async () => {
    if (held) return true;
    const client = new pg.Client({ ...addressOf('nen_nep_jobs'), connectionTimeoutMillis: 8000, keepAlive: true });
    client.on('error', () => (held = held === client ? null : held));
    try {
      await client.connect();
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(7023002) as got');
      if (rows[0]!.got) held = client;
      else {
        if (!told) notMine();
        told = true;
        await client.end();
      }
      return rows[0]!.got;
    } catch {
      // the database is away: the work itself says so, and is remembered as having failed
      await client.end().catch(() => {});
      return true;
    }
  };
  return { isMine, stop: () => void held?.end().catch(() => {}) };
}
