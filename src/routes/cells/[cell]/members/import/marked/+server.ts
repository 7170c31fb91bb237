import { markedFile } from '../../../../../sheet.server.ts';
import { membersOfCell } from '../../../../../members-sheet.server.ts';

export const GET = (event) => markedFile(event, event.params.cell, membersOfCell);
