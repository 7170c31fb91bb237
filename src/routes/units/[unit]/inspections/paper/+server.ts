import { programmePaperAnswer } from '../../../../inspections/programme-files.server.ts';

/** The year's programme as a paper, to print or in Word. */
export const GET = (event) => programmePaperAnswer(event, event.params.unit);
