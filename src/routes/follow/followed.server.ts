import type { RequestEvent } from '@sveltejs/kit';
import { dayOf, firstOfMonth } from '#organisation/day.ts';
import { permitOf } from '#organisation/queries.server.ts';
import { inScope, type Trx } from '#platform/database.server.ts';
import { cellsInMonth, type CellMonth } from '#reports/queries.server.ts';
import { heldBy, signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

/** Runs the work in the scope of the cells the reader is in charge of, with this month of each. */
export async function following<T>(event: RequestEvent, work: (seen: { trx: Trx; cells: readonly CellMonth[]; day: string; now: Date }) => Promise<T>): Promise<T> {
  const { now } = signedIn(event);
  const mine = (await heldBy(event)).filter((hold) => hold.standing === 'in-charge');
  const day = dayOf(now);
  // in charge of an organisation is in charge of its cells
  const scopes = await Promise.all(mine.map((hold) => permitOf(house().app, [hold], { id: hold.unitId, kind: hold.unitKind, path: hold.path, endedOn: null }, day)));
  return inScope(house().app, { cells: scopes.flatMap(({ scope }) => scope.cells) }, async (trx) => {
    const { cells } = await cellsInMonth(trx, mine.map((hold) => hold.unitId), firstOfMonth(day), day);
    return work({ trx, cells, day, now });
  });
}
