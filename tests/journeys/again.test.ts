import type { APIResponse, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from '../../src/handlers.server.ts';
import { refusalText, words } from '#words/words.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';
import { sights } from '../sights.ts';

// Every form of every page, as somebody without a script sends it: by a press that was two, by the way back and a press again, and from a page
// that was opened before the program was upgraded.
let site: DemoSite;
/** takes pages apart as a browser does, and shows none */
let reader: Page;
beforeAll(async () => {
  site = await openDemoSite();
  reader = await (await site.browser.newContext({ javaScriptEnabled: true })).newPage();
});
afterAll(() => site.close());

/** How often forms of one command are tried: they are drawn by the same lines. */
const each = process.env['DEEP'] === 'yes' ? 6 : 1;
const sentinel = 'Chữ gõ ở trang đã cũ';

interface Form {
  to: string;
  files: boolean;
  fields: [string, string][];
  /** fields in which a person types words */
  words: string[];
  /** the sentence of its page, where it has forms of commands */
  command: string | null;
}

/** The forms of a page with what they would send as they stand, their empty fields filled in. */
const formsIn = (html: string, address: string): Promise<Form[]> => reader.evaluate(({ html, address }) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll<HTMLFormElement>('form[method=post]')].map((form) => {
    const words: string[] = [];
    const fields: [string, string][] = [];
    for (const one of [...form.elements] as HTMLInputElement[]) {
      if (!one.name || one.disabled || ['file', 'submit', 'button', 'fieldset'].includes(one.type)) continue;
      if ((one.type === 'checkbox' || one.type === 'radio') && !one.checked) continue;
      const filled: Record<string, string> = { date: '2026-03-03', 'datetime-local': '2026-03-03T19:30', time: '19:30', month: '2026-03', number: one.min || '1', password: 'không phải mật khẩu' };
      const typed = one.type === 'text' || one.type === 'textarea' || one.type === 'search';
      if (typed) words.push(one.name);
      fields.push([one.name, one.value || (one.type === 'hidden' || one instanceof HTMLSelectElement ? '' : (filled[one.type] ?? 'Gửi hai lần'))]);
    }
    const button = form.querySelector<HTMLButtonElement>('button[name]');
    if (button) fields.push([button.name, button.value]);
    return { to: new URL(form.getAttribute('action') ?? '', address).href, files: form.enctype === 'multipart/form-data', fields, words, command: fields.find(([name]) => name === 'command')?.[1] ?? null };
  });
}, { html, address });

async function send(context: BrowserContext, form: Form, fields: readonly [string, string][]): Promise<{ status: number; to: string; body: string }> {
  const headers = { origin: site.origin, accept: 'text/html' };
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const answer: APIResponse = form.files
    ? await context.request.post(form.to, { headers, maxRedirects: 0, multipart: body })
    : await context.request.post(form.to, { headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, maxRedirects: 0, data: new URLSearchParams([...fields].map(([name, value]) => [name, value])).toString() });
  return { status: answer.status(), to: answer.headers()['location'] ?? '', body: await answer.text() };
}

const logged = async () => (await site.rows<{ n: number }>('select count(*)::int as n from command_log.command'))[0]!.n;
const timesDone = async (id: string) => (await site.rows<{ n: number }>('select count(*)::int as n from command_log.command where id::text = $1', [id]))[0]!.n;
const plain = (text: string) => text.replaceAll('&#39;', '\'').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const sentence = (refused: string) => refusalText('vi', { refused });

