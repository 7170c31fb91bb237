import { markedFile } from '../../../../../sheet.server.ts';
import { membersBelow } from '../../../../../members-sheet.server.ts';

export const GET = (event) => markedFile(event, event.params.unit, membersBelow);
