import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import type { Asked, Step } from './request.ts';

/** A request of a cell with all that was said of it. */
export interface CellRequest extends Asked {
  id: string;
  cellId: string;
  cell: string;
  text: string;
  by: string;
  /** when the meeting was at which it was raised */
  meetingAt: Date | null;
  steps: (Step & { id: string; text: string; personName: string | null; by: string })[];
}

/** The requests of a cell, or of several, the newest first; only those not closed, or one, where asked for. One statement. */
export async function requestsOf(trx: Trx, cells: string | readonly string[], day: string, which: { requestId?: string; open?: true; most?: number } = {}): Promise<CellRequest[]> {
  const ids = typeof cells === 'string' ? [cells] : cells;
  const { rows } = await sql<CellRequest>`
    select r.id, r.cell_id as "cellId", n.name as cell, r.text, r.at, r.by_name as by, m.starts_at as "meetingAt",
      (select coalesce(json_agg(json_build_object('id', s.id, 'step', s.step, 'text', s.text, 'personId', s.person_id, 'personName', s.person_name, 'dueOn', s.due_on, 'at', s.at, 'by', s.by_name) order by s.nth), '[]')
        from request_step s where s.cell_id = r.cell_id and s.request_id = r.id) as steps
    from cell_request r left join meeting m on m.cell_id = r.cell_id and m.id = r.meeting_id
    join lateral (select name from unit_name u where u.unit_id = r.cell_id and lower(u.valid) <= ${day}::date order by lower(u.valid) desc limit 1) n on true
    where r.cell_id = any (${ids}::uuid[]) and (${which.requestId ?? null}::uuid is null or r.id = ${which.requestId ?? null}::uuid)
      and (${which.open ?? false}::boolean is false or not exists (select from request_step t where t.cell_id = r.cell_id and t.request_id = r.id and t.step = 'taken'))
    order by r.at desc, r.id limit ${which.most ?? 1000}`.execute(trx);
  return rows.map((row) => ({ ...row, steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })) }));
}

/** Who may be asked to answer a cell, for each of these: who is in charge of it, and the office and standing committee of the organisations over it, as far as they lie in the scope; by name. */
export async function answerersFor(trx: Trx, cells: readonly string[], day: string): Promise<{ cellId: string; personId: string; name: string }[]> {
  const { rows } = await sql<{ cellId: string; personId: string; name: string }>`
    select u.id as "cellId", p.person_id as "personId", max(p.holder_name) as name from unit u join unit a on a.path @> u.path join post p on p.unit_id = a.id
    where u.id = any (${cells}::uuid[]) and p.valid @> ${day}::date and (p.kind = 'in-charge' or (a.id <> u.id and p.kind in ('secretary', 'deputy', 'standing', 'office'))) group by 1, 2 order by 3, 2`.execute(trx);
  return rows;
}
