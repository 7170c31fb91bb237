/** Writes src/platform/rows.ts from a migrated database: SQL is the truth, the types follow it. `npm run row-types` */
import { writeFile } from 'node:fs/promises';
import { freshDatabase } from '../tests/database.ts';

const types: Record<string, string> = {
  uuid: 'string', text: 'string', ltree: 'string', bool: 'boolean', int2: 'number', int4: 'number', int8: 'number', float8: 'number',
  date: 'string', daterange: 'string', timestamptz: 'Date', bytea: 'Buffer', jsonb: 'Json', _text: 'string[]', _int4: 'number[]'
};

const database = await freshDatabase();
const { rows } = await database.owner.query(`
  select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type, a.attnotnull as required, a.atthasdef as defaulted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
   where n.nspname in ('public', 'sign_in', 'command_log') and c.relkind = 'r'
   order by n.nspname, c.relname, a.attnum`);
await database.close();

const tables = Map.groupBy(rows, (row) => (row.schema === 'public' ? row.table : `${row.schema}.${row.table}`));
const out = [
  '// Written by scripts/row-types.ts from the migrated database. Do not edit.',
  "import type { ColumnType, Generated } from 'kysely';",
  '',
  '/** Read as a value; written as JSON text. */',
  'export type Json = ColumnType<unknown, string, string>;',
  '',
  'export interface Rows {'
];
for (const [name, columns] of tables) {
  out.push(`  ${/[.]/.test(name) ? `'${name}'` : name}: {`);
  for (const { column, type, required, defaulted } of columns) {
    const known = types[type];
    if (!known) throw new Error(`no TypeScript type for ${type} of ${name}.${column}`);
    const nullable = required ? known : `${known} | null`;
    const key = /^[a-z_]\w*$/i.test(column) ? column : `'${column}'`;
    out.push(`    ${key}: ${defaulted ? `Generated<${nullable}>` : nullable};`);
  }
  out.push('  };');
}
out.push('}', '');
await writeFile(new URL('../src/platform/rows.ts', import.meta.url), out.join('\n'));
