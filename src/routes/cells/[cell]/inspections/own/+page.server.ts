import { dropInspection, passProgramme, planInspection } from '#inspection/commands.ts';
import { act, heldBy, see, signedIn } from '../../../../../front.server.ts';
import { programmeShown } from '../../../../inspections/programme.server.ts';

/** The cell's own programme of inspection and supervision of its members in a year, and how each of it stands. */
export async function load(event) {
  const { actor } = signedIn(event);
  const holds = await heldBy(event);
  return see(event, event.params.cell, 'inspect', (seen) => programmeShown(seen, actor.personId, holds, event.url));
}

export const actions = { default: act([planInspection, passProgramme, dropInspection]) };
