import { importActions, importPage } from '../../../sheet.server.ts';
import { unitsBelowUnit } from '../../../units-sheet.server.ts';

export const load = (event) => importPage(event, event.params.unit, unitsBelowUnit);
export const actions = importActions((event) => event.params['unit']!, unitsBelowUnit);
