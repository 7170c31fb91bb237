import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope, openAs } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import type { Cast } from './cast.ts';
import { filledCast } from './rights-rows.ts';

/** Tables that say where something happens or who a person is, and need no policy: why. Anything else with such a column needs one. */
const openToAll: Record<string, string> = {
  'public.unit_name': 'that a unit exists, and its name, is reference data',
  'public.unit_parent': 'the tree is reference data',
  'public.unit_type': 'the type of a cell is reference data',
  'public.reorganisation_part': 'decisions about units are reference data',
  'public.place': 'a hamlet or an office is no person',
  'public.place_cell': 'which cell covers a hamlet is reference data',
  'public.site_setting': 'local choices over the defaults hold no names',
  'public.scoring_frame': 'a scoring frame holds no names and no facts'
};
/** The columns that make a table people's or cells' data. */
const theirs = ['cell_id', 'unit_id', 'person_id', 'member_id', 'actor_id', 'by_person_id', 'from_person_id', 'to_person_id', 'personId'];

/** Policies that are not a scope on the table's own column, and why. */
const otherForms: Record<string, string> = {
  month_summary_reports: 'nen_nep_reports reads numbers of all cells after one check of the right, and nothing of people',
  owner_reads_command: 'the owner backs the log up', owner_reads_payload: 'the owner backs the log up', owner_reads_inspection_payload: 'the owner backs the log up',
  owner_reads_head: 'the owner backs the log up', owner_reads_contradiction: 'the owner backs the log up'
};

/** Schemas of ours; what an extension brought is not, nor the queue's tables, which are as their library prints them, under a role of their own. */
const ours = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs')`;

let cast: Cast;
beforeAll(async () => void (cast = await filledCast()));
afterAll(() => cast.close());

