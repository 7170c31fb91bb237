import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '#platform/postgres/embedded.server.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';
import { findings } from '../browser.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';
import { budget, colourFaults, frameFaults, languageFaults, open, targetFaults, unfold, widthFaults } from '../page-faults.ts';
import { freePort, startProgram, type Program } from '../program.ts';

/** A page as somebody sees it: who (null: nobody signed in), and where, told by the demo. `member`: a page a member opens, so its weight is bounded. */
interface Sight {
  route: string;
  who: (site: DemoSite) => string | null;
  path: (site: DemoSite) => string | Promise<string>;
  member?: true;
  status?: number;
}
const as = (username: string) => () => username;
const nobody = () => null;
const cell = (below: string) => (site: DemoSite) => `/cells/${site.cell}${below}`;
const unit = (below: string) => (site: DemoSite) => `/units/${site.commune}${below}`;
const secretaryAt = (state: string) => (site: DemoSite) => site.at(state).secretary;
const memberAt = (state: string) => (site: DemoSite) => site.at(state).member;
const meetingAt = (state: string, page: string) => (site: DemoSite) => `/cells/${site.at(state).cell}/meetings/${site.at(state).meeting}/${page}`;
const meeting = (page: string) => cell(`/meetings/${page}`);
const oneSeal = async (site: DemoSite) => (await site.rows<{ seal: string }>(`select seal from filed_document where kind = 'minutes' order by id limit 1`))[0]!.seal;
const oneMember = async (site: DemoSite) => (await site.rows<{ id: string }>('select id from member where cell_id = $1 order by id offset 5 limit 1', [site.cell]))[0]!.id;

/** A task of the demo's cell that is open; the one of a sign-in's own where one is named. */
const oneTask = async (site: DemoSite, username?: string) =>
  (await site.rows<{ id: string }>(`select t.id from task t join member m on m.cell_id = t.cell_id and m.id = t.member_id left join sign_in."user" u on u."personId" = m.person_id
    where t.cell_id = $1 and t.status = 'open' order by u.username = $2 desc nulls last, t.due_on, t.id limit 1`, [site.cell, username ?? '']))[0]!.id;

