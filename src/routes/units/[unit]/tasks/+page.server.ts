import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { cellsInMonth } from '#reports/queries.server.ts';
import { see } from '../../../../front.server.ts';
import { monthAsked } from '../../../asked.ts';

/** What a committee's share of last month's tasks done is made of: each cell that judged some, and the way to each task and its name. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const month = monthAsked(event.url, day);
    const cells = (await cellsInMonth(trx, unit.path, month, day)).map((cell) => ({
      id: cell.id, name: cell.name, day: cell.endedAt && cell.startsAt ? dayOf(cell.startsAt) : null, done: cell.tasksDone, base: cell.tasksBefore, carried: cell.tasksCarried, percent: percent({ of: cell.tasksDone, base: cell.tasksBefore })
    }));
    const sum = (of: (cell: (typeof cells)[number]) => number) => cells.reduce((total, cell) => total + of(cell), 0);
    const total = { of: sum((cell) => cell.done), base: sum((cell) => cell.base) };
    return { month, cells, total: { ...total, carried: sum((cell) => cell.carried), percent: percent(total) } };
  });
}
