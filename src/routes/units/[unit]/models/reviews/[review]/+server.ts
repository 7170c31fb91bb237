import { reviewAmong, reviewPaper } from '#models/review-paper.server.ts';
import { see } from '../../../../../../front.server.ts';
import { paperAnswer } from '../../../../../letter-answer.server.ts';
import { modelsBelow } from '../../models.server.ts';

/** A review of a model on the page, to print or with `word=yes` in Word. */
export async function GET(event) {
  const { unit, review } = event.params;
  return paperAnswer(event, await see(event, unit, 'see-below', async (seen) => {
    const found = await reviewAmong(seen.trx, await modelsBelow(seen), review);
    return found && reviewPaper(seen.trx, found);
  }));
}
