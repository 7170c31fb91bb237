import { error } from '@sveltejs/kit';
import { safeName } from '#documents/archive.server.ts';
import { issuedLetter } from '#meetings/letters.server.ts';
import { openKinds } from '#meetings/papers.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';

/** A paper of the cell's book as it was issued, to print or with `word=yes` in Word. */
export async function GET(event) {
  const { letter } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit }) => {
    const paper = await trx.selectFrom('filed_document').select(['kind', 'content', 'issued_on', 'seal', 'head']).where('cell_id', '=', unit.id).where('id', '=', event.params.document).executeTakeFirst();
    if (!paper || !(openKinds.includes(paper.kind) || permit.rights.has('see-attendance'))) error(404);
    return { letter: issuedLetter(paper) };
  });
  return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.number}`));
}
