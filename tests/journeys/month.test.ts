import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { fold } from '#platform/fold.ts';
import { addDays, addMonths, dayOf, firstOfMonth, localMinuteOf, yearOf } from '#organisation/day.ts';
import { capital, monthName, shortDay, type Lang } from '#words/format.ts';
import { words, type Words } from '#words/words.ts';
import { buildIfNeeded } from '../../scripts/web.ts';
import { openBrowser } from '../browser.ts';
import { codeOnSlip, personAt, signInBySlip, type Person } from '../person.ts';
import { freePort, startProgram, type Program } from '../program.ts';

// A newcomer's month, through the screen only: from the code that `npm start` prints to next month's table, filled by itself.
let lang: Lang;
let w: Words;
let browser: Browser;
let folder: string;
let program: Program;
beforeAll(async () => {
  await buildIfNeeded(() => {});
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-month-'));
  program = startProgram(folder, await freePort());
});
afterEach(async () => {
  program.child.kill('SIGTERM');
  await program.ended;
  await rm(folder, { recursive: true, force: true });
});

const cell = 'Chi bộ thôn Đồng Xanh';
const [secretary, deputy, hoa, old] = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Nguyễn Văn Tám'];
const password = 'cây đa bến nước sân đình';
const works = [{ text: 'Chỉnh trang 400 m đường trục thôn', who: hoa, evidence: 'Ảnh trước và sau' }, { text: 'Vận động 12 hộ phân loại rác', who: old, evidence: 'Danh sách hộ ký' }];

const [phone, desk] = [390, 1280] as const;
test.each([
  ['with scripts', true, 'vi', desk, phone],
  ['without a script in any browser', false, 'vi', desk, phone],
  ['in English, the office on a phone and the secretary at a desk', true, 'en', phone, desk]
] as const)('a newcomer founds a cell from a spreadsheet and holds its month, %s', async (_, scripts, reads, officeWidth, cellWidth) => {
  lang = reads;
  w = words(lang);
  const at = (width: typeof officeWidth) => personAt(browser, program.origin, { width, scripts, lang });
  const office = await at(officeWidth);
  await foundCell(await setUp(await at(officeWidth)), office);
  await importMembers(office);
  const bySecretary = await appointed(office);

  const hien = await at(cellWidth);
  await signInBySlip(hien, bySecretary, password);
  const today = dayOf(new Date());
  const month = firstOfMonth(today);
  await plan(hien, month);
  await prepare(hien, today);
  await announce(hien, await at(cellWidth));
  await hold(hien);
  await writeUpAndFile(hien);
  await nextMonth(hien, month);
}, 400_000);

/** The administrator uses the printed code once, appoints the first officer and hands over the slip. */
async function setUp(administrator: Person): Promise<string> {
  const [, code] = await program.says(/code, which works once:\s+(\S+)/);
  const { page, send, picture } = administrator;
  await page.goto('/set-up');
  await page.getByLabel(w.setUp.code).fill(code!);
  await page.getByLabel(w.setUp.unitName).fill('Đảng bộ xã Cẩm Bình');
  await page.getByLabel(w.setUp.unitKind).selectOption({ label: w.setUp.kinds['committee']! });
  await page.getByLabel(w.setUp.name).fill('Dương Quản Trị');
  await page.getByLabel(w.setUp.username).fill('quantri');
  await page.getByLabel(w.signIn.newPassword).fill(password);
  await page.getByLabel(w.signIn.again).fill(password);
  await picture('administrator-set-up');
  await send(w.setUp.submit);
  await page.getByLabel(w.accounts.firstName).fill('Phan Thị Văn');
  await picture('administrator-first-officer');
  await send(w.accounts.appoint);
  await picture('administrator-slip');
  return codeOnSlip(page);
}

/** The officer signs in by the slip and founds the commune's first cell. */
async function foundCell(code: string, office: Person): Promise<void> {
  await signInBySlip(office, code, password);
  const { page, send, follow } = office;
  await follow(w.office.tabs['organisation']!);
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: w.organisation.found, exact: true }) });
  await form.getByLabel(w.organisation.name, { exact: true }).fill(cell);
  await form.getByLabel(w.organisation.kind, { exact: true }).selectOption({ label: w.organisation.kinds['cell']! });
  await form.getByLabel(w.organisation.type, { exact: true }).selectOption({ label: w.organisation.types['village']! });
  await form.getByLabel(w.organisation.foundedOn).fill('2025-07-01');
  await send(form.getByRole('button', { name: w.organisation.found }));
  await page.getByRole('heading', { name: cell }).waitFor();
}

