import { error } from '@sveltejs/kit';
import { asDraft, thematicPlan } from '#meetings/letters.server.ts';
import { see } from '../../../../../front.server.ts';
import { yearAsked } from '../../../../asked.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';

/** The year's thematic plan: as it was issued last, else (or with `draft=yes`) as it stands. */
export async function GET(event) {
  const { letter, year } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, day }) => {
    const year = yearAsked(event.url, day);
    const { now, issued } = await thematicPlan(trx, unit.id, year, day);
    return { year, letter: event.url.searchParams.get('draft') === 'yes' || !issued ? now && asDraft(now) : issued.letter };
  });
  if (!letter) error(404);
  return answerWithLetter(event.url, letter, `${year}-ke-hoach-chuyen-de`);
}
