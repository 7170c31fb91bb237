import { addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { plannedIn } from '#supervision/visit-plan-queries.server.ts';
import { standingsOf } from '#supervision/visit-plan.ts';

/** So many months ahead one's visits are shown: the rest of this quarter and the next. */
const ahead = 5;

/** The visits planned for somebody to cells they follow, from this month on, each with how it stands; of the month before those whose meeting was put off into this one or later. */
export async function plannedFor(trx: Trx, personId: string, cells: readonly string[], day: string, now: Date) {
  const thisMonth = firstOfMonth(day);
  const planned = standingsOf(await plannedIn(trx, cells, addMonths(thisMonth, -1), addMonths(thisMonth, ahead), day, personId), now);
  return planned.filter((one) => one.month >= thisMonth || (one.startsAt !== null && dayOf(one.startsAt) >= thisMonth));
}