/** The officer brings the forty members from the list the cell has always kept. */
async function importMembers(office: Person): Promise<void> {
  const { page, send, follow, picture } = office;
  await follow(w.tree.open);
  await follow(w.people.members);
  await follow(w.people.import);
  await page.getByLabel(w.importing.file).setInputFiles({ name: 'Danh sách đảng viên.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await membersSheet() });
  await send(w.importing.read);
  await picture('office-import');
  await page.getByLabel(w.importing.since).fill('2025-07-01');
  await send(w.importing.write(40, 0));
  await follow(w.importing.toList);
  await page.getByText(w.people.count(40)).waitFor();
}

/** A list as people have them: two lines above the headings, dates in three ways, a card number that lost its zero. */
async function membersSheet(): Promise<Buffer> {
  const given = ['Anh', 'Bình', 'Chung', 'Dung', 'Giang', 'Hải', 'Khánh', 'Lan', 'Minh', 'Nga', 'Oanh', 'Phúc'];
  const names = [secretary, deputy, hoa, old, ...Array.from({ length: 36 }, (_, n) => `${['Trần', 'Nguyễn', 'Phan'][n % 3]} ${['Văn', 'Thị', 'Đình'][Math.floor(n / 12)]} ${given[n % 12]}`)];
  const text = (value: string) => ({ value, type: String });
  const rows = names.map((name, n) => [{ value: n + 1, type: Number }, text(name), text(['12/3/1961', '1975', '9-11-1988'][n % 3]!), n === 5 ? { value: 1234567, type: Number } : text(String(20_000_000 + n)), text(n === 0 ? '3/2/1990' : `1/${1 + (n % 12)}/2005`), text(`2/${1 + (n % 12)}/2006`), text(n % 2 === 0 ? `0912${String(345_000 + n)}` : '')]);
  const blank = Array.from({ length: 6 }, () => null);
  return writeExcel([[text('ĐẢNG BỘ XÃ CẨM BÌNH'), ...blank], [text('DANH SÁCH ĐẢNG VIÊN'), ...blank], ['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', 'Ngày vào Đảng', 'Ngày chính thức', 'Điện thoại'].map(text), ...rows] as never).toBuffer();
}

/** The officer appoints the secretary and the deputy, and prints the secretary's slip. */
async function appointed(office: Person): Promise<string> {
  const { page, send, follow } = office;
  for (const [name, post] of [[secretary, 'secretary'], [deputy, 'deputy']] as const) {
    await page.goto('/');
    await follow(w.office.tabs['organisation']!);
    await follow(cell);
    await page.getByLabel(w.tree.findPerson).fill(fold(name));
    await page.getByRole('button', { name: w.people.find, exact: true }).click();
    await page.waitForLoadState('load');
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: w.organisation.appoint, exact: true }) });
    await form.getByLabel(w.tree.chooseFound).selectOption({ label: `${name}, ${cell}` });
    await form.getByLabel(w.organisation.post).selectOption({ label: w.people.posts[post]! });
    await form.getByLabel(w.people.from).fill('2025-07-01');
    await send(form.getByRole('button', { name: w.organisation.appoint }));
  }
  return slipFor(office, secretary);
}

async function slipFor(person: Person, name: string): Promise<string> {
  const { page, send, follow } = person;
  await page.goto('/');
  if (page.url().includes('/units/')) {
    await follow(w.office.tabs['organisation']!);
    await follow(cell);
    await follow(w.tree.open);
  }
  await follow(w.people.members);
  await follow(name);
  await send(w.people.slip);
  return codeOnSlip(page);
}

/** The secretary plans the year, and puts this month's meeting on today, with the reason. */
async function plan(hien: Person, month: string): Promise<void> {
  const { page, send, follow } = hien;
  await follow(w.month.makePlan);
  await page.getByLabel(w.plan.place, { exact: true }).fill('Nhà văn hóa thôn Đồng Xanh');
  await send(w.plan.submit);
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: new RegExp(`^${capital(monthName(lang, month)).replace(/\s/g, '\\s')}:`) }) });
  await row.getByText(w.plan.change, { exact: true }).click();
  await row.getByLabel(w.plan.date, { exact: true }).fill(localMinuteOf(new Date()));
  await row.getByLabel(w.plan.dayReason, { exact: true }).fill('Đầu tháng trùng vụ gặt.');
  await send(row.getByRole('button', { name: w.shell.save }));
}

