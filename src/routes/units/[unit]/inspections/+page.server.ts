import { dropInspection, passProgramme, planInspection } from '#inspection/commands.ts';
import { cellsBelow } from '#organisation/queries.server.ts';
import { holdsItself } from '#organisation/rights.ts';
import { act, heldBy, see, signedIn } from '../../../../front.server.ts';
import { programmeAsked } from './programme.server.ts';

/** The year's programme of inspection and supervision of a committee, and how each of it stands. */
export async function load(event) {
  const { actor } = signedIn(event);
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'inspect', async (seen) => {
    const orders = holdsItself(holds, seen.unit, 'order-inspections');
    return { ...(await programmeAsked(seen, actor.personId, event.url)), today: seen.day, orders, cells: orders ? await cellsBelow(seen.trx, seen.unit.path, seen.day) : [] };
  });
}

export const actions = { default: act([planInspection, passProgramme, dropInspection]) };
