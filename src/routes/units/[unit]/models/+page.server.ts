import { addMonths } from '#organisation/day.ts';
import { cellsBelow } from '#organisation/queries.server.ts';
import { chooseModel, reviewModel } from '#models/commands.ts';
import { sharedSeen } from '#models/sharing-queries.server.ts';
import { act, heldBy, see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { withTakings } from '../../../shared-things.server.ts';
import { reportsOnCells } from '#reports/report-due.ts';
import { mayReport } from '../report/report.server.ts';
import { modelsAsked } from './models.server.ts';

/** So many models are drawn on a page. */
const each = 10;

/** The cells a committee chose as models, each with its plan, its figures before and since beside those of its kind, and its reviews. */
export async function load(event) {
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const models = await modelsAsked(seen);
    const page = pageAsked(event.url, models.length, each);
    const shown = models.slice(page.from, page.from + each);
    const shared = Map.groupBy(shown.length === 0 ? [] : await sharedSeen(seen.trx, { models: shown }), (one) => one.modelId);
    const may = reportsOnCells(seen.unit.kind) && mayReport(holds, seen.unit);
    const taken = new Set(models.filter((one) => one.state !== 'ended').map((one) => one.cellId));
    return {
      page, may, of: models.length, running: models.filter((one) => one.state !== 'ended').length, due: models.filter((one) => one.state === 'review-due').length, models: shown.map((model) => ({ ...model, shared: (shared.get(model.id) ?? []).map(withTakings) })),
      cells: may ? (await cellsBelow(seen.trx, seen.unit.path, seen.day)).filter((cell) => !taken.has(cell.id)) : [], today: seen.day, until: addMonths(seen.day, 12)
    };
  });
}

export const actions = { default: act([chooseModel, reviewModel]) };
