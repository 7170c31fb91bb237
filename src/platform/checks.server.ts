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

/**
 * What the checks find in the units named, or everywhere the role may look; `day` in Asia/Ho_Chi_Minh. All of them in one statement, at most
 * `limit` findings of each.
 */
export async function findings(db: Kysely<Rows> | Transaction<Rows>, checks: readonly Check[], day: string, now: Date, units: readonly string[] | null, limit = 50): Promise<Finding[]> {
  if (checks.length === 0) return [];
  const asked = (one: Check) => one.sql.replaceAll('$1', '(select day from asked)').replaceAll('$2', '(select now from asked)');
  const all = checks.map((one) => `(select '${one.name}' as check, '${one.who}' as who, f.unit_id, f.subject from (${asked(one)}) f where (select units from asked) is null or f.unit_id = any ((select units from asked)::uuid[]) limit ${limit})`).join('\nunion all\n');
  const { rows } = await sql<Finding>`with asked as (select ${day}::date as day, ${now}::timestamptz as now, ${units}::uuid[] as units)
    select a.check, a.who, a.unit_id as "unitId", coalesce(n.name, '') as unit, coalesce(a.subject, '') as subject from (${sql.raw(all)}) a
    left join unit_name n on n.unit_id = a.unit_id and n.valid @> (select day from asked) order by a.check, n.folded, a.subject`.execute(db);
  return rows;
}
