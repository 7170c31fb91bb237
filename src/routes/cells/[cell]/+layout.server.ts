import { addDays } from '#organisation/day.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { leadersOf } from '#organisation/delegation-queries.server.ts';
import { see } from '../../../front.server.ts';

/** The frame of a cell's pages: its names today, what this person may do here, and who does the rest. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, permit, unit, day }) => {
    // a cell that is no more goes by its last name
    const ended = unit.ended_on !== null && unit.ended_on <= day ? unit.ended_on : null;
    const names = await namesOn(trx, unit.id, ended ? addDays(ended, -1) : day);
    // who leads it is told to whoever does not
    const leaders = permit.rights.has('write-up') ? [] : await leadersOf(trx, unit.id, day);
    return { cellId: unit.id, leaders, ended, where: { name: names.cellName, above: names.superiorName }, rights: [...permit.rights], memberId: permit.memberId };
  });
}
