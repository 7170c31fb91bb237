import { addMonths, firstOfMonth } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { plannedIn } from '#supervision/visit-plan-queries.server.ts';
import { standingsOf } from '#supervision/visit-plan.ts';

/** So many months ahead one's visits are shown: the rest of this quarter and the next. */
const ahead = 5;

/** The visits planned for somebody to cells they follow, from this month on, each with how it stands. */
export async function plannedFor(trx: Trx, personId: string, cells: readonly string[], day: string, now: Date) {
  return standingsOf(await plannedIn(trx, cells, firstOfMonth(day), addMonths(firstOfMonth(day), ahead), day, personId), now);
}
