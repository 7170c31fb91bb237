import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';

/** What waits for a committee's word: of the last months how many meetings are filed and not graded, and how many visits are planned in the months asked about. One statement. */
export async function waitingToDecide(trx: Trx, cells: readonly string[], from: string, to: string): Promise<{ toGrade: { month: string; meetings: number }[]; visits: number }> {
  const { rows } = await sql<{ toGrade: { month: string; meetings: number }[]; visits: number }>`select
      (select coalesce(json_agg(json_build_object('month', to_char(g.month, 'YYYY-MM-DD'), 'meetings', g.n) order by g.month desc), '[]') from (select month, count(*)::int as n from meeting
        where cell_id = any (${cells}::uuid[]) and state = 'filed' and kind in ('regular', 'combined') group by 1 order by 1 desc limit 3) g) as "toGrade",
      (select count(*)::int from planned_visit where cell_id = any (${cells}::uuid[]) and dropped_at is null and month between ${from}::date and ${to}::date) as visits`.execute(trx);
  return rows[0]!;
}
