import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** Somebody at their own device, who finds things by what the screen says. */
export interface Person {
  page: Page;
  lang: Lang;
  /** presses a button that sends something, and waits for the page that answers; a refusal fails the journey unless it is expected */
  send(button: string | RegExp | Locator, expected?: 'refused'): Promise<void>;
  /** follows a link by its text */
  follow(link: string | RegExp): Promise<void>;
  /** unfolds what is folded away under this text, if it is */
  unfold(summary: string | RegExp): Promise<Locator>;
  /** downloads what a link gives */
  download(link: Locator): Promise<{ name: string; bytes: Uint8Array }>;
  /** a picture for the documents, of what the screen shows or of one part; only where PICTURES=yes asks for it, from a browser that runs scripts */
  picture(name: string, of?: Locator): Promise<void>;
}
export interface Device {
  width: 390 | 1280;
  /** whether its browser runs scripts */
  scripts?: boolean;
  lang?: Lang;
}

/** Round a part of a page that is pictured. */
const margin = 12;
const pictures = join(import.meta.dirname, '../docs/user/pictures');

export async function personAt(browser: Browser, origin: string, device: Device): Promise<Person> {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: device.scripts ?? true, viewport: { width: device.width, height: device.width === 390 ? 844 : 900 }, reducedMotion: 'reduce', locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', acceptDownloads: true });
  if (device.lang === 'en') await context.addCookies([{ name: 'lang', value: 'en', url: origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return {
    page,
    lang: device.lang ?? 'vi',
    async send(button, expected) {
      const target = typeof button === 'string' || button instanceof RegExp ? page.getByRole('button', { name: button, exact: true }) : button;
      // the page that answers has a main part of its own, whether the browser went to it or the script put it in its place
      await page.locator('main').evaluate((main) => main.setAttribute('data-before', ''));
      const before = new URL(page.url());
      // a live page is also drawn again when somebody else changes something: only the answer to this press counts
      const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), target.click()]);
      await answer.finished();
      // an answer that leads to another page is there when that page is: the script goes to it by itself
      const leads = answer.status() === 303 ? new URL(answer.headers()['location']!, before).pathname : before.pathname;
      if (leads !== before.pathname) await page.waitForURL((url) => url.pathname !== before.pathname);
      await page.locator('main:not([data-before])').waitFor({ state: 'attached' });
      await page.locator('form[data-sending]').waitFor({ state: 'detached' });
      await page.waitForLoadState('load');
      const alerts = (await page.getByRole('alert').filter({ visible: true }).allTextContents()).map((text) => text.trim());
      if ((alerts.length > 0) !== (expected === 'refused')) throw new Error(`after "${String(button)}" on ${page.url()} the page says: ${alerts.join(' | ') || 'no refusal'}`);
    },
    async follow(link) {
      await page.getByRole('link', { name: link, exact: true }).first().click();
      await page.waitForLoadState('load');
    },
    async unfold(summary) {
      const folded = page.locator('details').filter({ has: page.locator('> summary').filter({ hasText: summary }) }).last();
      if (!(await folded.evaluate((one) => (one as HTMLDetailsElement).open))) await folded.locator('> summary').click();
      return folded;
    },
    async download(link) {
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return { name: download.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(chunks)) };
    },
    async picture(name, of) {
      if (process.env['PICTURES'] !== 'yes' || device.scripts === false || device.lang === 'en') return;
      await mkdir(pictures, { recursive: true });
      const path = join(pictures, `${name}.png`);
      await page.evaluate(() => document.fonts.ready);
      if (!of) return void (await page.screenshot({ path }));
      const box = await of.evaluate((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return { x: x + scrollX, y: y + scrollY, width, height };
      });
      await page.screenshot({ path, fullPage: true, clip: { x: Math.max(0, box.x - margin), y: Math.max(0, box.y - margin), width: Math.min(device.width, box.width + 2 * margin), height: box.height + 2 * margin } });
    }
  };
}

/** Signs in on the sign-in page that is before them. */
export async function signIn({ page, lang }: Person, username: string, password: string): Promise<void> {
  const w = words(lang).signIn;
  await page.getByLabel(w.username).fill(username);
  await page.getByLabel(w.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: w.submit, exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Signs in with the slip somebody handed over, setting a password. */
export async function signInBySlip({ page, send, lang }: Person, code: string, password: string): Promise<void> {
  const w = words(lang);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: w.signIn.slip }).click();
  await page.getByLabel(w.signIn.slipCode).fill(code);
  await page.getByLabel(w.signIn.newPassword).fill(password);
  await page.getByLabel(w.signIn.again).fill(password);
  await send(w.signIn.slipSubmit);
  await page.getByRole('link', { name: w.account.go }).click();
  await page.waitForLoadState('load');
}

/** The code on a slip, as the page shows it. */
export async function codeOnSlip(page: Page): Promise<string> {
  return (await page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent())!.trim();
}
