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
  /** at which it was raised; null where between meetings */
  meetingId: string | null;
  steps: (Step & { id: string; text: string; personName: string | null; by: string })[];
}

/** The requests of a cell, or of several, the newest first; only those not closed, or those named, where asked for. One statement, that goes through what was said of them once, however many they are. */
export async function requestsOf(trx: Trx, cells: string | readonly string[], day: string, which: { requestIds?: readonly string[]; open?: true; most?: number } = {}): Promise<CellRequest[]> {
  const ids = typeof cells === 'string' ? [cells] : cells;
  const { rows } = await sql<CellRequest>`
    with said as materialized (select cell_id, request_id, bool_or(step = 'taken') as closed,
      json_agg(json_build_object('id', id, 'step', step, 'text', text, 'personId', person_id, 'personName', person_name, 'dueOn', due_on, 'at', at, 'by', by_name) order by nth) as steps
      from request_step where cell_id = any (${ids}::uuid[]) group by 1, 2)
    select r.id, r.cell_id as "cellId", n.name as cell, r.text, r.at, r.by_name as by, r.meeting_id as "meetingId", coalesce(s.steps, '[]') as steps
    from cell_request r left join said s on s.cell_id = r.cell_id and s.request_id = r.id
    join lateral (select name from unit_name u where u.unit_id = r.cell_id and lower(u.valid) <= ${day}::date order by lower(u.valid) desc limit 1) n on true
    where r.cell_id = any (${ids}::uuid[]) and (${which.requestIds ?? null}::uuid[] is null or r.id = any (${which.requestIds ?? null}::uuid[]))
      and (${which.open ?? false}::boolean is false or s.closed is not true)
    order by r.at desc, r.id limit ${which.most ?? null}`.execute(trx);
  return rows.map((row) => ({ ...row, steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })) }));
}

/** How the requests of the cells of this transaction's scope stand, each by its last step and without its words, the newest first; `open`: only those not closed. One statement, likewise. */
export async function lastWordsOn(trx: Trx, open: boolean): Promise<(Asked & { id: string; cellId: string })[]> {
  const { rows } = await sql<{ id: string; cellId: string; at: Date; last: (Omit<Step, 'at'> & { at: string }) | null }>`
    with last as materialized (select distinct on (cell_id, request_id) cell_id, request_id, step, json_build_object('step', step, 'personId', person_id, 'dueOn', due_on, 'at', at) as last
      from request_step order by cell_id, request_id, nth desc)
    select r.id, r.cell_id as "cellId", r.at, l.last from cell_request r left join last l on l.cell_id = r.cell_id and l.request_id = r.id
    where ${open} is false or l.step is distinct from 'taken'
    order by r.at desc, r.id`.execute(trx);
  return rows.map(({ last, ...row }) => ({ ...row, steps: last ? [{ ...last, at: new Date(last.at) }] : [] }));
}

/** When the meetings of a cell were at which these requests were raised, by their ids. One statement. */
export async function meetingsOfRequests(trx: Trx, cellId: string, requests: readonly CellRequest[]): Promise<Map<string, Date>> {
  const rows = await trx.selectFrom('meeting').select(['id', 'starts_at']).where('cell_id', '=', cellId).where('id', '=', sql<string>`any (${requests.flatMap((one) => one.meetingId ?? [])}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.id, row.starts_at]));
}

/** The organisations over these cells, and they themselves. */
export async function overCells(trx: Trx, cells: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct a.id from unit u join unit a on a.path @> u.path where u.id = any (${cells}::uuid[])`.execute(trx);
  return rows.map((row) => row.id);
}

/** Who may be asked to answer a cell, for each of these: who is in charge of it, and the office and standing committee of the organisations over it, as far as they lie in the scope; by name. */
export async function answerersFor(trx: Trx, cells: readonly string[], day: string): Promise<{ cellId: string; personId: string; name: string }[]> {
  const { rows } = await sql<{ cellId: string; personId: string; name: string }>`
    with over_cells as materialized (select u.id as cell_id, a.id from unit u join unit a on a.path @> u.path where u.id = any (${cells}::uuid[])),
    posts as materialized (select unit_id, person_id, holder_name, kind from post where unit_id = any (array(select id from over_cells)) and valid @> ${day}::date)
    select o.cell_id as "cellId", p.person_id as "personId", max(p.holder_name) as name from over_cells o join posts p on p.unit_id = o.id
    where p.kind = 'in-charge' or (o.id <> o.cell_id and p.kind in ('secretary', 'deputy', 'standing', 'office')) group by 1, 2 order by 3, 2`.execute(trx);
  return rows;
}