describe('the catalogue of the migrated database says that', () => {
  test('every table with people’s or cells’ data has row-level security and, for each command the application may send, a policy', async () => {
    const found = await rows<{ name: string; columns: string[]; enabled: boolean; granted: string[]; covered: string[] }>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled,
        (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        array(select p.word from (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) p (letter, word) where has_table_privilege('nen_nep_app', c.oid, p.word)) as granted,
        array(select distinct p.word from pg_policy y join (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) p (letter, word) on y.polcmd = p.letter::"char" or y.polcmd = '*'
          where y.polrelid = c.oid and 'nen_nep_app'::regrole = any (y.polroles)) as covered
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours}`);
    const people = found.filter((table) => table.granted.length > 0 && table.columns.some((column) => theirs.includes(column)));
    expect(people.length).toBeGreaterThan(45);
    expect(people.filter((table) => !table.enabled).map((table) => table.name).sort()).toEqual(Object.keys(openToAll).sort());
    const bare = people.filter((table) => table.enabled && table.granted.some((word) => !table.covered.includes(word)));
    expect(bare.map((table) => table.name)).toEqual([]);
    // the other way about: a log or a sign-in table the application may not touch at all
    expect(found.filter((table) => table.name.startsWith('sign_in.') && table.granted.length > 0)).toEqual([]);
    expect(found.filter((table) => table.name.startsWith('command_log.')).flatMap((table) => table.granted).every((word) => word === 'SELECT')).toBe(true);
  });

  test('a policy is one comparison of the table’s own column with one list of the scope, alike for reading and for writing', async () => {
    const policies = await rows<{ name: string; table: string; command: string; permissive: boolean; using: string | null; check: string | null }>(`
      select y.polname as name, y.polrelid::regclass::text as table, y.polcmd::text as command, y.polpermissive as permissive,
        pg_get_expr(y.polqual, y.polrelid) as using, pg_get_expr(y.polwithcheck, y.polrelid) as check
      from pg_policy y join pg_class c on c.oid = y.polrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}`);
    expect(policies.length).toBeGreaterThan(45);
    const form = /^\(((cell_id|unit_id) = ANY \(\(string_to_array\(current_setting\('app\.(cells|details|logs|above)|(id|inspection_id) = ANY \(\(string_to_array\(current_setting\('app\.(inspections|findings))'::text\), ','::text\)\)::uuid\[\]\)\)$/;
    const odd = policies.filter(({ using, check, command, permissive }) => !permissive || !form.test(using ?? '') || (command === 'r' ? check !== null : check !== using));
    expect(odd.map((policy) => policy.name).sort()).toEqual(Object.keys(otherForms).sort());
  });

  test('where a table knows its cell, the policy asks the cell', async () => {
    const aside = await rows<{ name: string }>(`
      select y.polname as name from pg_policy y where 'nen_nep_app'::regrole = any (y.polroles) and pg_get_expr(y.polqual, y.polrelid) not like '(cell_id = %'
        and exists (select from pg_attribute a where a.attrelid = y.polrelid and a.attname = 'cell_id')`);
    expect(aside).toEqual([]);
  });

  test('no role of the program but the owner and the log owns anything, and none stands above row-level security', async () => {
    const roles = await rows<{ name: string; above: boolean; owns: number; inherits: string[] }>(`
      select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as above,
        (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and ${ours})
          + (select count(*)::int from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.proowner = r.oid and ${ours}) as owns,
        array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid and m.inherit_option) as inherits
      from pg_roles r where r.rolname like 'nen\\_nep\\_%'`);
    expect(roles.length).toBe(6);
    expect(roles.filter((role) => role.above || role.inherits.length > 0)).toEqual([]);
    expect(roles.filter((role) => role.owns > 0).map((role) => role.name).sort()).toEqual(['nen_nep_log', 'nen_nep_owner']);
  });

  test('the application reaches nothing of the queue but the one function that puts a job in, and the queue nothing outside its schema', async () => {
    const reached = await rows<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and (n.nspname = 'jobs' and has_table_privilege('nen_nep_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE') or ${ours} and c.relname <> 'migration' and has_table_privilege('nen_nep_jobs', c.oid, 'SELECT, INSERT, UPDATE, DELETE'))`);
    const called = await rows<{ name: string }>(`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'jobs' and has_function_privilege('nen_nep_app', p.oid, 'EXECUTE')`);
    expect([reached, called]).toEqual([[], [{ name: 'put' }]]);
  });

  test('every function that runs with its owner’s rights fixes where it looks names up, and is not everybody’s to call', async () => {
    const functions = await rows<{ name: string; path: string | null; everybody: boolean }>(`
      select p.oid::regprocedure::text as name, (select s from unnest(p.proconfig) s where s like 'search_path=%') as path,
        p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as everybody
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and (${ours} or n.nspname = 'jobs')`);
    expect(functions.length).toBeGreaterThan(5);
    expect(functions.map((one) => one.name)).toContain('jobs.put(text,jsonb)');
    expect(functions.filter((one) => !one.path?.startsWith('search_path=pg_catalog') || one.everybody)).toEqual([]);
  });

  test('a function that asks for the day of today asks for that of Việt Nam', async () => {
    const functions = await rows<{ name: string; zone: string | null }>(`
      select p.oid::regprocedure::text as name, (select s from unnest(p.proconfig) s where s ilike 'timezone=%') as zone
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind = 'f' and ${ours} and pg_get_functiondef(p.oid) ~* 'current.date|now\\(\\)::date'`);
    expect(functions).toEqual([{ name: 'calendar_of(text)', zone: 'TimeZone=Asia/Ho_Chi_Minh' }]);
  });

  test('every constraint was named by us, and no name ends like a shard’s', async () => {
    const constraints = await rows<{ name: string; table: string }>(`
      select o.conname as name, c.relname as table from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace where o.contype <> 'n' and ${ours}`);
    expect(constraints.length).toBeGreaterThan(150);
    expect(constraints.filter(({ name, table }) => /_(pkey|fkey|key|check|excl)\d*$/.test(name) || /_\d+$/.test(name) || name === table)).toEqual([]);
  });

  test('among the tables of a cell every key, primary, unique, excluding or foreign, holds the cell', async () => {
    const keys = await rows<{ name: string; table: string }>(`
      with cell_table as (select a.attrelid as oid, a.attnum as cell from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where a.attname = 'cell_id' and c.relkind in ('r', 'p') and c.oid <> 'place_cell'::regclass and ${ours})
      select o.conname as name, o.conrelid::regclass::text as table from pg_constraint o join cell_table t on t.oid = o.conrelid
      where (o.contype in ('p', 'u', 'x') or (o.contype = 'f' and o.confrelid in (select oid from cell_table))) and not t.cell = any (o.conkey)
      union all
      select i.indexrelid::regclass::text, i.indrelid::regclass::text from pg_index i join cell_table t on t.oid = i.indrelid where i.indisunique and not t.cell = any (i.indkey)`);
    expect(keys).toEqual([]);
  });

  test('no table of a cell counts by itself or has a trigger of ours', async () => {
    const counting = await rows(`select a.attrelid::regclass::text as table, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where (a.attidentity <> '' or exists (select from pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) like 'nextval%')) and ${ours}`);
    const triggers = await rows(`select g.tgname from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace where not g.tgisinternal and ${ours}`);
    expect([counting, triggers]).toEqual([[], []]);
  });
});

