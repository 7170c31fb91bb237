import { logSheet } from '../../../../log.server.ts';
import { see, signedIn } from '../../../../../front.server.ts';

export const GET = (event) => see(event, event.params.unit, 'see-log', (seen) => logSheet(seen, event.locals.lang, signedIn(event).actor.personId));
