import { askPaper, beginInspection, changeTeam, extendInspection, finishStep, judgePaper, noteFinding, setRemedy, settleRemedy, withdrawFinding, wordConclusion } from '#inspection/commands.ts';
import { act, heldBy, see, signedIn } from '../../../../../../front.server.ts';
import { oneShown } from '../../../../../inspections/one-shown.server.ts';
import { isOver } from '../../../../../inspections/over.server.ts';

/** One inspection of members by their own cell, for its leaders and who was assigned. */
export async function load(event) {
  const { actor } = signedIn(event);
  const { cell, own } = event.params;
  if (event.request.method === 'POST' && (await isOver(event, cell, own))) return { over: true as const };
  const holds = await heldBy(event);
  return see(event, cell, 'inspect', async (seen) => {
    const shown = await oneShown(seen, actor.personId, holds, own);
    const list = `/cells/${cell}/inspections/own`;
    return { ...shown, papersAt: `${list}/${own}/papers`, list: `${list}?year=${shown.inspection.quarter.slice(0, 4)}` };
  });
}

export const actions = { default: act([beginInspection, changeTeam, finishStep, extendInspection, askPaper, judgePaper, noteFinding, withdrawFinding, wordConclusion, setRemedy, settleRemedy], undefined, async (event) => ((await isOver(event, event.params['cell'], event.params['own'])) ? { refused: 'not-assigned-any-more' } : null)) };
