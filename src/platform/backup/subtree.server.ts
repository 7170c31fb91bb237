import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { digestUpTo, migrationsIn } from '../migrate.server.ts';
import { addressOf } from '../postgres/address.server.ts';
import { CannotStart } from '../postgres/embedded.server.ts';
import { referredFirst } from './order.ts';
import { keptFiles, type Place } from './site.server.ts';

// The export of a unit and everything below it, as lines of JSON: docs/formats.md describes it for somebody without this program.
// The same facts give the same bytes, whoever exports them and wherever they were imported from.

export const exportFormat = 'nen-nep-export 1';

/** The tables of a site that are no unit's, and why they stay where they are. Every other table is exported. */
export const leftOut: Record<string, string> = {
  'public.migration': 'says what the tables are, not what is in them',
  'public.sign_in_slip': 'a code of one site opens an account there',
  'public.calendar_address': 'a secret address leads to one site'
};

/** What is around a subtree, so that it can stand elsewhere: the units above it and those its rows name, decisions, days off. Where it is imported they may be there already. */
const aroundIt: Record<string, string> = {
  'public.reorganisation': 't.id in (select id from chosen_decision)',
  'public.unit': 't.id in (select id from chosen_around)',
  'public.unit_name': 't.unit_id in (select id from chosen_around)',
  'public.unit_parent': 't.unit_id in (select id from chosen_around) and t.parent_id in (select id from chosen_around)',
  'public.unit_type': 't.unit_id in (select id from chosen_around)',
  // a hamlet is its commune's, and its cell's row names it
  'public.place': 't.unit_id in (select id from chosen_around) and t.id in (select place_id from place_cell where cell_id in (select id from chosen_unit))',
  // a cell may mark by a frame of a committee above
  'public.scoring_frame': 't.unit_id in (select id from chosen_around)',
  'public.holiday': 'true'
};
/** The tables whose rows are their unit's without saying so in a column of their own; the others have `cell_id` or `unit_id`. */
const theirOwn: Record<string, string> = { 'public.unit': 't.id in (select id from chosen_unit)', 'public.person': 't.id in (select id from chosen_person)' };

export interface Head {
  format: string;
  unit: string;
  migration: number;
  migrations: string;
}
export interface TableLine {
  table: string;
  columns: string[];
  around: boolean;
}
type Line = Head | TableLine | (string | null)[] | { file: string; base64: string } | { rows: number; files: number; sha256: string };

/** The lines of a unit's export, in one snapshot. Refused: no such unit. `client` is the owner's, and this takes its transaction. */
export async function* subtreeLines(client: pg.Client, place: Pick<Place, 'dataDir' | 'migrations'>, unitId: string): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let [rows, files] = [0, 0];
  const line = (one: Line): string => {
    const text = `${JSON.stringify(one)}\n`;
    digest.update(text);
    return text;
  };
  await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex'; set local extra_float_digits = 1`);
  const { rows: found } = await client.query<{ path: string }>('select path::text from unit where id = $1', [unitId]);
  if (!found[0]) throw new CannotStart('There is no such unit here.');
  const migration = (await client.query<{ number: number }>('select max(number) as number from migration')).rows[0]!.number;
  yield line({ format: exportFormat, unit: unitId, migration, migrations: digestUpTo(await migrationsIn(place.migrations), migration) });
  const tables = await tablesOf(client);
  await choose(client, tables, found[0].path);
  for (const part of ['around', 'theirs'] as const)
    for (const table of tables) {
      const which = part === 'around' ? aroundIt[table.name] : theirsOf(table);
      if (!which) continue;
      yield line({ table: table.name, columns: table.columns, around: part === 'around' });
      const values = table.columns.map((column) => `t.${pg.escapeIdentifier(column)}::text`).join(', ');
      for await (const row of inTurn(client, `select array[${values}] as row from ${table.name} t where ${which} order by ${table.key.map((column) => `t.${pg.escapeIdentifier(column)}::text collate "C"`).join(', ')}`)) {
        rows++;
        yield line(row);
      }
    }
  const kept = new Set(await keptFiles(place.dataDir));
  // whatever names an uploaded file says of which type it is; a site of an earlier migration has fewer such tables
  const keepers = tables.filter(({ columns }) => columns.includes('content_hash') && columns.includes('media_type'))
    .map((table) => `select t.content_hash as hash from ${table.name} t where t.content_hash is not null and ${theirsOf(table)}${table.columns.includes('removed_at') ? ' and t.removed_at is null' : ''}`);
  const { rows: named } = await client.query<{ hash: string }>(`${keepers.join(' union ')} order by 1`);
  for (const { hash } of named) {
    const path = `files/${hash.slice(0, 2)}/${hash}`;
    if (!kept.has(path)) continue;
    files++;
    yield line({ file: hash, base64: (await readFile(join(place.dataDir, path))).toString('base64') });
  }
  yield `${JSON.stringify({ rows, files, sha256: digest.digest('hex') } satisfies Line)}\n`;
}

