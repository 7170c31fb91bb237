import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { endProgress, tellProgress } from '#platform/progress.server.ts';
import { handler } from '#platform/receive.server.ts';
import { importUnits } from './import-commands.ts';
import { planUnits, type ImportedUnit, type KnownUnit, type UnitChoice } from './import.ts';

export const handlers = [
  handler(importUnits, 'keep-units', async ({ payload, commandId, trx }) => {
    if (payload.rows.length === 0) return { refused: 'sheet-is-empty', field: 'file' };
    const { top, path, known } = await knownUnits(trx, payload.unitId, payload.since);
    if (top.kind === 'cell') return { refused: 'nothing-below-a-cell', field: 'file' };
    if (payload.rows.some((row) => row.kind === 'cell' && !row.type)) return { refused: 'cell-needs-type', field: 'file' };
    const within = new Set([top.id, ...known.map((unit) => unit.id)]);
    if (payload.rows.some((row) => row.parentId && !within.has(row.parentId))) return { refused: 'not-yours', field: 'rows' };
    const choices = Object.fromEntries(payload.rows.filter((row) => row.choice).map((row) => [row.at, row.choice as UnitChoice]));
    const plan = planUnits(payload.rows as ImportedUnit[], known, top, choices);
    if (plan.orphans.length > 0) return { refused: 'sheet-has-errors', field: 'file', at: plan.orphans[0]!.at };

    const places = new Map([[top.id, { path, foundedOn: top.foundedOn }], ...known.map((unit) => [unit.id, { path: unit.path, foundedOn: unit.foundedOn }] as const)]);
    const ofRow = new Map<number, string>();
    const made = plan.added.map(({ row, parentId, parentAt }) => {
      const above = parentId ?? ofRow.get(parentAt!)!;
      const parent = places.get(above)!;
      const id = newId();
      // an old unit below a committee that came later belongs there from the committee's first day
      const foundedOn = row.foundedOn ?? [payload.since, parent.foundedOn].sort().at(-1)!;
      ofRow.set(row.at, id);
      places.set(id, { path: `${parent.path}.${id.replaceAll('-', '')}`, foundedOn });
      return {
        id, kind: row.kind, path: places.get(id)!.path, founded_on: foundedOn, code: row.code ?? null, valid: `[${foundedOn},)`, below: `[${[foundedOn, parent.foundedOn].sort().at(-1)},)`, name: row.name, folded: fold(row.name), parent_id: above,
        type: row.type ?? null, reorganisation_id: newId(), decision_number: row.decisionNumber ?? null, hamlet: row.hamlet ?? null, place_id: newId()
      };
    });
    try {
      for (let done = 0; done < made.length; done += part) {
        tellProgress(commandId, { done, total: made.length });
        await found(trx, made.slice(done, done + part));
      }
    } finally {
      endProgress(commandId);
    }
    const coded = JSON.stringify(plan.changed.map(({ row, known: unit }) => ({ id: unit.id, code: row.code })));
    await sql`update unit u set code = x.code from jsonb_to_recordset(${coded}::jsonb) as x (id uuid, code text) where u.id = x.id and u.code is null`.execute(trx);
    if (payload.remembered) await rememberMapping(trx, payload.unitId, payload.remembered);
    return { added: made.length, changed: plan.changed.length, same: plan.same.length, skipped: plan.doubts.filter((doubt) => doubt.chosen === 'skip').length };
  })
];

/** So many rows go to the database at once; between two parts the process answers others. */
const part = 500;

interface Founding {
  id: string;
  [column: string]: string | null;
}

/** Founds units with their span of name, parent and type, the reorganisation that founded them, and the hamlet a cell covers. */
async function found(trx: Trx, made: readonly Founding[]): Promise<void> {
  const rows = JSON.stringify(made);
  await sql`insert into unit (id, kind, path, founded_on, code) select * from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, kind text, path ltree, founded_on date, code text)`.execute(trx);
  await sql`insert into reorganisation (id, kind, effective_on, decision_number) select reorganisation_id, 'found', founded_on, decision_number
    from jsonb_to_recordset(${rows}::jsonb) as x (reorganisation_id uuid, founded_on date, decision_number text)`.execute(trx);
  await sql`insert into reorganisation_part (reorganisation_id, unit_id, part) select reorganisation_id, id, 'subject' from jsonb_to_recordset(${rows}::jsonb) as x (reorganisation_id uuid, id uuid)`.execute(trx);
  await sql`insert into unit_name (unit_id, valid, name, folded, reorganisation_id)
    select * from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, valid daterange, name text, folded text, reorganisation_id uuid)`.execute(trx);
  await sql`insert into unit_parent (unit_id, valid, parent_id, reorganisation_id)
    select * from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, below daterange, parent_id uuid, reorganisation_id uuid)`.execute(trx);
  await sql`insert into unit_type (unit_id, valid, type) select * from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, valid daterange, type text) where type is not null`.execute(trx);
  const hamlets = JSON.stringify(made.filter((unit) => unit['hamlet'] && unit['kind'] === 'cell').map((unit) => ({ ...unit, hamlet_folded: fold(unit['hamlet']!) })));
  await sql`insert into place (id, unit_id, kind, name, folded) select x.place_id, x.parent_id, 'hamlet', x.hamlet, x.hamlet_folded
    from jsonb_to_recordset(${hamlets}::jsonb) as x (place_id uuid, parent_id uuid, hamlet text, hamlet_folded text)
    where not exists (select from place p where p.unit_id = x.parent_id and p.folded = x.hamlet_folded)`.execute(trx);
  // a hamlet already covered by another cell stays with it: moving it is a decision of its own
  await sql`insert into place_cell (place_id, valid, cell_id) select distinct on (p.id) p.id, x.valid, x.id
    from jsonb_to_recordset(${hamlets}::jsonb) as x (id uuid, valid daterange, parent_id uuid, hamlet_folded text)
    join place p on p.unit_id = x.parent_id and p.folded = x.hamlet_folded
    where not exists (select from place_cell c where c.place_id = p.id and c.valid && x.valid)`.execute(trx);
}

/** The unit, and all that is in being below it, with codes and parents of the day. */
export async function knownUnits(trx: Trx, unitId: string, day: string): Promise<{ top: KnownUnit; path: string; known: (KnownUnit & { path: string })[] }> {
  const { rows } = await sql<KnownUnit & { path: string }>`
    select u.id, coalesce(n.name, '') as name, u.kind, p.parent_id as "parentId", u.founded_on as "foundedOn", u.code, u.path::text as path
    from unit u join unit t on t.id = ${unitId} and u.path <@ t.path
    left join lateral (select name from unit_name n where n.unit_id = u.id order by n.valid @> ${day}::date desc, lower(n.valid) desc limit 1) n on true
    left join lateral (select parent_id from unit_parent p where p.unit_id = u.id order by lower(p.valid) desc limit 1) p on true
    where u.ended_on is null order by n.name, u.id`.execute(trx);
  const top = rows.find((row) => row.id === unitId)!;
  return { top, path: top.path, known: rows.filter((row) => row.id !== unitId) };
}

/** Keeps how the columns of a layout were read at this unit. */
export async function rememberMapping(trx: Trx, unitId: string, { signature, mapping }: { signature: string; mapping: Record<string, string> }): Promise<void> {
  const text = JSON.stringify(mapping);
  await trx.insertInto('import_mapping').values({ unit_id: unitId, signature, mapping: text })
    .onConflict((conflict) => conflict.columns(['unit_id', 'signature']).doUpdateSet({ mapping: text })).execute();
}
