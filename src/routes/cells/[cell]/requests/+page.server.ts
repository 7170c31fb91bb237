import { answerRequest, raiseRequest, takeAnswer } from '#supervision/commands.ts';
import { meetingsOfRequests, requestsOf } from '#supervision/request-queries.server.ts';
import { answererOf, isOverdue, mayFollow, owedBy, requestState } from '#supervision/request.ts';
import { act, see, signedIn } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';

/** So many requests are drawn on a page. */
const each = 30;

/** What the cell asked of its committee: who answers it and by when, the answer, and whether the cell takes it. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const all = await requestsOf(trx, unit.id, day);
    const page = pageAsked(event.url, all.length, each);
    const shown = all.slice(page.from, page.from + each);
    const meetingAt = await meetingsOfRequests(trx, unit.id, shown);
    const leads = permit.rights.has('answer-above');
    const meetings = !leads ? [] : await trx.selectFrom('meeting').select(['id', 'kind', 'starts_at as startsAt']).where('cell_id', '=', unit.id).where('state', 'in', ['open', 'concluded', 'written', 'filed', 'graded']).orderBy('starts_at', 'desc').limit(6).execute();
    return {
      page, meetings,
      requests: shown.map((one) => ({
        ...one, meetingAt: meetingAt.get(one.meetingId ?? '') ?? null, state: requestState(one), owedBy: owedBy(one), late: isOverdue(one, day), mayTake: leads && mayFollow(requestState(one)).includes('taken'),
        mayAnswer: permit.rights.has('see-attendance') && answererOf(one)?.personId === actor.personId
      }))
    };
  });
}

export const actions = { default: act([raiseRequest, answerRequest, takeAnswer]) };
