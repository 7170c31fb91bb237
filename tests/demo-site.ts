import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import pg from 'pg';
import { addressOf, type Address } from '#platform/postgres/address.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { words } from '#words/words.ts';
import { demoSignIns } from '../scripts/demo/load.ts';
import { buildIfNeeded } from '../scripts/web.ts';
import { openBrowser } from './browser.ts';
import { personAt, signIn, type Device, type Person } from './person.ts';
import { freePort, startProgram } from './program.ts';

/** The demo served by the real program, a browser, and a person to be for each part of the month. */
export interface DemoSite {
  origin: string;
  browser: Browser;
  /** the cell every demo sign-in knows, and the meeting it prepares */
  cell: string;
  commune: string;
  meeting: string;
  /** by the step a meeting has come to: the newest such meeting, its cell, and somebody who leads or belongs to it */
  at(state: string): Stop;
  /** a person's own browser, signed in; `who` is a sign-in of the demo or one of `Stop` */
  signedIn(who: string | null, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  /** the same person as a journey meets them */
  person(who: string, device: Device): Promise<Person>;
  rows<T>(statement: string, values?: unknown[]): Promise<T[]>;
  /** cuts the connections by which the program hears of changes; how many there were */
  cutListening(): Promise<number>;
  /** ends the program in order, does something while it is away, and begins it anew at the same address */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  /** every text in Vietnamese that the demo's tables and the playbooks hold, the longest first */
  data: string[];
  close(): Promise<void>;
}
interface Stop {
  cell: string;
  meeting: string;
  /** usernames */
  secretary: string;
  member: string;
}
const states = ['prepared', 'announced', 'open', 'concluded', 'written', 'filed', 'missed'];
export const { password } = demoSignIns[0]!;

export async function openDemoSite(): Promise<DemoSite> {
  await buildIfNeeded(() => {});
  const folder = await mkdtemp(join(tmpdir(), 'nn-demo-'));
  await cp(process.env['NEN_NEP_DEMO_LOADED']!, folder, { recursive: true });
  const port = await freePort();
  let program = startProgram(folder, port, {}, 'demo');
  await program.says(/quantri +nen nep/);
  const browser = await openBrowser();
  const address: Address = { kind: 'socket', directory: join(folder, 'socket'), database: 'nen_nep' };
  const owner = new pg.Pool({ ...addressOf('nen_nep_owner', address), max: 1 });
  // a restart ends its idle connection
  owner.on('error', () => {});
  const rows = async <T>(statement: string, values: unknown[] = []) => (await owner.query(statement, values)).rows as T[];
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(address);
  process.env['NEN_NEP_SECRET'] = await readFile(join(folder, 'secret'), 'utf8');

  const [known] = await rows<{ cell: string; commune: string }>(`select n.unit_id as cell, (select unit_id from unit_name where name = 'Đảng bộ xã Cẩm Bình') as commune from unit_name n where n.name = 'Chi bộ thôn Đồng Xanh'`);
  const [first] = await rows<{ id: string }>(`select id from meeting where cell_id = $1 and state = 'planned' order by starts_at limit 1`, [known!.cell]);
  const stops = new Map<string, Stop>();
  for (const state of states) {
    const [found] = await rows<{ cell: string; meeting: string; secretary: string; leader: string; member: string; name: string }>(
      `select m.cell_id as cell, m.id as meeting, p.person_id as secretary, p.holder_name as leader, o.person_id as member, o.full_name as name
       from meeting m join post p on p.unit_id = m.cell_id and p.kind = 'secretary' join member o on o.cell_id = m.cell_id
       where m.state = $1 and m.kind <> 'thematic' and m.cell_id <> $2 and m.cell_id = any (array(select unit_id from unit_parent where parent_id = $3)) and not exists (select from post q where q.person_id = o.person_id)
       and not exists (select from member_flag f where f.cell_id = o.cell_id and f.member_id = o.id)
       and not exists (select from sign_in."user" u where u."personId" in (p.person_id, o.person_id))
       order by m.starts_at desc, m.id, o.sort_key limit 1`, [state, known!.cell, known!.commune]);
    if (!found) throw new Error(`the demo has no meeting that is ${state}`);
    await createAccount({ personId: found.secretary, name: found.leader, username: `bithu.${state}`, password });
    await createAccount({ personId: found.member, name: found.name, username: `dangvien.${state}`, password });
    stops.set(state, { cell: found.cell, meeting: found.meeting, secretary: `bithu.${state}`, member: `dangvien.${state}` });
  }
  await closeSignIn();
  const columns = await rows<{ query: string }>(`select format('select distinct %I as text from %I where length(%I) > 4 and %I ~ ''[^ -~]''', column_name, table_name, column_name, column_name) as query
    from information_schema.columns where table_schema = 'public' and data_type = 'text'`);
  const data: string[] = [];
  for (const { query } of columns) data.push(...(await rows<{ text: string }>(query)).map(({ text }) => text.replace(/\s+/g, ' ').trim()));
  // what a sheet keeps of its frame, and why points were lost
  for (const [table, column] of [['mark_sheet', 'sheet'], ['scoring_frame', 'frame']])
    data.push(...(await rows<{ text: string }>(`select distinct value #>> '{}' as text from ${table}, jsonb_path_query(${column}, 'strict $.**') value where jsonb_typeof(value) = 'string' and length(value #>> '{}') > 4 and value #>> '{}' ~ '[^ -~]'`)).map(({ text }) => text));
  // what a visit or an answer puts on the next agenda is a text of the paper, in its language
  const { mends } = words('vi').visits;
  data.push('Khắc phục theo đề nghị của đ/c', 'Trả lời kiến nghị', ...Object.values(mends));
  // rules as data: agendas, scoring frames, and the clauses by which somebody counts
  for (const rules of ['playbooks/hd42.ts', 'rubrics/hd42.ts', 'rubrics/an-phu.ts', 'src/members/counting-rules.ts'])
    data.push(...[...(await readFile(join(import.meta.dirname, '..', rules), 'utf8')).matchAll(/'([^']*[^ -~][^']*)'/g)].map(([, text]) => text!));
  data.sort((a, b) => b.length - a.length);

  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
  return {
    origin: program.origin, browser, rows, data, cell: known!.cell, commune: known!.commune, meeting: first!.id,
    at: (state) => stops.get(state)!,
    cutListening: async () => {
      const superuser = new pg.Client({ host: address.directory, user: 'postgres', database: address.database });
      await superuser.connect();
      const { rowCount } = await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen meeting_changed%'`);
      await superuser.end();
      return rowCount ?? 0;
    },
    restart: async (meanwhile) => {
      program.child.kill('SIGTERM');
      await program.ended;
      await meanwhile();
      program = startProgram(folder, port, {}, 'demo');
      await program.says(/quantri +nen nep/);
    },
    signedIn: async (who, options = {}) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      if (!who) return context;
      if (!sessions.has(who)) {
        const page = await context.newPage();
        await page.goto(`${program.origin}/sign-in`);
        await page.getByLabel('Tên đăng nhập').fill(who);
        await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
        await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
        await page.waitForURL((url) => url.pathname !== '/sign-in');
        sessions.set(who, await context.cookies());
        await page.close();
      }
      await context.addCookies(sessions.get(who)!);
      return context;
    },
    person: async (who, device) => {
      const person = await personAt(browser, program.origin, device);
      await person.page.goto('/sign-in');
      await signIn(person, who, password);
      return person;
    },
    close: async () => {
      await browser.close();
      await owner.end();
      program.child.kill('SIGTERM');
      await program.ended;
      await rm(folder, { recursive: true, force: true });
    }
  };
}
