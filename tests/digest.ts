import type pg from 'pg';

/** A reader of a few figures for each table: two readings are equal when no row of any table of the program differs. */
export async function digester(superuser: pg.Client): Promise<() => Promise<Record<string, string>>> {
  const { rows } = await superuser.query<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'command_log', 'sign_in') order by 1`);
  const text = rows.map(({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)::numeric), 0) as digest from ${name} t`).join(' union all ') + ' order by name';
  return async () => Object.fromEntries((await superuser.query<{ name: string; digest: string }>({ name: 'digest', text })).rows.map((row) => [row.name, row.digest]));
}
