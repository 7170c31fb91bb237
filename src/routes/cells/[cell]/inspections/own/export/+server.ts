import { programmeSheet } from '../../../../../inspections/programme-files.server.ts';

/** The cell's programme of a year as a list, a line for each inspection. */
export const GET = (event) => programmeSheet(event, event.params.cell);
