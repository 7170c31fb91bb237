import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { held } from '#reports/committee.ts';
import { sumsInMonth } from '#reports/queries.server.ts';
import { capital, monthName, percentage, shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsOf } from '../../../../asked.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';

/** Who came in a month, cell by cell. */
export async function GET(event) {
  const { cells, month, frame } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const { month, asOf } = monthAsOf(event.url, seen.day);
    return { month, cells: (await sumsInMonth(seen.trx, seen.unit.id, month, asOf)).cells, frame: await listFrame(seen, event.url) };
  });
  const lang = listLang(event);
  const w = words(lang);
  return answerWithList(event.url, {
    file: `du-sinh-hoat-${month.slice(0, 7)}`, title: w.regime.attendance, of: monthName(lang, month),
    columns: [{ title: w.office.cell, width: 36 }, { title: w.office.meets, width: 14 }, { title: capital(w.live.marks['present']!), width: 12 }, { title: capital(w.live.mustAttend), width: 14 }, { title: '%', width: 10 }],
    rows: cells.map((cell) => held(cell) ? [cell.name, cell.startsAt ? shortDay('vi', dayOf(cell.startsAt)) : '', cell.present, cell.mustAttend, percentage(lang, percent({ of: cell.present, base: cell.mustAttend }))] : [cell.name, w.who.notMet, null, null, null])
  }, frame);
}