/** Pre-meeting, agenda, draft resolution with a task for each of two comrades. */
async function prepare(hien: Person, today: string): Promise<void> {
  const { page, send, follow, unfold, picture } = hien;
  await page.goto('/');
  await follow(w.month.act['hold-pre-meeting']!);
  await page.getByLabel(w.prepare.content, { exact: true }).fill('Đánh giá tháng trước; chọn việc đường thôn để bàn.');
  await page.getByLabel(w.prepare.conclusion, { exact: true }).fill('Thống nhất trình chi bộ.');
  await picture('secretary-prepare', page.locator('section').filter({ has: page.getByRole('button', { name: w.prepare.record, exact: true }) }).last());
  await send(w.prepare.record);
  await send(w.prepare.saveAgenda);
  const draft = await unfold(w.prepare.resolution);
  await draft.getByLabel(w.prepare.subject, { exact: true }).fill('lãnh đạo thực hiện nhiệm vụ trong tháng');
  for (const [c, work] of works.entries()) {
    await draft.getByLabel(w.prepare.clause(c + 1), { exact: true }).fill(`Tập trung ${work.text.toLocaleLowerCase('vi')}.`);
    await draft.getByLabel(w.prepare.task, { exact: true }).nth(c).fill(work.text);
    await draft.getByLabel(w.prepare.who, { exact: true }).nth(c).selectOption({ label: work.who });
    await draft.getByLabel(w.prepare.dueOn, { exact: true }).nth(c).fill(addDays(today, 20));
    await draft.getByLabel(w.prepare.evidence, { exact: true }).nth(c).fill(work.evidence);
  }
  await send(draft.getByRole('button', { name: w.prepare.saveResolution }));
  await send(w.prepare.ready);
}

/** The notice; one comrade answers on her phone and sends an opinion, for one without a phone the secretary writes it down. */
async function announce(hien: Person, member: Person): Promise<void> {
  const { page, send, unfold, picture } = hien;
  const there = page.url();
  await send(page.getByRole('button', { name: new RegExp(`^${w.announce.send(7).replace('7', '\\d+')}$`) }));
  await picture('secretary-announce');

  await signInBySlip(member, await slipFor(hien, hoa), password);
  await member.send(w.member.coming);
  await member.page.getByText(w.member.youCome).waitFor();
  await member.page.getByLabel(w.member.opinionText).fill('Đề nghị sửa đèn đường trước nhà văn hóa.');
  await member.send(w.member.send);

  await page.goto(there);
  const form = await unfold(w.announce.replyFor);
  await form.getByLabel(w.announce.member, { exact: true }).selectOption({ label: old });
  await form.getByLabel(w.announce.answer, { exact: true }).selectOption({ label: w.announce.leave });
  await form.getByLabel(w.announce.reason, { exact: true }).fill('Khám bệnh ở tỉnh');
  await send(form.getByRole('button', { name: w.shell.save }));
  await send(w.announce.accept);
  await page.getByText('Đề nghị sửa đèn đường trước nhà văn hóa.').waitFor();
}

