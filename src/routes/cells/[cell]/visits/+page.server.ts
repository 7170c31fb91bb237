import { addDays, addMonths, dayOf } from '#organisation/day.ts';
import { addToVisit, answerVisit, askForVisit, settleVisit } from '#supervision/commands.ts';
import { toReport, visitsOf } from '#supervision/queries.server.ts';
import { isClosed, isLate, mendDay, mendState, timesBack } from '#supervision/visit.ts';
import { openWish } from '#supervision/visit-plan-queries.server.ts';
import { act, see, signedIn } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';

/** So many sheets are drawn on a page. */
const each = 20;
/** Until how long after a meeting a sheet is looked for, in days: ours. */
const asked = 21;

/** The visits to the cell: what was found, what the cell answers, what became of it. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit, now, day }) => {
    const visits = await visitsOf(trx, unit.id);
    const page = pageAsked(event.url, visits.length, each);
    return {
      page, today: day, wish: await openWish(trx, unit.id), nextDay: addMonths(day, 1),
      toReport: permit.rights.has('visit') ? await toReport(trx, actor.personId, [unit.id], addDays(day, -asked), now) : [],
      visits: visits.slice(page.from, page.from + each).map((visit) => ({ ...visit, state: mendState(visit), closed: isClosed(mendState(visit)), due: mendDay(visit), late: isLate(visit, day), times: timesBack(visit), mine: visit.personId === actor.personId, heldOn: dayOf(visit.startsAt) }))
    };
  });
}

export const actions = { default: act([answerVisit, addToVisit, settleVisit, askForVisit]) };
