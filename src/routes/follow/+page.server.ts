import { firstOfMonth } from '#organisation/day.ts';
import { stops } from '#meetings/month.ts';
import { todoOf } from '#reports/committee.ts';
import { comingIn, lateTasksIn } from '#reports/follow-queries.server.ts';
import { pageAsked } from '../asked.ts';
import { following } from './followed.server.ts';

/** So many cells are drawn on a page. */
const each = 50;

/** The cells a committee member is in charge of: the next meeting to attend, what is late, the meetings to come, every cell's month. */
export async function load(event) {
  return following(event, async ({ trx, cells, day, now }) => {
    const ids = cells.map((cell) => cell.id);
    const coming = await comingIn(trx, ids, now, day);
    const tasks = await lateTasksIn(trx, ids, day);
    const page = pageAsked(event.url, cells.length, each);
    const late = cells.map((cell) => ({ id: cell.id, name: cell.name, secretary: cell.secretary, todo: todoOf(cell, now), tasks: tasks.get(cell.id) ?? 0 })).filter((cell) => cell.todo || cell.tasks > 0);
    return {
      month: firstOfMonth(day), next: coming[0] ?? null, coming: coming.slice(1), late: late.slice(0, each), lateCount: late.length, page,
      cells: cells.slice(page.from, page.from + each).map((cell) => ({
        id: cell.id, name: cell.name, secretary: cell.secretary, members: cell.members, startsAt: cell.startsAt, state: cell.state,
        stops: cell.state ? stops({ state: cell.state, preMeeting: cell.preMeeting, startsAt: cell.startsAt!, endedAt: cell.endedAt, postedAt: cell.postedAt }, now) : []
      }))
    };
  });
}
