/** `npm run checks`: asks the data all questions of checks/data, says how many findings each has, and remembers when; nobody's name is said. The pages of offices and cells say which. */
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dayOf } from '#organisation/day.ts';
import { checksIn, findings } from '#platform/checks.server.ts';
import { openAs } from '#platform/database.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { assertSite, reachSite } from './site.ts';
import { root, tell, tool } from './tool.ts';

await tool('npm run checks', {}, async (settings) => {
  await assertSite(settings);
  const now = new Date();
  const memory = join(resolve(settings.dataDir), 'checks.json');
  const remember = async (what: object) => {
    await writeFile(`${memory}.half`, JSON.stringify(what), { mode: 0o600 });
    await rename(`${memory}.half`, memory);
  };
  const { address, leave } = await reachSite(settings, 'the checks of the data');
  const owner = openAs({ ...addressOf('nen_nep_owner', address), max: 1 });
  try {
    const checks = await checksIn(join(root, 'checks/data'));
    const found = await findings(owner, checks, dayOf(now), now, null, 10_000);
    const counts = Object.fromEntries(checks.map(({ name }) => [name, found.filter((one) => one.check === name).length]).filter(([, n]) => n !== 0));
    for (const [name, n] of Object.entries(counts)) tell(`  ${name}: ${n}`);
    tell(`  ${checks.length} questions, ${found.length} findings`);
    await remember({ at: now.toISOString(), counts, failed: null });
  } catch (failure) {
    await remember({ at: '', counts: {}, failed: { at: now.toISOString(), why: (failure as Error).message } });
    throw failure;
  } finally {
    await owner.destroy();
    await leave();
  }
});
