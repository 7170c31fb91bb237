/** `npm run sweep`: removes uploaded files that no row names, older than a day: what a form refused after it was sent, papers taken out; and numbers of preparations that nothing is likened to any more. Each night by itself. */
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { openAs } from '#platform/database.server.ts';
import { sweepFiles } from '#platform/files.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { dayOf } from '#organisation/day.ts';
import { removeOldPrints } from '#signals/prints.server.ts';
import { assertSite, reachSite } from './site.ts';
import { root, tell, tool } from './tool.ts';

await tool('npm run sweep', {}, async (settings) => {
  await assertSite(settings);
  const now = new Date();
  const folder = resolve(settings.dataDir);
  process.env['NEN_NEP_FILES'] = join(folder, 'files');
  const memory = join(folder, 'sweep.json');
  const remember = async (what: object) => {
    await writeFile(`${memory}.half`, JSON.stringify(what), { mode: 0o600 });
    await rename(`${memory}.half`, memory);
  };
  const { address, leave } = await reachSite(settings, 'the sweep of the files');
  const owner = openAs({ ...addressOf('nen_nep_owner', address), max: 1 });
  const question = readFileSync(join(root, 'checks/kept-files.sql'), 'utf8');
  try {
    const removed = await sweepFiles(async () => new Set((await sql.raw<{ hash: string }>(question).execute(owner)).rows.map((row) => row.hash)), now);
    tell(`  ${removed} files that nothing names were removed`);
    await removeOldPrints(owner, dayOf(now));
    await remember({ at: now.toISOString(), removed, failed: null });
  } catch (failure) {
    await remember({ at: '', removed: 0, failed: { at: now.toISOString(), why: (failure as Error).message } });
    throw failure;
  } finally {
    await owner.destroy();
    await leave();
  }
});
