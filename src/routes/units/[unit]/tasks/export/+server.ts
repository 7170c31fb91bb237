import { percent } from '#members/percentage.ts';
import { sumsInMonth } from '#reports/queries.server.ts';
import { monthName, percentage } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsOf } from '../../../../asked.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';

/** How many of last month's tasks were done, cell by cell. */
export async function GET(event) {
  const { cells, month, frame } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const { month, asOf } = monthAsOf(event.url, seen.day);
    return { month, cells: (await sumsInMonth(seen.trx, seen.unit.id, month, asOf)).cells, frame: await listFrame(seen, event.url) };
  });
  const lang = listLang(event);
  const w = words(lang);
  return answerWithList(event.url, {
    file: `viec-thang-truoc-${month.slice(0, 7)}`, title: w.tasks.cells, of: monthName(lang, month),
    columns: [{ title: w.office.cell, width: 36 }, { title: w.office.tasksDone, width: 18 }, { title: w.tasks.title, width: 18 }, { title: w.tasks.carried, width: 14 }, { title: '%', width: 10 }],
    rows: cells.map((cell) => [cell.name, cell.tasksDone, cell.tasksBefore, cell.tasksCarried, percentage(lang, percent({ of: cell.tasksDone, base: cell.tasksBefore }))])
  }, frame);
}
