import { lastMonth } from '#resolutions/last-month.ts';
import { reportForMember } from '#resolutions/commands.ts';
import { tasksBefore } from '#meetings/queries.server.ts';
import { membersOn } from '#members/queries.server.ts';
import { addDays, firstOfMonth } from '#organisation/day.ts';
import { act, see } from '../../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const lines = lastMonth(await tasksBefore(trx, unit.id, firstOfMonth(day), addDays(day, 1)), day);
    return { lines: lines.map((line) => ({ ...line, reports: line.task.reports })), may: permit.rights.has('follow'), members: (await membersOn(trx, unit.id, day)).map(({ id, name }) => ({ id, name })) };
  });
}

export const actions = { default: act([reportForMember]) };
