/** `npm run import -- --from FILE`: an exported unit with everything below it into this site, all or nothing. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { importSubtree } from '#platform/backup/subtree-in.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { assertSite, reachSite } from './site.ts';
import { placeOf, tell, tool } from './tool.ts';

await tool('npm run import -- --from FILE', { from: { type: 'string' } }, async (settings, values) => {
  const from = String(values['from'] ?? '');
  if (!from) throw new CannotStart('Which export? npm run import -- --from FILE');
  await access(from).catch(() => {
    throw new CannotStart(`There is no file ${from}.`);
  });
  await assertSite(settings);
  const { address, leave } = await reachSite(settings, 'an import that is under way');
  const started = performance.now();
  try {
    await importSubtree(() => createReadStream(from), placeOf(settings, address), tell);
    tell(`  imported in ${Math.round((performance.now() - started) / 100) / 10} s; exported again, it is line for line the same. Its people get new sign-in slips here.`);
  } finally {
    await leave();
  }
});
