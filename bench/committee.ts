import pg from 'pg';
import { addressOf } from '#platform/postgres/address.server.ts';
import { house } from '../src/house.server.ts';
import { load } from '../src/routes/units/[unit]/+page.server.ts';
import { openHalls, type Hall } from './hall.server.ts';
import { median, percentile, type Figure, type Size } from './outcome.ts';
import { accounts, phone, sessions } from './phones.server.ts';
import { counting, told } from './share.ts';
import { sentFor, type Sent } from './sent.server.ts';
import { onStand, type Stand } from './stand.server.ts';

/**
 * The page of a committee over 50 cells and over 5,000, each with twenty members, an open meeting and a year of months: how many statements it
 * sends, what row-level security costs (the same statements as the application and as the owner, whom no policy holds, by turns), and how many pages a
 * second four officers get who ask all the time.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [few, many, members, seconds, rounds] = size === 'whole' ? [50, 5000, 20, 10, 15] : [3, 12, 4, 0.5, 2];
  const [hall] = (await openHalls(stand.house, 1, members)) as [Hall];
  const cookies = await sessions(stand, await accounts(stand, [hall.office], 'vp'));
  const figures: Figure[] = [];
  const counts: number[] = [];
  for (const cells of [few, many]) {
    await grow(stand, hall, cells);
    const statements = await sentFor(`/units/${hall.unitId}`, load, { unit: hall.unitId }, cookies[0]!);
    counts.push(statements.length);
    const { held, free } = await byTurns(statements, rounds);
    figures.push({ what: `${cells} cells: the page's statements with row-level security against without`, value: median(held) / median(free), unit: '', atMost: 1.3, beside: `${median(held).toFixed(1)} and ${median(free).toFixed(1)} ms, ${statements.length} statements` });
    figures.push(...(await served(stand, hall, cookies[0]!, cells, seconds)));
  }
  figures.push({ what: `statements over ${many} cells beyond those over ${few}`, value: counts[1]! - counts[0]!, unit: '', atMost: 0, beside: `${counts.join(' and ')}` });
  await house().close();
  return figures;
});

/** Pages a second, what the slowest of twenty waits, and the memory, of four who ask all the time. */
async function served(stand: Stand, hall: Hall, cookie: string, cells: number, seconds: number): Promise<Figure[]> {
  const took: number[] = [];
  const cost = await counting(stand.program);
  const begin = performance.now();
  await Promise.all(Array.from({ length: 4 }, async () => {
    const device = phone(stand.port, cookie);
    while (performance.now() < begin + seconds * 1000) {
      const asked = performance.now();
      const { status } = await device.get(`/units/${hall.unitId}`);
      if (status !== 200) throw new Error(`the committee's page answered ${status}`);
      took.push(performance.now() - asked);
    }
    device.close();
  }));
  const rate = took.length / ((performance.now() - begin) / 1000);
  const used = await cost();
  return [{ what: `${cells} cells: signed-in pages a second, four asking`, value: rate, unit: 'a second', beside: `p95 ${Math.round(percentile(took, 95))} ms, median ${Math.round(percentile(took, 50))}; ${Math.round(used.memory)} MB, at most ${Math.round(used.highest)}; ${told(used)}` }];
}

/** The same statements as the application and as the owner by turns, the owner's plans being free of what is set for the policies' sake: milliseconds of each round. */
async function byTurns(statements: readonly Sent[], rounds: number): Promise<{ held: number[]; free: number[] }> {
  const clients = await Promise.all((['nen_nep_app', 'nen_nep_owner'] as const).map(async (role) => {
    const client = new pg.Client(addressOf(role));
    await client.connect();
    return client;
  }));
  const took = clients.map(() => [] as number[]);
  for (let round = 0; round <= rounds; round++)
    for (const [n, client] of clients.entries()) {
      const begin = performance.now();
      for (const [, text, ...values] of statements) await client.query(...([n === 1 && typeof text === 'string' ? text.replace(/;? *set local enable_seqscan = off/, '') : text, ...values] as [string]));
      // the first round prepares and plans
      if (round > 0) took[n]!.push(performance.now() - begin);
    }
  await Promise.all(clients.map((client) => client.end()));
  return { held: took[0]!, free: took[1]! };
}

/** Makes the committee so large by copies of its one cell under other ids, as the superuser: keys among copies need not be asked row by row. */
async function grow(stand: Stand, hall: Hall, cells: number): Promise<void> {
  const client = new pg.Client({ ...addressOf('nen_nep_owner'), user: 'postgres' });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; own: string; columns: string[] }>(`select c.oid::regclass::text as name, k.attname as own,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' join pg_attribute k on k.attrelid = c.oid and k.attname in ('cell_id', 'unit_id') and not k.attisdropped
    where c.relkind = 'r' and (k.attname = 'cell_id' or not exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'cell_id'))`);
  await client.query(`set session_replication_role = 'replica'`);
  // a year of months for the one that is copied
  const summary = tables.find((one) => one.name === 'month_summary')!.columns;
  const valueIn = (column: string) => (column === 'month' ? `(t.month - make_interval(months => n))::date` : column === 'concluded_at' ? 'now()' : `t.${column}`);
  await client.query(`insert into month_summary (${summary.join(', ')}) select ${summary.map(valueIn).join(', ')} from month_summary t, generate_series(1, 11) n where t.cell_id = $1 on conflict do nothing`, [hall.cellId]);
  await client.query('drop table if exists more');
  await client.query(`create temp table more as select uuidv7() as id, n from generate_series(1, $1 - (select count(*)::int from unit where kind = 'cell')) n`, [cells]);
  await client.query(`insert into unit (id, kind, path, founded_on) select m.id, 'cell', subpath(u.path, 0, -1) || replace(m.id::text, '-', '')::ltree, u.founded_on from more m, unit u where u.id = $1`, [hall.cellId]);
  for (const { name, own, columns } of tables) {
    const values = columns.map((column) => (column === own ? 'm.id' : name === 'unit_name' && ['name', 'folded'].includes(column) ? `t.${column} || ' ' || m.n` : `t.${column}`)).join(', ');
    await client.query(`insert into ${name} (${columns.join(', ')}) select ${values} from ${name} t, more m where t.${own} = $1 on conflict do nothing`, [hall.cellId]);
  }
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from unit where kind = 'cell'`);
  if (rows[0]!.n !== cells) throw new Error(`${rows[0]!.n} cells instead of ${cells}`);
  await client.query('vacuum analyze');
  await client.end();
}
