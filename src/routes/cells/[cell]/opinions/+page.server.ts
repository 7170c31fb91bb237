import { recordAnswer } from '#meetings/commands.ts';
import { isOver } from '#meetings/meeting.ts';
import { countOpinions, opinionsAll } from '#meetings/opinion-queries.server.ts';
import { opinionState } from '#meetings/opinion.ts';
import { act, see, signedIn } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';

/** So many opinions are drawn on a page. */
const each = 20;

/** What members sent before meetings and what became of it: all of the cell for those who see what was said, for anybody else their own. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const whose = permit.rights.has('see-attendance') ? 'all' : { memberId: permit.memberId };
    const page = pageAsked(event.url, await countOpinions(trx, unit.id, whose), each);
    const records = permit.rights.has('record');
    return {
      page, today: day, reader: actor.name, all: whose === 'all',
      opinions: (await opinionsAll(trx, unit.id, whose, { from: page.from, most: each })).map(({ meetingState, ...one }) => ({ ...one, state: opinionState({ meetingState, ...one }, day), mayRecord: records && isOver(meetingState) }))
    };
  });
}

export const actions = { default: act([recordAnswer]) };
