import type { RequestEvent } from '@sveltejs/kit';
import { askPaper, beginInspection, changeTeam, extendInspection, finishStep, judgePaper, noteFinding, setRemedy, settleRemedy, withdrawFinding, wordConclusion } from '#inspection/commands.ts';
import { leftTeam } from '#inspection/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { act, heldBy, isId, see, signedIn } from '../../../../front.server.ts';
import { house } from '../../../../house.server.ts';
import { oneShown } from '../../one-shown.server.ts';

/** One inspection of a committee. */
export async function load(event) {
  const { actor } = signedIn(event);
  if (event.request.method === 'POST' && (await formerly(event))) return { over: true as const };
  const holds = await heldBy(event);
  const { unit: unitId, inspection } = event.params;
  return see(event, unitId, 'inspect', async (seen) => {
    const shown = await oneShown(seen, actor.personId, holds, inspection);
    // those who only inspect have no list of the committee's to go back to
    return { ...shown, papersAt: `/inspections/${unitId}/${inspection}/papers`, list: seen.permit.rights.has('see-below') ? `/units/${unitId}/inspections?year=${shown.inspection.quarter.slice(0, 4)}` : '/inspections' };
  });
}

export const actions = { default: act([beginInspection, changeTeam, finishStep, extendInspection, askPaper, judgePaper, noteFinding, withdrawFinding, wordConclusion, setRemedy, settleRemedy], undefined, async (event) => ((await formerly(event)) ? { refused: 'not-on-the-team-any-more' } : null)) };

/** Whether the reader was on the team of the inspection of the address, and can act on it no more by any other right. */
async function formerly(event: RequestEvent): Promise<boolean> {
  const { actor, now } = signedIn(event);
  const { inspection, unit } = event.params;
  if (!isId(inspection) || !isId(unit) || !(await leftTeam(house().app, actor.personId, inspection, dayOf(now)))) return false;
  return !(await heldBy(event)).some((hold) => hold.unitId === unit && (hold.standing === 'standing' || hold.standing === 'inspector'));
}
