import * as v from 'valibot';
import { command, day, id, line, text } from '#platform/command.ts';
import { outcomes, reviewKinds } from './model.ts';

// `unitId` is the committee that chooses.

const said = v.pipe(text, v.nonEmpty('empty'));
export const chooseModel = command('model.choose', { cellId: id, purpose: line, expected: said, helper: line, decision: line, from: day, until: day });
/** `outcome` and `until` of a final review: ended, or renewed until a day. */
export const reviewModel = command('model.review', { cellId: id, modelId: id, kind: v.picklist(reviewKinds), words: said, outcome: v.optional(v.picklist(outcomes)), until: v.optional(day) });
