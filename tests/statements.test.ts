import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundUnit } from '#organisation/commands.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { house } from '../src/house.server.ts';
import { actions as signInActions } from '../src/routes/sign-in/+page.server.ts';
import { castDay, type Cast } from './cast.ts';
import { filledCast } from './rights-rows.ts';
import { browser, type Browser } from './visit.ts';

// A check a row made a page of others take twelve seconds at 150 units: over a large committee and a large cell every page asks as many
// questions of the database as over small ones.

const origin = 'http://localhost:4352';
const folder = join(import.meta.dirname, '../src/routes');
const password = 'con trâu đi cày';
type Look = (event: never) => unknown;
let cast: Cast;
let kept: string;
let browsers: Record<'hien' | 'vanphong' | 'thanh', Browser>;
let pages: { route: string; path: string; params: Record<string, string>; look: Look }[];
const asked: string[] = [];

beforeAll(async () => {
  kept = await mkdtemp(join(tmpdir(), 'statements-'));
  process.env['NEN_NEP_FILES'] = kept;
  process.env['ORIGIN'] = origin;
  cast = await filledCast();
  // entered after its commune's report was closed: something is told of that report in the small place as in the large
  await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Mới Về', kind: 'cell', type: 'village', foundedOn: castDay });
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  const people = { hien: cast.people.hien, vanphong: cast.people.communeOffice, thanh: cast.people.inCharge };
  browsers = {} as typeof browsers;
  for (const [n, [username, { personId, name }]] of Object.entries(people).entries()) {
    await createAccount({ personId, name, username, password });
    browsers[username as keyof typeof browsers] = browser(origin, `10.3.0.${n}`);
    await browsers[username as keyof typeof browsers].visit('/sign-in', signInActions.default, { form: { username, password } });
  }
  pages = await everyPage();
  const query = pg.Client.prototype.query as (...words: unknown[]) => unknown;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- pg's overloads are passed through as they are
  pg.Client.prototype.query = function (this: pg.Client, ...words: any[]): any {
    const [first] = words as [string | { text?: string }];
    const text = typeof first === 'string' ? first : (first.text ?? '');
    // a large scope is cut down before and put back after a statement about one unit; that statement is counted
    if (!/savepoint narrowed/.test(text)) asked.push(text);
    return query.apply(this, words);
  };
}, 120_000);
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
  await rm(kept, { recursive: true });
});

/** Every page and file of the router that reads for a cell, a committee or a person, with addresses of the cast filled in. */
async function everyPage(): Promise<typeof pages> {
  const meetings = await ids(`select distinct on (state) id from meeting where cell_id = $1 order by state, id`, [cast.dongXanh]);
  const found: typeof pages = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\+(page\.server|server)\.ts$/.test(name)).sort()) {
    const route = file.replace(/\/?\+(page\.server|server)\.ts$/, '');
    if (/^(sign-|set-up|settings|healthz|commands|check|calendar|me\/account)|\[slip\]|events$|papers\/\[paper\]|^$|marked|template|passkeys/.test(route)) continue;
    const module = (await import(join(folder, file))) as { load?: Look; GET?: Look };
    const look = module.load ?? module.GET;
    if (!look) continue;
    const kinds = route.includes('[kind]') ? ['notice', 'agenda', 'minutes', 'pack', 'package'] : ['notice'];
    for (const meeting of route.includes('[meeting]') ? meetings : [meetings[0]!])
      for (const kind of kinds) {
        const all: Record<string, string> = { cell: cast.dongXanh, unit: cast.commune, below: cast.dongXanh, member: cast.people.hoa.memberId!, meeting, kind };
        const params = Object.fromEntries([...route.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name!, all[name!] ?? 'x']));
        found.push({ route: file, params, look, path: `/${route.replace(/\[(\w+)\]/g, (_, name: string) => params[name]!)}${route === 'search' ? '?q=nguyen' : route === 'units/[unit]/frames' ? '?trial=phu-tho&year=2026' : ''}` });
      }
  }
  return found;
}
const ids = async (statement: string, values: unknown[]) => (await cast.database.owner.query<{ id: string }>(statement, values)).rows.map((row) => row.id);

/** How many statements each page sends, by person and address, after it was opened once (`opened`: it was before); pages that are not theirs are left out. */
async function counted(opened: boolean): Promise<Map<string, string[]>> {
  const counts = new Map<string, string[]>();
  for (const { route, path, params, look } of pages)
    for (const who of ['hien', 'vanphong', 'thanh'] as const) {
      const open = () => browsers[who].visit(path, look, { params });
      if (!opened) await open();
      asked.length = 0;
      if ((await open()).status !== 200) continue;
      counts.set(`${who} ${route} ${path}`, [...asked]);
    }
  return counts;
}

