import { importActions, importPage } from '../../../../../sheet.server.ts';
import { visitsBelow } from '../../../../../visits-list.server.ts';

export const load = (event) => importPage(event, event.params.unit, visitsBelow);
export const actions = importActions((event) => event.params['unit']!, visitsBelow);
