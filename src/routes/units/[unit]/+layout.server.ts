import { error } from '@sveltejs/kit';
import { namesOn } from '#meetings/queries.server.ts';
import { see } from '../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, permit, unit, day }) => {
    if (unit.kind === 'cell') error(404);
    const names = await namesOn(trx, unit.id, day);
    return { unitId: unit.id, where: { name: names.cellName, above: names.superiorName }, rights: [...permit.rights] };
  });
}
