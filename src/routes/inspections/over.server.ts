import type { RequestEvent } from '@sveltejs/kit';
import { enterInspections, leftTeam } from '#inspection/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { isId, signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

/** Whether the reader was on the team of an inspection that a unit ordered, and can see it no more by any other right: what they had begun to write is answered in a sentence. */
export async function isOver(event: RequestEvent, unitId: string | undefined, inspectionId: string | undefined): Promise<boolean> {
  const { actor, now } = signedIn(event);
  const day = dayOf(now);
  if (!isId(unitId) || !isId(inspectionId) || !(await leftTeam(house().app, actor.personId, inspectionId, day))) return false;
  const open = await inScope(house().app, { cells: [] }, (trx) => enterInspections(trx, { cells: [] }, actor.personId, unitId, day, 'inspecting'));
  return !open.has(inspectionId);
}
