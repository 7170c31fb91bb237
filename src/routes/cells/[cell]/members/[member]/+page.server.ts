import { error } from '@sveltejs/kit';
import * as commands from '#members/commands.ts';
import { purposes } from '#members/counting-rules.ts';
import { groupsOfMember, partyGroupsOf } from '#members/group-queries.server.ts';
import { datedMembers, memberDetail, memberRecord, noteOpening, otherMemberships } from '#members/queries.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import { cellsBelow } from '#organisation/queries.server.ts';
import { rightsAt } from '#organisation/rights.ts';
import { usernamesOf } from '#platform/sign-in/keeping.server.ts';
import { begunBy, within } from '#organisation/day.ts';
import { act, heldBy, see, signedIn } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** A list longer than this is no choice any more: then only cells of the same committee are offered. */
const offered = 400;

/** One member's record as of a day. Opening it is noted, and the member sees by whom. */
export async function load(event) {
  const { actor } = signedIn(event);
  const seen = await see(event, event.params.cell, 'see-details', async ({ trx, unit, permit, now, day }) => {
    const id = event.params.member;
    const asOf = dayAsked(event.url, day);
    const whole = /^[0-9a-f-]{36}$/.test(id) ? await memberRecord(trx, unit.id, id) : null;
    if (!whole) error(404);
    const { member } = whole;
    // of another day what had come by then; of today all, what is decided for days to come with it
    const record = asOf === day ? whole : {
      member: { ...member, until: member.until !== null && member.until <= asOf ? member.until : null },
      statuses: begunBy(whole.statuses, asOf), flags: begunBy(whole.flags, asOf), posts: begunBy(whole.posts, asOf)
    };
    await noteOpening(trx, { cellId: unit.id, memberId: id, by: actor, at: now });
    const spent = await groupsOfMember(trx, unit.id, id);
    const dated = (await datedMembers(trx, unit.id)).filter((one) => one.id === id);
    const counted = purposes.map((purpose) => {
      const { base, ifPresent, outside } = whoCounts(purpose, asOf, dated);
      return { purpose, counts: base.length > 0 ? 'yes' : ifPresent.length > 0 ? 'ifPresent' : 'no', clause: [...base, ...ifPresent, ...outside][0]!.clause };
    });
    return {
      record, counted, spent: asOf === day ? spent : begunBy(spent, asOf), groups: permit.rights.has('keep-members') && asOf === day ? await partyGroupsOf(trx, [unit.id], day) : [], detail: (await memberDetail(trx, unit.id, id)) ?? null, path: unit.path, day, asOf, here: within(asOf, member.from, member.until),
      username: (await usernamesOf([record.member.personId])).get(record.member.personId) ?? null, mayKeep: permit.rights.has('keep-members'), may: permit.rights.has('keep-members') && asOf === day, maySlip: permit.rights.has('print-slips') && asOf === day
    };
  });
  // who keeps members above this cell may let them go to another cell there, and sees them in those
  const above = (await heldBy(event)).filter((hold) => hold.unitKind !== 'cell' && rightsAt([hold], seen.path).has('keep-members')).sort((a, b) => b.path.length - a.path.length)[0];
  const beside = above
    ? await see(event, above.unitId, 'keep-members', async ({ trx, unit, day }) => {
        const all = await cellsBelow(trx, unit.path, day);
        const cells = all.length > offered ? await cellsBelow(trx, seen.path.split('.').slice(0, -1).join('.'), day) : all;
        const others = await otherMemberships(trx, seen.record.member.personId, event.params.cell, seen.asOf);
        return { unitId: unit.id, cells: cells.filter((cell) => cell.id !== event.params.cell), others: seen.asOf === day ? others : begunBy(others, seen.asOf) };
      })
    : null;
  return { ...seen, beside };
}

export const actions = { default: act([
  commands.correctName, commands.setDetails, commands.setStatus, commands.correctStatus, commands.setFlag, commands.endFlag, commands.correctFlag, commands.removeFlag, commands.setGroup,
  commands.endMembership, commands.transferMember, commands.stay, commands.endStay, commands.printSlip
]) };
