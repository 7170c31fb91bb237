import { sql } from 'kysely';
import { handler } from '#platform/receive.server.ts';
import { tellRightsEnded } from '#platform/rights-ended.server.ts';
import * as commands from './commands.ts';
import { addDays, dayOf } from './day.ts';
import { endLending, lendees } from './delegation-queries.server.ts';
import { holdsOf } from './queries.server.ts';

/** Lending a post for some days, and taking it back. */
export const delegationHandlers = [
  handler(commands.delegate, 'see-meetings', async ({ payload, commandId, trx, actor, now }) => {
    if (payload.toPersonId === actor.personId) return { refused: 'delegation-to-oneself', field: 'toPersonId' };
    if (payload.from < dayOf(now)) return { refused: 'lent-from-today-on', field: 'from' };
    if (payload.until < payload.from) return { refused: 'ends-before-it-begins', field: 'until' };
    const holds = await holdsOf(trx, actor.personId, dayOf(now));
    // what was lent is nobody's to lend on: only the holder of the post itself
    const own = holds.some((hold) => hold.unitId === payload.unitId && hold.standing === payload.postKind && !hold.delegatedFrom);
    if (!own) return { refused: 'delegate-only-your-own-post', field: 'postKind' };
    const to = (await lendees(trx, payload.unitId, payload.postKind, payload.from)).find((one) => one.personId === payload.toPersonId);
    if (!to) return { refused: payload.postKind === 'in-charge' ? 'lent-to-an-officer' : 'lent-to-a-member', field: 'toPersonId' };
    const valid = `[${payload.from},${addDays(payload.until, 1)})`;
    const { rows } = await sql<{ mine: boolean }>`select from_person_id = ${actor.personId} as mine from delegation where unit_id = ${payload.unitId} and withdrawn_at is null and valid && ${valid}::daterange
      and (from_person_id = ${actor.personId} and post_kind = ${payload.postKind} or from_person_id = ${payload.toPersonId} and to_person_id = ${actor.personId}) limit 1`.execute(trx);
    if (rows[0]) return rows[0].mine ? { refused: 'post-already-lent', field: 'from' } : { refused: 'lent-in-a-circle', field: 'toPersonId' };
    await trx.insertInto('delegation').values({
      unit_id: payload.unitId, id: commandId, from_person_id: actor.personId, to_person_id: payload.toPersonId, holder_name: to.name, post_kind: payload.postKind, valid, reason: payload.reason,
      withdrawn_at: null
    }).execute();
    return { id: commandId };
  }),

  handler(commands.endDelegation, 'see-meetings', async ({ payload, trx, actor, permit, now }) => {
    if (payload.on < dayOf(now)) return { refused: 'lent-from-today-on', field: 'on' };
    const lent = await trx.selectFrom('delegation').select(['from_person_id', 'to_person_id']).where('unit_id', '=', payload.unitId).where('id', '=', payload.delegationId).executeTakeFirst();
    // who lent it takes it back, who has it gives it back, and the office over both ends it
    if (!lent || !(permit.rights.has('appoint') || [lent.from_person_id, lent.to_person_id].includes(actor.personId))) return { refused: 'not-yours', field: 'delegationId' };
    if (!(await endLending(trx, payload.unitId, payload.delegationId, payload.on, now))) return { refused: 'lending-is-over', field: 'delegationId' };
    await tellRightsEnded(trx);
  })
];
