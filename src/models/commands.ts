import * as v from 'valibot';
import { command, day, id, line, text } from '#platform/command.ts';
import { outcomes, reviewKinds } from './model.ts';
import { sharedWhats } from './sharing.ts';

// `unitId` is the committee that chooses.

const said = v.pipe(text, v.nonEmpty('empty'));
export const chooseModel = command('model.choose', { cellId: id, purpose: line, expected: said, helper: line, decision: line, from: day, until: day });
/** `outcome` and `until` of a final review: ended, or renewed until a day. */
export const reviewModel = command('model.review', { cellId: id, modelId: id, kind: v.picklist(reviewKinds), words: said, outcome: v.optional(v.picklist(outcomes)), until: v.optional(day) });

// What a model lets others have: `unitId` is the model itself, and of the last the cell that takes it.
/** `sourceId`: the item, the resolution or the paper; `paperId`: a paper of the meeting that goes with it. The words are as they are given, which may leave out names. */
export const shareThing = command('model.share', { modelId: id, meetingId: id, what: v.picklist(sharedWhats), sourceId: id, title: line, points: text, minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)), paperId: v.optional(id) });
/** Nobody takes it any more; where it was taken it stays. */
export const withdrawThing = command('model.withdraw', { thingId: id });
/** Into a meeting that is being prepared: an item with its text, and its paper. */
export const takeThing = command('model.take', { meetingId: id, thingId: id });
