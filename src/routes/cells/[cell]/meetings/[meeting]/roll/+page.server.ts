import { meetingPage, rollOf } from '#meetings/queries.server.ts';
import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { see } from '../../../../../../front.server.ts';

/** The names behind the figure of attendance, each with the clause by which it counts or does not. */
export async function load(event) {
  return see(event, event.params.cell, 'see-attendance', async ({ trx, unit }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const roll = await rollOf(trx, unit.id, meeting.id, dayOf(meeting.starts_at));
    return { roll, percent: percent({ of: roll.present, base: roll.base.length }) };
  });
}
