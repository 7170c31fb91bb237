import { handInPaper, reportRemedy } from '#inspection/commands.ts';
import { enterTask } from '#resolutions/commands.ts';
import { act, see, signedIn } from '../../../../front.server.ts';
import { fileAs } from '../../../upload.server.ts';
import { toldOf } from '../../../inspections/told.server.ts';

/** What of inspections from above the secretary of the inspected cell is told, from the day on which they are. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'answer-above', async (seen) => ({ inspections: await toldOf(seen, actor.personId, seen.unit.id, (one) => one.unitId !== seen.unit.id), today: seen.day }));
}

export const actions = { default: act([handInPaper, reportRemedy, enterTask], (form, command, event) => (command === handInPaper ? fileAs('file', form, event) : Promise.resolve({}))) };