/** Makes the commune a hundred and the cell forty times as large (up to 400 cells a page offers all of them to choose from), by copies of what is there under other ids. */
async function enlarge(): Promise<void> {
  const { directory, database } = cast.database.address as { directory: string; database: string };
  const owner = new pg.Client({ host: directory, port: 5432, user: 'postgres', database });
  await owner.connect();
  const { rows: tables } = await owner.query<{ name: string; own: string; columns: string[] }>(`select c.oid::regclass::text as name, k.attname as own,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' join pg_attribute k on k.attrelid = c.oid and k.attname in ('cell_id', 'unit_id') and not k.attisdropped
    where c.relkind = 'r' and (k.attname = 'cell_id' or not exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'cell_id'))`);
  await owner.query('begin');
  // copies are whole by what they are copies of; the keys are not asked row by row
  await owner.query(`set local session_replication_role = 'replica'`);
  await owner.query(`create temp table more on commit drop as select uuidv7() as id, n from generate_series(1, 390) n`);
  const like = `(select path from unit where id = '${cast.benMoi}')`;
  await owner.query(`insert into unit (id, kind, path, founded_on) select id, 'cell', subpath(${like}, 0, -1) || replace(id::text, '-', '')::ltree, '2026-01-01' from more`);
  for (const { name, own, columns } of tables) {
    const values = columns.map((column) => (column === own ? 'm.id' : name === 'unit_name' && column === 'name' ? `t.name || ' ' || m.n` : `t.${column}`)).join(', ');
    await owner.query(`insert into ${name} (${columns.join(', ')}) select ${values} from ${name} t, more m where t.${own} = '${cast.benMoi}' on conflict do nothing`);
  }
  await owner.query(`create temp table joining on commit drop as select uuidv7() as id, uuidv7() as person, n from generate_series(1, 200) n`);
  await owner.query('insert into person (id) select person from joining');
  for (const name of ['member', 'member_detail', 'member_status', 'attendance', 'reply', 'notice_recipient', 'task', 'opinion', 'speech']) {
    const columns = tables.find((one) => one.name === name)!.columns;
    const of = name === 'member' ? 'id' : ['member_id', 'assignee_member_id', 'assignee_id'].find((column) => columns.includes(column));
    const values = columns.map((column) => (column === of ? 'j.id' : column === 'person_id' ? 'j.person' : column === 'id' ? 'uuidv7()' : `t.${column}`)).join(', ');
    await owner.query(`insert into ${name} (${columns.join(', ')}) select ${values} from ${name} t, joining j where t.cell_id = $1 and t.${of} = (select ${of} from ${name} where cell_id = $1 and ${of} is not null limit 1) on conflict do nothing`, [cast.dongXanh]);
  }
  await owner.query('commit');
  await owner.query('analyze');
  await owner.end();
}

test('every page asks the database the same number of questions over a small committee and cell and over large ones', async () => {
  const small = await counted(false);
  expect(small.size).toBeGreaterThan(60);
  await enlarge();
  const [cells] = await ids(`select count(*)::text as id from unit where path <@ (select path from unit where id = $1) and kind = 'cell'`, [cast.commune]);
  const [meetings] = await ids('select count(*)::text as id from meeting where cell_id in (select id from unit where path <@ (select path from unit where id = $1))', [cast.commune]);
  const [members] = await ids('select count(*)::text as id from member where cell_id = $1', [cast.dongXanh]);
  expect([Number(cells) > 380, Number(meetings) > 380, Number(members) > 200], 'grown').toEqual([true, true, true]);
  const large = await counted(true);
  expect([...large.keys()].sort()).toEqual([...small.keys()].sort());
  const grown = [...large].filter(([page, statements]) => statements.length > small.get(page)!.length).map(([page, statements]) => ({
    page, small: small.get(page)!.length, large: statements.length,
    repeated: [...new Set(statements)].map((text) => ({ text: text.replace(/\s+/g, ' ').slice(0, 200), more: statements.filter((one) => one === text).length - small.get(page)!.filter((one) => one === text).length })).filter((one) => one.more > 0)
  }));
  expect(grown).toEqual([]);
  // what was said at meetings is not read for the page that everybody opens first
  const first = [...large].filter(([page]) => page.includes(' cells/[cell]/+page.server.ts '));
  expect(first.length).toBeGreaterThan(1);
  expect(first.flatMap(([page, statements]) => statements.filter((text) => /\bfrom "?speech\b/.test(text)).map(() => page))).toEqual([]);
  // nor does any page ask many at all
  expect([...large].filter(([, statements]) => statements.length > 60).map(([page, statements]) => `${page}: ${statements.length}`)).toEqual([]);
}, 240_000);
