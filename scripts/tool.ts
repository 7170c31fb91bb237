import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Place } from '#platform/backup/site.server.ts';
import type { Address } from '#platform/postgres/address.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import packageFile from '../package.json' with { type: 'json' };

export const root = join(import.meta.dirname, '..');
export const version: string = packageFile.version;
/** What a tool tells goes here: the other way out may carry a backup. */
export const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** A tool of the terminal on a site's settings: what stands in its way is a sentence and exit code 1. */
export async function tool<O extends ParseArgsOptionsConfig>(usage: string, options: O, work: (settings: Settings, values: Record<string, string | boolean | undefined>) => Promise<void>): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) end('This program needs Node 24 or newer; on this machine start it with npm, which brings its own.');
  const values = (() => {
    try {
      return parseArgs({ options, strict: true }).values as Record<string, string | boolean | undefined>;
    } catch (failure) {
      return end(`${(failure as Error).message}\n${usage}`);
    }
  })();
  const settings = readSettings({ DATA_DIR: '.data/site', ...process.env });
  if ('wrong' in settings) end(settings.wrong.join('\n'));
  try {
    await work(settings, values);
  } catch (failure) {
    if (failure instanceof CannotStart) end(failure.message);
    throw failure;
  }
}

export const placeOf = (settings: Settings, address: Address): Place => ({
  address, dataDir: resolve(settings.dataDir), migrations: join(root, 'migrations'), figures: readFileSync(join(root, 'checks/figures.sql'), 'utf8')
});

function end(sentence: string): never {
  tell(sentence);
  process.exit(1);
}
