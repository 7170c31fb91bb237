import { addMember, setGroup } from '#members/commands.ts';
import { returnedLetters } from '#meetings/returned-queries.server.ts';
import { purposes } from '#members/counting-rules.ts';
import { partyGroupsOf } from '#members/group-queries.server.ts';
import { matches } from '#members/name.ts';
import { datedMembers, formerMembers, membersOn } from '#members/queries.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import { fold } from '#platform/fold.ts';
import { usernamesOf } from '#platform/sign-in/keeping.server.ts';
import { act, see } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** The members on a day, by given name, how many count for what, and whose letters came back. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now, day }) => {
    const asOf = dayAsked(event.url, day);
    const query = (event.url.searchParams.get('q') ?? '').slice(0, 100);
    const members = await membersOn(trx, unit.id, asOf);
    const dated = permit.rights.has('see-attendance') ? await datedMembers(trx, unit.id) : null;
    const seesDetails = permit.rights.has('see-details');
    // whether somebody has an account is said of today only
    const accounts = permit.rights.has('print-slips') && asOf === day ? await usernamesOf(members.map((member) => member.personId)) : null;
    const former = seesDetails ? await formerMembers(trx, unit.id, asOf) : [];
    const returned = permit.rights.has('keep-members') && asOf === day ? await returnedLetters(trx, unit.id, now, day) : [];
    return {
      asOf, today: day, query, total: members.length, may: permit.rights.has('keep-members') && asOf === day, mayKeep: permit.rights.has('keep-members'), seesDetails, returned, groups: await partyGroupsOf(trx, [unit.id], asOf),
      members: members.filter((member) => matches(query, fold(member.name))).map((member) => ({ ...member, account: accounts ? accounts.has(member.personId) : null })),
      former: former.filter((member) => matches(query, fold(member.name))),
      counts: dated ? purposes.map((purpose) => ({ purpose, base: whoCounts(purpose, asOf, dated).base.length })) : []
    };
  });
}

export const actions = { default: act([addMember, setGroup]) };
