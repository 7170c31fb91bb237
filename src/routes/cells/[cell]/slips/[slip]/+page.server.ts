import { error } from '@sveltejs/kit';
import { usernamesOf } from '#platform/sign-in/keeping.server.ts';
import { slipCode } from '#platform/sign-in/slip.server.ts';
import { see } from '../../../../../front.server.ts';

/** A slip to print, for who printed it and nobody else: its code is worked out from its id, and stands nowhere else. */
export async function load(event) {
  return see(event, event.params.cell, 'print-slips', async ({ trx, unit, now }) => {
    if (!/^[0-9a-f-]{36}$/.test(event.params.slip)) error(404);
    const slip = await trx.selectFrom('sign_in_slip').innerJoin('member', (join) => join.onRef('member.cell_id', '=', 'sign_in_slip.cell_id').onRef('member.id', '=', 'sign_in_slip.member_id'))
      .select(['sign_in_slip.id', 'full_name', 'person_id', 'used_at', 'expires_at']).where('sign_in_slip.cell_id', '=', unit.id).where('sign_in_slip.id', '=', event.params.slip)
      .where('made_by', '=', event.locals.actor!.personId).executeTakeFirst();
    if (!slip || slip.used_at || slip.expires_at < now) error(404);
    return { slip: { name: slip.full_name, username: (await usernamesOf([slip.person_id])).get(slip.person_id) ?? null, code: slipCode(slip.id), url: `${event.url.origin}/sign-in/slip` } };
  });
}
