import { enterInspections, inspectionsOf, type Inspection } from '#inspection/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { heldBy, signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';
import { standingOf } from './programme.server.ts';

/** The inspections somebody is on the team of, those that wait first. */
export async function load(event) {
  const { actor, now } = signedIn(event);
  const day = dayOf(now);
  const units = (await heldBy(event)).filter((hold) => hold.standing === 'team').map((hold) => hold.unitId);
  const mine = await inScope(house().app, { cells: [] }, async (trx) => {
    const found: Inspection[] = [];
    for (const unitId of units) {
      await enterInspections(trx, { cells: [] }, actor.personId, unitId, day, 'inspecting');
      found.push(...(await inspectionsOf(trx, day, { unitId })).filter((one) => one.team.some((member) => member.personId === actor.personId)));
    }
    return found;
  });
  return { inspections: mine.map((one) => ({ ...one, ...standingOf(one, day) })).sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')) };
}
