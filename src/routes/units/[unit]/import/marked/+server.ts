import { markedFile } from '../../../../sheet.server.ts';
import { unitsBelowUnit } from '../../../../units-sheet.server.ts';

export const GET = (event) => markedFile(event, event.params.unit, unitsBelowUnit);
