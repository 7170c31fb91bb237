/** `npm run backup [-- --to FOLDER]`, or `-- --to -` to a stream: a proved backup of the site, also while it serves. */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeBackup, passphraseIn } from '#platform/backup/make.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { assertSite, reachSite } from './site.ts';
import { placeOf, tell, tool, version } from './tool.ts';

await tool('npm run backup [-- --to FOLDER | --to -]', { to: { type: 'string' } }, async (settings, { to }) => {
  const folder = resolve(settings.dataDir);
  await assertSite(settings);
  const stream = to === '-';
  const target = stream ? join(folder, 'stream') : String(to ?? settings.backup.dir ?? '');
  if (!target) throw new CannotStart('Where to? Set BACKUP_DIR, or say npm run backup -- --to FOLDER.');
  const passphrase = await passphraseIn(settings.backup.passphraseFile);
  const { address, leave } = await reachSite(settings, 'a backup that is under way');
  try {
    const made = await makeBackup(placeOf(settings, address), version, { folder: target, keep: stream ? 1 : settings.backup.keep, passphrase, streamed: stream }, tell);
    if (stream) await pipeline(createReadStream(made.path), process.stdout);
    else tell(`  ${made.path}`);
  } finally {
    if (stream) await rm(target, { recursive: true, force: true });
    await leave();
  }
});
