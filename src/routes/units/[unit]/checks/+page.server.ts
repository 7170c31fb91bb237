import { checksFolder, checksIn, findings } from '#platform/checks.server.ts';
import { unitsBelow } from '#organisation/queries.server.ts';
import { see } from '../../../../front.server.ts';

/** What the checks of the data find in a committee and all below it, as of now, for who can mend it. */
export async function load(event) {
  return see(event, event.params.unit, 'keep-units', async ({ trx, unit, now, day }) => {
    return { found: await findings(trx, await checksIn(checksFolder()), day, now, await unitsBelow(trx, unit.path)) };
  });
}
