import * as v from 'valibot';
import { remembered } from '#organisation/import-commands.ts';
import { command, day, id, line, month, text } from '#platform/command.ts';
import { answers, goods, mends, presences, settlements } from './visit.ts';

// `unitId` is the cell that was visited.

const found = { words: text, newBy: v.optional(day) };
/** The visitor's sheet after a meeting; `earlier`: what they found of the things that were to be mended from before. */
export const reportVisit = command('visit.report', {
  meetingId: id, presence: v.picklist(presences),
  goods: v.pipe(v.array(v.picklist(goods)), v.maxLength(goods.length), v.check((all) => new Set(all).size === all.length, 'twice')), goodWords: text,
  mend: v.picklist(mends), mendWords: v.optional(line), mendMemberId: v.optional(id), mendBy: v.optional(day),
  earlier: v.pipe(v.array(v.strictObject({ visitId: id, result: v.optional(v.picklist(settlements)), ...found })), v.maxLength(20), v.check((all) => new Set(all.map((one) => one.visitId)).size === all.length, 'twice'))
});
/** A correction stands beside what was said; nothing is changed. */
export const addToVisit = command('visit.add', { visitId: id, text: line });
/** By those who lead the cell: agreed, done already, or not so, because. */
export const answerVisit = command('visit.answer', { visitId: id, answer: v.picklist(answers), reason: text });
/** By whoever is in charge now: what they found of a thing to mend, between two visits. */
export const settleVisit = command('visit.settle', { visitId: id, result: v.picklist(settlements), ...found });
/** By those who lead the cell: somebody is asked to come. */
export const askForVisit = command('visit.ask', { text: line });

// What the cell asks of its committee
export const raiseRequest = command('request.raise', { text: line, meetingId: v.optional(id) });
/** By the committee's office (`unitId` is the committee): who answers, by when. */
export const giveRequest = command('request.give', { cellId: id, requestId: id, personId: id, dueOn: day, text });
/** By the one who was asked to. */
export const answerRequest = command('request.answer', { requestId: id, text: v.pipe(text, v.nonEmpty('empty')) });
/** By those who lead the cell: taken, or raised again, because. */
export const takeAnswer = command('request.take', { requestId: id, taken: v.boolean(), text });

// The plan of visits: `unitId` is the committee.
const quarter = v.pipe(v.string(), v.regex(/^2[01]\d\d-Q[1-4]$/));
/** Puts in for every cell in need a visit, where none is planned yet. */
export const drawPlan = command('visits.draw', { quarter });
export const planVisit = command('visits.plan', { cellId: id, month, personId: id });
export const moveVisit = command('visits.move', { cellId: id, entryId: id, month, personId: id, reason: line });
export const dropVisit = command('visits.drop', { cellId: id, entryId: id, reason: line });
/** A list of visits; all rows or none. One that is planned already is left as it is. */
export const importVisits = command('visits.import', {
  rows: v.pipe(v.array(v.strictObject({ at: v.pipe(v.number(), v.integer(), v.minValue(1)), cellId: id, month, personId: id })), v.maxLength(500, 'many')), remembered
});
