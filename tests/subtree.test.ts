import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveUnit } from '#organisation/commands.ts';
import { brokenChains, type Place } from '#platform/backup/site.server.ts';
import { importSubtree } from '#platform/backup/subtree-in.server.ts';
import { leftOut, snapshotOf, subtreeLines, tablesOf, unitNamed } from '#platform/backup/subtree.server.ts';
import { migrate, migrationsIn } from '#platform/migrate.server.ts';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { dropDatabase, makeRoles } from '#platform/postgres/roles.server.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import type { Cast } from './cast.ts';
import { filledCast } from './rights-rows.ts';

const root = join(import.meta.dirname, '..');
let folder: string;
let cast: Cast;
let here: Place;
let whole: string;
const opened: TestDatabase[] = [];
const paper = Buffer.from('%PDF a paper with đ');
const hash = createHash('sha256').update(paper).digest('hex');
const evidence = Buffer.from('%PDF what shows that it is done');
const evidenceHash = createHash('sha256').update(evidence).digest('hex');
const shared = Buffer.from('%PDF what a model cell gave, and took out of its own meeting since');
const sharedHash = createHash('sha256').update(shared).digest('hex');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-subtree-'));
  cast = await filledCast();
  await cast.database.owner.query('update paper set content_hash = $1, removed_at = null', [hash]);
  for (const table of ['task_evidence', 'inspection_file']) await cast.database.owner.query(`update ${table} set content_hash = $1`, [evidenceHash]);
  await cast.database.owner.query(`update shared_thing set paper_name = 'Kế hoạch.pdf', media_type = 'application/pdf', size = $2, content_hash = $1`, [sharedHash, shared.length]);
  // what people type, and what a line or a copy could take for its own marks
  await cast.database.owner.query(`update agenda_item set points = E'a\\tb\\\\n "c"\\r\\n\\\\N \\\\.' where title is not null`);
  here = placeAt(cast.database, join(folder, 'here'));
  for (const [name, bytes] of [[hash, paper], [evidenceHash, evidence], [sharedHash, shared]] as const) {
    await mkdir(join(here.dataDir, 'files', name.slice(0, 2)), { recursive: true });
    await writeFile(join(here.dataDir, 'files', name.slice(0, 2), name), bytes);
  }
  whole = await exported(here, await top(here));
}, 60_000);
afterAll(async () => {
  for (const database of opened) await database.close();
  await cast.close();
  await rm(folder, { recursive: true, force: true });
});

