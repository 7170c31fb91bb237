import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths, dayOf, firstOfMonth, yearOf } from '#organisation/day.ts';
import { words } from '#words/words.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';
import { hiddenFaults } from '../page-faults.ts';

// The long pages of a committee and of a cell: what a phone shows of them first, how their pages are turned, and whose row it is at a desk.
const w = words('vi');
const month = firstOfMonth(dayOf(new Date()));
let site: DemoSite;
beforeAll(async () => void (site = await openDemoSite()));
afterAll(() => site.close());

test('the committee’s long pages are short on a phone, and one press shows what they leave out at first', async () => {
  const { page } = await site.person('vanphong', { width: 390 });
  const unit = new URL(page.url()).pathname;
  const before = addMonths(month, -1);
  const short = [`attendance?month=${before}`, `tasks?month=${before}`, `regime?period=${before.slice(0, 7)}`, `regime?period=${yearOf(month)}`, `report?period=${before.slice(0, 7)}`, `report?period=${yearOf(month)}`, 'frames?from=new', 'frames?trial=phu-tho', 'supervision', 'models', `grades?year=${yearOf(month)}`, `plans?year=${yearOf(month)}`];
  for (const path of short) {
    await page.goto(`${unit}/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollHeight), path).toBeLessThan(5000);
    expect(await hiddenFaults(page), path).toEqual([]);
    for (const to of await page.locator('a.rest:visible').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))) {
      await page.locator(`a.rest[href="${to}"]`).click();
      expect(await page.locator(to).locator(':is(tr, td):not(.wideonly, :empty)').filter({ visible: false }).evaluateAll((left) => left.filter((one) => !one.closest('thead')).map((one) => one.outerHTML)), `${path}${to}`).toEqual([]);
    }
  }
});

test('who turns a page of a long list stays at the list, without a script', async () => {
  const { page, follow } = await site.person('vanphong', { width: 390, scripts: false });
  const unit = new URL(page.url()).pathname;
  for (const path of ['', `/regime?period=${yearOf(month)}`, `/grades?year=${yearOf(month)}`, `/plans?year=${yearOf(month)}`]) {
    await page.goto(unit + path);
    await follow(w.pages.after);
    await page.getByText(w.pages.of(2, 2)).or(page.getByText(w.pages.of(2, 3))).waitFor();
    expect(await page.locator('#cells:target').evaluate((list) => list.getBoundingClientRect().top), path).toBeLessThan(844);
  }
});

test('the regime of a cell shows its figures first on a phone; what is folded below them opens without a script, by a press or by choosing a figure, and is all on paper', async () => {
  const { page } = await site.person('hien', { width: 390, scripts: false });
  const path = `/cells/${site.cell}/regime`;
  await page.goto(path);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2500);
  const parts = page.locator('details.unfolds > .stack');
  const shown = async () => Promise.all((await parts.all()).map((part) => part.isVisible()));
  expect(await shown()).toEqual([false, false, false]);
  await page.emulateMedia({ media: 'print' });
  expect(await shown()).toEqual([true, true, true]);
  await page.emulateMedia({ media: null });
  await page.getByText(w.regime.months, { exact: true }).click();
  expect(await shown()).toEqual([true, false, false]);
  await page.goto(`${path}?figure=minutes`);
  expect(await shown()).toEqual([false, true, true]);
});

test('at a desk whose row it is stands on two lines at most, however much is said of points lost', async () => {
  const { page } = await site.person('vanphong', { width: 1280 });
  await page.goto(`${new URL(page.url()).pathname}/report?period=${addMonths(month, -1).slice(0, 7)}`);
  const names = page.locator('#all tbody td:first-child a');
  expect(await names.count()).toBeGreaterThan(10);
  const lines = await names.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height / parseFloat(getComputedStyle(link).lineHeight)));
  expect(Math.max(...lines)).toBeLessThan(2.5);
});
