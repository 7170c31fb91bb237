import { addDays } from '#organisation/day.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { see } from '../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, permit, unit, day }) => {
    // a committee that is no more goes by its last name
    const ended = unit.ended_on !== null && unit.ended_on <= day ? unit.ended_on : null;
    const names = await namesOn(trx, unit.id, ended ? addDays(ended, -1) : day);
    return { unitId: unit.id, kind: unit.kind, ended, where: { name: names.cellName, above: names.superiorName }, rights: [...permit.rights] };
  });
}
