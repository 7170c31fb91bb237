import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** A real Chromium out of the registry's package; CHROMIUM_PATH names another. Nothing of its default arguments: they switch off web security. */
export async function openBrowser(): Promise<Browser> {
  // in the pictures of the guide a field for a day reads as on a phone in Việt Nam
  const local = process.env['PICTURES'] === 'yes' ? { args: ['--lang=vi-VN'], env: { LANG: 'vi_VN.UTF-8', LANGUAGE: 'vi' } } : { args: [], env: {} };
  return chromium.launch({
    executablePath: await executable(), env: { ...process.env, ...local.env },
    args: ['--headless=shell', '--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...local.args]
  });
}

async function executable(): Promise<string> {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH'];
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** what the browser refused under the page's content security policy, and errors of the page's script */
  violations: string[];
}

/** A person's browser: 390 px wide as a phone, or 1280. Collects every violation of the policy. */
export async function visit(browser: Browser, width: 390 | 1280, lang: 'vi' | 'en' = 'vi', base = ''): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, reducedMotion: 'reduce', permissions: [] });
  if (base) await context.addCookies([{ name: 'lang', value: lang, url: base }]);
  const page = await context.newPage();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', (error) => violations.push(error.message));
  return { context, page, violations };
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on a page, as short lines; injected by the test, not by the page. `rules`: only these. */
export async function findings(page: Page, rules?: string[]): Promise<string[]> {
  // half a megabyte: a page gets it once
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(`(() => { ${axe} })()`);
  return page.evaluate(async (rules) => {
    type Node = { html: string; any: { message: string }[] };
    const { axe } = globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: Node[] }[] }> } };
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.replace(/\s+/g, ' ').slice(0, 120)} ${any[0]?.message.slice(0, 160) ?? ''}`));
  }, rules);
}
