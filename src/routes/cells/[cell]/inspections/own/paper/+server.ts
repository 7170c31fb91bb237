import { programmePaperAnswer } from '../../../../../inspections/programme-files.server.ts';

/** The cell's programme of a year as a paper, to print or in Word. */
export const GET = (event) => programmePaperAnswer(event, event.params.cell);
