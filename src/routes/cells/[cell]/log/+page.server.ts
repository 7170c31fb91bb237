import { logPage } from '../../../log.server.ts';
import { see } from '../../../../front.server.ts';

export const load = (event) => see(event, event.params.cell, 'see-log', (seen) => logPage(seen, event.url));
