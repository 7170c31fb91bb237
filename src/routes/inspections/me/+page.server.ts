import { handInPaper, reportRemedy } from '#inspection/commands.ts';
import { dayOf } from '#organisation/day.ts';
import { permitAt } from '#organisation/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { act, signedIn } from '../../../front.server.ts';
import { house } from '../../../house.server.ts';
import { fileAs } from '../../upload.server.ts';
import { toldOfOneself } from '../told.server.ts';

/** The inspections of the reader themselves, since they were told: whoever holds what post, and in whichever cell it was. */
export async function load(event) {
  const { actor, now } = signedIn(event);
  const today = dayOf(now);
  const app = house().app;
  const told = await inScope(app, { cells: [] }, (trx) => toldOfOneself(trx, actor.personId, today));
  const answered = new Set<string>();
  for (const cellId of new Set(told.map((one) => one.subjectId))) if ((await permitAt(app, actor, cellId, now, 'answer-inspection')).rights.has('answer-inspection')) answered.add(cellId);
  return { inspections: told.map((one) => ({ ...one, answers: one.takes && answered.has(one.subjectId) })), today };
}

export const actions = { default: act([handInPaper, reportRemedy], (form, command, event) => (command === handInPaper ? fileAs('file', form, event) : Promise.resolve({}))) };
