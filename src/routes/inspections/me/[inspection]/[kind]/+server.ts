import { isInspected } from '#inspection/one.server.ts';
import { inspectedIn, type Inspection } from '#inspection/queries.server.ts';
import type { Letter } from '#documents/letter.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { heldBy, isId, signedIn } from '../../../../../front.server.ts';
import { house } from '../../../../../house.server.ts';
import { paperAnswer } from '../../../../letter-answer.server.ts';
import { onePaper, papersTold } from '../../../one-paper.server.ts';

/** A paper of an inspection for who is inspected: the decision, the outline, their own report to fill in, the conclusion once there is one. */
export async function GET(event) {
  const { actor, now } = signedIn(event);
  const { inspection, kind } = event.params;
  const [app, day] = [house().app, dayOf(now)];
  const mine = (one: Inspection) => (isInspected(one, actor.personId) ? papersTold(one) : []);
  const belongs = (await heldBy(event)).filter((hold) => hold.standing === 'member').map((hold) => hold.unitId);
  let letter: Letter | null = null;
  for (const { cellId } of isId(inspection) ? await inspectedIn(app, actor.personId) : []) {
    // who signs for the cell is told to who belongs to it
    const permit = { scope: { cells: belongs.filter((one) => one === cellId) } };
    letter ??= await inScope(app, permit.scope, (trx) => onePaper({ trx, permit, day }, actor.personId, { subjectId: cellId }, inspection, kind, mine));
  }
  return paperAnswer(event, letter);
}
