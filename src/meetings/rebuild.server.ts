import { sql } from 'kysely';
import { inScope, type Db, type Trx } from '#platform/database.server.ts';
import { keepSummary, regularMeetings } from './summary.server.ts';

/** What rebuilding found in a cell: its months, and how many of them were kept otherwise, were missing, or belonged to no meeting. */
export interface Rebuilt {
  months: number;
  mended: number;
}

/**
 * Works the months of a cell out anew from the facts while the program serves. The meetings and the rows of the months are taken first: a command that
 * is on its way ends before this reads, or writes its month after it.
 */
export function rebuildMonths(db: Db, cellId: string): Promise<Rebuilt> {
  return inScope(db, { cells: [cellId] }, async (trx) => {
    await sql`select from meeting where cell_id = ${cellId} order by id for update`.execute(trx);
    await sql`select from month_summary where cell_id = ${cellId} order by month for update`.execute(trx);
    const before = await monthsKept(trx, cellId);
    const meetings = await regularMeetings(trx, cellId).orderBy('month').execute();
    await trx.deleteFrom('month_summary').where('cell_id', '=', cellId).$if(meetings.length > 0, (query) => query.where('month', 'not in', meetings.map((one) => one.month))).execute();
    for (const meeting of meetings) await keepSummary(trx, meeting);
    const after = await monthsKept(trx, cellId);
    return { months: after.size, mended: new Set([...before, ...after].filter(([month]) => before.get(month) !== after.get(month)).map(([month]) => month)).size };
  });
}

/** The rows of a cell's months as text, by month. */
async function monthsKept(trx: Trx, cellId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ month: string; row: string }>`select month::text as month, to_jsonb(s)::text as row from month_summary s where cell_id = ${cellId}`.execute(trx);
  return new Map(rows.map((one) => [one.month, one.row]));
}
