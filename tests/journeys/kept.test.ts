import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../../src/handlers.server.ts';
import { dayOf, yearOf } from '#organisation/day.ts';
import { words } from '#words/words.ts';
import { openDemoSite, password, type DemoSite } from '../demo-site.ts';
import { signIn, type Person } from '../person.ts';
import { sights, type Sight } from '../sights.ts';

// "A refusal keeps what was typed": on every page, as somebody sees it, without a script that could keep it on the device, each form is
// filled in by hand and sent with an id that the one door refuses, so nothing is ever written. The page that answers must
// show the sentence, and every field as it was left.

const w = words('vi');
let site: DemoSite;
beforeAll(async () => void (site = await openDemoSite()));
afterAll(() => site.close());

/** Forms of one command that a page has more than this often are forms of its rows, all drawn by the same lines: so many are tried. */
const rowsTried = 2;

/** What the pages looked at do not show: forms for one member's flags and stay, next year's plan, a grade, and a meeting further on. */
const further: Sight[] = [
  { route: 'a member who stays elsewhere', who: () => 'vanphong', path: async (demo) => demo.rows<{ path: string }>(`select '/cells/' || cell_id || '/members/' || member_id as path from member_flag where flag = 'temporary-away' and valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date limit 1`).then(([one]) => one!.path) },
  { route: 'members of a cell divided into party groups', who: () => 'vanphong', path: async (demo) => demo.rows<{ path: string }>(`select '/cells/' || p.parent_id || '/members' as path from unit u join unit_parent p on p.unit_id = u.id where u.kind = 'party-group' order by u.id limit 1`).then(([one]) => one!.path) },
  { route: 'a year without a plan', who: () => 'hien', path: (demo) => `/cells/${demo.cell}/plan?year=${yearOf(dayOf(new Date())) + 2}` },
  { route: 'papers to be graded', who: () => 'thuongvu', path: (demo) => `/cells/${demo.at('filed').cell}/meetings/${demo.at('filed').meeting}/file` },
  { route: 'a mark by the groups alone, to be graded', who: () => 'thuongvu', path: (demo) => demo.rows<{ path: string }>(`select '/cells/' || cell_id || '/meetings/' || id || '/file' as path from meeting m where state = 'graded' and kind <> 'extraordinary' and not exists (select from mark_sheet s where s.cell_id = m.cell_id and s.meeting_id = m.id) order by id limit 1`).then(([one]) => one!.path) },
  { route: 'a meeting with a speech and an opinion', who: (demo) => demo.at('open').secretary, path: async (demo) => {
    const { cell, meeting } = demo.at('open');
    await demo.rows(`insert into opinion (cell_id, id, meeting_id, member_id, text, sent_at, answer) select cell_id, uuidv7(), $2, id, 'Đèn đường', now(), '' from member where cell_id = $1 limit 1`, [cell, meeting]);
    await demo.rows(`insert into speech (cell_id, id, meeting_id, agenda_item_id, member_id, at) select a.cell_id, uuidv7(), a.meeting_id, i.id, a.member_id, now() from attendance a join agenda_item i on i.cell_id = a.cell_id and i.meeting_id = a.meeting_id and i.started_at is not null and i.ended_at is null
      where a.cell_id = $1 and a.meeting_id = $2 and a.mark = 'present' limit 1`, [cell, meeting]);
    return `/cells/${cell}/meetings/${meeting}/live`;
  } },
  { route: 'a member before they are on the roll', who: (demo) => demo.at('open').member, path: async (demo) => {
    const { cell, meeting } = demo.at('open');
    await demo.rows(`delete from attendance where cell_id = $1 and meeting_id = $2 and member_id in (select m.id from member m join sign_in."user" u on u."personId" = m.person_id where u.username = $3)`, [cell, meeting, demo.at('open').member]);
    return `/cells/${cell}/meetings/${meeting}/live`;
  } }
];

