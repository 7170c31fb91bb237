/** `npm run upgrade`: brings a site to this program, after a proved backup: data of an older PostgreSQL carried over, migrations with what, how far and how long. The program must not run. */
import { join, resolve } from 'node:path';
import { carryOver } from '#platform/backup/carry.server.ts';
import { makeBackup, passphraseIn } from '#platform/backup/make.server.ts';
import { migrate, migrationsIn, pendingOf } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { olderRelease, startEmbedded } from '#platform/postgres/embedded.server.ts';
import { assertRoles, makeRoles } from '#platform/postgres/roles.server.ts';
import type { Settings } from '#platform/settings.ts';
import { assertSite, takeFolder } from './site.ts';
import { placeOf, tell, tool, version } from './tool.ts';

await tool('npm run upgrade', {}, async (settings) => {
  const folder = resolve(settings.dataDir);
  await assertSite(settings);
  const release = await takeFolder(folder, 'an upgrade that is under way');
  try {
    const backup = { folder: settings.backup.dir ?? join(folder, 'before-upgrade'), keep: settings.backup.keep, passphrase: await passphraseIn(settings.backup.passphraseFile) };
    const place = placeOf(settings, { kind: 'url', url: '' });
    if (!settings.databaseUrl) await carryOver({ place, program: version, backup, releaseOf: olderRelease, now: new Date() }, tell);
    const { address, leave } = await serverOf(settings, folder);
    try {
      const config = addressOf('nen_nep_owner', address);
      const pending = await pendingOf(config, place.migrations);
      if (pending === 0) return tell('  the database is up to date');
      tell(`  ${pending} migrations wait; first a backup`);
      await makeBackup({ ...place, address }, version, backup, tell);
      await makeRoles(address);
      let started = performance.now();
      let before: string | null = null;
      const done = () => before && tell(`    done in ${Math.round(performance.now() - started)} ms`);
      await migrate(config, place.migrations, (number, of, name) => {
        done();
        [started, before] = [performance.now(), name];
        tell(`  migration ${number} of ${of}: ${name} …`);
      });
      done();
      await assertRoles(address);
      tell(`  the database is at migration ${(await migrationsIn(place.migrations)).length}. Start the program: npm start`);
    } finally {
      await leave();
    }
  } finally {
    await release();
  }
});

async function serverOf(settings: Settings, folder: string): Promise<{ address: Address; leave(): Promise<void> }> {
  if (settings.databaseUrl) return { address: { kind: 'url', url: settings.databaseUrl }, leave: async () => {} };
  const server = await startEmbedded(folder);
  return { address: { kind: 'socket', directory: server.directory, database: 'nen_nep' }, leave: () => server.stop() };
}