/** The meeting from its opening to its end. */
async function hold(hien: Person): Promise<void> {
  const { page, send, follow, unfold, picture } = hien;
  await page.goto('/');
  await follow(w.month.act['open']!);
  const opening = page.locator('form').filter({ has: page.getByRole('button', { name: w.live.open, exact: true }) });
  await opening.getByLabel(w.live.chair, { exact: true }).selectOption({ label: secretary });
  await opening.getByLabel(w.live.secretary).selectOption({ label: deputy });
  await opening.getByLabel(w.live.marker).selectOption({ label: hoa });
  await send(w.live.open);
  await send(page.getByRole('button', { name: new RegExp(`^${w.live.restPresent(7).replace('(7)', '')}`) }));
  const roll = await unfold(w.live.rollLeft(0));
  await roll.getByRole('button', { name: `${old}: ${w.live.marks['absent-with-reason']}`, exact: true, pressed: true }).waitFor();
  const dues = await unfold(w.live.dues);
  await dues.getByLabel(w.live.duesSay, { exact: true }).fill('39/40 đồng chí đã nộp đảng phí.');
  await send(dues.getByRole('button', { name: w.shell.save }));
  const items = (await page.getByRole('button', { name: new RegExp(`^${w.live.start}: `) }).evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-label')!))).map((name) => name.slice(`${w.live.start}: `.length));
  for (const [index, title] of items.entries()) {
    await send(page.getByRole('button', { name: index === 0 ? w.live.startFirst(title) : w.live.startNext(index + 1, title), exact: true }));
    const now = page.getByRole('article');
    await now.getByRole('heading', { name: title, exact: true }).waitFor();
    if (index !== 1) continue;
    await unfold(w.live.speakers);
    await now.getByLabel(w.live.speech, { exact: true }).fill('Đồng ý làm đường, đề nghị công khai thu chi.');
    await send(now.getByRole('button', { name: hoa, exact: true }));
    await now.getByText('Đồng ý làm đường, đề nghị công khai thu chi.').first().waitFor();
    await picture('secretary-live');
  }
  const opinion = (await unfold(w.live.opinions)).getByRole('listitem').filter({ hasText: 'sửa đèn đường' });
  await opinion.getByLabel(w.live.answer, { exact: true }).fill('Chi bộ giao trưởng thôn sửa trong tuần.');
  await send(opinion.getByRole('button', { name: w.live.bringUp }));
  await send((await unfold(w.prepare.kinds['resolution']!)).getByRole('button', { name: w.live.vote }));
  await page.getByText(`${w.prepare.kinds['resolution']!.toLocaleLowerCase('vi')}: ${w.live.passed}`).waitFor();
  const mark = await unfold(w.live.selfMark);
  await send(mark.getByRole('button', { name: w.scoring.save }));
  await send((await unfold(w.live.selfMark)).getByRole('button', { name: w.live.vote }));
  await page.getByText(`${w.live.selfMarkSubject}: ${w.live.passed}`).waitFor();
  await follow(w.minutes.read);
  await page.getByText('Đồng ý làm đường, đề nghị công khai thu chi.').waitFor();
  await send(w.live.approve);
  await page.getByText(w.live.approved, { exact: true }).waitFor();
  await send(w.live.end);
  await page.getByRole('heading', { name: w.minutes.title, exact: true }).waitFor();
}

/** The minutes worded and signed, the documents numbered and taken away, the posting marked, the month closed. */
async function writeUpAndFile(hien: Person): Promise<void> {
  const { page, send, download, picture } = hien;
  const opening = page.locator('section').filter({ has: page.getByRole('heading', { name: w.minutes.parts['opening']! }) });
  await opening.getByText(w.minutes.edit, { exact: true }).click();
  const wording = opening.getByLabel(w.minutes.wording, { exact: true });
  await wording.fill(`${await wording.inputValue()}\nCuộc họp diễn ra nghiêm túc.`);
  await picture('secretary-minutes');
  await send(opening.getByRole('button', { name: w.minutes.save }));
  await send(w.minutes.sign);
  await send(w.filing.issue);
  await page.getByRole('listitem').filter({ hasText: /Số 01-NQ/ }).waitFor();
  await picture('secretary-file');
  const minutes = page.getByRole('listitem').filter({ hasText: w.filing.kinds['minutes']! });
  const word = await download(minutes.getByRole('link', { name: w.filing.download }).last());
  expect(bodyOf(word.bytes)).toContain('Cuộc họp diễn ra nghiêm túc.');
  // papers are Vietnamese, whatever the one who records reads
  expect(bodyOf(word.bytes)).toContain('Biểu quyết nghị quyết:');
  const { bytes } = await download(page.getByRole('link', { name: /ZIP/ }).first());
  const parts = unzipSync(bytes);
  const papers = Object.keys(parts).filter((name) => name.endsWith('.docx'));
  expect(papers.length).toBeGreaterThanOrEqual(3);
  expect(papers.map((name) => bodyOf(parts[name]!)).join('\n')).toContain(works[0]!.text);
  await send(w.filing.post['after']!);
  await send(w.filing.close);
}

/** The text of a Word file: it opens as one, and its document has words. */
function bodyOf(bytes: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

/** Next month stands on the secretary's page, with what this month decided already in its table. */
async function nextMonth(hien: Person, month: string): Promise<void> {
  const { page, send, follow, picture } = hien;
  const following = addMonths(month, 1);
  if (yearOf(following) !== yearOf(month)) {
    await follow(w.plan.year(yearOf(month)));
    await follow(w.plan.year(yearOf(following)));
    await send(w.plan.submit);
    await page.goto('/');
  }
  await page.getByRole('heading', { name: w.month.title(monthName(lang, following)) }).waitFor();
  for (const { text, who } of works) {
    const row = page.getByRole('listitem').filter({ hasText: text });
    expect(await row.textContent()).toContain(`${w.month.comrade(who)} · ${w.month.due(shortDay(lang, addDays(dayOf(new Date()), 20)))}`);
  }
  await picture('secretary-next-month');
}
