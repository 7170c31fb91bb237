import { error } from '@sveltejs/kit';
import * as commands from '#members/commands.ts';
import { memberDetail, noteOpening } from '#members/queries.server.ts';
import { sql } from 'kysely';
import { act, see, signedIn } from '../../../../../front.server.ts';

/** One member's record. Opening it is noted, and the member sees by whom. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'see-details', async ({ trx, unit, permit, now, day }) => {
    const id = event.params.member;
    if (!/^[0-9a-f-]{36}$/.test(id)) error(404);
    const member = await trx.selectFrom('member').select(['id', 'full_name', 'valid', 'person_id']).where('cell_id', '=', unit.id).where('id', '=', id).executeTakeFirst();
    if (!member) error(404);
    await noteOpening(trx, { cellId: unit.id, memberId: id, byPersonId: actor.personId, at: now, what: 'record' });
    const { rows: statuses } = await sql<{ status: string; from: string; decision: string | null }>`select status, lower(valid)::text as from, decision_number as decision from member_status where cell_id = ${unit.id} and member_id = ${id} order by lower(valid)`.execute(trx);
    const { rows: flags } = await sql<{ flag: string; from: string; until: string | null; now: boolean }>`select flag, lower(valid)::text as from, upper(valid)::text as until, valid @> ${day}::date as now from member_flag where cell_id = ${unit.id} and member_id = ${id} order by lower(valid)`.execute(trx);
    return { member: { id: member.id, name: member.full_name }, detail: (await memberDetail(trx, unit.id, id)) ?? null, statuses, flags, may: permit.rights.has('keep-members'), maySlip: permit.rights.has('print-slips'), day };
  });
}

export const actions = { default: act([commands.correctName, commands.setDetails, commands.setStatus, commands.setFlag, commands.endFlag, commands.endMembership, commands.printSlip]) };
