import { permitOf } from '#organisation/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { firstOfMonth, dayOf } from '#organisation/day.ts';
import { stops } from '#meetings/month.ts';
import { todoOf } from '#reports/committee.ts';
import { comingIn, lateTasksIn } from '#reports/follow-queries.server.ts';
import { cellsInMonth } from '#reports/queries.server.ts';
import { signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';
import { pageAsked } from '../asked.ts';

/** So many cells are drawn on a page. */
const each = 50;

/** The cells a committee member is in charge of: the next meeting to attend, what is late, the meetings to come, every cell's month. */
export async function load(event) {
  const { holds, now } = signedIn(event);
  const mine = holds.filter((hold) => hold.standing === 'in-charge');
  const day = dayOf(now);
  // in charge of an organisation is in charge of its cells
  const scopes = await Promise.all(mine.map((hold) => permitOf(house().app, [hold], { id: hold.unitId, kind: hold.unitKind, path: hold.path, endedOn: null }, day)));
  return inScope(house().app, { cells: scopes.flatMap(({ scope }) => scope.cells) }, async (trx) => {
    const { cells } = await cellsInMonth(trx, mine.map((hold) => hold.unitId), firstOfMonth(day), day);
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
