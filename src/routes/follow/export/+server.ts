import { spreadsheet } from '#documents/workbook.server.ts';
import { dayOf } from '#organisation/day.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { following } from '../followed.server.ts';

/** The cells a committee member is in charge of with their month. */
export async function GET(event) {
  const { cells, day } = await following(event, async ({ cells, day }) => ({ cells, day }));
  const all = words(event.locals.lang);
  return spreadsheet(`chi-bo-phu-trach-${day.slice(0, 7)}.xlsx`, all.office.follow, [
    { title: all.office.cell, width: 36 }, { title: all.people.posts['secretary']!, width: 26 }, { title: all.people.members, width: 12 }, { title: all.office.meets, width: 16 }, { title: all.follow.state, width: 22 }, { title: all.live.marks['present']!, width: 10 }, { title: all.live.mustAttend, width: 14 }
  ], cells.map((cell) => [cell.name, cell.secretary, cell.members, cell.startsAt ? shortDay('vi', dayOf(cell.startsAt)) : all.office.notPlanned, all.month.states[cell.state ?? 'none'] ?? '', cell.present, cell.mustAttend]));
}