/** Every page of the site by its route, and the demo's address for it. A page that is not here fails the first test. */
const sights: Sight[] = [
  { route: '/admin', who: as('quantri'), path: () => '/admin' },
  { route: '/cells/[cell]', who: as('hien'), path: cell('') },
  { route: '/cells/[cell]', who: as('thanh'), path: cell('') },
  { route: '/cells/[cell]', who: as('hoa'), path: cell(''), member: true },
  { route: '/cells/[cell]', who: memberAt('announced'), path: (site) => `/cells/${site.at('announced').cell}`, member: true },
  { route: '/cells/[cell]', who: secretaryAt('announced'), path: (site) => `/cells/${site.at('announced').cell}` },
  { route: '/cells/[cell]', who: memberAt('open'), path: (site) => `/cells/${site.at('open').cell}`, member: true },
  { route: '/cells/[cell]/log', who: as('hien'), path: cell('/log') },
  { route: '/cells/[cell]/meetings/[meeting]/announce', who: secretaryAt('prepared'), path: meetingAt('prepared', 'announce') },
  { route: '/cells/[cell]/meetings/[meeting]/announce', who: secretaryAt('announced'), path: meetingAt('announced', 'announce') },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('written'), path: meetingAt('written', 'file') },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('filed'), path: meetingAt('filed', 'file') },
  { route: '/cells/[cell]/meetings/[meeting]/live', who: secretaryAt('announced'), path: meetingAt('announced', 'live') },
  { route: '/cells/[cell]/meetings/[meeting]/live', who: secretaryAt('open'), path: meetingAt('open', 'live') },
  { route: '/cells/[cell]/meetings/[meeting]/live', who: memberAt('open'), path: meetingAt('open', 'live'), member: true },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('open'), path: meetingAt('open', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('concluded'), path: meetingAt('concluded', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('written'), path: meetingAt('written', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('filed'), path: meetingAt('filed', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: memberAt('filed'), path: meetingAt('filed', 'minutes'), member: true },
  { route: '/cells/[cell]/meetings/[meeting]/minutes/read', who: secretaryAt('open'), path: meetingAt('open', 'minutes/read') },
  { route: '/cells/[cell]/meetings/[meeting]/prepare', who: as('hien'), path: (site) => meeting(`${site.meeting}/prepare`)(site) },
  { route: '/cells/[cell]/meetings/[meeting]/prepare', who: secretaryAt('announced'), path: meetingAt('announced', 'prepare') },
  { route: '/cells/[cell]/meetings/[meeting]/projector', who: secretaryAt('open'), path: meetingAt('open', 'projector') },
  { route: '/cells/[cell]/meetings/[meeting]/roll', who: secretaryAt('open'), path: meetingAt('open', 'roll') },
  { route: '/cells/[cell]/members', who: as('hien'), path: cell('/members') },
  { route: '/cells/[cell]/members', who: as('hoa'), path: cell('/members'), member: true },
  { route: '/cells/[cell]/members/[member]', who: as('hien'), path: async (site) => `/cells/${site.cell}/members/${await oneMember(site)}` },
  { route: '/cells/[cell]/members/import', who: as('hien'), path: cell('/members/import') },
  { route: '/cells/[cell]/members/who-counts', who: as('hien'), path: cell('/members/who-counts') },
  { route: '/cells/[cell]/start', who: as('hien'), path: cell('/start') },
  { route: '/cells/[cell]/papers', who: as('hien'), path: cell('/papers') },
  { route: '/cells/[cell]/papers', who: as('hoa'), path: cell('/papers'), member: true },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('prepared'), path: meetingAt('prepared', 'file') },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('announced'), path: meetingAt('announced', 'file') },
  { route: '/cells/[cell]/plan', who: as('hien'), path: cell('/plan') },
  { route: '/cells/[cell]/plan', who: as('hoa'), path: cell('/plan'), member: true },
  { route: '/cells/[cell]/register', who: as('hien'), path: cell('/register') },
  { route: '/cells/[cell]/register', who: as('hoa'), path: cell('/register'), member: true },
  { route: '/cells/[cell]/posts', who: as('hien'), path: cell('/posts') },
  { route: '/cells/[cell]/posts', who: as('hoa'), path: cell('/posts'), member: true },
  { route: '/cells/[cell]/slips/[slip]', who: as('hien'), path: printSlip },
  { route: '/cells/[cell]/tasks', who: as('hien'), path: cell('/tasks') },
  { route: '/cells/[cell]/tasks', who: as('hoa'), path: cell('/tasks'), member: true },
  { route: '/cells/[cell]/tasks', who: as('hien'), path: cell('/tasks?show=all') },
  { route: '/cells/[cell]/tasks/[task]', who: as('hien'), path: async (site) => cell(`/tasks/${await oneTask(site)}`)(site) },
  { route: '/cells/[cell]/tasks/[task]', who: as('hoa'), path: async (site) => cell(`/tasks/${await oneTask(site, 'hoa')}`)(site), member: true },
  { route: '/cells/[cell]/tasks/results', who: as('hien'), path: async (site) => cell(`/tasks/results?month=${(await site.rows<{ month: string }>(`select max(month)::text as month from task_month where cell_id = $1`, [site.cell]))[0]!.month}`)(site) },
  { route: '/check', who: nobody, path: () => '/check' },
  { route: '/check', who: nobody, path: () => '/check?text=NN1.abc' },
  { route: '/check', who: nobody, path: async (site) => `/check?text=${encodeURIComponent(await oneSeal(site))}` },
  { route: '/follow', who: as('thanh'), path: () => '/follow' },
  { route: '/me', who: as('hoa'), path: () => '/me', member: true },
  { route: '/me/account', who: as('hoa'), path: () => '/me/account', member: true },
  { route: '/me/account/second-factor', who: as('hoa'), path: () => '/me/account/second-factor', member: true },
  { route: '/search', who: as('vanphong'), path: () => '/search?q=hoa' },
  { route: '/sign-in', who: nobody, path: () => '/sign-in', member: true },
  { route: '/sign-in/slip', who: nobody, path: () => '/sign-in/slip', member: true },
  { route: '/units/[unit]', who: as('vanphong'), path: unit('') },
  { route: '/units/[unit]', who: as('thuongvu'), path: unit('') },
  { route: '/units/[unit]/calendar', who: as('vanphong'), path: unit('/calendar') },
  { route: '/units/[unit]/import', who: as('vanphong'), path: unit('/import') },
  { route: '/units/[unit]/import/members', who: as('vanphong'), path: unit('/import/members') },
  { route: '/units/[unit]/log', who: as('vanphong'), path: unit('/log') },
  { route: '/units/[unit]/organisation', who: as('vanphong'), path: unit('/organisation') },
  { route: '/units/[unit]/organisation/[below]', who: as('vanphong'), path: (site) => unit(`/organisation/${site.cell}`)(site) },
  { route: '/units/[unit]/organisation/places', who: as('vanphong'), path: unit('/organisation/places') },
  { route: '/units/[unit]/organisation/holidays', who: as('tinh'), path: async (site) => `/units/${(await site.rows<{ id: string }>(`select id from unit where kind = 'province'`))[0]!.id}/organisation/holidays` },
  { route: '/units/[unit]/checks', who: as('vanphong'), path: unit('/checks') },
  { route: '/cells/[cell]/checks', who: as('hien'), path: (site) => `/cells/${site.cell}/checks` },
  { route: '/units/[unit]/organisation/rules', who: as('vanphong'), path: async (site) => `${await unit('/organisation/rules')(site)}?cell=${site.cell}` },
  { route: '/units/[unit]/attendance', who: as('vanphong'), path: unit('/attendance') },
  { route: '/units/[unit]/tasks', who: as('vanphong'), path: unit('/tasks') },
  { route: '/units/[unit]/plans', who: as('vanphong'), path: unit('/plans') },
  { route: 'not there', who: as('hoa'), path: () => '/nowhere', member: true, status: 404 },
  { route: 'not yours', who: as('hoa'), path: unit(''), member: true, status: 404 },
  { route: 'not there', who: nobody, path: () => '/nowhere', status: 404 }
];
/** Pages that only a moment shows; each has a test of its own below. */
const momentary = ['/set-up', '/sign-in/code'];
/** Not a page: it sends each person to where they start. */
const forwards = ['/'];

