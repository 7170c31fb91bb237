import { spreadsheet } from '#documents/workbook.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { tasksAsked } from '../list.server.ts';

/** The tasks the page shows, with what was reported last. */
export async function GET(event) {
  const { tasks, day } = await see(event, event.params.cell, 'see-meetings', async (seen) => ({ day: seen.day, tasks: (await tasksAsked(seen, event.url)).tasks }));
  const w = words(event.locals.lang);
  const short = (value: string) => shortDay('vi', value);
  return spreadsheet(`viec-${day}.xlsx`, w.tasks.title, [
    { title: w.prepare.task, width: 50 }, { title: w.prepare.who, width: 24 }, { title: w.people.from, width: 12 }, { title: w.prepare.dueOn, width: 12 }, { title: w.people.status, width: 16 }, { title: w.tasks.carried, width: 12 }, { title: w.tasks.text, width: 50 }
  ], tasks.map((task) => [task.text, task.memberName ?? w.month.wholeCell, short(task.setOn), short(task.dueOn), task.state === 'late' ? w.month.daysLate(task.daysLate) : w.month.taskStates[task.state]!, task.carried, task.reports.at(-1)?.text ?? '']));
}
