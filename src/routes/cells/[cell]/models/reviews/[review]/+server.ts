import { modelsOf } from '#models/queries.server.ts';
import { reviewAmong, reviewPaper } from '#models/review-paper.server.ts';
import { inScope } from '#platform/database.server.ts';
import { see } from '../../../../../../front.server.ts';
import { house } from '../../../../../../house.server.ts';
import { paperAnswer } from '../../../../../letter-answer.server.ts';

/** A review of the cell as a model, whose words and figures its page shows, to print or with `word=yes` in Word: the committee's paper, as its committee has it. */
export async function GET(event) {
  const { cell, review } = event.params;
  const found = await see(event, cell, 'see-meetings', async ({ trx, day }) => reviewAmong(trx, await modelsOf(trx, [cell], day), review));
  return paperAnswer(event, found && (await inScope(house().app, { cells: [found.unit.id] }, (trx) => reviewPaper(trx, found))));
}
