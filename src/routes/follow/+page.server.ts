import { permitOf } from '#organisation/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { firstOfMonth, dayOf } from '#organisation/day.ts';
import { stops } from '#meetings/month.ts';
import { todoOf } from '#reports/committee.ts';
import { cellsInMonth } from '#reports/queries.server.ts';
import { signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

/** The cells a committee member is in charge of, with their month: a short list. */
export async function load(event) {
  const { holds, now } = signedIn(event);
  const mine = holds.filter((hold) => hold.standing === 'in-charge');
  const day = dayOf(now);
  // in charge of an organisation is in charge of its cells
  const scopes = await Promise.all(mine.map((hold) => permitOf(house().app, [hold], { id: hold.unitId, kind: hold.unitKind, path: hold.path, endedOn: null }, day)));
  const cells = await inScope(house().app, { cells: scopes.flatMap(({ scope }) => scope.cells) }, (trx) => cellsInMonth(trx, mine.map((hold) => hold.path), firstOfMonth(day), day));
  return {
    month: firstOfMonth(day),
    cells: cells.map((cell) => ({
      id: cell.id, name: cell.name, secretary: cell.secretary, startsAt: cell.startsAt, state: cell.state, todo: todoOf(cell, now), meetingId: cell.meetingId,
      stops: cell.state ? stops({ state: cell.state, preMeeting: cell.preMeeting, startsAt: cell.startsAt!, endedAt: cell.endedAt, postedAt: cell.postedAt }, now) : []
    })).sort((a, b) => (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0))
  };
}
