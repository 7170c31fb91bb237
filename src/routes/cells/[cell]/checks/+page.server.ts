import { checksFolder, checksIn, findings } from '#platform/checks.server.ts';
import { see } from '../../../../front.server.ts';

/** What the checks of the data find in a cell that its leaders can mend. */
export async function load(event) {
  return see(event, event.params.cell, 'keep-members', async ({ trx, unit, now, day }) => {
    const checks = (await checksIn(checksFolder())).filter((one) => one.who === 'cell');
    return { found: await findings(trx, checks, day, now, [unit.id]) };
  });
}
