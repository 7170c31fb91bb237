import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#organisation/day.ts';
import { words } from '#words/words.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';
import type { Person } from '../person.ts';

// A member's month at 390 px, and that of a comrade without a phone, whom the secretary serves: notice, answer, papers, task, next month's table.
const w = words('vi');
const pdf = Buffer.from('%PDF-1.4 danh sách các hộ đã ký');
const today = dayOf(new Date());
let site: DemoSite;
let cell: string;
let meeting: string;
beforeAll(async () => {
  site = await openDemoSite();
  ({ cell, meeting } = site.at('announced'));
});
afterAll(() => site.close());

const signedIn = (username: string, scripts = true) => site.person(username, { width: 390, scripts });

const row = ({ page }: Person, text: string) => page.getByRole('listitem').filter({ hasText: text }).first();

/** The secretary writes down a task of before, for one comrade. */
async function enter({ page, send }: Person, text: string, who: string, dueOn: string): Promise<void> {
  await page.goto(`/cells/${cell}/start`);
  const form = page.locator('form').filter({ has: page.getByLabel(w.prepare.task, { exact: true }) });
  await form.getByLabel(w.prepare.task, { exact: true }).fill(text);
  await form.getByLabel(w.prepare.who, { exact: true }).selectOption({ label: who });
  await form.getByLabel(w.people.from, { exact: true }).fill(addDays(today, -20));
  await form.getByLabel(w.prepare.dueOn, { exact: true }).fill(dueOn);
  await send(form.getByRole('button', { name: w.plan.record }));
}

/** In the table that the coming meeting will read, the line of a task. */
async function inNextTable(person: Person, text: string) {
  await person.page.goto(`/cells/${cell}/tasks`);
  await person.follow(w.tasks.results);
  return person.page.getByRole('row').filter({ hasText: text });
}

test.each([
  ['with scripts', true],
  ['without a script', false]
])('a member answers a notice, asks leave, reads a paper, reports on a task with evidence and finds it in next month’s table, %s', async (_, scripts) => {
  const { secretary, member } = site.at('announced');
  const [{ name }] = (await site.rows<{ name: string }>(`select o.full_name as name from sign_in."user" u join member o on o.person_id = u."personId" where u.username = $1 and o.cell_id = $2`, [member, cell])) as [{ name: string }];
  const [text, file] = [`Vận động ba hộ dời rào, đợt ${scripts ? 1 : 2}`, `Tờ trình ${scripts ? 1 : 2}.pdf`];
  const leads = await signedIn(secretary);
  await enter(leads, text, name, addDays(today, 5));
  await leads.page.goto(`/cells/${cell}/meetings/${meeting}/prepare`);
  const upload = await leads.unfold(w.prepare.upload);
  await upload.getByLabel(w.prepare.file, { exact: true }).setInputFiles({ name: file, mimeType: 'application/pdf', buffer: pdf });
  await leads.send(upload.getByRole('button', { name: w.prepare.upload }));

  const own = await signedIn(member, scripts);
  await own.picture('member-notice');
  // whatever the demo let them answer before: leave, then coming after all, then leave again
  for (const turn of ['leave', 'coming', 'leave']) {
    if (turn === 'coming') await own.send(w.member.coming);
    else {
      const leave = await own.unfold(new RegExp(`^(${w.member.leave}|${w.member.changeReason})$`));
      await leave.getByLabel(w.member.leaveReason).fill('Đưa mẹ đi viện');
      await own.send(leave.getByRole('button', { name: w.member.sendLeave }));
    }
    await own.page.getByText(turn === 'coming' ? w.member.youCome : w.member.youLeave).waitFor();
  }

  await leads.page.goto(`/cells/${cell}/meetings/${meeting}/announce`);
  const asked = leads.page.getByRole('listitem').filter({ hasText: 'Đưa mẹ đi viện' });
  expect(await asked.textContent()).toContain(name);
  await leads.send(asked.getByRole('button', { name: w.announce.accept, exact: true }));

  await own.page.goto('/');
  await own.page.getByText(w.member.leaveYes).waitFor();
  const [first] = await site.rows<{ title: string }>('select title from agenda_item where cell_id = $1 and meeting_id = $2 order by position limit 1', [cell, meeting]);
  await (await own.unfold(w.prepare.agenda)).getByText(first!.title).waitFor();
  expect(await row(own, file).textContent()).toContain(w.member.notOpened);
  expect((await own.download(own.page.getByRole('link', { name: file }))).bytes.subarray(0, 4)).toEqual(new Uint8Array(pdf.subarray(0, 4)));
  await own.page.goto('/me');
  expect(await row(own, file).textContent()).toContain(w.member.opened);

  const report = await own.unfold(`${w.tasks.report}: ${text}`);
  await report.getByLabel(w.tasks.text).fill('Cả ba hộ đã dời rào');
  await report.getByText(w.tasks.addEvidence, { exact: true }).click();
  await report.getByLabel(w.tasks.file).setInputFiles({ name: 'Biên bản.pdf', mimeType: 'application/pdf', buffer: pdf });
  await own.picture('member-task', row(own, text));
  await own.send(report.getByRole('button', { name: w.tasks.isDone }));
  expect(await row(own, text).textContent()).toContain(w.month.taskStates['says-done']);

  const line = await inNextTable(own, text);
  for (const said of [name, w.month.taskStates['says-done']!, 'Cả ba hộ đã dời rào']) expect(await line.textContent()).toContain(said);
  await line.getByRole('link', { name: text }).click();
  await own.page.getByText(w.tasks.reported(name)).waitFor();
  expect((await own.download(own.page.getByRole('link', { name: 'Biên bản.pdf' }))).bytes).toEqual(new Uint8Array(pdf));
  const data = await own.page.goto('/me').then(() => own.download(own.page.getByRole('link', { name: w.shell.me.download })));
  expect(new TextDecoder().decode(data.bytes)).toContain('Cả ba hộ đã dời rào');
});

