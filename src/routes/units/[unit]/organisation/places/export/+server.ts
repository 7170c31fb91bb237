import { spreadsheet } from '#documents/workbook.server.ts';
import { placesBelow } from '#organisation/tree-queries.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../../front.server.ts';
import { dayAsked } from '../../../../../asked.ts';

/** Hamlets and offices as of a day with the cells that cover them. */
export async function GET(event) {
  const { places, asOf } = await see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const asOf = dayAsked(event.url, day);
    return { asOf, places: await placesBelow(trx, unit.path, asOf) };
  });
  const w = words(event.locals.lang);
  return spreadsheet(`thon-co-quan-${asOf}.xlsx`, w.places.open, [
    { title: w.organisation.name, width: 30 }, { title: w.organisation.kind, width: 22 }, { title: w.places.ground, width: 32 }, { title: w.organisation.cell, width: 34 }, { title: w.places.coverFrom, width: 12 }, { title: w.people.members, width: 12 }
  ], places.map((place) => [place.name, w.organisation.placeKinds[place.kind]!, place.unit, place.cell ?? w.organisation.noCell, place.since ? shortDay('vi', place.since) : null, place.members]));
}