let site: DemoSite;
beforeAll(async () => void (site = await openDemoSite()));
afterAll(() => site.close());

test('every page of the site is looked at', () => {
  const root = join(import.meta.dirname, '../../src/routes');
  const pages = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith('+page.svelte') || name.endsWith('+page.server.ts'));
  const routes = new Set(pages.map((name) => `/${name.slice(0, name.lastIndexOf('+page')).replace(/\/$/, '')}`));
  const known = new Set([...sights.map((one) => one.route), ...momentary, ...forwards]);
  expect([...routes].filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => route.startsWith('/') && !routes.has(route))).toEqual([]);
});

describe('a page holds on a phone and on a desk, in both languages', () => {
  test.each(sights.map((sight, index) => [`${sight.route} (${index})`, sight] as const))('%s', async (_, sight) => {
    const found = await Promise.all((['vi', 'en'] as const).map(async (lang) => faultsOf(await site.signedIn(sight.who(site)), site.origin + (await sight.path(site)), lang, sight)));
    expect(found.flat()).toEqual([]);
  });
});

test('the page for the code of the second step', async () => {
  const username = site.at('missed').member;
  const context = await site.signedIn(username);
  const page = await context.newPage();
  await page.goto(`${site.origin}/me/account/second-factor`);
  await page.getByLabel('Nhập mật khẩu đang dùng để tiếp tục').fill('nen nep 2026');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByRole('button', { name: 'Xác nhận' }).waitFor();
  const faults = await faultsOf(context, page.url(), 'vi', { member: true }, page);
  await page.getByLabel('Sáu chữ số ứng dụng đang hiện').fill(codeNow((await page.locator('code').first().textContent())!));
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('heading', { name: 'Mã dự phòng' }).waitFor();
  for (const lang of ['vi', 'en'] as const) {
    const fresh = await site.signedIn(null);
    const signIn = await fresh.newPage();
    await signIn.goto(`${site.origin}/sign-in`);
    await signIn.getByLabel('Tên đăng nhập').fill(username);
    await signIn.getByLabel('Mật khẩu').fill('nen nep 2026');
    await signIn.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await signIn.waitForURL('**/sign-in/code*');
    faults.push(...(await faultsOf(fresh, signIn.url(), lang, { member: true })));
  }
  await context.close();
  expect(faults).toEqual([]);
});

