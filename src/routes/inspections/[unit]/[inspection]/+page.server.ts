import { askPaper, beginInspection, changeTeam, extendInspection, finishStep, judgePaper, noteFinding, setRemedy, settleRemedy, withdrawFinding, wordConclusion } from '#inspection/commands.ts';
import { act, heldBy, see, signedIn } from '../../../../front.server.ts';
import { oneShown } from '../../one-shown.server.ts';
import { isOver } from '../../over.server.ts';

/** One inspection of a committee. */
export async function load(event) {
  const { actor } = signedIn(event);
  const { unit: unitId, inspection } = event.params;
  if (event.request.method === 'POST' && (await isOver(event, unitId, inspection))) return { over: true as const };
  const holds = await heldBy(event);
  return see(event, unitId, 'inspect', async (seen) => {
    const shown = await oneShown(seen, actor.personId, holds, inspection);
    // those who only inspect have no list of the committee's to go back to
    return { ...shown, papersAt: `/inspections/${unitId}/${inspection}/papers`, list: seen.permit.rights.has('see-below') ? `/units/${unitId}/inspections?year=${shown.inspection.quarter.slice(0, 4)}` : '/inspections' };
  });
}

export const actions = { default: act([beginInspection, changeTeam, finishStep, extendInspection, askPaper, judgePaper, noteFinding, withdrawFinding, wordConclusion, setRemedy, settleRemedy], undefined, async (event) => ((await isOver(event, event.params['unit'], event.params['inspection'])) ? { refused: 'not-on-the-team-any-more' } : null)) };
