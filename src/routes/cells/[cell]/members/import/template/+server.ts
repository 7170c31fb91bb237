import { templateFile } from '../../../../../sheet.server.ts';
import { membersOfCell } from '../../../../../members-sheet.server.ts';

export const GET = (event) => templateFile(event, event.params.cell, membersOfCell);
