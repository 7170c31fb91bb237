import { delegate, endDelegation, lendable } from '#organisation/commands.ts';
import { lendees, postsAt, predecessorsOf } from '#organisation/delegation-queries.server.ts';
import { addDays } from '#organisation/day.ts';
import { words } from '#words/words.ts';
import { act, heldBy, see, signedIn } from '../../../../front.server.ts';

/** Who holds which post of the cell, what of it is lent to whom, and the reader's own to lend or take back; the dissolved cells it took over. */
export async function load(event) {
  const { actor } = signedIn(event);
  const holds = await heldBy(event);
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const { posts, lent } = await postsAt(trx, unit.id, day);
    const mine = lendable.filter((kind) => holds.some((hold) => hold.unitId === unit.id && hold.standing === kind && !hold.delegatedFrom));
    return {
      title: words(event.locals.lang).posts.title, today: day, inAWeek: addDays(day, 7),
      posts: posts.map((post) => ({ id: post.id, holder: post.holder, kind: post.kind, since: post.since })),
      lent: lent.map((one) => ({
        id: one.id, kind: one.kind, from: one.from, to: one.to, begins: one.begins, ends: one.ends, reason: one.reason,
        may: one.fromPersonId === actor.personId ? 'takeBack' as const : one.toPersonId === actor.personId ? 'giveBack' as const : permit.rights.has('appoint') ? 'end' as const : null
      })),
      mine: await Promise.all(mine.map(async (kind) => ({ kind, to: (await lendees(trx, unit.id, kind, day)).filter((one) => one.personId !== actor.personId) }))),
      before: permit.rights.has('see-attendance') ? await predecessorsOf(trx, unit.id) : []
    };
  });
}

export const actions = { default: act([delegate, endDelegation]) };