test('the check page taken away works without a network: it tells a true code from a changed one, in both languages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nn-check-'));
  const taken = join(folder, 'check.html');
  await writeFile(taken, await (await fetch(`${site.origin}/check/offline`)).text());
  const context = await site.browser.newContext({ offline: true });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('pageerror', (thrown) => broken.push(thrown.message));
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  await page.goto(pathToFileURL(taken).href);
  const seal = await oneSeal(site);
  const [vi, en] = [words('vi').paperCheck, words('en').paperCheck];
  await page.getByLabel(vi.offlineText).fill(`${seal}\n${seal.replace('p=', 'p=1')}\nhttps://nennep.example/check?text=${encodeURIComponent(seal)}\nNN1|?`);
  await page.getByRole('button', { name: vi.submit }).click();
  await page.getByText(vi.verdict.malformed).waitFor();
  expect(await page.locator('.result > b').allTextContents()).toEqual([vi.verdict.valid, vi.verdict['not-valid'], vi.verdict.valid, vi.verdict.malformed]);
  await page.getByText(seal.split('|')[2]!).first().waitFor();
  await page.getByRole('button', { name: vi.otherLanguage }).click();
  await page.getByText(en.verdict['not-valid']).waitFor();
  await page.getByText(words('en').filing.kinds['minutes']!, { exact: true }).first().waitFor();
  expect([...(await widthFaults(page, 'desk')), ...broken]).toEqual([]);
  await context.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a site that is empty, and whose database goes away', () => {
  let folder: string;
  let program: Program;
  let database: Awaited<ReturnType<typeof startEmbedded>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nn-empty-'));
    database = await startEmbedded(join(folder, 'server'));
    const admin = new pg.Client({ host: database.directory, user: 'postgres', database: 'postgres' });
    await admin.connect();
    await admin.query('create database nen_nep_there');
    await admin.end();
    program = startProgram(join(folder, 'data'), await freePort(), { DATABASE_URL: `postgresql://postgres@localhost/nen_nep_there?host=${encodeURIComponent(database.directory)}` });
    await program.says(/Nền Nếp: http/);
  });
  afterAll(async () => {
    program.child.kill('SIGTERM');
    await program.ended;
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('the set-up page, then the page that says the server cannot answer', async () => {
    const look = async (path: string, expected: { status?: number }) =>
      (await Promise.all((['vi', 'en'] as const).map(async (lang) => faultsOf(await site.signedIn(null), program.origin + path, lang, expected)))).flat();
    expect(await look('/set-up', {})).toEqual([]);
    await database.stop();
    expect(await look('/set-up', { status: 503 })).toEqual([]);
    database = await startEmbedded(join(folder, 'server'));
  });
});

/** All that is wrong with one page in one language, at 390 and 1280 px, in the largest letters at 360 px, and in other colours. */
async function faultsOf(context: BrowserContext, address: string, lang: Lang, expected: { member?: true; status?: number }, there?: Page): Promise<string[]> {
  const faults: string[] = [];
  const say = (where: string, found: string[]) => faults.push(...found.map((one) => `${lang}, ${where}: ${one}`));
  await context.addCookies([{ name: 'lang', value: lang, url: address }]);
  const page = there ?? (await context.newPage());
  await page.setViewportSize({ width: 390, height: 844 });
  if (!there) {
    const { status, weight, refused } = await open(page, address);
    if (status !== (expected.status ?? 200)) faults.push(`answered ${status}`);
    // the browser reports the status of a page that is meant to be refused
    say('browser', refused);
    if (weight.script > budget.script) say('weight', [`${weight.script} bytes of script`]);
    if (expected.member && weight.script + weight.rest > budget.withoutTypeface) say('weight', [`${weight.script + weight.rest} bytes without the typeface`]);
  }
  say('frame', await frameFaults(page, lang));
  await unfold(page);
  say('words', await languageFaults(page, lang, site.data));
  say('390 px', [...(await widthFaults(page, '390 px')), ...(await targetFaults(page)), ...(await findings(page))]);
  if (lang === 'vi') say('390 px', await colourFaults(page));
  await page.setViewportSize({ width: 1280, height: 900 });
  say('1280 px', [...(await widthFaults(page, '1280 px')), ...(await targetFaults(page)), ...(await findings(page))]);
  await page.setViewportSize({ width: 360, height: 800 });
  say('360 px', await widthFaults(page, '360 px'));
  await page.evaluate(() => document.documentElement.setAttribute('data-text', 'largest'));
  say('360 px, largest text', await widthFaults(page, '360 px'));
  if (!there) await context.close();
  return faults;
}

/** A secretary prints a slip; its page is for whoever printed it. */
async function printSlip(demo: DemoSite): Promise<string> {
  const context = await demo.signedIn('hien');
  const page = await context.newPage();
  await page.goto(`${demo.origin}/cells/${demo.cell}/members/${await oneMember(demo)}`);
  await page.getByRole('button', { name: 'In phiếu đăng nhập' }).click();
  await page.waitForURL('**/slips/*');
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

/** The six digits an authenticator shows now (RFC 6238, SHA-1, 30 seconds). */
function codeNow(shown: string): string {
  const bits = [...shown.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(count).digest();
  return String((digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
