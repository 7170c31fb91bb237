import pg from 'pg';
import { addressOf } from '#platform/postgres/address.server.ts';
import { house } from '../../src/house.server.ts';
import type { Figure } from '../outcome.ts';
import { sentFor, type Sent } from '../sent.server.ts';
import { onFolder } from '../stand.server.ts';
import { readers } from './measure.ts';
import { filled, removed, within } from './place.ts';
import { cellId, officerOf, secretaryOf } from './rows.ts';
import { idOf, lastMonth, numbersOf, type Shape } from './shape.ts';

/** Of a page, how many rows its statements read of tables, found and thrown away alike; and of how many times as many where there are more of something. */
export interface Growth {
  page: string;
  rows: number;
  /** four years of meetings before the one that is there; every member twice; twice the cells */
  times: Record<'years' | 'members' | 'cells', number>;
}

type Reader = 'above' | 'office' | 'standing' | 'follower' | 'secretary';
/** Pages that show more than one meeting: who opens each, and on what; `above`: the office of the province, on the province. */
const opened: readonly { reader: Reader; route: string; query: string; page: () => Promise<{ load: unknown } | { GET: unknown }> }[] = [
  { reader: 'office', route: 'units/[unit]', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/attendance', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/attendance/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/tasks', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/tasks/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/calendar', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/calendar/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/regime', query: `?period=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/regime/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/grades', query: `?year=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/grades/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/frames', query: `?trial=phu-tho&year=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/frames/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/report', query: `?period=${lastMonth.slice(0, 7)}`, page: () => import('../../src/routes/units/[unit]/report/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/supervision', query: '', page: () => import('../../src/routes/units/[unit]/supervision/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/supervision/plan', query: '', page: () => import('../../src/routes/units/[unit]/supervision/plan/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/requests', query: '', page: () => import('../../src/routes/units/[unit]/requests/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/plans', query: `?year=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/plans/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation', query: '', page: () => import('../../src/routes/units/[unit]/organisation/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation/export', query: '', page: () => import('../../src/routes/units/[unit]/organisation/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation/members', query: '', page: () => import('../../src/routes/units/[unit]/organisation/members/+server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation/places', query: '', page: () => import('../../src/routes/units/[unit]/organisation/places/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/checks', query: '', page: () => import('../../src/routes/units/[unit]/checks/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/log', query: '', page: () => import('../../src/routes/units/[unit]/log/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/supervision/visits', query: '', page: () => import('../../src/routes/units/[unit]/supervision/visits/+server.ts') },
  { reader: 'office', route: 'units/[unit]/supervision/export', query: '', page: () => import('../../src/routes/units/[unit]/supervision/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/attendance/export', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/attendance/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/tasks/export', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/tasks/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/regime/export', query: `?period=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/regime/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/grades/export', query: `?year=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/grades/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/report/export', query: `?period=${lastMonth.slice(0, 7)}`, page: () => import('../../src/routes/units/[unit]/report/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/requests/export', query: '', page: () => import('../../src/routes/units/[unit]/requests/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/plans/export', query: `?year=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/units/[unit]/plans/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/calendar/export', query: `?month=${lastMonth}`, page: () => import('../../src/routes/units/[unit]/calendar/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/models/export', query: '', page: () => import('../../src/routes/units/[unit]/models/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/checks/export', query: '', page: () => import('../../src/routes/units/[unit]/checks/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation/[below]', query: '', page: () => import('../../src/routes/units/[unit]/organisation/[below]/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation/rules', query: '', page: () => import('../../src/routes/units/[unit]/organisation/rules/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/organisation/holidays', query: '', page: () => import('../../src/routes/units/[unit]/organisation/holidays/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/register', query: '', page: () => import('../../src/routes/units/[unit]/register/+page.server.ts') },
  { reader: 'office', route: 'units/[unit]/log/export', query: '', page: () => import('../../src/routes/units/[unit]/log/export/+server.ts') },
  { reader: 'office', route: 'units/[unit]/supervision/plan/export', query: '', page: () => import('../../src/routes/units/[unit]/supervision/plan/export/+server.ts') },
  { reader: 'standing', route: 'units/[unit]/overview', query: '', page: () => import('../../src/routes/units/[unit]/overview/+page.server.ts') },
  { reader: 'standing', route: 'units/[unit]/overview/export', query: '', page: () => import('../../src/routes/units/[unit]/overview/export/+server.ts') },
  { reader: 'standing', route: 'units/[unit]/models', query: '', page: () => import('../../src/routes/units/[unit]/models/+page.server.ts') },
  { reader: 'follower', route: 'follow', query: '', page: () => import('../../src/routes/follow/+page.server.ts') },
  { reader: 'above', route: 'units/[unit]/report', query: `?period=${lastMonth.slice(0, 7)}`, page: () => import('../../src/routes/units/[unit]/report/+page.server.ts') },
  { reader: 'above', route: 'units/[unit]/overview', query: '', page: () => import('../../src/routes/units/[unit]/overview/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]', query: '', page: () => import('../../src/routes/cells/[cell]/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/members', query: '', page: () => import('../../src/routes/cells/[cell]/members/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/tasks', query: '', page: () => import('../../src/routes/cells/[cell]/tasks/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/plan', query: '', page: () => import('../../src/routes/cells/[cell]/plan/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/regime', query: `?period=${lastMonth.slice(0, 4)}`, page: () => import('../../src/routes/cells/[cell]/regime/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/visits', query: '', page: () => import('../../src/routes/cells/[cell]/visits/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/requests', query: '', page: () => import('../../src/routes/cells/[cell]/requests/+page.server.ts') },
  { reader: 'secretary', route: 'cells/[cell]/signals', query: '', page: () => import('../../src/routes/cells/[cell]/signals/+page.server.ts') }
];

/** Pages whose answer holds what five years leave behind, by what that is: nothing else may grow with them. */
export const grown: Record<string, string> = {
  'units/[unit]/supervision': 'the last visit to each cell is sought among all', 'units/[unit]/supervision/plan': 'the same', 'units/[unit]/supervision/export': 'the same', 'units/[unit]/supervision/plan/export': 'the same', follow: 'the same',
  'units/[unit]/supervision/visits': 'all visits are listed', 'units/[unit]/checks': 'everything that is kept is checked', 'units/[unit]/checks/export': 'the same',
  'cells/[cell]/signals': 'when each was last heard is sought among all they said', 'cells/[cell]/visits': 'all visits are shown', 'cells/[cell]': 'the last visit is sought among all', 'cells/[cell]/requests': 'the same', 'cells/[cell]/tasks': 'tasks that are done are shown'
};

/** What was found, as figures. */
export const growthTold = (found: readonly Growth[]): Figure[] =>
  found.map(({ page, rows, times }) => ({ what: `${page}: rows read with five years of meetings instead of one`, value: times.years, unit: 'times', ...(grown[page] ? {} : { atMost: 1.1 }), beside: `${rows} rows; with every member twice ${times.members.toFixed(2)}, with twice the cells ${times.cells.toFixed(2)}${grown[page] ? `; ${grown[page]}` : ''}` }));

/** Fills a folder with a commune of this shape, makes it older, then fuller, then twice as large, and reads each page each time. The folder is taken away. */
export async function growthOf(folder: string, shape: Shape): Promise<Growth[]> {
  await filled(folder, shape, () => {});
  const before = await rowsRead(folder, shape);
  await within(folder, (client) => older(client, 4));
  const years = await rowsRead(folder, shape);
  await within(folder, younger);
  await within(folder, fuller);
  const members = await rowsRead(folder, shape);
  await removed(folder);
  const doubled = { ...shape, grassroots: shape.grassroots * 2, cells: shape.cells * 2 };
  await filled(folder, doubled, () => {});
  const cells = await rowsRead(folder, doubled);
  await house().close();
  await removed(folder);
  return [...before].map(([page, { rows }]) => ({ page, rows, times: { years: years.get(page)!.rows / rows, members: members.get(page)!.rows / rows, cells: cells.get(page)!.rows / rows } }));
}

/** What belongs to the twelve months that are filled: its ids, and which rows of it are over. */
const ofMeetings: Record<string, { ids: readonly string[]; over: string }> = {
  meeting: { ids: ['id'], over: `state = 'graded'` }, month_summary: { ids: ['meeting_id'], over: `state = 'graded'` }, grade: { ids: ['meeting_id'], over: 'true' },
  visit: { ids: ['id', 'meeting_id'], over: 'true' }, task: { ids: ['id'], over: `status <> 'open'` }, task_month: { ids: ['task_id'], over: `task_id in (select id from task where status <> 'open')` },
  ...Object.fromEntries(['meeting_moment', 'attendance', 'minutes', 'self_mark'].map((name) => [name, { ids: ['meeting_id'], over: `meeting_id in (select id from meeting where state = 'graded')` }])),
  agenda_item: { ids: ['id', 'meeting_id'], over: `meeting_id in (select id from meeting where state = 'graded')` }, speech: { ids: ['id', 'meeting_id', 'agenda_item_id'], over: 'true' }
};
const copyOf = (column: string, n: number) => `overlay(${column}::text placing '${n}' from 36)::uuid`;
const isCopy = (column: string) => `right(${column}::text, 1) <> '0'`;

/** The twelve months again, so many years before, up to nine. */
export async function older(client: pg.Client, years: number): Promise<void> {
  for (const [table, { ids, over }] of Object.entries(ofMeetings)) {
    const { rows } = await client.query<{ name: string; type: string }>(`select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table]);
    const names = rows.map((column) => column.name).join(', ');
    for (let ago = 1; ago <= years; ago++) {
      const values = rows.map(({ name, type }) => (ids.includes(name) ? copyOf(name, ago) : /^(date|timestamp)/.test(type) ? `(${name} - interval '${ago} years')::${type}` : name)).join(', ');
      await client.query(`insert into ${table} (${names}) select ${values} from ${table} where (${over}) and not ${isCopy(ids[0]!)}`);
    }
  }
  await client.query('vacuum analyze');
}

async function younger(client: pg.Client): Promise<void> {
  for (const [table, { ids }] of Object.entries(ofMeetings).toReversed()) await client.query(`delete from ${table} where ${isCopy(ids[0]!)}`);
  await client.query('vacuum analyze');
}

/** Every member once more; on no roll, but counted. */
async function fuller(client: pg.Client): Promise<void> {
  await client.query(`insert into person (id) select ${copyOf('person_id', 1)} from member; insert into member (cell_id, id, person_id, valid, full_name, folded, sort_key) select cell_id, ${copyOf('id', 1)}, ${copyOf('person_id', 1)}, valid, full_name, folded, sort_key from member;
    insert into member_status (cell_id, member_id, valid, status) select cell_id, ${copyOf('member_id', 1)}, valid, status from member_status`);
  await client.query('vacuum analyze');
}

/**
 * What a page reads: how many rows of tables, the tables that it goes to again and again within one statement, each time weighing the whole list of the scope, and how
 * many rows the busiest step of a statement went over: where a plan compares each cell with each, as many as there are pairs of them.
 */
export interface Reading {
  rows: number;
  again: string[];
  busiest: number;
}

/** What each page reads. */
export function rowsRead(folder: string, shape: Shape): Promise<Map<string, Reading>> {
  return onFolder(folder, async (stand) => {
    const numbers = numbersOf(shape);
    const params = { unit: idOf('unit', numbers.commune(0)), cell: cellId(shape, 0), below: idOf('unit', numbers.grassroots(0)) };
    const people = { above: officerOf(shape, numbers.province(0), 'office'), office: officerOf(shape, numbers.commune(0), 'office'), standing: officerOf(shape, numbers.commune(0), 'standing'), follower: officerOf(shape, numbers.grassroots(0), 'standing'), secretary: secretaryOf(0).personId };
    const cookies = await readers(stand, Object.entries(people).map(([name, personId]) => ({ personId, name })));
    const read = new Map<string, Reading>();
    for (const { reader, route, query, page } of opened) {
      const shown = (await page()) as Record<'load' | 'GET', ((event: never) => unknown) | undefined>;
      const load = (shown.load ?? shown.GET)!;
      const its = reader === 'above' ? { ...params, unit: idOf('unit', numbers.province(0)) } : params;
      const path = route.replace(/\[(unit|cell|below)\]/g, (_, name: keyof typeof params) => its[name]);
      read.set(reader === 'above' ? `${route} of a province` : route, await readingOf(await sentFor(`/${path}${query}`, load, its, cookies[Object.keys(people).indexOf(reader)]!)));
    }
    return read;
  });
}

/** What these statements read, asked one after the other on a connection of their role. What a function of the database reads is not seen. */
async function readingOf(statements: readonly Sent[]): Promise<Reading> {
  const clients = new Map<string, pg.Client>();
  const steps: Node[] = [];
  for (const [role, said, values] of statements as [string, string | { text: string; values: unknown[] }, unknown[]?][]) {
    if (!clients.has(role)) {
      const client = new pg.Client(addressOf(role as 'nen_nep_app'));
      await client.connect();
      clients.set(role, client);
    }
    const [text, given] = typeof said === 'string' ? [said, values ?? []] : [said.text, said.values];
    if (!/^\s*(select|with)\b/i.test(text)) await clients.get(role)!.query(text, given);
    else {
      const { rows } = await clients.get(role)!.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (analyze, timing off, format json) ${text}`, given);
      steps.push(...stepsOf(rows[0]!['QUERY PLAN'][0].Plan));
    }
  }
  await Promise.all([...clients.values()].map((client) => client.end()));
  const nodes = steps.filter((node) => ofTables.includes(node['Node Type']));
  const removed = ['Rows Removed by Filter', 'Rows Removed by Join Filter', 'Rows Removed by Index Recheck'] as const;
  const goneOver = (node: Node) => Math.round((node['Actual Rows'] + removed.reduce((sum, which) => sum + (node[which] ?? 0), 0)) * node['Actual Loops']);
  return {
    rows: nodes.reduce((sum, node) => sum + goneOver(node), 0), busiest: Math.max(0, ...steps.map(goneOver)),
    again: nodes.filter((node) => node['Actual Loops'] > 1 && /string_to_array/.test(`${node['Index Cond']} ${node['Recheck Cond']} ${node.Filter}`)).map((node) => node['Relation Name']!)
  };
}

interface Node {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  Filter?: string;
  Plans?: Node[];
}
const ofTables = ['Seq Scan', 'Index Scan', 'Index Only Scan', 'Bitmap Heap Scan'];
/** The steps of a plan, readings of tables and all others. */
const stepsOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(stepsOf)];
