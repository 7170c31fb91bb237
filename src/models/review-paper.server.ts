import type { Letter } from '#documents/letter.ts';
import { namesOn } from '#meetings/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { reportFrame } from '#reports/report-papers.server.ts';
import { untilOf } from './model.ts';
import type { Model } from './queries.server.ts';
import { reviewLetter, type ReviewFacts } from './review-letter.ts';

/** A review as it was on its day, and the committee that wrote it. */
export interface ReviewFound {
  facts: ReviewFacts;
  unit: { id: string; kind: string };
}

/** A review of one of these models, with the names and the plan as they were on its day. Null where it is none of theirs. */
export async function reviewAmong(trx: Trx, models: readonly Model[], id: string): Promise<ReviewFound | null> {
  const model = models.find(({ reviews }) => reviews.some((one) => one.id === id));
  if (!model) return null;
  const at = model.reviews.findIndex((one) => one.id === id);
  const { kind, figures, words, outcome, newUntil, asOf } = model.reviews[at]!;
  const earlier = model.reviews.slice(0, at);
  const unit = await trx.selectFrom('unit').select(['id', 'kind']).where('id', '=', model.unitId).executeTakeFirstOrThrow();
  const { cellName } = await namesOn(trx, model.cellId, asOf);
  const { purpose, expected, helper, decision, startsOn } = model;
  return {
    facts: { kind, nth: earlier.filter((one) => one.kind === kind).length + 1, cell: cellName || model.cell, purpose, expected, helper, decision, from: startsOn, until: untilOf({ ...model, reviews: earlier }), figures, words, outcome, newUntil, asOf }, unit
  };
}

/** It as a paper of the committee: read in a scope that holds the committee, or nobody knows who signs. */
export const reviewPaper = async (trx: Trx, { facts, unit }: ReviewFound): Promise<Letter> => reviewLetter(facts, unit.kind, await reportFrame(trx, unit, facts.asOf));
