import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { isDue } from '#platform/backup/due.ts';
import { lastBackup } from '#platform/backup/last.server.ts';
import type { Settings } from '#platform/settings.ts';

/**
 * Looks each minute whether the day's backup is due, and makes it as a process of its own, so that nobody waits for it.
 * Not a job of the queue: an office's machine is often off at night, and what was missed is made up for after the next start.
 */
export function keepNightly(settings: Settings, say: (line: string) => void): { stop(): void } {
  if (!settings.backup.dir) return { stop: () => {} };
  const folder = resolve(settings.dataDir);
  let under = false;
  const look = async () => {
    const last = await lastBackup(folder);
    const moment = (text: string | undefined) => (text ? new Date(text) : null);
    if (under || !isDue(settings.backup.at, new Date(), moment(last?.at), moment(last?.failed?.at))) return;
    under = true;
    const child = spawn(process.execPath, [join(import.meta.dirname, 'backup.ts')], { env: { ...process.env, DATA_DIR: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', (text: string) => text.trimEnd().split('\n').forEach((line) => say(`  backup: ${line.trim()}`)));
    child.once('close', () => (under = false));
  };
  const timer = setInterval(() => void look(), 60_000);
  void look();
  return { stop: () => clearInterval(timer) };
}
