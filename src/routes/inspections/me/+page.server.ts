import { handInPaper, reportRemedy } from '#inspection/commands.ts';
import { dayOf } from '#organisation/day.ts';
import { holdsItself } from '#organisation/rights.ts';
import { inScope } from '#platform/database.server.ts';
import { act, heldBy, signedIn } from '../../../front.server.ts';
import { house } from '../../../house.server.ts';
import { fileAs } from '../../upload.server.ts';
import { toldOfOneself } from '../told.server.ts';

/** The inspections of the reader themselves, since they were told: whoever holds what post, and in whichever cell it was. */
export async function load(event) {
  const { actor, now } = signedIn(event);
  const today = dayOf(now);
  const holds = await heldBy(event);
  const told = await inScope(house().app, { cells: [] }, (trx) => toldOfOneself(trx, actor.personId, today));
  // who belongs to that cell no more, or whose cell was dissolved, has no way to answer there, and is told whom to turn to
  return { inspections: told.map((one) => ({ ...one, answers: holdsItself(holds, { id: one.subjectId }, 'answer-inspection') })), today };
}

export const actions = { default: act([handInPaper, reportRemedy], (form, command, event) => (command === handInPaper ? fileAs('file', form, event) : Promise.resolve({}))) };
