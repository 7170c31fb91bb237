import { dropInspection, passProgramme, planInspection } from '#inspection/commands.ts';
import { act, heldBy, see, signedIn } from '../../../../front.server.ts';
import { programmeShown } from '../../../inspections/programme.server.ts';

/** The year's programme of inspection and supervision of a committee, and how each of it stands. */
export async function load(event) {
  const { actor } = signedIn(event);
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'inspect', (seen) => programmeShown(seen, actor.personId, holds, event.url));
}

export const actions = { default: act([planInspection, passProgramme, dropInspection]) };
