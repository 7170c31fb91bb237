import { templateFile } from '../../../../sheet.server.ts';
import { unitsBelowUnit } from '../../../../units-sheet.server.ts';

export const GET = (event) => templateFile(event, event.params.unit, unitsBelowUnit);
