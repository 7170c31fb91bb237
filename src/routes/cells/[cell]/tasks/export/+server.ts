import { spreadsheet } from '#documents/workbook.server.ts';
import { tasksBefore } from '#meetings/queries.server.ts';
import { addDays, firstOfMonth } from '#organisation/day.ts';
import { lastMonth } from '#resolutions/last-month.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';

/** The tasks the page shows, with what was reported last. */
export async function GET(event) {
  const { lines, day } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, day }) => ({ day, lines: lastMonth(await tasksBefore(trx, unit.id, firstOfMonth(day), addDays(day, 1)), day) }));
  const w = words(event.locals.lang);
  const short = (value: string) => shortDay('vi', value);
  return spreadsheet(`viec-${day}.xlsx`, w.tasks.title, [
    { title: w.prepare.task, width: 50 }, { title: w.prepare.who, width: 24 }, { title: w.people.from, width: 12 }, { title: w.prepare.dueOn, width: 12 }, { title: w.people.status, width: 16 }, { title: w.tasks.text, width: 50 }
  ], lines.map((line) => [line.task.text, line.task.memberName ?? w.month.wholeCell, short(line.task.setOn), short(line.task.dueOn), line.state === 'late' ? w.month.daysLate(line.daysLate) : w.month.taskStates[line.state]!, line.lastReport]));
}
