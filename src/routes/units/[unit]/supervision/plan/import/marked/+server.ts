import { markedFile } from '../../../../../../sheet.server.ts';
import { visitsBelow } from '../../../../../../visits-list.server.ts';

export const GET = (event) => markedFile(event, event.params.unit, visitsBelow);