test('a comrade without a phone is told, answers, reports, is reminded and marked present, all by the secretary’s hand', async () => {
  const [{ name }] = (await site.rows<{ name: string }>(`select o.full_name as name from notice_recipient r join notice n on n.cell_id = r.cell_id and n.id = r.notice_id join member o on o.cell_id = r.cell_id and o.id = r.member_id
    left join member_detail d on d.cell_id = o.cell_id and d.member_id = o.id
    where n.meeting_id = $1 and n.at = (select max(l.at) from notice l where l.meeting_id = n.meeting_id) and r.way in ('call', 'print') and r.told_at is null and d.email is null
      and not exists (select from sign_in."user" u where u."personId" = o.person_id) and not exists (select from reply p where p.meeting_id = n.meeting_id and p.member_id = o.id)
      and not exists (select from member_flag f where f.cell_id = o.cell_id and f.member_id = o.id) order by o.sort_key limit 1`, [meeting])) as [{ name: string }];
  const text = 'Thăm hộ neo đơn đầu thôn';
  const leads = await signedIn(site.at('announced').secretary);
  const { page, send, unfold, follow } = leads;

  await page.goto(`/cells/${cell}/meetings/${meeting}/announce`);
  const calls = page.getByRole('listitem').filter({ hasText: name }).first();
  await calls.getByText(w.announce.theirAnswer, { exact: true }).click();
  await leads.picture('secretary-calls', calls);
  await send(calls.getByRole('button', { name: `${w.announce.coming}: ${name}` }));
  await send(page.getByRole('button', { name: `${w.announce.called}: ${name}` }));
  await follow(w.announce.pack);
  await page.getByText('Kính mời đồng chí').first().waitFor();

  await enter(leads, text, name, addDays(today, -2));
  await page.goto(`/cells/${cell}/tasks?show=late`);
  await follow(text);
  await send(w.tasks.remind);
  await follow(w.tasks.title);
  await send(page.getByRole('button', { name: `${w.tasks.called}: ${name}` }));
  expect(await row(leads, name).textContent()).toContain(w.tasks.calledAt(''));
  await follow(text);
  const report = await unfold(w.tasks.forMember);
  await report.getByLabel(w.tasks.text).fill('Đã thăm, biếu quà');
  await send(report.getByRole('button', { name: w.tasks.isDone }));
  const history = await page.getByRole('list').last().textContent();
  for (const said of [w.tasks.entered, w.tasks.calledAt(''), w.tasks.reported(name), 'Đã thăm, biếu quà']) expect(history).toContain(said);
  expect(await (await inNextTable(leads, text)).textContent()).toContain(w.month.taskStates['says-done']);

  await page.goto(`/cells/${cell}/meetings/${meeting}/live`);
  await send(w.live.open);
  await follow(w.live.paperRoll);
  await send(w.live.paperRollSave);
  await page.goto(`/cells/${cell}/meetings/${meeting}/roll`);
  const marked = page.getByRole('row').filter({ hasText: name });
  for (const said of [w.live.marks['present']!, w.live.sources['paper']!]) expect(await marked.textContent()).toContain(said);
  await page.goto(`/cells/${cell}/meetings/${meeting}/live`);
  await unfold(w.live.results);
  expect(await row(leads, text).textContent()).toContain('Đã thăm, biếu quà');
});