describe('a form that was not accepted shows why, and all that was typed', () => {
  test.each([...sights.filter((sight) => !sight.status), ...further].map((sight, index) => [`${sight.route} (${index})`, sight] as const))('%s', async (_, sight) => {
    const context = await site.signedIn(sight.who(site), { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const lost = await lostOn(context, site.origin + (await sight.path(site)));
    await context.close();
    expect(lost).toEqual([]);
  });

  test('every command that has a form to fill in was tried', () => {
    const left = handlers.map((one) => one.command.name).filter((name) => !tried.commands.has(name));
    expect(left.filter((name) => !withoutTyping.has(name) && !elsewhere.has(name))).toEqual([]);
    expect([...withoutTyping, ...elsewhere.keys()].filter((name) => tried.commands.has(name))).toEqual([]);
    expect(tried.fields).toBeGreaterThan(3 * tried.forms);
  });
});
describe('who wrote while their right to it ended gets back what they wrote', () => {
  const text = 'Đường vào xóm Đông ngập sau mưa,\nđề nghị Đảng ủy có ý kiến với ủy ban nhân dân xã';
  const raise = async (page: Page) => {
    await page.goto(`/cells/${site.cell}/requests`);
    const form = page.locator('form', { has: page.getByLabel(w.requests.text, { exact: true }) }).first();
    if (!(await form.isVisible())) await page.getByText(w.requests.raise, { exact: true }).click();
    await form.getByLabel(w.requests.text, { exact: true }).fill(text);
    return form;
  };
  const raised = () => site.rows(`select from cell_request where cell_id = $1 and regexp_replace(text, '\\s+', ' ', 'g') = $2`, [site.cell, text.replace('\n', ' ')]).then((rows) => rows.length);

  test('signed out meanwhile, without a script: they sign in on another page and send it again, once', async () => {
    const context = await site.signedIn('hien', { baseURL: site.origin, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const form = await raise(page);
    await context.clearCookies();
    await form.getByRole('button', { name: w.requests.send, exact: true }).click();
    await page.getByRole('heading', { name: w.shell.errors.signedOut, exact: true }).waitFor();
    expect(await page.getByLabel(w.shell.errors.written).inputValue()).toBe(text);
    // pressed too early it is there still
    await page.getByRole('button', { name: w.shell.errors.sendAgain, exact: true }).click();
    expect(await page.getByLabel(w.shell.errors.written).inputValue()).toBe(text);
    const [door] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: w.shell.errors.signIn, exact: true }).click()]);
    await signIn({ page: door, lang: 'vi' } as Person, 'hien', password);
    await page.getByRole('button', { name: w.shell.errors.sendAgain, exact: true }).click();
    await page.waitForURL(/done=request.raise/);
    expect(await page.locator('main').innerText()).toContain(text.split('\n')[0]);
    expect(await raised()).toBe(1);
    await context.close();
  });

  test('signed out meanwhile, with a script: it waits on the device until they are back', async () => {
    const context = await site.signedIn('hien', { baseURL: site.origin, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const form = await raise(page);
    await context.clearCookies();
    await form.getByRole('button', { name: w.requests.send, exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await signIn({ page, lang: 'vi' } as Person, 'hien', password);
    await page.waitForURL(`/cells/${site.cell}/requests`);
    expect(await page.getByLabel(w.requests.text, { exact: true }).first().inputValue()).toBe(text);
    await context.close();
  });

  test('nothing there for them any more: the page says so, and gives it back to be copied', async () => {
    const context = await site.signedIn('hien', { baseURL: site.origin, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const form = await raise(page);
    const [{ id }] = (await site.rows<{ id: string }>(`select u.id from unit u where kind = 'cell' and id <> $1 limit 1`, [site.cell])) as [{ id: string }];
    await form.evaluate((one: HTMLFormElement, cell) => {
      one.action = `/cells/${cell}/requests`;
      (one.elements.namedItem('unitId') as HTMLInputElement).value = cell;
    }, id);
    await form.getByRole('button', { name: w.requests.send, exact: true }).click();
    await page.getByRole('heading', { name: w.shell.errors.notFound, exact: true }).waitFor();
    expect(await page.getByLabel(w.shell.errors.written).inputValue()).toBe(text);
    expect(await page.getByRole('button', { name: w.shell.errors.sendAgain }).count()).toBe(0);
    await context.close();
  });
});

const tried = { forms: 0, fields: 0, commands: new Set<string>() };

/** Sent by a press alone, or with a file and its tick alone, which no browser keeps. */
const withoutTyping = new Set([
  'delegation.end', 'holiday.remove', 'member.remove-flag', 'member.print-slip', 'task.remind', 'task.mark-called', 'plan.report-year', 'plan.issue-themes', 'meeting.register', 'meeting.settle', 'calendar.settle', 'superior.withdraw',
  'meeting.prepare', 'meeting.remove-paper', 'meeting.advance-paper', 'meeting.mark-told', 'meeting.decide-leave', 'calendar.make-address', 'calendar.revoke-address', 'reminder.send', 'reminder.see', 'theme.submit',
  'meeting.remove-guest', 'meeting.start-item', 'meeting.remove-speech', 'meeting.take-back', 'meeting.conclude', 'meeting.write', 'meeting.issue-before', 'meeting.file-documents', 'meeting.file', 'visits.draw', 'report.supplement', 'model.withdraw', 'model.take'
]);
/** With a form of another kind, or one that no page of the demo shows; where it is tried. */
const elsewhere = new Map([
  ['post.first-officer', 'src/routes/admin/admin.test.ts'], ['unit.import', 'src/routes/sheet.test.ts'], ['visits.import', 'src/supervision/visit-list.test.ts'], ['report.close', 'src/routes/units/[unit]/report/report.test.ts'], ['member.import', 'src/routes/sheet.test.ts'], ['member.import-below', 'src/routes/sheet.test.ts'],
  ['model.share', 'src/models/models.test.ts'], ['inspection.pass-programme', 'src/inspection/inspections.test.ts'], ['meeting.answer-proposal', 'src/meetings/plan.test.ts'], ['theme.step', 'src/meetings/plan.test.ts'], ['task.drop', 'src/routes/tasks.test.ts']
]);

/** What the forms of one page lose of what was typed. */
async function lostOn(context: BrowserContext, address: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(address);
  const lost: string[] = [];
  const seen = new Map<string, number>();
  for (const name of new Set(await namesOf(page))) {
    const command = name.split(' ')[0]!;
    const before = seen.get(command) ?? 0;
    seen.set(command, before + 1);
    if (before >= rowsTried) continue;
    if (before + seen.size > 1) await page.goto(address);
    const typed = await fillIn(page, name);
    if (typed.length === 0) continue;
    tried.forms++;
    tried.fields += typed.length;
    tried.commands.add(command);
    const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), send(page, name)]);
    await page.locator('main:not([data-before])').waitFor({ state: 'attached' });
    await page.waitForLoadState('load');
    if (answer.status() === 400 || answer.status() === 409) lost.push(...(await faults(page, name, typed)).map((fault) => `${name}: ${fault}`));
    else lost.push(`${name}: answered ${answer.status()}`);
  }
  await page.close();
  return lost;
}

interface Typed {
  name: string;
  /** the fields of one name are told apart by their place among them */
  nth: number;
  value: string | boolean;
}

/** The forms of a page by their command, and the key that tells them apart. */
const namesOf = (page: Page) => page.evaluate(() =>
  [...document.querySelectorAll<HTMLFormElement>('main form[method=post]:has(input[name=command])')].map((form) => ['command', 'key'].map((name) => form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? '').join(' ').trim()));

/** Writes something else into every field of a form that a person can fill in. */
const fillIn = (page: Page, name: string): Promise<Typed[]> => page.evaluate((name) => {
  const form = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]:has(input[name=command])')].find((one) => ['command', 'key'].map((part) => one.querySelector<HTMLInputElement>(`input[name=${part}]`)?.value ?? '').join(' ').trim() === name)!;
  // what a person cannot write in, and the one tick that is given for the file chosen, which no browser keeps
  const fields = ([...form.elements] as HTMLInputElement[]).filter((one) => one.name && one.name !== 'secrecyConfirmed' && !one.readOnly && !one.closest('[hidden]') && !['hidden', 'password', 'file', 'submit', 'button', 'fieldset'].includes(one.type));
  const written: { name: string; nth: number; value: string | boolean }[] = [];
  for (const [index, field] of fields.entries()) {
    const digit = String(1 + (index % 8));
    const dated: Record<string, string> = { date: `2026-03-0${digit}`, 'datetime-local': `2026-03-0${digit}T19:3${digit}`, time: `18:4${digit}`, month: `2026-0${digit}` };
    if (field.type === 'checkbox') field.checked = !field.checked;
    else if (field.type === 'radio') field.checked = true;
    else if (field instanceof HTMLSelectElement) field.selectedIndex = field.selectedIndex === field.options.length - 1 ? 0 : field.options.length - 1;
    else if (field.type === 'number') field.value = field.value === (field.min || '1') ? (field.max || '7') : (field.min || '1');
    else field.value = dated[field.type] ?? `Chữ đã gõ ở ô ${index}`;
  }
  for (const field of fields) written.push({ name: field.name, nth: fields.filter((one) => one.name === field.name).indexOf(field), value: field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value });
  return written;
}, name);

/** Sends the form as it stands, with an id that is none: the one door refuses it as malformed, whatever it says. */
const send = (page: Page, name: string) => page.evaluate((name) => {
  const form = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]:has(input[name=command])')].find((one) => ['command', 'key'].map((part) => one.querySelector<HTMLInputElement>(`input[name=${part}]`)?.value ?? '').join(' ').trim() === name)!;
  form.querySelector<HTMLInputElement>('input[name=commandId]')!.value = 'x';
  document.querySelector('main')!.setAttribute('data-before', '');
  HTMLFormElement.prototype.submit.call(form);
}, name);

/** What the page that answers does not show: the sentence that says why, and each field as it was left. */
const faults = (page: Page, name: string, typed: Typed[]): Promise<string[]> => page.evaluate(({ name, typed }) => {
  const form = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]:has(input[name=command])')].find((one) => ['command', 'key'].map((part) => one.querySelector<HTMLInputElement>(`input[name=${part}]`)?.value ?? '').join(' ').trim() === name);
  if (!form) return ['the form is gone'];
  const found: string[] = [];
  const alert = form.querySelector('[role=alert]');
  if (!alert) found.push('no sentence says why');
  else if (!alert.checkVisibility()) found.push('the sentence is folded away');
  for (const { name, nth, value } of typed) {
    const field = ([...form.elements] as HTMLInputElement[]).filter((one) => one.name === name)[nth];
    const shown = field && (field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value);
    if (shown !== value) found.push(`${name} says ${JSON.stringify(shown)}, typed was ${JSON.stringify(value)}`);
  }
  return found;
}, { name, typed });
