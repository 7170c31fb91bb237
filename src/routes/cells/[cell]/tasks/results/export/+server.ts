import { spreadsheet } from '#documents/workbook.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { ofPage } from '../../../../../../front.server.ts';
import { load } from '../+page.server.ts';

/** The table "results of last month" as the page shows it. */
export async function GET(event) {
  const { month, lines } = await load(ofPage(event));
  const all = words(event.locals.lang);
  const w = all.tasks;
  return spreadsheet(`ket-qua-viec-${month.slice(0, 7)}.xlsx`, w.title, [
    { title: w.number, width: 6 }, { title: all.prepare.task, width: 50 }, { title: w.who, width: 24 }, { title: w.dueOn, width: 12 }, { title: w.result, width: 18 }, { title: w.remark, width: 50 }
  ], lines.map((line, index) => [index + 1, line.task.text, line.task.memberName ?? all.month.wholeCell, shortDay('vi', line.task.dueOn), line.state === 'late' ? all.month.daysLate(line.daysLate) : all.month.taskStates[line.state]!, line.task.note || (line.lastReport ?? '')]));
}
