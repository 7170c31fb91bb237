import { logPage } from '../../../log.server.ts';
import { see, signedIn } from '../../../../front.server.ts';

export const load = (event) => see(event, event.params.unit, 'see-log', (seen) => logPage(seen, event.url, signedIn(event).actor.personId));
