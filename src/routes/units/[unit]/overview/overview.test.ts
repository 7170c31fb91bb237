import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths, dayOf, firstOfMonth, yearOf } from '#organisation/day.ts';
import type { Share } from '#members/percentage.ts';
import { overviewMeasures, type Overview } from '#reports/overview.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { words } from '#words/words.ts';
import { load as cellRegimePage } from '../../../cells/[cell]/regime/+page.server.ts';
import { load as reportPage } from '../report/+page.server.ts';
import { load as regimePage } from '../regime/+page.server.ts';
import { GET as regimeSheet } from '../regime/export/+server.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

const lastMonth = addMonths(firstOfMonth(dayOf(new Date())), -1);
const meetingsEach = 6;
let cast: Cast;
let pages: Pages;
let office: Browser;

beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  office = await pages.enter(cast.people.communeOffice);
  for (let n = 1; n <= meetingsEach; n++) await heldOnPaper(cast, await foundPeopled(cast, cast.people.communeOffice, cast.commune, `Chi bộ thôn ${n}`), lastMonth.slice(0, 7));
  // of six meetings five were told of in time, four had their results posted in time and one of the others late; of people and tasks some fall short in some
  await cast.database.owner.query(`update month_summary s set announced_at = s.starts_at - interval '24 hours' + (o.n = 1)::int * interval '1 second', papers_at = case when o.n > 3 then s.starts_at - interval '1 day' end,
    posted_at = case o.n when 1 then null when 2 then s.concluded_at + interval '4 days' else s.concluded_at end, must_attend = 10, present = 10 - (o.n < 3)::int, spoke = 9, tasks_before = 4, tasks_done = 4 - (o.n = 4)::int, tasks_done_in_time = 2, tasks_carried = (o.n = 4)::int
    from (select cell_id, row_number() over (order by cell_id) as n from month_summary where month = $1 and concluded_at is not null) o where o.cell_id = s.cell_id and s.month = $1`, [lastMonth]);
});
afterAll(() => pages.close());

const params = { unit: '' };
const shown = async (path: string, look: (event: never) => unknown) => (await office.visit(path, look, { params: { ...params, unit: cast.commune } })).data;

test('each of the six figures opens to just the cells that are not wholly part of it, as many as the figure says', async () => {
  const { figures, opens } = (await shown(`/units/${cast.commune}/overview`, load)) as { figures: Overview; opens: Record<string, string> };
  const counts: Record<string, number> = {};
  for (const measure of overviewMeasures) {
    const listed = await shown(opens[measure]!.split('#')[0]!, regimePage);
    expect([measure, listed.figures[measure].of, listed.figures[measure].base > 0]).toEqual([measure, measure === 'kept' ? figures.kept.of : figures[measure].of, true]);
    expect(listed.show).toBe(measure);
    expect(listed.cells.every((cell: Record<string, Share>) => cell[measure]!.of < cell[measure]!.base)).toBe(true);
    expect(listed.listed).toBe(listed.cells.length);
    counts[measure] = listed.listed;
  }
  // where each cell has one meeting, or one month, to count, the cells shown are what is missing of the figure
  for (const measure of ['kept', 'noticeInTime', 'postedInTime'] as const) expect([measure, counts[measure]]).toEqual([measure, figures[measure].base - figures[measure].of]);
  expect(counts).toMatchObject({ noticeInTime: 1, postedInTime: 2, attendance: 2, spoke: 4, tasks: 1 });
});

test('papers in time, tasks late and tasks carried on stand beside the notice and the tasks done, for the whole and for each cell, and open to their cells', async () => {
  const { figures, short, cells } = await shown(`/units/${cast.commune}/regime?period=${lastMonth.slice(0, 7)}&show=tasksLate`, regimePage);
  expect([figures.papersInTime, figures.late, figures.carried, short.papersInTime, short.tasksLate]).toEqual([{ of: 3, base: 6 }, 11, 1, 3, 6]);
  const carried = await shown(`/units/${cast.commune}/regime?period=${lastMonth.slice(0, 7)}&show=tasksCarried`, regimePage);
  expect([short.tasksCarried, carried.show, carried.cells.map((cell: { carried: number }) => cell.carried)]).toEqual([1, 'tasksCarried', [1]]);
  // each leads on to its meeting
  expect(cells.map((cell: { meetingId: string | null }) => typeof cell.meetingId)).toEqual(Array(meetingsEach).fill('string'));
  const longer = await shown(`/units/${cast.commune}/regime?period=${lastMonth.slice(0, 4)}&show=kept&page=2`, regimePage);
  expect([longer.show, longer.listed, longer.cells.every((cell: { meetingId: string | null }) => cell.meetingId === null)]).toEqual(['kept', longer.short.kept, true]);
});

