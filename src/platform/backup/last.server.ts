import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is remembered of the last backup, in `backup.json` of the data folder: for the administrator's page and the doctor. */
export interface LastBackup {
  /** when it ended, ISO, empty where there is none yet; what file came of it ("-": it went into a stream), of how many bytes */
  at: string;
  file: string;
  bytes: number;
  sealed: boolean;
  seconds: { written: number; proved: number };
  /** the last try that failed after it, with the reason */
  failed: { at: string; why: string } | null;
}

const memory = (dataDir: string) => join(dataDir, 'backup.json');

export async function lastBackup(dataDir: string): Promise<LastBackup | null> {
  return readFile(memory(dataDir), 'utf8').then((text) => JSON.parse(text) as LastBackup, () => null);
}

export async function remember(dataDir: string, last: LastBackup): Promise<void> {
  const half = `${memory(dataDir)}.half`;
  await writeFile(half, JSON.stringify(last), { mode: 0o600 });
  await rename(half, memory(dataDir));
}
