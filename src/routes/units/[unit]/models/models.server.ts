import { figuresFor, modelsOf } from '#models/queries.server.ts';
import { endedOn, modelState, nextReview, untilOf } from '#models/model.ts';
import { reportsOnCells } from '#reports/report-due.ts';
import type { Seen } from '../../../../front.server.ts';

/**
 * The models below a unit: those it chose itself with their figures of today, and of the day of their end where it has come; for a level above, those of
 * the committees below it with the figures of their last review.
 */
export async function modelsAsked({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>) {
  const models = await modelsBelow({ trx, unit, day });
  const figures = reportsOnCells(unit.kind) ? await figuresFor(trx, unit.id, models.filter((model) => endedOn(model) === null), day, now) : new Map<string, never>();
  return models.map((model) => ({ ...model, state: modelState(model, day), until: untilOf(model), next: nextReview(model), figures: figures.get(model.id) ?? model.reviews.at(-1)?.figures ?? null }));
}

export const modelsBelow = ({ trx, unit, day }: Pick<Seen, 'trx' | 'unit' | 'day'>) => modelsOf(trx, null, day, reportsOnCells(unit.kind) ? unit.id : null);
