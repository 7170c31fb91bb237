import { sql } from 'kysely';
import { handler } from '#platform/receive.server.ts';
import { tellRightsEnded } from '#platform/rights-ended.server.ts';
import * as commands from './commands.ts';
import { dayOf } from './day.ts';
import { endLendingsOf, endLendingTo } from './delegation-queries.server.ts';

/** How a post comes to its end: from a day on, or as if it never was. */
export const postEndings = [
  handler(commands.endPost, 'appoint', async ({ payload, trx, actor, now }) => {
    const post = await trx.selectFrom('post').select(['person_id', sql<string>`lower(valid)::text`.as('from')]).where('unit_id', '=', payload.unitId).where('id', '=', payload.postId).executeTakeFirst();
    if (!post) return { refused: 'not-yours', field: 'postId' };
    if (post.person_id === actor.personId) return { refused: 'nobody-appoints-themselves', field: 'postId' };
    const { numAffectedRows } = await sql`update post set valid = daterange(lower(valid), ${payload.on}::date)
      where unit_id = ${payload.unitId} and id = ${payload.postId} and lower(valid) < ${payload.on}::date and (upper_inf(valid) or upper(valid) > ${payload.on}::date)`.execute(trx);
    if (!numAffectedRows) return { refused: post.from === payload.on ? 'post-begins-that-day' : 'ends-before-it-begins', field: 'on' };
    // whoever loses a post keeps none that was lent to them beside it
    await endLendingTo(trx, post.person_id, payload.on, now);
    await tellRightsEnded(trx);
  }),

  handler(commands.takeBackPost, 'appoint', async ({ payload, trx, actor, now }) => {
    const post = await trx.selectFrom('post').select(['person_id', 'kind', sql<string>`lower(valid)::text`.as('from'), sql<Date>`uuid_extract_timestamp(id)`.as('recorded')])
      .where('unit_id', '=', payload.unitId).where('id', '=', payload.postId).executeTakeFirst();
    if (!post || post.kind === 'administrator') return { refused: 'not-yours', field: 'postId' };
    if (post.person_id === actor.personId) return { refused: 'nobody-appoints-themselves', field: 'postId' };
    const today = dayOf(now);
    if (post.from <= today && post.recorded.getTime() < now.getTime() - commands.takenBackWithin * 24 * 3600_000) return { refused: 'post-was-held', field: 'postId' };
    await endLendingsOf(trx, { unitId: payload.unitId, personId: post.person_id, kind: post.kind }, today, now);
    await trx.deleteFrom('post').where('unit_id', '=', payload.unitId).where('id', '=', payload.postId).execute();
    await tellRightsEnded(trx);
  })
];
