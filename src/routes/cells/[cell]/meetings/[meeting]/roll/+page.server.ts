import { markAttendance } from '#meetings/commands.ts';
import { rollAsHeld } from '#meetings/minutes-queries.server.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { act, seePart } from '../../../../../../front.server.ts';

/** The names behind the figure of attendance, each with the clause by which it counts or does not; and the paper roll, entered at once. */
export async function load(event) {
  return seePart(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const roll = await rollAsHeld(trx, unit.id, meeting.id, dayOf(meeting.starts_at));
    const guests = await trx.selectFrom('guest').select(['id', 'name', 'role']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).orderBy('id').execute();
    return { meetingId: meeting.id, roll, guests, percent: percent({ of: roll.present, base: roll.base.length }), records: meeting.state === 'open' && permit.rights.has('record'), open: meeting.state === 'open', since: now.getTime() };
  });
}

export const actions = { default: act([markAttendance]) };
