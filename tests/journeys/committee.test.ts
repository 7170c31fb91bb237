import { afterAll, beforeAll, expect, test } from 'vitest';
import { changed, type Figures } from '#models/model.ts';
import { newId } from '#platform/id.server.ts';
import { keepFrame } from '#quality/commands.ts';
import { typedOf } from '#quality/own-frame.ts';
import { capital, monthName } from '#words/format.ts';
import { words } from '#words/words.ts';
import { periodText } from '../../src/routes/units/[unit]/report/line-text.ts';
import { anPhu } from '../../rubrics/an-phu.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';
import { fieldsOf } from '../fields.ts';

// The committee's own work in a browser: a scoring frame that nobody knew before, and a report that is closed without a figure typed.
const w = words('vi');
let site: DemoSite;
let unit: string;
beforeAll(async () => {
  site = await openDemoSite();
  unit = (await site.rows<{ id: string }>(`select id from unit where kind = 'committee' and ended_on is null order by id limit 1`))[0]!.id;
});
afterAll(() => site.close());

test('the office enters a frame that was never seen before, is told what does not add up, tries it on the year that was, and chooses it from tomorrow on', async () => {
  const { page, send, follow } = await site.person('vanphong', { width: 1280 });
  const f = w.frames;
  await page.goto(`/units/${unit}/frames`);
  await follow(f.anew);
  await page.getByLabel(f.name).fill('Khung hai nhóm');
  await page.getByLabel(f.source).fill('Quyết định 5-QĐ/ĐU');
  const group = (g: number) => page.locator('.sheet').filter({ has: page.getByLabel(f.group, { exact: true }) }).nth(g);
  const criterion = (g: number, c: number) => group(g).locator(':scope > details').nth(c);
  const fill = async (g: number, key: string, title: string, max: number, of: readonly { key: string; title: string; max: number; way: string; fact?: string }[]) => {
    if (!(await group(g).getByLabel(f.groupKey, { exact: true }).isVisible())) await group(g).locator(':scope > summary').click();
    await group(g).getByLabel(f.groupKey, { exact: true }).fill(key);
    await group(g).getByLabel(f.group, { exact: true }).fill(title);
    await group(g).getByLabel(f.max, { exact: true }).first().fill(String(max));
    for (const [c, one] of of.entries()) {
      await criterion(g, c).locator(':scope > summary').click();
      await criterion(g, c).getByLabel(f.key, { exact: true }).fill(one.key);
      await criterion(g, c).getByLabel(f.criterion, { exact: true }).fill(one.title);
      await criterion(g, c).getByLabel(f.max, { exact: true }).fill(String(one.max));
      await criterion(g, c).getByLabel(f.way, { exact: true }).selectOption(one.way);
      if (one.fact) await criterion(g, c).getByLabel(f.fact, { exact: true }).selectOption(one.fact);
    }
  };
  // a group without a criterion is told so where it stands
  await fill(0, 'A', 'Nề nếp', 40, []);
  await send(f.keep, 'refused');
  await group(0).getByText(f.criteriaLack).waitFor();
  await fill(0, 'A', 'Nề nếp', 40, [{ key: 'A1', title: 'Đảng viên dự đủ', max: 40, way: 'levels', fact: 'attendance-rate' }]);
  await fill(1, 'B', 'Nội dung', 50, [{ key: 'B1', title: 'Bàn việc của chi bộ', max: 35, way: 'judged' }, { key: 'B2', title: 'Việc tháng trước làm xong', max: 25, way: 'judged' }]);
  // groups of ninety points, fifty of which hold sixty, and a criterion of levels without a level: said, and nothing typed is lost
  await send(f.keep, 'refused');
  await expect.poll(() => group(1).getByLabel(f.group, { exact: true }).inputValue()).toBe('Nội dung');
  await group(1).getByLabel(f.max, { exact: true }).first().fill('60');
  // out of range in a fold that is shut: it opens, and the way leads there
  await criterion(1, 1).getByLabel(f.max, { exact: true }).fill('250');
  await criterion(1, 1).locator(':scope > summary').click();
  await group(1).locator(':scope > summary').click();
  await send(f.keep, 'refused');
  await criterion(1, 1).getByText(w.shell.issues['points']!).waitFor();
  await follow(w.shell.toWrong(1));
  await expect.poll(() => criterion(1, 1).getByLabel(f.max, { exact: true }).evaluate((field) => field.getBoundingClientRect().top >= 0 && field.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await criterion(1, 1).getByLabel(f.max, { exact: true }).fill('25');
  const levels = criterion(0, 0);
  if (!(await levels.getByLabel(f.levelPoints(1)).isVisible())) await levels.locator(':scope > summary').click();
  await levels.getByLabel(f.levelPoints(1)).fill('40');
  await levels.getByLabel(f.border.from(f.level(1))).fill('90');
  await levels.getByLabel(f.unitOf.from(f.level(1))).selectOption('percent');
  await levels.getByLabel(f.included.from).first().check();
  await levels.getByLabel(f.levelPoints(2)).fill('20');
  await levels.getByLabel(f.border.to(f.level(2))).fill('90');
  await levels.getByLabel(f.unitOf.to(f.level(2))).selectOption('percent');
  // the year: good where every meeting is fair at least and seven are good
  await page.locator('details > summary').filter({ hasText: f.gradesAndRules }).click();
  await page.getByLabel(f.yearGrade(1)).selectOption('tot');
  await page.getByLabel(f.yearAll(1)).selectOption('kha');
  await page.getByLabel(f.yearCount(1)).fill('7');
  await page.getByLabel(f.yearOf(1)).selectOption('tot');
  await page.getByLabel(f.yearGrade(2)).selectOption('kha');
  await page.getByLabel(f.yearAll(2)).selectOption('trung-binh');
  await send(f.keep);

  const t = w.trial;
  const [{ year, today } = { year: 0, today: '' }] = await site.rows<{ year: number; today: string }>(`select extract(year from now() at time zone 'Asia/Ho_Chi_Minh' - interval '6 months')::int as year, (now() at time zone 'Asia/Ho_Chi_Minh')::date::text as today`);
  await expect.poll(() => page.getByRole('heading', { name: t.title('Khung hai nhóm', year) }).evaluate((title) => {
    const { left, top } = title.getBoundingClientRect();
    // in view, and not under what says that it was saved
    return document.elementFromPoint(left + 2, top + 2) === title;
  })).toBe(true);
  // of every meeting what its roll says: forty points from nine in ten, twenty below; what nobody can know of the past is counted in full and said
  const [meeting] = await site.rows<{ name: string; month: string }>(`select n.name, s.month::text as month from month_summary s join unit_name n on n.unit_id = s.cell_id and upper_inf(n.valid)
    where s.state in ('filed', 'graded') and s.must_attend > 0 and s.present * 10 < s.must_attend * 9 and extract(year from s.month) = $1 order by s.month desc, n.folded limit 1`, [year]);
  expect(meeting).toBeDefined();
  const cells = page.locator('#cells tbody tr');
  const texts = new Map<string, string>();
  const years = new Map<string, string[]>();
  const counts = await page.locator('#changes tbody tr').first().locator('td.num').allTextContents();
  for (let at = 1; ; at++) {
    for (const cell of await cells.all()) {
      const name = await cell.getByRole('link').first().innerText();
      texts.set(name, (await cell.locator('li').allTextContents()).find((text) => text.startsWith(monthName('vi', meeting!.month)) && name === meeting!.name) ?? '');
      years.set(name, await cell.locator('td').allInnerTexts());
    }
    const next = page.getByRole('link', { name: w.pages.after });
    if ((await next.count()) === 0) break;
    await next.click();
    await page.waitForURL(new RegExp(`page=${at + 1}`));
  }
  expect(texts.get(meeting!.name)).toMatch(/\b80\b/);
  // each cell's year by the rule of the frame, beside what the page of grades says of it; the cells by name, each counted once
  const open = (await site.rows<{ n: number }>(`select count(*)::int as n from unit where kind = 'cell' and founded_on <= $2::date and ended_on is null and path <@ (select path from unit where id = $1)`, [unit, today]))[0]!.n;
  expect([years.size, counts.map(Number).reduce((sum, one) => sum + one, 0)]).toEqual([open, open]);
  const changes = [...years.values()].map((cell) => cell[4]!.split('\n')[0]!.trim());
  expect(counts.map(Number)).toEqual(['higher', 'same', 'lower', 'none'].map((kind) => changes.filter((one) => one === t.changes[kind]).length));
  await page.goto(`/units/${unit}/grades?year=${year}`);
  const graded = new Map((await Promise.all((await page.locator('tbody tr').all()).map((cell) => cell.locator('td').allInnerTexts()))).map((cell) => [cell[0]!.trim(), cell[1]!.trim()]));
  expect(graded.size).toBeGreaterThan(10);
  for (const [name, cell] of [...years].filter(([one]) => graded.has(one))) expect(cell[1], name).toContain(t.inForce(graded.get(name)!));
  await page.goBack();

  await page.getByLabel(f.adopt, { exact: true }).selectOption({ label: 'Khung hai nhóm' });
  await send(f.adoptNow);
  await page.locator('#force').getByText('Khung hai nhóm').first().waitFor();
});

test('whatever a frame has that is refused is told beside its field, in no fold that stays shut', async () => {
  const context = await site.signedIn('vanphong', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/units/${unit}`);
  const typed = { ...typedOf(anPhu), name: 'Khung của xã', source: 'Kế hoạch 01-KH/ĐU' };
  // the criterion that has levels and caps stands for all
  const g = typed.groups.findIndex((group) => group.criteria.some((one) => one.caps.length > 0));
  const c = typed.groups[g]!.criteria.findIndex((one) => one.caps.length > 0);
  const row = (list: string) => (list === 'groups' ? g : list.endsWith('.criteria') ? c : 0);
  const form = {
    command: 'frame.keep', unitId: unit, key: anPhu.id, ...fieldsOf({ ...typed, vetoes: [{ unlessFull: '1', capAt: 'kha' }], years: [{ grade: 'tot', all: 'kha', count: 7, of: 'tot' }] }),
    // a border that is left open sends its unit too
    ...Object.fromEntries(['levels', 'caps'].flatMap((list) => ['from', 'to'].map((side) => [`groups[${g}].criteria[${c}].${list}[0].${side}.unit`, 'percent'])))
  };
  const told = async (change: Record<string, string>) => {
    const answer = await page.request.post(`${site.origin}/units/${unit}/frames?from=${anPhu.id}`, { headers: { origin: site.origin, accept: 'text/html' }, form: { ...form, ...change, commandId: newId() } });
    await page.setContent((await answer.text()).replace(/<script[^>]*>.*?<\/script>/gs, ''));
    return page.locator('#new .wrong').evaluateAll((all) => all.map((one) => ({ seen: one.checkVisibility(), beside: [...one.parentElement!.querySelectorAll('[name]')].map((field) => field.getAttribute('name')) })));
  };
  const fields = leavesOf(keepFrame.shape, row);
  expect(fields.length).toBeGreaterThan(40);
  for (const [field, nonsense] of fields) {
    const found = await told({ [field]: nonsense });
    expect(found.map((one) => [one.seen, one.beside.includes(field)]), field).toEqual([[true, true]]);
  }
  await context.close();
});

/** The fields of a command's form by its shape, with something that each refuses. */
function leavesOf(shape: unknown, row: (list: string) => number, path = ''): [string, string][] {
  const node = shape as { type: string; entries?: Record<string, unknown>; item?: { type: string; pipe?: unknown[] }; wrapped?: unknown };
  if (node.entries) return Object.entries(node.entries).filter(([name]) => path !== '' || name !== 'unitId').flatMap(([name, inner]) => leavesOf(inner, row, path ? `${path}.${name}` : name));
  if (node.wrapped) return leavesOf(node.wrapped, row, path);
  // boxes of one name
  if (node.item?.type === 'picklist') return [[path, 'x']];
  if (node.item) return leavesOf(node.item, row, `${path}[${row(path)}]`);
  return [[path, 'quá dài '.repeat(50)]];
}

test('the office closes a report of the month without typing a figure: its number stands there, and nobody opens it again', async () => {
  const { page, send, follow } = await site.person('vanphong', { width: 1280 });
  const r = w.report;
  const [{ period } = { period: '' }] = await site.rows<{ period: string }>(`select to_char(date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh') - interval '1 month', 'YYYY-MM') as period`);
  const last = async () => (await site.rows<{ supplement: number; number: string; words: string }>(`select u.supplement, f.content ->> 'number' as number, u.remarks as words from unit_report u join filed_document f on f.cell_id = u.unit_id and f.id = u.document_id where u.unit_id = $1 and u.period = $2 order by u.supplement desc limit 1`, [unit, period]))[0];
  await page.goto('/');
  await page.getByText(r.todo(periodText(period, 'vi'))).waitFor();
  await follow(r.openReport);
  await page.getByLabel(r.remarks).fill('Các chi bộ giữ nền nếp.');
  await send(r.close);
  const first = await last();
  expect(first).toMatchObject({ supplement: 0, words: 'Các chi bộ giữ nền nếp.' });
  await page.getByText(first!.number).first().waitFor();
  // what came after goes into a report of its own
  await send(r.supplement);
  await page.getByLabel(r.remarks).fill('Bổ sung kết quả cấp trên xếp loại.');
  await send(r.close);
  const closed = await last();
  expect(closed).toMatchObject({ supplement: 1, words: 'Bổ sung kết quả cấp trên xếp loại.' });
  await page.getByText(closed!.number).first().waitFor();
  expect(await page.getByRole('button', { name: r.close }).count()).toBe(0);
  expect(await page.locator('main input[type=number]:visible').count()).toBe(0);
});

test('the standing committee opens a model and its review; a secretary takes what it shared into the next meeting in one press, and the committee sees what became of it', async () => {
  const m = w.models;
  const s = w.sharing;
  const models = await site.rows<{ cell: string; purpose: string; reviews: { kind: string; outcome: string | null; figures: Figures }[] }>(`select n.name as cell, m.purpose, json_agg(json_build_object('kind', r.kind, 'outcome', r.outcome, 'figures', r.figures) order by r.at) as reviews
    from model_cell m join model_review r on r.cell_id = m.cell_id and r.model_id = m.id join unit_name n on n.unit_id = m.cell_id and upper_inf(n.valid) group by 1, 2, m.id`);
  const model = models.find(({ reviews }) => reviews.length === 1);
  const standing = await site.person('thuongvu', { width: 1280 });
  await standing.page.goto(`/units/${unit}/supervision`);
  await standing.follow(m.title);
  const own = standing.page.locator('section').filter({ has: standing.page.getByRole('heading', { name: `${model!.cell}: ${model!.purpose}` }) });
  // each figure as a chart and as a line of its table, before and since, the model and its kind
  expect(await own.getByRole('img').count()).toBe(6);
  expect(await own.locator('table').first().locator('tbody tr').count()).toBe(6);
  await own.getByRole('heading', { name: new RegExp(`^${m.kinds['half-year']!}`) }).waitFor();
  // the review is a paper too
  const { name: file } = await standing.download(own.getByRole('link', { name: new RegExp(`^${w.report.word}.*${m.kinds['half-year']!}`) }));
  expect(file).toMatch(/^\d{4}-\d\d-\d\d-Bao-cao-so-ket-xay-dung-chi-bo-diem-tai-[\w-]+\.docx$/);

  // one whose time is over: its half-year and its final review, and figures that say what became better
  const past = models.find(({ reviews }) => reviews.length === 2);
  expect(past!.reviews.map(({ kind, outcome }) => [kind, outcome])).toEqual([['half-year', null], ['final', 'ended']]);
  for (const { figures } of past!.reviews)
    for (const one of figures.lines.filter(({ measure }) => measure === 'attendance' || measure === 'spoke')) expect(changed(one.own), one.measure).toBeGreaterThan(Math.max(0, changed(one.others)!));
  const its = standing.page.locator('section').filter({ has: standing.page.getByRole('heading', { name: `${past!.cell}: ${past!.purpose}` }) });
  await standing.unfold(`${past!.cell}: ${past!.purpose}`);
  await standing.unfold(`${m.story}: ${past!.cell}`);
  for (const kind of ['half-year', 'final']) await its.getByRole('heading', { name: new RegExp(`^${m.kinds[kind]!}`) }).waitFor();
  await its.getByText(m.ended).waitFor();

  const hien = await site.person('hien', { width: 390 });
  await hien.page.goto(`/cells/${site.cell}`);
  await hien.follow(s.title);
  const [thing] = await site.rows<{ title: string; points: string }>(`select title, points from shared_thing where what = 'item' limit 1`);
  await hien.send(hien.page.getByRole('button', { name: s.take }).filter({ hasText: thing!.title }));
  await hien.page.getByText(s.inNext).first().waitFor();
  await hien.page.getByRole('link', { name: s.openAgenda }).first().click();
  const titles = await hien.page.locator('#agenda ol.agenda > li').evaluateAll((lines) => lines.map((line) => line.querySelector<HTMLInputElement | HTMLTextAreaElement>('[name$=".title"]')!.value));
  expect(titles).toContain(thing!.title);
  const at = titles.indexOf(thing!.title);
  const line = hien.page.locator('#agenda ol.agenda > li').nth(at);
  await line.locator('details > summary').click();
  await line.getByLabel(w.prepare.points, { exact: true }).fill(`${thing!.points}\nLàm thử ở xóm Mới trước`);
  await hien.send(w.prepare.saveAgenda);

  await standing.page.goto(`/units/${unit}/models`);
  const [{ name } = { name: '' }] = await site.rows<{ name: string }>('select name from unit_name where unit_id = $1 and upper_inf(valid)', [site.cell]);
  await standing.unfold(`${s.changes}: ${name}`);
  expect(await standing.page.locator('ins').allTextContents()).toContainEqual(expect.stringContaining('Làm thử ở xóm Mới trước'));
});

test('an inspection goes from the programme over its team on a phone to the secretary of the cell, and nobody else of the cell finds it', async () => {
  const [i, k] = [w.inspections, w.inspectionWork];
  const [{ cell, name } = { cell: '', name: '' }] = await site.rows<{ cell: string; name: string }>(`select unit_id as cell, name from unit_name where name = 'Chi bộ thôn Đồng Xanh' and upper_inf(valid)`);
  const standing = await site.person('thuongvu', { width: 1280 });
  await standing.page.goto(`/units/${unit}/supervision`);
  await standing.follow(i.title);
  const adding = await standing.unfold(i.addOutside);
  await adding.getByLabel(i.subject, { exact: true }).selectOption({ label: name });
  await adding.getByLabel(i.quarterTitle, { exact: true }).selectOption({ index: 3 });
  await adding.getByLabel(i.about, { exact: true }).fill('Việc thu, nộp đảng phí');
  await standing.send(i.addIt);
  await standing.page.getByRole('listitem').filter({ hasText: 'Việc thu, nộp đảng phí' }).getByRole('link', { name }).click();
  await standing.page.getByLabel(i.decision, { exact: true }).fill('77-QĐ/ĐU');
  await standing.page.getByLabel(i.lead, { exact: true }).selectOption({ label: 'Lê Văn Kiên' });
  await standing.page.getByLabel(i.memberNth(1), { exact: true }).selectOption({ label: 'Nguyễn Văn Thành' });
  await standing.send(i.begin);
  await standing.page.getByText(i.leftPost).waitFor({ state: 'detached' });
  // extended by more than a third: said, and nothing lost
  await (await standing.unfold(i.extend)).getByLabel(i.extendDays, { exact: true }).fill('11');
  await standing.page.getByLabel(i.reason, { exact: true }).first().fill('Cần xác minh thêm');
  await standing.send(i.extend, 'refused');

  const team = await site.person('thanh', { width: 390 });
  await team.page.goto('/inspections');
  await team.page.getByRole('listitem').filter({ hasText: 'Việc thu, nộp đảng phí' }).getByRole('link').click();
  await (await team.unfold(k.askPaper)).getByLabel(k.paper, { exact: true }).fill('Sổ thu đảng phí');
  await team.send(k.askIt);
  const secretary = await site.person('hien', { width: 390 });
  const told = () => secretary.page.getByRole('heading', { name: /Việc thu, nộp đảng phí/ });
  await secretary.page.goto(`/cells/${cell}/inspections`);
  expect(await told().count()).toBe(0);
  await team.send(i.finish['prepare']!);
  await secretary.page.goto(`/cells/${cell}`);
  await secretary.page.getByRole('listitem').filter({ hasText: k.waitsHelp }).getByRole('link', { name: k.open }).click();
  await told().waitFor();
  const paper = secretary.page.locator('article').filter({ hasText: 'Sổ thu đảng phí' });
  await paper.getByLabel(k.handedIn, { exact: true }).fill('Sổ giấy, giao đồng chí Kiên');
  await secretary.send(paper.getByRole('button', { name: k.handIn }));
  await team.page.reload();
  await team.page.locator('article').filter({ hasText: 'Sổ thu đảng phí' }).getByText('Sổ giấy, giao đồng chí Kiên').waitFor();

  const member = await site.person('hoa', { width: 390 });
  for (const path of [`/cells/${cell}/inspections`, new URL(team.page.url()).pathname, `/units/${unit}/inspections`]) expect((await member.page.goto(path))!.status(), path).toBe(404);
});

test('a secretary puts a member into the cell’s own programme, assigns who does it, and the member finds it on a phone, hands in a file, and nobody else of the cell opens it', async () => {
  const [i, k, own] = [w.inspections, { ...w.inspectionWork, ...w.inspectionOfMember.work }, w.inspectionByCell.about];
  const secretary = await site.person('hien', { width: 1280 });
  await secretary.page.goto(`/cells/${site.cell}`);
  await secretary.follow(i.own);
  const adding = await secretary.unfold(i.addOutside);
  await adding.getByLabel(i.about, { exact: true }).fill('Việc học tập nghị quyết');
  // of nobody: said at the field, and nothing lost
  await secretary.send(i.addIt, 'refused');
  await secretary.page.getByLabel(i.memberChosen(1), { exact: true }).selectOption({ label: 'Lê Thị Hoa' });
  await secretary.send(i.addIt);
  await secretary.page.getByRole('listitem').filter({ hasText: 'Việc học tập nghị quyết' }).getByRole('link').click();
  await secretary.page.getByLabel(i.decision, { exact: true }).fill('09-QĐ/CB');
  expect(await secretary.page.getByLabel(own.lead, { exact: true }).getByRole('option', { name: 'Lê Thị Hoa' }).count()).toBe(0);
  await secretary.page.getByLabel(own.lead, { exact: true }).selectOption({ label: 'Trần Thị Hiền' });
  await secretary.send(own.begin);
  await (await secretary.unfold(k.askPaper)).getByLabel(k.paper, { exact: true }).fill('Bản thu hoạch');
  await secretary.send(k.askIt);

  const member = await site.person('hoa', { width: 390 });
  const told = () => member.page.getByRole('heading', { name: /Việc học tập nghị quyết/ });
  await member.page.goto('/inspections/me');
  expect(await told().count()).toBe(0);
  await secretary.send(own.finish['prepare']!);
  await member.page.goto('/me');
  await member.page.getByRole('link', { name: k.open, exact: true }).first().click();
  await told().waitFor();
  const paper = member.page.locator('article').filter({ hasText: 'Bản thu hoạch' });
  await paper.getByLabel(k.handedIn, { exact: true }).fill('Bản chụp 2 trang');
  await paper.getByLabel(k.file, { exact: true }).setInputFiles({ name: 'thu-hoach.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 bản thu hoạch') });
  await member.send(paper.getByRole('button', { name: k.handIn }));
  await secretary.page.reload();
  const file = secretary.page.getByRole('link', { name: 'thu-hoach.pdf' });
  expect((await secretary.download(file)).name).toBe('thu-hoach.pdf');
  const address = (await file.getAttribute('href'))!;
  expect((await (await site.person('vanphong', { width: 390 })).page.request.get(address)).status()).toBe(404);
  expect((await member.page.goto(new URL(secretary.page.url()).pathname))!.status()).toBe(404);
});

test('the standing committee begins at its overview, six figures that open and what waits for its word; the province reads the same and goes on to a commune', async () => {
  const o = w.overview;
  const standing = await site.person('thuongvu', { width: 390 });
  await standing.page.goto('/');
  expect(new URL(standing.page.url()).pathname).toBe(`/units/${unit}/overview`);
  expect(await standing.page.getByRole('link', { name: o.open }).count()).toBe(6);
  // a figure of cells opens to as many as it is short of
  for (const measure of ['kept', 'noticeInTime', 'postedInTime']) {
    const figure = standing.page.locator('.figs > div').filter({ hasText: o.measures[measure]! });
    const [of, base] = (await figure.locator('small').innerText()).match(/\d+/g)!.map(Number);
    await figure.getByRole('link').click();
    await standing.page.waitForURL(`**/regime?*show=${measure}**`);
    expect([measure, await standing.page.locator('#cells tbody tr').count()]).toEqual([measure, base! - of!]);
    await standing.page.goBack();
  }
  // the meetings that wait for a grade are one press away, and as many as it says
  const [first] = await site.rows<{ month: string; n: number }>(`select to_char(month, 'YYYY-MM-DD') as month, count(*)::int as n from meeting where state = 'filed' and kind in ('regular', 'combined') and cell_id = any (array(select unit_id from unit_parent where parent_id = $1)) group by 1 order by 1 desc limit 1`, [unit]);
  await standing.follow(o.toGrade(String(first!.n), monthName('vi', first!.month)));
  expect(await standing.page.locator('#cells tbody tr').count()).toBe(Math.min(50, first!.n));
  const province = await site.person('tinh', { width: 1280 });
  await province.page.goto('/');
  await province.page.getByRole('heading', { name: w.overview.decide }).waitFor();
  await province.follow('Đảng bộ xã Cẩm Bình');
  await province.page.waitForURL(`**/units/${unit}/overview`);
});

test('a province goes from its overview over its communes to its own report of the month, closes it without a figure typed, takes it away as Word and finds it in its register', async () => {
  const r = w.report;
  const [{ province, period } = { province: '', period: '' }] = await site.rows<{ province: string; period: string }>(`select id as province, to_char(date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh') - interval '1 month', 'YYYY-MM') as period from unit where kind = 'province'`);
  const { page, send, follow, download } = await site.person('tinh', { width: 1280 });
  await page.goto('/');
  const without = page.locator('tr').filter({ has: page.getByRole('link', { name: 'Đảng bộ xã Yên Hòa' }) });
  await without.getByText(w.overview.noCells).waitFor();
  await follow(capital(r.todo(periodText(period, 'vi'))));
  // each commune with cells, and the province, have two half-years closed to compare
  const halves = await site.rows<{ two: boolean }>(`select count(*) >= 2 as two from unit_report where closed_at is not null and supplement = 0 and period like '%-H%' group by unit_id`);
  expect(halves).toEqual(Array.from({ length: 4 }, () => ({ two: true })));
  // the commune with its report, and from it the commune's own
  await follow('Đảng bộ xã Cẩm Bình');
  await page.waitForURL(`**/units/${unit}/report?period=${period}`);
  await page.goBack();
  await page.getByLabel(r.remarks).fill('Các đảng ủy giữ nền nếp.');
  expect(await page.locator('main input[type=number]:visible').count()).toBe(0);
  await send(r.close);
  const [closed] = await site.rows<{ number: string; words: string; issued: number }>(`select f.content ->> 'number' as number, u.remarks as words, h.length as issued from unit_report u join filed_document f on f.cell_id = u.unit_id and f.id = u.document_id join document_head h on h.cell_id = u.unit_id where u.unit_id = $1 and u.period = $2`, [province, period]);
  expect(closed).toMatchObject({ number: expect.stringMatching(/^Số \d+-BC\/TU$/), words: 'Các đảng ủy giữ nền nếp.' });
  await page.getByText(closed!.number).first().waitFor();
  const word = await download(page.getByRole('link', { name: r.word, exact: true }));
  expect([word.name.endsWith('.docx'), word.bytes.slice(0, 2)]).toEqual([true, new Uint8Array([0x50, 0x4b])]);
  await follow(w.register.title);
  await page.getByText(w.register.whole(closed!.issued)).waitFor();
  await page.getByRole('row').filter({ hasText: closed!.number }).getByText(w.register.ok).waitFor();
});

test('a committee that is no more is not told to begin, neither where a month is shown nor at its overview', async () => {
  const [gone] = await site.rows<{ id: string }>(`update unit set ended_on = (now() at time zone 'Asia/Ho_Chi_Minh')::date where id = (select unit_id from unit_name where name = 'Đảng bộ xã Yên Hòa') returning id`);
  const { page } = await site.person('tinh', { width: 1280 });
  for (const path of ['', '/overview']) {
    await page.goto(`${site.origin}/units/${gone!.id}${path}`);
    await page.getByRole('status').filter({ hasText: 'đã kết thúc' }).waitFor();
    expect([path, await page.getByRole('heading', { name: w.tree.firstSteps }).count()]).toEqual([path, 0]);
  }
});
