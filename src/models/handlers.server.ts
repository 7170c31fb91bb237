import { dayOf } from '#organisation/day.ts';
import { holdsOf } from '#organisation/queries.server.ts';
import { holdsItself } from '#organisation/rights.ts';
import type { Refusal } from '#platform/command.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import { reportsOnCells } from '#reports/report-due.ts';
import * as commands from './commands.ts';
import { endedOn, untilOf } from './model.ts';
import { figuresFor, modelsOf } from './queries.server.ts';
import { sharingHandlers } from './sharing-handlers.server.ts';

export const handlers = [
  handler(commands.chooseModel, 'report', async (doing) => {
    const { payload, commandId, trx, actor, now } = doing;
    const refusal = await notOwn(doing);
    if (refusal) return refusal;
    const cell = await trx.selectFrom('unit').select(['kind', 'founded_on', 'ended_on']).where('id', '=', payload.cellId).executeTakeFirst();
    if (cell?.kind !== 'cell') return { refused: 'not-yours', field: 'cellId' };
    if (cell.founded_on > payload.from || (cell.ended_on !== null && cell.ended_on <= dayOf(now))) return { refused: 'unit-not-alive', field: 'from' };
    if (payload.until <= payload.from) return { refused: 'ends-before-it-begins', field: 'until' };
    const running = (await modelsOf(trx, [payload.cellId], dayOf(now), payload.unitId)).filter((one) => (endedOn(one) ?? '9999') > payload.from);
    if (running.length > 0) return { refused: 'model-already', field: 'cellId' };
    await trx.insertInto('model_cell').values({
      cell_id: payload.cellId, id: commandId, unit_id: payload.unitId, purpose: payload.purpose, expected: payload.expected, helper: payload.helper, decision: payload.decision,
      starts_on: payload.from, until_on: payload.until, at: now, by_person_id: actor.personId, by_name: actor.name
    }).execute();
    return { id: commandId };
  }),

  handler(commands.reviewModel, 'report', async (doing) => {
    const { payload, commandId, trx, actor, now } = doing;
    const today = dayOf(now);
    const refusal = await notOwn(doing);
    if (refusal) return refusal;
    const all = await modelsOf(trx, doing.permit.scope.cells, today, payload.unitId);
    const model = all.find((one) => one.id === payload.modelId && one.cellId === payload.cellId);
    if (!model) return { refused: 'not-yours', field: 'modelId' };
    if (endedOn(model) !== null) return { refused: 'model-ended', field: 'words' };
    if (model.startsOn > today) return { refused: 'model-not-begun', field: 'words' };
    const final = payload.kind === 'final';
    if (final && !payload.outcome) return { refused: 'final-review-needs-outcome', field: 'outcome' };
    const renewed = final && payload.outcome === 'renewed';
    if (renewed && !payload.until) return { refused: 'renewed-needs-day', field: 'until' };
    if (renewed && payload.until! <= [today, untilOf(model)].sort()[1]!) return { refused: 'renewed-needs-later-day', field: 'until', day: untilOf(model) };
    const figures = (await figuresFor(trx, payload.unitId, all, today, now)).get(model.id) ?? null;
    if (!figures) return { refused: 'review-before-a-month', field: 'words' };
    await trx.insertInto('model_review').values({
      cell_id: model.cellId, id: commandId, model_id: model.id, kind: payload.kind, words: payload.words, figures: JSON.stringify(figures), as_of: today,
      outcome: final ? payload.outcome! : null, new_until: renewed ? payload.until! : null, at: now, by_person_id: actor.personId, by_name: actor.name
    }).execute();
    return { id: commandId };
  }),

  ...sharingHandlers
];

/** A committee's models are its own to choose and to judge: nobody above does it in its stead. And of cells below it. */
async function notOwn({ payload, trx, permit, actor, now }: Doing<{ unitId: string; cellId: string }>): Promise<Refusal | null> {
  const unit = await trx.selectFrom('unit').select(['id', 'kind']).where('id', '=', payload.unitId).executeTakeFirstOrThrow();
  if (!reportsOnCells(unit.kind) || !holdsItself(await holdsOf(trx, actor.personId, dayOf(now)), unit, 'report')) return { refused: 'model-of-the-committee-itself' };
  return permit.scope.cells.includes(payload.cellId) ? null : { refused: 'not-yours', field: 'cellId' };
}
