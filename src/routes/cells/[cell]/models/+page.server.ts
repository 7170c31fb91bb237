import { shareThing, takeThing, withdrawThing } from '#models/commands.ts';
import { modelState, nextReview, untilOf } from '#models/model.ts';
import { modelsOf } from '#models/queries.server.ts';
import { meetingInPreparation, sharedSeen, toGive } from '#models/sharing-queries.server.ts';
import { act, see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { withTakings } from '../../../shared-things.server.ts';

/** So many things of the library are drawn on a page. */
const each = 20;

/** What model cells let others have, to be taken into the next meeting in one press; of a model itself its plan, its reviews, and what it gives. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now, day }) => {
    const models = (await modelsOf(trx, [unit.id], day)).map((one) => ({ ...one, state: modelState(one, day), until: untilOf(one), next: nextReview(one) }));
    const model = models.find((one) => one.state !== 'ended' && permit.scope.above?.includes(one.unitId)) ?? null;
    const things = (await sharedSeen(trx)).map((one) => withTakings(one));
    const mine = things.filter((one) => one.giverId === unit.id);
    const given = new Set(mine.filter((one) => !one.withdrawn).map((one) => one.sourceId));
    const gives = model !== null && permit.rights.has('answer-above');
    const library = things.filter((one) => one.giverId !== unit.id && !one.withdrawn);
    const page = pageAsked(event.url, library.length, each);
    const next = permit.rights.has('prepare') ? await meetingInPreparation(trx, unit.id, now) : null;
    return {
      models, model: model?.id ?? null, mine, gives, page, of: library.length, next,
      toGive: gives ? (await toGive(trx, unit.id)).map((meeting) => ({ ...meeting, things: meeting.things.filter((one) => !given.has(one.sourceId)) })).filter((meeting) => meeting.things.length > 0) : [],
      library: library.slice(page.from, page.from + each).map((one) => ({ ...one, inNext: next !== null && one.takings.some((taking) => taking.meetingId === next.id) })),
      taken: things.flatMap((one) => one.takings.filter((taking) => taking.takerId === unit.id).map((taking) => ({ thing: one, taking })))
    };
  });
}

export const actions = { default: act([shareThing, withdrawThing, takeThing]) };
