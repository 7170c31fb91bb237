import { redirect } from '@sveltejs/kit';
import { membersSheet, tooManyToList } from '../../../../members-list.server.ts';
import { see, signedIn } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** The members of all cells below as of a day, as a list the import page reads back; over very many, away to the page that says where they are listed. */
export const GET = (event) => see(event, event.params.unit, 'see-details', async (seen) => {
  const day = dayAsked(event.url, seen.day);
  if (await tooManyToList(seen, day)) redirect(303, `/units/${seen.unit.id}/organisation${event.url.search}`);
  return membersSheet(seen, signedIn(event).actor, day, event.locals.lang, true);
});
