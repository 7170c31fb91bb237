import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/id.server.ts';
import { receive } from '#platform/receive.server.ts';
import { openBrowser } from '../browser.ts';
import { castIn, type Cast } from '../cast.ts';
import { rehearsal, Rehearsed } from '../rehearsal.ts';
import { everyCommand, type Sample } from '../samples.ts';
import { serveCast, type Served } from '../served.ts';

// Markup, scripts and formulas typed into every text field of every command: on every page, in every file, they are letters and no more.

let cast: Cast;
let site: Served;
let browser: Browser;
let parser: Page;
/** the fields that took the markup, by command and place in its payload */
const taken = new Map<string, number>();

beforeAll(async () => {
  cast = await castIn();
  await playHostile();
  site = await serveCast(cast, 'http://localhost:4391');
  browser = await openBrowser();
  parser = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Ends whatever element or attribute it stands in, and begins one of its own; what it begins is looked for. `n` tells which field it came from. */
const markup = (n: number) => `b${n}</title></textarea></script></style>--> "'><nn-born data-born="1" onclick=born()>{{7*7}}\${7*7}&lt;b&gt;`;
/** The same for a name of a file, and for what becomes a link. */
const variants = (value: string, n: number): string[] => [markup(n), ...(/\.\w{3,4}$/.test(value) ? [`b${n} "'><nn-born data-born=1 onclick=born()>${/\.\w+$/.exec(value)![0]}`] : []), `b${n}'"><nn-born onclick=x>`];

type Path = (string | number)[];
function texts(value: unknown, path: Path = []): { path: Path; value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => texts(one, [...path, Array.isArray(value) ? Number(key) : key]));
}
function put<T>(value: T, [head, ...rest]: Path, text: string): T {
  if (head === undefined) return text as T;
  if (Array.isArray(value)) return value.map((one: unknown, n) => (n === head ? put(one, rest, text) : one)) as T;
  return { ...value, [head]: put((value as Record<string, unknown>)[head], rest, text) };
}

/** Plays every command, each text of it markup wherever the command takes it. */
async function playHostile(): Promise<void> {
  const door = rehearsal(cast.house.reception);
  const takes = ({ who, command, at }: Sample, payload: Record<string, unknown>) => receive(door, { id: newId(), name: command.name, payload }, who, at).then(() => false, (thrown: unknown) => thrown instanceof Rehearsed || Promise.reject(thrown as Error));
  const play = everyCommand(cast);
  for (let step = await play.next(); !step.done; ) {
    const sample = step.value;
    let payload = sample.payload;
    for (const { path, value } of texts(payload)) {
      if (/^[0-9a-f-]{36}$|^[0-9a-f]{64}$|^\d{4}-\d\d/.test(value)) continue;
      const field = `${sample.command.name} ${path.filter((part) => typeof part === 'string').join('.')}`;
      const n = taken.get(field) ?? taken.size;
      for (const text of path.at(-1) === 'link' ? [`javascript:born()//b${n} `] : variants(value, n)) {
        const hostile = put(payload, path, text);
        if (!(await takes(sample, hostile))) continue;
        payload = hostile;
        taken.set(field, n);
        break;
      }
    }
    step = await play.next(await cast.done(sample.who, sample.command, payload, sample.at));
  }
}

const ids = async (statement: string, values: unknown[]) => (await cast.database.owner.query<{ id: string }>(statement, values)).rows.map((row) => row.id);
const folder = join(import.meta.dirname, '../../src/routes');

/** Addresses of every page and file of the router, with what the play left in them. */
async function addresses(): Promise<string[]> {
  const { dongXanh, commune } = cast;
  const found: Record<string, string[]> = {
    cell: [dongXanh, cast.benMoi], unit: [commune, cast.province], below: [...(await ids(`select unit_id as id from unit_name where name like '%nn-born%' limit 2`, [])), dongXanh], kind: ['notice', 'agenda', 'minutes', 'resolution', 'pack', 'package-after', 'thematic-plan', 'plan', 'report', 'conclusion'],
    meeting: await ids('select distinct on (state) id from meeting where cell_id = $1 order by state, id', [dongXanh]), member: await ids(`select id from member where full_name like '%nn-born%' limit 3`, []),
    paper: await ids('select id from paper where cell_id = $1', [dongXanh]), document: await ids('select distinct on (kind) id from filed_document where cell_id = $1', [dongXanh]),
    task: await ids('select id from task where cell_id = $1', [dongXanh]), evidence: await ids('select id from task_evidence where cell_id = $1', [dongXanh]), inspection: await ids('select id from inspection', []), own: await ids('select id from inspection where unit_id = subject_id', []), review: await ids('select id from model_review where cell_id = $1', [dongXanh]), by: [commune], file: await ids('select id from inspection_file', [])
  };
  const all: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\+(page\.server|server)\.ts$/.test(name)).sort()) {
    const route = `/${file.replace(/\/?\+(page\.server|server)\.ts$/, '')}`;
    if (/^\/(sign-out|commands|settings|healthz|calendar|set-up)|events$|passkey|check\/offline|\[slip\]/.test(route)) continue;
    if (file.endsWith('+server.ts') && !/GET/.test(readFileSync(join(folder, file), 'utf8'))) continue;
    let paths = [route];
    for (const [whole, name] of [...route.matchAll(/\[(\w+)\]/g)]) paths = paths.flatMap((path) => found[name!]!.map((id) => path.replace(whole, id)));
    all.push(...paths);
  }
  return all;
}

