import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Rows } from './rows.ts';

/** One question to the data: `checks/data/<name>.sql`. `who` can mend what it finds: the cell's leaders, the committee's office, or who keeps the site. */
export interface Check {
  name: string;
  who: 'cell' | 'office' | 'site';
  sql: string;
}
export interface Finding {
  check: string;
  who: Check['who'];
  unitId: string;
  unit: string;
  subject: string;
}

/** The checks of a folder, by name. A file says in its first line who mends; then one statement with the columns unit_id and subject, the day as $1 and the moment as $2. */
export async function checksIn(folder: string): Promise<Check[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const found = /^-- mended by: (cell|office|site)\n([^]+);\n$/.exec(text);
      if (!found) throw new Error(`${file} must begin with “-- mended by: cell, office or site”, and end with one statement`);
      return { name: file.slice(0, -4), who: found[1] as Check['who'], sql: found[2]! };
    })
  );
}

/** The folder of the program's own checks, as the start script says in NEN_NEP_CHECKS. */
export const checksFolder = (): string => process.env['NEN_NEP_CHECKS'] ?? 'checks/data';

/** So many facts may show one finding before others are looked for no further: where very much is wrong, not all of it is gone through. */
const often = 20;

/**
 * What the checks find in the units named, or everywhere the role may look; `day` in Asia/Ho_Chi_Minh. All of them in one statement, at most
 * `limit` findings of each, each said once however many facts show it. Over more than one unit each table is read once and put together by hashing: most checks ask whether there is nothing, and looked up for each
 * unit in turn, each time weighing the list of the scope, they were given up after 45 s at a province.
 */
export async function findings(db: Kysely<Rows> | Transaction<Rows>, checks: readonly Check[], day: string, now: Date, units: readonly string[] | null, limit = 50): Promise<Finding[]> {
  if (checks.length === 0) return [];
  if (!db.isTransaction) return db.transaction().execute((trx) => findings(trx, checks, day, now, units, limit));
  const asked = (text: string) => sql.join(text.split(/(\$[12])/).map((part) => (part === '$1' ? sql`${day}::date` : part === '$2' ? sql`${now}::timestamptz` : sql.raw(part))), sql``);
  const one = units?.length === 1;
  const here = units === null ? sql`true` : one ? sql`f.unit_id = ${units[0]!}` : sql`f.unit_id in (select id from named)`;
  const all = checks.map(({ name, who, sql: text }) => sql`(select distinct ${name}::text as check, ${who}::text as who, found.unit_id, found.subject from (select f.unit_id, f.subject from (${asked(text)}) f where ${here} limit ${limit * often}) found limit ${limit})`);
  if (!one) await sql`set local enable_nestloop = off`.execute(db);
  const { rows } = await sql<Finding>`with named as materialized (select unnest(${units}::uuid[]) as id)
    select a.check, a.who, a.unit_id as "unitId", coalesce(n.name, '') as unit, coalesce(a.subject, '') as subject from (${sql.join(all, sql` union all `)}) a
    left join unit_name n on n.unit_id = a.unit_id and n.valid @> ${day}::date order by a.check, n.folded, a.subject`.execute(db);
  if (!one) await sql`set local enable_nestloop = on`.execute(db);
  return rows;
}
