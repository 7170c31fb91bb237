import { templateFile } from '../../../../../sheet.server.ts';
import { membersBelow } from '../../../../../members-sheet.server.ts';

export const GET = (event) => templateFile(event, event.params.unit, membersBelow);
