import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import { cellsInPeriod, kindsOfCells } from '#reports/regime-queries.server.ts';
import { endedOn, figuresOf, windowsOf, type Chosen, type Figures } from './model.ts';

export interface Review {
  id: string;
  kind: 'half-year' | 'final';
  words: string;
  figures: Figures | null;
  asOf: string;
  outcome: 'ended' | 'renewed' | null;
  newUntil: string | null;
  by: string;
}
/** A cell chosen as a model, with its plan and what was found of it. */
export interface Model extends Chosen {
  id: string;
  cellId: string;
  cell: string;
  unitId: string;
  purpose: string;
  expected: string;
  helper: string;
  decision: string;
  by: string;
  reviews: Review[];
}

/** The models among these cells, or among all of the transaction's scope (`null`: a list of all of them would be gone through twice), those of one committee (`unitId`) or of any, the latest first; names are those of the day. One statement. */
export async function modelsOf(trx: Trx, cells: readonly string[] | null, day: string, unitId: string | null = null): Promise<Model[]> {
  const among = (column: string) => (cells === null ? sql`true` : sql`${sql.ref(column)} = any (${cells}::uuid[])`);
  const { rows } = await sql<Model>`
    with reviews as materialized (select cell_id, model_id, json_agg(json_build_object('id', id, 'kind', kind, 'words', words, 'figures', figures, 'asOf', to_char(as_of, 'YYYY-MM-DD'), 'outcome', outcome, 'newUntil', to_char(new_until, 'YYYY-MM-DD'), 'by', by_name) order by at, id) as list
      from model_review where ${among('cell_id')} group by 1, 2)
    select m.id, m.cell_id as "cellId", n.name as cell, m.unit_id as "unitId", m.purpose, m.expected, m.helper, m.decision, to_char(m.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(m.until_on, 'YYYY-MM-DD') as "untilOn", m.by_name as by, coalesce(r.list, '[]') as reviews
    from model_cell m join unit u on u.id = m.cell_id
    left join reviews r on r.cell_id = m.cell_id and r.model_id = m.id
    join unit_name n on n.unit_id = m.cell_id and n.valid @> least(${day}::date, coalesce(u.ended_on - 1, ${day}::date))
    where ${among('m.cell_id')} and (${unitId}::uuid is null or m.unit_id = ${unitId}::uuid)
    order by m.starts_on desc, m.id desc`.execute(trx);
  return rows;
}

/** The figures of each of these models of one committee up to today, by its id. Two statements whatever the number of models or cells. */
export async function figuresFor(trx: Trx, unitId: string, models: readonly Model[], today: string, now: Date): Promise<Map<string, Figures>> {
  const spans = models.flatMap((model) => windowsOf(model.startsOn, today) ?? []);
  if (spans.length === 0) return new Map();
  const months = spans.flatMap((one) => [one.before[0]!, one.after.at(-1)!]).sort();
  const { cells } = await cellsInPeriod(trx, unitId, { from: months[0]!, to: months.at(-1)! }, today);
  const kinds = await kindsOfCells(trx, unitId, today);
  const running = new Set(models.filter((one) => endedOn(one) === null).map((one) => one.cellId));
  return new Map(models.flatMap((model) => {
    const figures = figuresOf(model, cells, kinds, running, today, now);
    return figures ? [[model.id, figures] as const] : [];
  }));
}
