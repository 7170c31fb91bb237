import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';

/** A meeting to come of a cell that somebody follows. */
export interface Coming {
  id: string;
  cellId: string;
  cell: string;
  kind: string;
  theme: string;
  state: string;
  startsAt: Date;
  place: string;
}

/** The meetings still to be held in these cells in the next weeks, one that is on included, by their time. */
export async function comingIn(trx: Trx, cells: readonly string[], now: Date, day: string): Promise<Coming[]> {
  const { rows } = await sql<Coming>`
    select m.id, m.cell_id as "cellId", n.name as cell, m.kind, m.theme, m.state, m.starts_at as "startsAt", m.place
    from meeting m join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
    where m.cell_id = any (${cells}::uuid[]) and m.state in ('planned', 'prepared', 'announced', 'open')
      and m.starts_at between ${now}::timestamptz - interval '12 hours' and ${now}::timestamptz + interval '45 days'
    order by m.starts_at, n.folded limit 30`.execute(trx);
  return rows;
}

/** How many tasks of each of these cells are past their day and not done; cells without any are left out. */
export async function lateTasksIn(trx: Trx, cells: readonly string[], day: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ cellId: string; late: number }>`select cell_id as "cellId", count(*)::int as late from task where cell_id = any (${cells}::uuid[]) and status = 'open' and due_on < ${day}::date group by 1`.execute(trx);
  return new Map(rows.map((row) => [row.cellId, row.late]));
}
