import { namesOn } from '#meetings/queries.server.ts';
import { see } from '../../../front.server.ts';

/** The frame of a cell's pages: its names today, and what this person may do here. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, permit, unit, day }) => {
    const names = await namesOn(trx, unit.id, day);
    return { cellId: unit.id, where: { name: names.cellName, above: names.superiorName }, rights: [...permit.rights], memberId: permit.memberId };
  });
}
