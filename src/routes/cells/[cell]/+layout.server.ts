import { addDays } from '#organisation/day.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { see } from '../../../front.server.ts';

/** The frame of a cell's pages: its names today, and what this person may do here. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, permit, unit, day }) => {
    // a cell that is no more goes by its last name
    const ended = unit.ended_on !== null && unit.ended_on <= day ? unit.ended_on : null;
    const names = await namesOn(trx, unit.id, ended ? addDays(ended, -1) : day);
    return { cellId: unit.id, ended, where: { name: names.cellName, above: names.superiorName }, rights: [...permit.rights], memberId: permit.memberId };
  });
}