test('every form sent twice at one moment, and again after the way back, does what it does once, and from a page before an upgrade nothing, with all that was typed', async () => {
  const tried = new Map<string, number>();
  const done = new Set<string>();
  const faults: string[] = [];
  // accounts come last: what is sent there locks people out
  const last = (route: string) => Number(/^\/(?:admin|me)/.test(route));
  for (const sight of sights.filter((one) => !one.status && one.who(site) !== null).toSorted((a, b) => last(a.route) - last(b.route))) {
    const context = await site.signedIn(sight.who(site), { javaScriptEnabled: false });
    const address = site.origin + (await sight.path(site));
    const page = await context.request.get(address);
    // what was sent from pages before has moved some meetings on
    const forms = page.ok() ? await formsIn(await page.text(), address) : [];
    for (const form of forms) {
      const kind = form.command ?? new URL(form.to).pathname.replaceAll(/[0-9a-f-]{36}/g, '…') + new URL(form.to).search.split('&')[0];
      // signing out would end the session of everybody who comes after
      if (kind === '/sign-out' || (tried.get(kind) ?? 0) >= each) continue;
      tried.set(kind, (tried.get(kind) ?? 0) + 1);
      const fault = (what: string) => faults.push(`${kind} at ${address.replace(site.origin, '')}: ${what}`);

      if (form.command) {
        // a field it no longer has, and a command that is no more
        const typed = form.fields.map(([name, value]): [string, string] => [name, form.words.includes(name) ? sentinel : value]);
        const without = (name: string) => typed.filter(([one]) => one !== name);
        const before = await logged();
        for (const [what, fields] of [['an old field', [...typed, ['fieldOfOld', 'x']]], ['an old command', [...without('command'), ['command', 'command.of-old']]]] as [string, [string, string][]][]) {
          const answer = await send(context, form, fields);
          // papers and lists are asked for before anything else
          if (form.files && answer.status === 409) continue;
          if (answer.status !== 400) fault(`${what}: answered ${answer.status}`);
          else if (what === 'an old command' && !plain(answer.body).includes(sentence('form-outdated'))) fault(`${what}: no sentence`);
          else if (form.words.length > 0 && !answer.body.includes(sentinel)) fault(`${what}: what was typed is lost`);
        }
        if ((await logged()) !== before) fault('an old form was done');
      }

      const id = form.fields.find(([name]) => name === 'commandId')?.[1] ?? '';
      const both = await Promise.all([send(context, form, form.fields), send(context, form, form.fields)]);
      const before = await logged();
      const again = await send(context, form, form.fields);
      const all = [...both, again];
      if (all.some((one) => one.status >= 500)) fault(`answered ${all.map((one) => one.status).join(', ')}`);
      if (!form.command) continue;
      if ((await logged()) !== before) fault('the way back did it again');
      if ((await timesDone(id)) > 1) fault('done twice');
      if (all.some((one) => one.status === 303)) {
        done.add(form.command);
        // what was done is answered as done, and leads to where it led
        if (new Set(all.map((one) => `${one.status} ${one.to}`)).size > 1) fault(`answered ${all.map((one) => `${one.status} ${one.to.replace(site.origin, '')}`).join(', then ')}`);
      } else if (all.some((one) => ![400, 404, 409].includes(one.status))) fault(`answered ${all.map((one) => one.status).join(', ')}`);
    }
    await context.close();
  }
  expect(faults).toEqual([]);
  expect(handlers.filter((one) => done.has(one.command.name)).length).toBeGreaterThan(35);
  expect(tried.size).toBeGreaterThan(80);
}, 600_000);

test('a file larger than the server takes is said at once, on the form, and nothing is sent', async () => {
  const { secretary } = site.at('prepared');
  const { cell, meeting } = site.at('prepared');
  const person = await site.person(secretary, { width: 390, scripts: true });
  const { page } = person;
  await page.goto(`${site.origin}/cells/${cell}/meetings/${meeting}/prepare`);
  const form = page.locator('form:has(input[type=file])').first();
  await form.evaluate((one) => { for (let node: Element | null = one; node; node = node.parentElement) if (node instanceof HTMLDetailsElement) node.open = true; });
  let sent = 0;
  page.on('request', (request) => void (sent += request.method() === 'POST' ? 1 : 0));
  // Playwright carries no file of that size in memory, so the browser makes it
  await form.locator('input[type=file]').evaluate((field) => {
    const list = new DataTransfer();
    list.items.add(new File([new Uint8Array(25 * 2 ** 20 + 1)], 'to.pdf'));
    (field as HTMLInputElement).files = list.files;
  });
  await form.getByRole('button').last().click();
  await form.getByText(words('vi').shell.large).waitFor();
  expect(sent).toBe(0);
});
