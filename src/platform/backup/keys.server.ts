import pg from 'pg';

/** A key or an index of a table: how it is taken away, and how it is made again, by the table's owner. */
export interface Key {
  owner: string;
  drop: string;
  make: string;
}

/**
 * The keys and indexes of these tables and the foreign keys on them, in the order in which they can be made; taken away in the opposite order.
 * Rows put in without them come in many times faster, and making a key checks every row as putting it in would have.
 * `tables`: names with their schemas, as PostgreSQL writes them.
 */
export async function keysOf(client: pg.Client, tables: readonly string[]): Promise<Key[]> {
  const { rows } = await client.query<Key>(`
    with filled as (select t::regclass::oid as oid from unnest($1::text[]) t),
    keys as (
      select k.conname::text as name, k.conrelid as "table", format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as make,
        format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as drop, case k.contype when 'f' then 3 else 1 end as place
      from pg_constraint k where (k.contype = 'f' and (k.conrelid in (select oid from filled) or k.confrelid in (select oid from filled))) or (k.contype in ('p', 'u', 'x') and k.conrelid in (select oid from filled))
      union all
      select i.indexrelid::regclass::text, i.indrelid, pg_get_indexdef(i.indexrelid), format('drop index %s', i.indexrelid::regclass), 2
      from pg_index i where i.indrelid in (select oid from filled) and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')))
    select pg_get_userbyid(c.relowner)::text as owner, keys.drop, keys.make from keys join pg_class c on c.oid = keys."table" order by keys.place, keys."table"::regclass::text, keys.name`, [[...tables]]);
  return rows;
}
