import type pg from 'pg';

/** A policy of the application's role, as the catalogue has it. */
export interface Policy {
  name: string;
  table: string;
  /** r, a, w, d, or * for all of them */
  command: string;
  /** the table's own column and the list of the scope it is compared with */
  column: string;
  setting: string;
  /** which commands the application may send, and a column it may change */
  may: { select: boolean; insert: boolean; update: string | null; delete: boolean };
}

export const settings = ['app.cells', 'app.details', 'app.logs', 'app.above', 'app.inspections', 'app.findings'];
/** A unit that is nobody's. */
export const elsewhere = '01999999-0000-7000-8000-000000000000';

/** Every policy of the application, from the catalogue. */
export async function policiesOf(client: pg.Client | pg.Pool): Promise<Policy[]> {
  const { rows } = await client.query<Omit<Policy, 'column' | 'setting' | 'may'> & { using: string; oid: string } & Policy['may']>(`
    select y.polname as name, y.polrelid::regclass::text as table, y.polcmd::text as command, coalesce(pg_get_expr(y.polqual, y.polrelid), pg_get_expr(y.polwithcheck, y.polrelid)) as using,
      has_table_privilege('nen_nep_app', y.polrelid, 'SELECT') as select, has_table_privilege('nen_nep_app', y.polrelid, 'INSERT') as insert, has_table_privilege('nen_nep_app', y.polrelid, 'DELETE') as delete,
      (select a.attname::text from pg_attribute a where a.attrelid = y.polrelid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and has_column_privilege('nen_nep_app', y.polrelid, a.attnum, 'UPDATE')
        order by a.attname in ('cell_id', 'unit_id', 'id'), a.attnum limit 1) as update
    from pg_policy y join pg_class c on c.oid = y.polrelid where 'nen_nep_app'::regrole = any (y.polroles) order by 2, 1`);
  return rows.map(({ using, select, insert, update, delete: del, name, table, command }) => {
    const found = /\((\w+) = ANY .*current_setting\('(app\.\w+)'/.exec(using);
    if (!found) throw new Error(`${name} has another form than the others`);
    return { name, table, command, column: found[1]!, setting: found[2]!, may: { select, insert, update, delete: del } };
  });
}

/**
 * What a policy lets through that it should not, or keeps back that it should let through: as the application, first in the scope of a
 * row's own unit, then everywhere but there. Nothing that is tried stays. Throws where the table has no row to try with.
 */
export async function probe(client: pg.Client, policy: Policy): Promise<string[]> {
  const { table, column, may } = policy;
  const { rows } = await client.query<{ row: Record<string, unknown>; unit: string }>(`select to_jsonb(t) as row, t.${column}::text as unit from ${table} t where t.${column} is not null limit 1`);
  if (!rows[0]) throw new Error(`${table} has no row to try its policies with: add one in rights-rows.ts`);
  const { row, unit } = rows[0];
  const found: string[] = [];
  const covers = (letter: string) => policy.command === '*' || policy.command === letter;
  const own = (work: string, values?: unknown[]) => attempt(client, { [policy.setting]: unit }, work, values);
  const other = (work: string, values?: unknown[]) => attempt(client, Object.fromEntries(settings.map((name) => [name, elsewhere])), work, values);
  const insert = `insert into ${table} select (jsonb_populate_record(null::${table}, $1::jsonb)).*`;
  const generated = await client.query(`select from pg_attribute where attrelid = $1::regclass and attgenerated <> ''`, [table]);
  const insertable = generated.rowCount === 0 ? insert : null;
  if (covers('r') && may.select) {
    if (((await own(`select from ${table} where ${column} = '${unit}'`)).count ?? 0) === 0) found.push('its own rows are not seen');
    if (((await other(`select from ${table}`)).count ?? 0) > 0) found.push('rows of others are seen');
  }
  if (covers('a') && may.insert && insertable) {
    if ((await own(insertable, [row])).code === '42501') found.push('its own rows cannot be added');
    if ((await other(insertable, [row])).code !== '42501') found.push('rows can be added for others');
  }
  if (covers('w') && may.update) {
    const change = `update ${table} set ${may.update} = (jsonb_populate_record(null::${table}, $1::jsonb)).${may.update}`;
    const mine = await own(change, [row]);
    if (mine.code === '42501' || mine.count === 0) found.push('its own rows cannot be changed');
    // an error of the data, too, says that a row of others was touched
    const theirs = await other(change, [row]);
    if (theirs.count !== 0) found.push('rows of others can be changed');
  }
  if (covers('d') && may.delete) {
    const mine = await own(`delete from ${table}`);
    if (mine.code === '42501' || mine.count === 0) found.push('its own rows cannot be removed');
    if ((await other(`delete from ${table}`)).count !== 0) found.push('rows of others can be removed');
  }
  return found;
}

/** One statement as the application in a scope, undone at once: how many rows it met, or the code of the refusal. */
async function attempt(client: pg.Client, scope: Record<string, string>, statement: string, values: unknown[] = []): Promise<{ count: number | null; code: string | null }> {
  await client.query('savepoint attempt');
  try {
    await client.query(settings.map((name) => `set local ${name} = '${scope[name] ?? ''}'`).join('; '));
    await client.query('set local role nen_nep_app');
    const { rowCount } = await client.query(statement, values);
    return { count: rowCount, code: null };
  } catch (failure) {
    // the refusal is what was asked for
    return { count: null, code: (failure as { code: string }).code };
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}
