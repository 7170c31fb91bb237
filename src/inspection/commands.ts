import * as v from 'valibot';
import { command, count, day, id, line, text, uploaded } from '#platform/command.ts';
import { kinds, leastDays, mostDays, steps } from './course.ts';
import { natures, settlements } from './follow-up.ts';

// `unitId` is the committee that orders the inspection, or the cell that inspects its own members.

const quarter = v.pipe(v.string(), v.regex(/^2[01]\d\d-Q[1-4]$/));
/** So many people at most: on a team beside its lead and scribe, and inspected together. */
const people = v.pipe(v.array(v.union([id, v.literal('')])), v.maxLength(9, 'many'));
/** Puts one into the programme of the year; once the programme is passed, what comes is outside of it. `memberIds`: of whom it is, where not of the whole cell. */
export const planInspection = command('inspection.plan', { subjectId: id, kind: v.picklist(kinds), about: line, quarter, memberIds: v.optional(people) });
export const passProgramme = command('inspection.pass-programme', { year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2199)), number: line, passedOn: day });
/** Takes one out that has not begun. */
export const dropInspection = command('inspection.drop', { inspectionId: id, reason: line });

const team = { leadId: id, scribeId: v.optional(id), memberIds: people };
/** The decision: number and day, who inspects, from when, for how many days. */
export const beginInspection = command('inspection.begin', {
  inspectionId: id, decision: line, decisionDay: day, beginsOn: day, days: v.pipe(v.number(), v.integer(), v.minValue(leastDays), v.maxValue(mostDays)), ...team
});
/** From today on others inspect, for a reason. `version`: of the team the writer had before them. */
export const changeTeam = command('inspection.change-team', { inspectionId: id, ...team, reason: line, version: count });
/** By the team; the last step by those who ordered it. */
export const finishStep = command('inspection.finish-step', { inspectionId: id, step: v.picklist(steps), on: day });
export const extendInspection = command('inspection.extend', { inspectionId: id, days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDays)), reason: line });

const one = { inspectionId: id };
const words = v.pipe(text, v.nonEmpty('empty'));
// By the team, or those who ordered it
export const askPaper = command('inspection.ask-paper', { ...one, text: line, dueOn: day });
export const judgePaper = command('inspection.judge-paper', { ...one, paperId: id, word: v.picklist(['received', 'asked-again', 'not-needed']), text });
export const noteFinding = command('inspection.note-finding', { ...one, nature: v.picklist(natures), text: words });
export const withdrawFinding = command('inspection.withdraw-finding', { ...one, findingId: id, reason: line });
/** `version`: of the words the writer had before them; 0 where there were none. */
export const wordConclusion = command('inspection.word-conclusion', { ...one, text: words, version: count });
export const setRemedy = command('inspection.set-remedy', { ...one, text: line, memberId: id, dueOn: day });
export const settleRemedy = command('inspection.settle-remedy', { ...one, remedyId: id, result: v.picklist(settlements), text, newDueOn: v.optional(day) });
// By the cell, or who is inspected: `unitId` is the cell
/** What it is, in words; and the file itself, where it is one. */
export const handInPaper = command('inspection.hand-in', { ...one, paperId: id, text: words, file: v.optional(v.strictObject(uploaded)) });
export const reportRemedy = command('inspection.report-remedy', { ...one, remedyId: id, text: words });
