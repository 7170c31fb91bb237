import { importActions, importPage } from '../../../../sheet.server.ts';
import { membersBelow } from '../../../../members-sheet.server.ts';

export const load = (event) => importPage(event, event.params.unit, membersBelow);
export const actions = importActions((event) => event.params['unit']!, membersBelow);