export interface Table {
  name: string;
  owner: string;
  columns: string[];
  key: string[];
  /** columns that name a unit, a person or a decision elsewhere: column → table */
  refers: Record<string, string>;
}

/** Every table of the site that an export may hold, those referred to before those that refer. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(`
    select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner)::text as owner,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.n) from pg_constraint p, unnest(p.conkey) with ordinality k (attnum, n) join pg_attribute a on a.attnum = k.attnum where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid) as key,
      coalesce((select jsonb_object_agg(a.attname, f.confrelid::regclass::text) from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1] where f.conrelid = c.oid and f.contype = 'f' and cardinality(f.conkey) = 1), '{}') as refers,
      array(select distinct m.nspname || '.' || r.relname from pg_constraint f join pg_class r on r.oid = f.confrelid join pg_namespace m on m.oid = r.relnamespace where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'command_log') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`);
  return referredFirst(rows.filter((table) => !(table.name in leftOut)));
}

/** Whose a row is: its cell's, or its unit's. Tables of neither are in `theirOwn`. */
const owning = (table: Table): string | undefined => ['cell_id', 'unit_id'].find((column) => table.columns.includes(column));

/** Notes in temporary tables which units are in the subtree, which stand around it, and which people and decisions its rows name. */
async function choose(client: pg.Client, tables: readonly Table[], path: string): Promise<void> {
  await client.query('drop table if exists chosen_unit, chosen_around, chosen_person, chosen_decision');
  // dissolved units keep their last path
  await client.query('create temp table chosen_unit on commit drop as select id from unit where path <@ $1::ltree', [path]);
  await client.query(`create temp table chosen_around on commit drop as with recursive named as (${naming(tables, 'unit', 'chosen_unit')} union select p.unit_id from place p join place_cell c on c.place_id = p.id where c.cell_id in (select id from chosen_unit)), up as (
    select id from named union select p.parent_id from unit_parent p join up on up.id = p.unit_id) select id from up where id not in (select id from chosen_unit)`);
  await client.query(`create temp table chosen_person on commit drop as ${naming(tables, 'person', 'chosen_unit')}`);
  await client.query(`create temp table chosen_decision on commit drop as with recursive named as (${naming(tables, 'reorganisation', 'chosen_unit')} union ${naming(tables.filter((table) => table.name in aroundIt), 'reorganisation', 'chosen_around')}),
    also as (select id from named union select r.undone_by from reorganisation r join also on also.id = r.id where r.undone_by is not null) select id from also`);
}

/** A query for the ids of a table that rows of chosen units name. */
function naming(tables: readonly Table[], target: string, chosen: string): string {
  const parts = tables.flatMap((table) => {
    const own = owning(table);
    return own ? Object.entries(table.refers).filter(([, to]) => to === target).map(([column]) => `select ${pg.escapeIdentifier(column)} as id from ${table.name} where ${own} in (select id from ${chosen}) and ${pg.escapeIdentifier(column)} is not null`) : [];
  });
  return parts.join(' union ');
}

function theirsOf(table: Table): string | null {
  if (table.name in theirOwn) return theirOwn[table.name]!;
  const own = owning(table);
  if (own) return `t.${own} in (select id from chosen_unit)`;
  if (table.name in aroundIt) return null;
  throw new Error(`an export does not know whose the rows of ${table.name} are`);
}

/** The rows of a query, a thousand at a time through a cursor, so that a large subtree passes through little memory. */
async function* inTurn(client: pg.Client, query: string): AsyncGenerator<(string | null)[]> {
  await client.query(`declare turn cursor for ${query}`);
  for (let last = 1000; last === 1000; ) {
    const { rows } = await client.query<{ row: (string | null)[] }>('fetch 1000 from turn');
    for (const { row } of rows) yield row;
    last = rows.length;
  }
  await client.query('close turn');
}

/** An owner's connection in one snapshot, for `subtreeLines`. */
export async function snapshotOf(place: Pick<Place, 'address'>): Promise<pg.Client> {
  const client = new pg.Client(addressOf('nen_nep_owner', place.address));
  await client.connect();
  await client.query('begin isolation level repeatable read');
  return client;
}

/** The unit with this id, or the one that has this name today. Refused: none, or several of one name. */
export async function unitNamed(client: pg.Client, idOrName: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`select id from unit where id::text = $1 union select unit_id from unit_name where name = $1 and upper_inf(valid)`, [idOrName]);
  if (rows.length > 1) throw new CannotStart(`There are ${rows.length} units of this name: give the id, which stands in the address of its page.`);
  if (!rows[0]) throw new CannotStart('There is no such unit here.');
  return rows[0].id;
}
