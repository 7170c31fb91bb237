import { addMember } from '#members/commands.ts';
import { purposes } from '#members/counting-rules.ts';
import { matches } from '#members/name.ts';
import { datedMembers, membersOn } from '#members/queries.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import { fold } from '#platform/fold.ts';
import { act, see } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** The members on a day, and who counts for what, each with the clause. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const asOf = dayAsked(event.url, day);
    const query = event.url.searchParams.get('q') ?? '';
    const members = await membersOn(trx, unit.id, asOf);
    const dated = permit.rights.has('see-attendance') ? await datedMembers(trx, unit.id) : null;
    return {
      asOf, query, total: members.length, members: members.filter((member) => matches(query, fold(member.name))), may: permit.rights.has('keep-members'), seesDetails: permit.rights.has('see-details'),
      counts: dated ? purposes.map((purpose) => { const { base, ifPresent, outside } = whoCounts(purpose, asOf, dated); return { purpose, base, ifPresent, outside: outside.filter((one) => one.standing !== 'ended') }; }) : []
    };
  });
}

export const actions = { default: act([addMember]) };
