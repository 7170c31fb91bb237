import { addPlace, coverPlace } from '#organisation/commands.ts';
import { placesBelow } from '#organisation/tree-queries.server.ts';
import { act, see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';
import { cellsOffered } from '../../../../cells-offered.server.ts';

/** Hamlets and offices on this ground on a day, with the cell that covers each; those without a cell first. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { trx, unit, permit, day } = seen;
    const asOf = dayAsked(event.url, day);
    const places = await placesBelow(trx, unit.path, asOf);
    const covers = new Map<string, number>();
    for (const place of places) if (place.cellId) covers.set(place.cellId, (covers.get(place.cellId) ?? 0) + 1);
    return { asOf, today: day, places: places.map((place) => ({ ...place, joint: place.cellId ? (covers.get(place.cellId) ?? 1) : 0 })), cells: permit.rights.has('keep-units') ? await cellsOffered(seen) : [], mayKeep: permit.rights.has('keep-units'), may: permit.rights.has('keep-units') && asOf === day };
  });
}

export const actions = { default: act([addPlace, coverPlace]) };
