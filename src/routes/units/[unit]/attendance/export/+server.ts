import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { held } from '#reports/committee.ts';
import { sumsInMonth } from '#reports/queries.server.ts';
import { percentage, shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsOf } from '../../../../asked.ts';

/** Who came in a month, cell by cell. */
export async function GET(event) {
  const { cells, month } = await see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const { month, asOf } = monthAsOf(event.url, day);
    return { month, cells: (await sumsInMonth(trx, unit.id, month, asOf)).cells };
  });
  const w = words(event.locals.lang);
  return spreadsheet(`du-sinh-hoat-${month.slice(0, 7)}.xlsx`, w.office.attendance, [
    { title: w.office.cell, width: 36 }, { title: w.office.meets, width: 14 }, { title: w.live.marks['present']!, width: 12 }, { title: w.live.mustAttend, width: 14 }, { title: '%', width: 10 }
  ], cells.map((cell) => held(cell) ? [cell.name, cell.startsAt ? shortDay('vi', dayOf(cell.startsAt)) : '', cell.present, cell.mustAttend, percentage(event.locals.lang, percent({ of: cell.present, base: cell.mustAttend }))] : [cell.name, w.who.notMet, null, null, null]));
}
