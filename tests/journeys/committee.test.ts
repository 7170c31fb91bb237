import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '#words/words.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';

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
  const levels = criterion(0, 0);
  if (!(await levels.getByLabel(f.levelPoints(1)).isVisible())) await levels.locator(':scope > summary').click();
  await levels.getByLabel(f.levelPoints(1)).fill('40');
  await levels.getByLabel(f.border.from(f.level(1))).fill('90');
  await levels.getByLabel(f.unitOf.from(f.level(1))).selectOption('percent');
  await levels.getByLabel(f.included.from).first().check();
  await levels.getByLabel(f.levelPoints(2)).fill('20');
  await levels.getByLabel(f.border.to(f.level(2))).fill('90');
  await levels.getByLabel(f.unitOf.to(f.level(2))).selectOption('percent');
  await send(f.keep);

  await page.getByRole('heading', { name: f.trial('Khung hai nhóm') }).waitFor();
  const tried = page.locator('#trial tbody tr');
  expect(await tried.count()).toBe(40);
  // of every meeting what its roll says: forty points from nine in ten, twenty below; what nobody can know of the past is counted in full and said
  const [meeting] = await site.rows<{ name: string; month: string; present: number; due: number }>(`select n.name, s.month::text as month, s.present, s.must_attend as due from month_summary s join unit_name n on n.unit_id = s.cell_id and upper_inf(n.valid)
    where s.state in ('filed', 'graded') and s.must_attend > 0 and s.present * 10 < s.must_attend * 9 and s.month > current_date - interval '11 months' order by s.month desc, n.folded limit 1`);
  expect(meeting).toBeDefined();
  const texts: string[] = [];
  for (let at = 1; texts.length === 0 || texts.length % 40 === 0; at++) {
    await page.goto(`${page.url().split('#')[0]!.replace(/&page=\d+/, '')}&page=${at}`);
    const here = await tried.allTextContents();
    if (here.length === 0) break;
    texts.push(...here);
  }
  expect(texts.length).toBeGreaterThan(300);
  const of = texts.filter((text) => text.includes(meeting!.name) && /\b80\b/.test(text));
  expect(of).not.toEqual([]);

  await page.getByLabel(f.adopt, { exact: true }).selectOption({ label: 'Khung hai nhóm' });
  await send(f.adoptNow);
  await page.locator('#force').getByText('Khung hai nhóm').first().waitFor();
});

test('the office closes a report of the month without typing a figure: its number stands there, and nobody opens it again', async () => {
  const { page, send } = await site.person('vanphong', { width: 1280 });
  const r = w.report;
  const [{ period } = { period: '' }] = await site.rows<{ period: string }>(`select max(period) as period from unit_report where closed_at is not null and period ~ '^\\d{4}-\\d\\d$'`);
  await page.goto(`/units/${unit}/report?period=${period}`);
  // the month is closed in the demo: what came after goes into a report of its own
  await send(r.supplement);
  await page.getByLabel(r.remarks).fill('Bổ sung kết quả cấp trên xếp loại.');
  await send(r.close);
  const [closed] = await site.rows<{ supplement: number; number: string; words: string }>(`select u.supplement, f.content ->> 'number' as number, u.remarks as words from unit_report u join filed_document f on f.cell_id = u.unit_id and f.id = u.document_id where u.period = $1 order by u.supplement desc limit 1`, [period]);
  expect(closed).toMatchObject({ supplement: 1, words: 'Bổ sung kết quả cấp trên xếp loại.' });
  await page.getByText(closed!.number).first().waitFor();
  expect(await page.getByRole('button', { name: r.close }).count()).toBe(0);
  expect(await page.locator('main input[type=number]:visible').count()).toBe(0);
});
