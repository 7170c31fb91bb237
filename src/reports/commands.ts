import * as v from 'valibot';
import { command, count, text } from '#platform/command.ts';

// `unitId` is the committee. A report has words and no figures: those it takes from the facts.

const period = v.pipe(v.string(), v.regex(/^(19[3-9]\d|2[01]\d\d)(-(0[1-9]|1[0-2])|-H[12])?$/));
/** `version`: which words the writer had before them; `read`: the digest of the figures they saw. */
const words = { period, remarks: text, proposals: text, version: count, read: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))) };

export const draftReport = command('report.draft', words);
export const closeReport = command('report.close', words);
/** A correction of a closed report is a report of its own, which begins open. */
export const supplementReport = command('report.supplement', { period });
/** The last number of the committee's own book of reports, of which many are made elsewhere. */
export const setReportNumber = command('report.set-number', { last: count });
