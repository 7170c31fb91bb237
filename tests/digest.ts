import type pg from 'pg';

/** A reader of a few figures for each table: two readings are equal when no row of any table of the program differs. */
export async function digester(superuser: pg.Client): Promise<() => Promise<Record<string, string>>> {
  const { rows } = await superuser.query<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'command_log', 'sign_in') order by 1`);
  const text = rows.map(({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)::numeric), 0) as digest from ${name} t`).join(' union all ') + ' order by name';
  const read = async () => Object.fromEntries((await superuser.query<{ name: string; digest: string }>({ name: 'digest', text })).rows.map((row) => [row.name, row.digest]));
  let last: { from: string; figures: Record<string, string> } | null = null;
  return async () => {
    // no row differs where no transaction that writes was committed since: those that were undone leave nothing
    if (last && (await superuser.query<{ any: boolean }>({ name: 'committed-since', text: committedSince, values: [last.from] })).rows[0]!.any === false) return last.figures;
    const { rows } = await superuser.query<{ from: string; alone: boolean }>({ name: 'next-to-write', text: nextToWrite });
    const figures = await read();
    last = rows[0]!.alone ? { from: rows[0]!.from, figures } : null;
    return figures;
  };
}

/** The number the next transaction that writes will have, and whether none is under way. */
const nextToWrite = `select pg_snapshot_xmax(pg_current_snapshot())::text as from, not exists (select pg_snapshot_xip(pg_current_snapshot())) as alone`;
/** Whether one with that number or a later one was committed, or is still under way. */
const committedSince = `select exists (select from generate_series($1::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1) n where pg_xact_status(n::text::xid8) is distinct from 'aborted') as any`;