const placeAt = (database: TestDatabase, dataDir: string): Place => ({ address: database.address, dataDir, migrations: join(root, 'migrations'), figures: '' });
async function nowhere(): Promise<Place & { database: TestDatabase }> {
  const database = await freshDatabase();
  opened.push(database);
  return { ...placeAt(database, join(folder, `place-${opened.length}`)), database };
}
async function exported(place: Place, unit: string): Promise<string> {
  const client = await snapshotOf(place);
  try {
    return (await Array.fromAsync(subtreeLines(client, place, unit))).join('');
  } finally {
    await client.end();
  }
}
async function top(place: Place): Promise<string> {
  const client = await snapshotOf(place);
  const { rows } = await client.query<{ id: string }>('select id from unit order by nlevel(path), id limit 1');
  await client.end();
  return rows[0]!.id;
}
const importing = (place: Place, text: string) => importSubtree(() => Readable.from([text]), place, () => {});
const count = async (place: { database: TestDatabase }, table: string) => Number((await place.database.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n);

test('exported, imported into an empty site and exported again, it is equal to the byte; chains hold and files are there', async () => {
  const there = await nowhere();
  await importing(there, whole);
  expect(await exported(there, await top(here))).toBe(whole);
  expect(await brokenChains(there.address)).toMatchObject({ links: expect.any(Number), broken: [] });
  expect(await readFile(join(there.dataDir, 'files', hash.slice(0, 2), hash))).toEqual(paper);
  expect(await readFile(join(there.dataDir, 'files', evidenceHash.slice(0, 2), evidenceHash))).toEqual(evidence);
  expect(await readFile(join(there.dataDir, 'files', sharedHash.slice(0, 2), sharedHash))).toEqual(shared);
  // nothing of a unit's is left behind: every table of the site but the ones that stay has all its rows
  const client = await snapshotOf(here);
  const found = await tablesOf(client);
  const tables = found.map((table) => table.name);
  const all = await client.query<{ name: string }>(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'command_log') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`);
  await client.end();
  expect(all.rows.map((row) => row.name).filter((name) => !tables.includes(name)).sort()).toEqual(Object.keys(leftOut).sort());
  // the cast has a second province, which is another tree
  for (const { name, columns } of found) {
    const own = ['cell_id', 'unit_id'].find((column) => columns.includes(column));
    if (!own) continue;
    const { rows } = await cast.database.owner.query<{ n: string }>(`select count(*) as n from ${name} where ${own} in (select id from unit where path <@ (select path from unit where id = $1))`, [await top(here)]);
    expect([name, await count(there, name)]).toEqual([name, Number(rows[0]!.n)]);
  }
}, 60_000);

test('a cell alone brings what is around it, nothing of its neighbours, and hangs where its superior is known', async () => {
  const text = await exported(here, cast.dongXanh);
  expect(text).not.toContain(cast.benMoi);
  const there = await nowhere();
  await importing(there, text);
  expect(await exported(there, cast.dongXanh)).toBe(text);
  expect(await count(there, 'member')).toBe(Number((await cast.database.owner.query<{ n: string }>('select count(*) as n from member where cell_id = $1', [cast.dongXanh])).rows[0]!.n));
  // the next cell comes to the same commune, which is here already
  await importing(there, await exported(here, cast.benMoi));
  expect(await exported(there, cast.benMoi)).toBe(await exported(here, cast.benMoi));
}, 60_000);

test('what is here already, or hangs nowhere, is refused and changes nothing', async () => {
  const there = await nowhere();
  await importing(there, await exported(here, cast.dongXanh));
  const before = await exported(there, cast.dongXanh);
  await expect(importing(there, await exported(here, cast.dongXanh))).rejects.toThrow(/This unit is here already/);
  await expect(importing(there, whole)).rejects.toThrow(/is here already/);
  expect(await exported(there, cast.dongXanh)).toBe(before);
  const other = await nowhere();
  await other.database.owner.query(`insert into unit (kind, path, founded_on) values ('province', 'x', '2025-07-01')`);
  await expect(importing(other, await exported(here, cast.dongXanh))).rejects.toThrow(/organisation above this unit is not on this site/);
  expect([await count(other, 'member'), await count(other, 'unit')]).toEqual([0, 1]);
}, 60_000);

const lines = () => whole.split('\n');
test.each<[string, () => string, RegExp]>([
  ['something else', () => 'TT\tHọ và tên\n', /not an export/],
  ['nothing', () => '', /not an export/],
  ['one of another format', () => whole.replace('nen-nep-export 1', 'nen-nep-export 2'), /another format/],
  ['one of a newer program', () => whole.replace(/"migration":\d+/, '"migration":9999'), /damaged|newer/],
  ['one that is cut short', () => whole.slice(0, -200), /damaged or cut short/],
  ['one without its last line', () => `${lines().slice(0, -2).join('\n')}\n`, /damaged or cut short/],
  ['one with a word changed', () => whole.replace('Đồng Xanh', 'Đồng Đỏ'), /damaged or cut short/],
  ['one with a line dropped', () => lines().toSpliced(8, 1).join('\n'), /damaged or cut short/],
  ['one with a line more', () => `${whole}[]\n`, /damaged or cut short/]
])('%s is refused before anything is touched', async (_, text, why) => {
  const there = await nowhere();
  await expect(importing(there, text())).rejects.toThrow(why);
  expect([await count(there, 'unit'), await readdir(there.dataDir).catch(() => [])]).toEqual([0, []]);
});

test('a whole export that lies about what it holds is undone', async () => {
  const sealed = (text: string) => {
    const all = text.split('\n').slice(0, -2);
    const end = JSON.parse(text.split('\n').at(-2)!) as { rows: number; files: number };
    const body = `${all.join('\n')}\n`;
    return `${body}${JSON.stringify({ ...end, sha256: createHash('sha256').update(body).digest('hex') })}\n`;
  };
  const there = await nowhere();
  await expect(importing(there, sealed(whole.replace('"table":"public.member"', '"table":"sign_in.user"')))).rejects.toThrow(/no part of a site/);
  // a number written otherwise than the database writes it would not come out the same
  const rows = lines();
  const at = rows.findIndex((line) => line.includes('"table":"public.self_mark"')) + 1;
  rows[at] = JSON.stringify((JSON.parse(rows[at]!) as (string | null)[]).map((value) => (value !== null && /^\d+$/.test(value) ? `0${value}` : value)));
  await expect(importing(there, sealed(rows.join('\n')))).rejects.toThrow(/not what the export says/);
  expect(await count(there, 'unit')).toBe(0);
});

test('an export of an earlier migration is brought forward and imported', async () => {
  const directory = process.env['NEN_NEP_TEST_SERVER']!;
  const older: Place = { ...here, dataDir: join(folder, 'older'), address: { kind: 'socket', directory, database: `older_${process.pid}` } };
  await makeRoles(older.address);
  const known = (await migrationsIn(here.migrations)).length;
  await migrate(addressOf('nen_nep_owner', older.address), here.migrations, undefined, known - 1);
  const client = await snapshotOf(older);
  const { rows } = await client.query<{ id: string }>(`with u as (insert into unit (kind, path, founded_on) values ('cell', 'x', '1930-02-03') returning id) insert into unit_name (unit_id, valid, name, folded) select id, '[1930-02-03,)', 'Chi bộ Đông Dương', 'chi bo dong duong' from u returning unit_id as id`);
  await client.query('commit');
  await client.end();
  const text = await exported(older, rows[0]!.id);
  await dropDatabase(older.address as Extract<Address, { kind: 'socket' }>);
  expect(JSON.parse(text.split('\n')[0]!)).toMatchObject({ migration: known - 1 });
  const there = await nowhere();
  await importing(there, text);
  const now = await exported(there, rows[0]!.id);
  expect(JSON.parse(now.split('\n')[0]!)).toMatchObject({ migration: known });
  expect(now).toContain('Chi bộ Đông Dương');
}, 60_000);

test('a unit is found by its id or its name of today; none and several are refused', async () => {
  const client = await snapshotOf(here);
  expect(await unitNamed(client, cast.dongXanh)).toBe(cast.dongXanh);
  const { rows } = await client.query<{ name: string }>('select name from unit_name where unit_id = $1 and upper_inf(valid)', [cast.dongXanh]);
  expect(await unitNamed(client, rows[0]!.name)).toBe(cast.dongXanh);
  await expect(unitNamed(client, 'Chi bộ không có')).rejects.toThrow(/no such unit/);
  await client.end();
});

test('a committee that inspected members of a cell which belongs to another by now comes whole without that cell', async () => {
  await cast.done(cast.people.provinceOffice, moveUnit, { unitId: cast.benMoi, newParentId: cast.otherCommune, on: '2027-02-01' }, new Date('2027-02-01T05:00:00Z'));
  const text = await exported(here, cast.commune);
  const there = await nowhere();
  await importing(there, text);
  expect(await exported(there, cast.commune)).toBe(text);
  expect([await count(there, 'inspected_member') > 0, await count(there, 'inspection_remedy') > 0, Number((await there.database.owner.query(`select count(*) as n from member where cell_id = '${cast.benMoi}'`)).rows[0].n)]).toEqual([true, true, 0]);
}, 60_000);
