import { programmeSheet } from '../../../../inspections/programme-files.server.ts';

/** The year's programme as a list, a line for each inspection. */
export const GET = (event) => programmeSheet(event, event.params.unit);