/** What a page was made to hold, as a browser reads it: elements, attributes and links that nobody of ours wrote. Read without running it. */
const bornOf = (html: string) => parser.evaluate((text) => {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const every = [...page.querySelectorAll('*')];
  const born = every.filter((one) => one.localName === 'nn-born' || one.getAttributeNames().some((name) => name.startsWith('on') || name === 'data-born' || name === 'style'));
  const links = every.flatMap((one) => ['href', 'src', 'action', 'formaction', 'xlink:href'].map((name) => one.getAttribute(name) ?? '')).filter((to) => /^\s*(javascript|data|vbscript):/i.test(to) && !/^data:image\/svg/.test(to));
  return [...born.map((one) => one.outerHTML.slice(0, 150)), ...links, ...(page.querySelectorAll('script:not([src]):not([nonce])').length > 0 ? ['a script without a nonce'] : [])];
}, html);

test('markup in every text field of every command stays text on every page and in every file', async () => {
  expect(taken.size).toBeGreaterThan(70);
  const [hien, office, hoa, quantri, standing] = [await site.enter(cast.people.hien), await site.enter(cast.people.communeOffice), await site.enter(cast.people.hoa), await site.enter(cast.people.administrator), await site.enter(cast.people.standing)];
  const faults: string[] = [];
  const shown = new Set<string>();
  const pages = { html: 0, files: 0 };
  for (const path of await addresses())
    for (const [who, as] of [['hien', hien], ['office', office], ['hoa', hoa], ['quantri', quantri], ['standing', standing]] as const) {
      if (/^\/(units\/[^/]+\/)?inspections/.test(path) ? who !== 'standing' : path.startsWith('/units') ? who !== 'office' : path.startsWith('/admin') ? who !== 'quantri' : who !== 'hien' && !(who === 'hoa' && /tasks|me$|live$/.test(path)) && !(who === 'office' && /file$|members/.test(path))) continue;
      const told = await site.ask('GET', path, { as });
      if (told.status === 303 || told.status === 403 || told.status === 404) continue;
      if (told.status !== 200) faults.push(`${who} ${path}: ${told.status}`);
      for (const [, n] of told.body.matchAll(/b(\d+)(?:&lt;\/|['"&\s<\\])/g)) shown.add(n!);
      if (/^text\/html/.test(told.headers['content-type'] ?? '')) {
        pages.html++;
        faults.push(...(await bornOf(told.body)).map((born) => `${who} ${path}: ${born}`));
      } else {
        pages.files++;
        const { 'content-disposition': saved, 'content-security-policy': policy } = told.headers;
        // whatever stands in it: no line of its own in the head, never shown in place, nothing run
        if (/nn-born|[^ -~]/.test(saved ?? '') && !/^attachment; filename\*=UTF-8''[\w%.!~*'()-]+$/.test(saved!)) faults.push(`${who} ${path}: ${saved}`);
        if (!/sandbox/.test(String(policy))) faults.push(`${who} ${path}: ${String(policy)}`);
      }
    }
  expect(faults).toEqual([]);
  expect(pages.html).toBeGreaterThan(60);
  expect(pages.files).toBeGreaterThan(10);
  // what was typed did arrive where it is read
  expect(shown.size).toBeGreaterThan(50);
}, 240_000);

test('markup in an address or in a form that is refused comes back as text', async () => {
  const hien = await site.enter(cast.people.loc);
  const hostile = markup(0);
  const query = new URLSearchParams(['q', 'text', 'next', 'back', 'done', 'month', 'day', 'asOf', 'year', 'show', 'cell', 'file', 'name', 'purpose', 'kind', 'page', 'from', 'written', 'sort', 'code', 'username'].map((name) => [name, hostile])).toString();
  const faults: string[] = [];
  let reflected = 0;
  for (const path of (await addresses()).filter((one) => !/export|\/documents\/|\/papers\/./.test(one))) {
    const told = await site.ask('GET', `${path}?${query}`, { as: hien });
    if (told.status >= 500) faults.push(`${path}: ${told.status}`);
    if (/^text\/html/.test(told.headers['content-type'] ?? '')) faults.push(...(await bornOf(told.body)).map((born) => `${path}: ${born}`));
    const forms = told.status === 200 ? await formsOf(told.body) : [];
    for (const { action, fields } of forms.slice(0, 12)) {
      const body = new URLSearchParams(fields.map(({ name, value, typed }) => [name, typed ? hostile : value] as [string, string])).toString();
      const answer = await site.ask('POST', new URL(action, `${site.origin}${path}`).pathname + new URL(action, `${site.origin}${path}`).search, { as: hien, headers: { origin: site.origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, body });
      if (answer.status >= 500) faults.push(`${path} ${action} ${body.slice(0, 60)}: ${answer.status}`);
      if (!/^text\/html/.test(answer.headers['content-type'] ?? '')) continue;
      if (answer.body.includes('nn-born')) reflected++;
      faults.push(...(await bornOf(answer.body)).map((born) => `${path} ${body.slice(0, 60)}: ${born}`));
    }
  }
  expect(faults).toEqual([]);
  expect(reflected).toBeGreaterThan(20);
}, 240_000);

/** The forms of a page, with an id that no command takes, so that each is refused and shows what was typed. */
const formsOf = (html: string) => parser.evaluate((text) => {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const once = new Map<string, { action: string; fields: { name: string; value: string; typed: boolean }[] }>();
  for (const form of page.querySelectorAll('form')) {
    if (form.getAttribute('method')?.toLowerCase() !== 'post' || /sign-out/.test(form.getAttribute('action') ?? '')) continue;
    const fields = [...form.querySelectorAll('input[name], textarea[name], select[name], button[name]')].map((field) => ({
      name: field.getAttribute('name')!, value: field.getAttribute('name') === 'commandId' ? 'none' : (field.getAttribute('value') ?? ''), typed: field.localName === 'textarea' || (field.localName === 'input' && !['hidden', 'checkbox', 'radio', 'submit'].includes(field.getAttribute('type') ?? 'text'))
    }));
    const key = fields.find((field) => field.name === 'command')?.value ?? form.getAttribute('action') ?? '';
    if (!once.has(key)) once.set(key, { action: form.getAttribute('action') ?? '', fields });
  }
  return [...once.values()];
}, html);

test('in Word and Excel files it is text as well: no part of them gained an element or a formula', async () => {
  const office = await site.enter(cast.people.provinceOffice);
  const hien = await site.enter(cast.people.sy);
  const meeting = (await ids(`select meeting_id as id from filed_document where kind = 'minutes' and cell_id = $1`, [cast.dongXanh]))[0]!;
  let read = 0;
  for (const [path, as] of [[`/cells/${cast.dongXanh}/meetings/${meeting}/documents/resolution?word=yes`, hien], [`/units/${cast.commune}/organisation/export`, office], [`/units/${cast.commune}/organisation/members`, office], [`/cells/${cast.dongXanh}/tasks/export`, office], [`/cells/${cast.dongXanh}/papers/export`, office]] as const) {
    const told = await site.bytes(path, as);
    for (const [name, bytes] of Object.entries(unzipSync(told))) {
      const text = strFromU8(bytes);
      expect([path, name, text]).toEqual([path, name, expect.not.stringMatching(/<nn-born|<f>|<script/)]);
      if (text.includes('nn-born')) read++;
    }
  }
  expect(read).toBeGreaterThan(3);
});
