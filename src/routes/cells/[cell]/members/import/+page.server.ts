import { importActions, importPage } from '../../../../sheet.server.ts';
import { membersOfCell } from '../../../../members-sheet.server.ts';

export const load = (event) => importPage(event, event.params.cell, membersOfCell);
export const actions = importActions((event) => event.params['cell']!, membersOfCell);
