import { clockOf, dayOf } from '#organisation/day.ts';
import { cellsInMonth } from '#reports/queries.server.ts';
import { capital, monthName, shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../front.server.ts';
import { monthAsOf } from '../../../asked.ts';
import { answerWithList, listFrame, listLang } from '../../../list-answer.server.ts';

/** The month of the cells as the page shows it, all of them. */
export async function GET(event) {
  const { rows, month, frame } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const { month, asOf } = monthAsOf(event.url, seen.day);
    return { rows: (await cellsInMonth(seen.trx, seen.unit.id, month, asOf)).cells, month, frame: await listFrame(seen, event.url) };
  });
  const lang = listLang(event);
  const w = words(lang);
  return answerWithList(event.url, {
    file: month.slice(0, 7), title: w.office.ofMonth, of: monthName(lang, month),
    columns: [{ title: w.office.cell, width: 36 }, { title: w.people.posts['secretary']!, width: 24 }, { title: w.people.members, width: 12 }, { title: w.office.steps, width: 20 }, { title: w.office.meets, width: 18 }, { title: capital(w.live.mustAttend), width: 12 }, { title: capital(w.live.marks['present']!), width: 12 }],
    rows: rows.map((row) => [row.name, row.secretary ?? '', row.members, w.month.states[row.state ?? 'none']!, row.startsAt ? `${shortDay('vi', dayOf(row.startsAt))} ${clockOf(row.startsAt)}` : '', row.mustAttend, row.present])
  }, frame);
}
