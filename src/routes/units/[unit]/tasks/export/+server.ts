import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { sumsInMonth } from '#reports/queries.server.ts';
import { percentage } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsOf } from '../../../../asked.ts';

/** How many of last month's tasks were done, cell by cell. */
export async function GET(event) {
  const { cells, month } = await see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const { month, asOf } = monthAsOf(event.url, day);
    return { month, cells: (await sumsInMonth(trx, unit.id, month, asOf)).cells };
  });
  const w = words(event.locals.lang);
  return spreadsheet(`viec-thang-truoc-${month.slice(0, 7)}.xlsx`, w.tasks.cells, [
    { title: w.office.cell, width: 36 }, { title: w.office.tasksDone, width: 18 }, { title: w.tasks.title, width: 18 }, { title: w.tasks.carried, width: 14 }, { title: '%', width: 10 }
  ], cells.map((cell) => [cell.name, cell.tasksDone, cell.tasksBefore, cell.tasksCarried, percentage(event.locals.lang, percent({ of: cell.tasksDone, base: cell.tasksBefore }))]));
}