test('the overview can be printed and taken away in Word: the figures of the month and of the one before, and how each is counted, with its clause', async () => {
  const paper = String(await shown(`/units/${cast.commune}/overview/export?paper=yes`, sheet));
  const { figures } = (await shown(`/units/${cast.commune}/overview`, load)) as { figures: Overview };
  const { measures } = words('vi').overview;
  for (const measure of overviewMeasures) expect(paper.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|[|\s]*/g, '|')).toContain(`|${measures[measure]}|${figures[measure].of}/${figures[measure].base}|`);
  // of a committee whose cells held no meeting there is no rate to tell
  const above = String((await (await pages.enter(cast.people.provinceOffice)).visit(`/units/${cast.province}/overview/export?paper=yes`, sheet, { params: { unit: cast.province } })).data);
  expect(above).toMatch(/Đảng ủy xã Cẩm Xa<\/td>(<td[^>]*>(1|0\/1|–|Chưa chốt)<\/td>){5}/);
  const regime = String(await shown(`/units/${cast.commune}/regime/export?paper=yes&period=${lastMonth.slice(0, 7)}`, regimeSheet));
  const definitions = Object.entries(words('vi').regime.definitions);
  for (const [of, text] of definitions) expect([of, paper.includes(text), regime.includes(text), text.includes('HD 42-HD/BTCTW')]).toEqual([of, (overviewMeasures as readonly string[]).includes(of), true, true]);
  // the twelve months up to it, the last of them twice: once as a month of the period
  expect(regime.match(/\d+\/\d{4}<\/td>/g)).toHaveLength(13);
  // of a past year they are those of that year, and are called so
  const before = yearOf(lastMonth) - 1;
  expect(String(await shown(`/units/${cast.commune}/regime/export?paper=yes&period=${before}`, regimeSheet))).toContain(`12 tháng đến tháng 12/${before}`);
});

test('a cell of the armed forces has nothing to post: it leaves the figure, its list and the month\'s report alike, on every page that tells it', async () => {
  const before = (await shown(`/units/${cast.commune}/overview`, load)) as { figures: Overview };
  const { rows: [forces] } = await cast.database.owner.query<{ id: string }>(`update unit_type set type = 'armed-forces' where unit_id = (select cell_id from month_summary where month = $1 and concluded_at is not null and posted_at is null) returning unit_id as id`, [lastMonth]);
  const { figures } = (await shown(`/units/${cast.commune}/overview`, load)) as { figures: Overview };
  expect([before.figures.postedInTime, figures.postedInTime, figures.noticeInTime]).toEqual([{ of: 4, base: 6 }, { of: 4, base: 5 }, before.figures.noticeInTime]);
  const regime = await shown(`/units/${cast.commune}/regime?period=${lastMonth.slice(0, 7)}&show=postedInTime`, regimePage);
  expect([regime.figures.postedInTime, regime.figures.papersInTime.base, regime.cells.some((cell: { id: string }) => cell.id === forces!.id), regime.listed]).toEqual([{ of: 4, base: 5 }, 5, false, 1]);
  const report = await shown(`/units/${cast.commune}/report?period=${lastMonth.slice(0, 7)}`, reportPage);
  expect([report.report.sheet.totals.posted, report.report.sheet.lines.find((line: { id: string }) => line.id === forces!.id).posted]).toEqual([{ of: 4, base: 5 }, null]);
  const own = (await office.visit(`/cells/${forces!.id}/regime?period=${lastMonth.slice(0, 7)}`, cellRegimePage, { params: { cell: forces!.id } })).data;
  expect(own.whole.postedInTime).toEqual({ of: 0, base: 0 });
});
