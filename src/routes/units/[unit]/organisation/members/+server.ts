import { membersSheet } from '../../../../members-list.server.ts';
import { see, signedIn } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** The members of all cells below as of a day, as a list the import page reads back. */
export const GET = (event) => see(event, event.params.unit, 'see-details', (seen) => membersSheet(seen, signedIn(event).actor, dayAsked(event.url, seen.day), event.locals.lang, true));
