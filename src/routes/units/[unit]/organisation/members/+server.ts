import { redirect } from '@sveltejs/kit';
import { membersSheet, mostListed } from '../../../../members-list.server.ts';
import { see, signedIn } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** The members of all cells below as of a day, as a list the import page reads back; over very many, away to the page that says where they are listed. */
export const GET = (event) => see(event, event.params.unit, 'see-details', (seen) => {
  if (seen.permit.scope.cells.length > mostListed) redirect(303, `/units/${seen.unit.id}/organisation`);
  return membersSheet(seen, signedIn(event).actor, dayAsked(event.url, seen.day), event.locals.lang, true);
});
