import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
import { budget, colourFaults, frameFaults, hiddenFaults, isFolded, languageFaults, open, targetFaults, unfold, widthFaults } from '../page-faults.ts';
import { freePort, startProgram, type Program } from '../program.ts';
import { forwards, momentary, oneSeal, ownSeal, sights } from '../sights.ts';

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
  // a register that was downloaded is read on the spot, and says whether it holds the paper
  const kept = join(folder, 'so.json');
  const secretary = await site.signedIn('hien');
  await writeFile(kept, await (await secretary.request.get(`${site.origin}/cells/${site.cell}/register/file`)).text());
  await page.getByLabel(vi.registerFile.label).setInputFiles(kept);
  await page.getByLabel(vi.offlineText).fill(await ownSeal(site));
  await page.getByRole('button', { name: vi.submit }).click();
  await page.getByText(vi.registerFile.holds.split('{n}')[0]!).waitFor();
  expect(await page.locator('.result.valid > b').first().textContent()).toMatch(new RegExp(vi.registerFile.whole.split('{n}')[0]!));
  await writeFile(kept, (await readFile(kept, 'utf8')).replace(/"day": "(\d{4})-\d\d/, '"day": "$1-13'));
  await page.getByLabel(vi.registerFile.label).setInputFiles(kept);
  await page.getByRole('button', { name: vi.submit }).click();
  await page.getByText(vi.registerFile.broken).waitFor();
  await page.getByLabel(vi.registerFile.label).setInputFiles([]);
  await secretary.close();
  await page.getByLabel(vi.offlineText).fill(`${seal}\n${seal.replace('p=', 'p=1')}`);
  await page.getByRole('button', { name: vi.submit }).click();
  await page.getByText(vi.verdict['not-valid']).waitFor();
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

const deep = process.env['DEEP'] === 'yes';
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
  // what a phone shows first, then all of it
  if (await isFolded(page)) say('390 px, folded', [...(await hiddenFaults(page)), ...(await widthFaults(page, '390 px')), ...(await targetFaults(page)), ...(lang === 'vi' ? await findings(page, ['color-contrast']) : [])]);
  await unfold(page);
  say('words', await languageFaults(page, lang, site.data));
  say('390 px', [...(await widthFaults(page, '390 px')), ...(await targetFaults(page)), ...(await findings(page))]);
  if (lang === 'vi') say('390 px', await colourFaults(page));
  await page.setViewportSize({ width: 1280, height: 900 });
  // what a reader of the screen meets differs with the width, hardly with the language at the second width
  say('1280 px', [...(await widthFaults(page, '1280 px')), ...(await targetFaults(page)), ...(lang === 'vi' || deep ? await findings(page) : [])]);
  await page.setViewportSize({ width: 360, height: 800 });
  say('360 px', await widthFaults(page, '360 px'));
  await page.evaluate(() => document.documentElement.setAttribute('data-text', 'largest'));
  say('360 px, largest text', await widthFaults(page, '360 px'));
  if (!there) await context.close();
  return faults;
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
