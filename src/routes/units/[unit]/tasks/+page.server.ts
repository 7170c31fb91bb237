import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { sumsInMonth } from '#reports/queries.server.ts';
import { see } from '../../../../front.server.ts';
import { monthAsOf, pageAsked } from '../../../asked.ts';

/** So many cells are drawn on a page. */
const each = 100;

/** What a committee's share of last month's tasks done is made of: each cell that judged some, and the way to each task and its name. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const { month, asOf, usual } = monthAsOf(event.url, day);
    const below = await sumsInMonth(trx, unit.id, month, asOf);
    const cells = below.cells.map((cell) => ({
      id: cell.id, name: cell.name, day: cell.endedAt && cell.startsAt ? dayOf(cell.startsAt) : null, done: cell.tasksDone, base: cell.tasksBefore, carried: cell.tasksCarried, percent: percent({ of: cell.tasksDone, base: cell.tasksBefore })
    }));
    const sum = (of: (cell: (typeof cells)[number]) => number) => cells.reduce((total, cell) => total + of(cell), 0);
    const total = { of: sum((cell) => cell.done), base: sum((cell) => cell.base) };
    const page = pageAsked(event.url, cells.length, each);
    return { month, asOf, usual, elsewhere: below.elsewhere, page, cells: cells.slice(page.from, page.from + each), total: { ...total, carried: sum((cell) => cell.carried), percent: percent(total) } };
  });
}
