import { addMonths } from '#organisation/day.ts';
import { modelState } from '#models/model.ts';
import { modelsOf } from '#models/queries.server.ts';
import { waitingToDecide } from '#reports/decide-queries.server.ts';
import { reportsOnCells } from '#reports/report-due.ts';
import { reportsToClose } from '#reports/report-queries.server.ts';
import { quarterOn } from '#supervision/visit-plan.ts';
import { heldBy, see, signedIn } from '../../../../front.server.ts';
import { waitingForOrder } from '../../../inspections/programme.server.ts';
import { mayReport } from '../report/report.server.ts';
import { requestsAsked } from '../requests/requests.server.ts';
import { overviewAsked } from './overview.server.ts';

/** Where a standing committee, and a level above, begins: six figures of the last month, what changed most since the one before, and what waits for its word. */
export async function load(event) {
  const { actor } = signedIn(event);
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { trx, unit, permit, day } = seen;
    const overview = await overviewAsked(seen);
    const own = reportsOnCells(unit.kind);
    const next = quarterOn(addMonths(quarterOn(day).months[0], 3));
    const waiting = await waitingToDecide(trx, permit.scope.cells, next.months[0], next.months[2]);
    const { counts } = await requestsAsked(seen, event.url);
    const models = await modelsOf(trx, null, day, own ? unit.id : null);
    const reports = mayReport(holds, unit) ? await reportsToClose(trx, unit, day) : [];
    const inspections = await waitingForOrder(seen, actor.personId, holds);
    return {
      ...overview, own,
      decide: {
        reports, inspections, toGrade: permit.rights.has('grade') ? waiting.toGrade : [],
        requests: counts, plan: own ? { quarter: next.key, visits: waiting.visits } : null, models: { running: models.filter((one) => modelState(one, day) !== 'ended').length, due: models.filter((one) => modelState(one, day) === 'review-due').length }
      }
    };
  });
}
