import { templateFile } from '../../../../../../sheet.server.ts';
import { visitsBelow } from '../../../../../../visits-list.server.ts';

export const GET = (event) => templateFile(event, event.params.unit, visitsBelow);
