/** `npm run rebuild-summaries`: works the months of every cell out anew from the facts, while the program serves; says how many were kept otherwise. */
import { rebuildMonths } from '#meetings/rebuild.server.ts';
import { openAs } from '#platform/database.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { assertSite, reachSite } from './site.ts';
import { tell, tool } from './tool.ts';

await tool('npm run rebuild-summaries', {}, async (settings) => {
  await assertSite(settings);
  const { address, leave } = await reachSite(settings, 'the rebuilding of the summaries');
  const app = openAs({ ...addressOf('nen_nep_app', address), max: 1 });
  try {
    const cells = await app.selectFrom('unit').select('id').where('kind', '=', 'cell').orderBy('id').execute();
    let [months, mended] = [0, 0];
    for (const [index, { id }] of cells.entries()) {
      const found = await rebuildMonths(app, id);
      [months, mended] = [months + found.months, mended + found.mended];
      if ((index + 1) % 1000 === 0) tell(`  ${index + 1} of ${cells.length} cells`);
    }
    tell(`  ${cells.length} cells, ${months} months, ${mended} mended`);
  } finally {
    await app.destroy();
    await leave();
  }
});