describe('a scope', () => {
  test('that nobody set makes every table an error on a fresh connection, and empty on one that was used before', async () => {
    const guarded = await guardedTables();
    const app = openAs({ ...addressOf('nen_nep_app', cast.database.address), max: 1 });
    try {
      for (const table of guarded) await expect(rowsSeen(app, table), table).rejects.toThrow(/app\.\w+/);
      // everything is in the scope once, so that what stays empty afterwards is not empty by chance
      const all = (await sql<{ id: string }>`select id from unit`.execute(app)).rows.map((row) => row.id);
      const { rows: inspections } = await cast.database.owner.query<{ id: string }>('select id from inspection');
      const wide = { cells: all, details: all, logs: all, above: all, inspections: inspections.map((row) => row.id), findings: inspections.map((row) => row.id) };
      const seen = await inScope(app, wide, async (trx) => {
        const counts: Record<string, number> = {};
        for (const table of guarded) counts[table] = (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`.execute(trx)).rows[0]!.n;
        return counts;
      });
      const stillEmpty = guarded.filter((table) => seen[table] === 0);
      expect(stillEmpty, 'tables that nothing fills prove nothing here: add a row in rights-rows.ts').toEqual([]);
      for (const table of guarded) expect(await rowsSeen(app, table), table).toBe(0);
    } finally {
      await app.destroy();
    }
  });

  test('is gone when its transaction ends, is undone or breaks', async () => {
    const app = openAs({ ...addressOf('nen_nep_app', cast.database.address), max: 1 });
    const scope = { cells: [cast.dongXanh], details: [cast.dongXanh] };
    const left = async () => [await rowsSeen(app, 'member'), await rowsSeen(app, 'member_detail')];
    try {
      expect(await inScope(app, scope, (trx) => trx.selectFrom('member').select('id').execute())).not.toHaveLength(0);
      expect(await left()).toEqual([0, 0]);
      await expect(inScope(app, scope, () => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
      expect(await left()).toEqual([0, 0]);
      await expect(inScope(app, scope, (trx) => sql`select 1 / 0`.execute(trx))).rejects.toThrow('division by zero');
      expect(await left()).toEqual([0, 0]);
    } finally {
      await app.destroy();
    }
  });
});

describe('the list of a province', () => {
  test('is not compared with the rows one by one, not even where every row of a table is in it', async () => {
    const { rows: units } = await cast.database.owner.query<{ id: string }>('select id from unit');
    const cells = units.map((one) => one.id);
    // a table known to be small is the likeliest to be read through
    await cast.database.owner.query('analyze');
    const app = openAs({ ...addressOf('nen_nep_app', cast.database.address), max: 1 });
    try {
      const compared = await inScope(app, { cells, details: cells, logs: cells, above: cells }, async (trx) => {
        const found: string[] = [];
        for (const table of await guardedTables()) {
          const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from ${sql.raw(table)}`.execute(trx);
          found.push(...rows.map((row) => row['QUERY PLAN']).filter((line) => /Filter:.*string_to_array|Seq Scan/.test(line)).map((line) => `${table}: ${line.trim()}`));
        }
        return found;
      });
      expect(compared).toEqual([]);
    } finally {
      await app.destroy();
    }
  });

  test('of 8,000 cells is looked up in the index once, not compared with row by row', async () => {
    const { directory, database } = cast.database.address as { directory: string; database: string };
    const client = new pg.Client({ host: directory, port: 5432, user: 'postgres', database });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(`set local session_replication_role = 'replica'`);
      await client.query('create temp table province on commit drop as select uuidv7() as id from generate_series(1, 8000)');
      const { rows: columns } = await client.query<{ list: string; values: string }>(`select string_agg(attname, ', ' order by attnum) as list,
        string_agg(case attname when 'cell_id' then 'p.id' when 'month' then 'make_date(2026, m, 1)' else 't.' || attname end, ', ' order by attnum) as values
        from pg_attribute where attrelid = 'month_summary'::regclass and attnum > 0 and not attisdropped`);
      await client.query(`insert into month_summary (${columns[0]!.list}) select ${columns[0]!.values} from (select * from month_summary limit 1) t, province p, generate_series(1, 12) m`);
      await client.query('analyze month_summary');
      await client.query(`select set_config('app.cells', string_agg(id::text, ','), true) from province`);
      await client.query('set local role nen_nep_app');
      const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) select sum(present) from month_summary where month = '2026-03-01'`);
      const text = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(text).toMatch(/Index Cond: \(\(?cell_id = ANY/);
      expect(text).not.toMatch(/Filter:.*string_to_array|SubPlan|Seq Scan/);
      expect(text).toMatch(/rows=8000/);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });

  test('is planned for by the day that was asked for, however often; a commune once it is known', async () => {
    const db = openAs({ ...addressOf('nen_nep_app', cast.database.address), max: 1 });
    const plannedOnce = (cells: string[]): Promise<number> => inScope(db, { cells }, async (trx) => {
      for (let time = 0; time < 8; time++) await sql`select count(*) from member where valid @> ${'2026-10-31'}::date`.execute(trx);
      const { rows: [plans] } = await sql<{ once: number }>`select generic_plans as once from pg_prepared_statements where statement like 'select count(*) from member where valid%'`.execute(trx);
      return plans!.once;
    });
    try {
      expect(await plannedOnce([cast.dongXanh, ...Array.from({ length: 200 }, () => newId())])).toBe(0);
      expect(await plannedOnce([cast.dongXanh, cast.benMoi])).toBeGreaterThan(0);
    } finally {
      await db.destroy();
    }
  });
});

async function rows<T extends object>(text: string): Promise<T[]> {
  return (await cast.database.owner.query<T>(text)).rows;
}

/** Every table with row-level security that the application may read. */
async function guardedTables(): Promise<string[]> {
  const found = await rows<{ name: string }>(`select c.oid::regclass::text as name from pg_class c where c.relrowsecurity and has_table_privilege('nen_nep_app', c.oid, 'SELECT') order by 1`);
  return found.map((row) => row.name);
}

async function rowsSeen(app: ReturnType<typeof openAs>, table: string): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`.execute(app)).rows[0]!.n;
}
