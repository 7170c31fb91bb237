import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginInspection, planInspection } from '#inspection/commands.ts';
import { planYear } from '#meetings/commands.ts';
import { chooseModel } from '#models/commands.ts';
import { addMonths, dayOf, quarterOf, yearOf } from '#organisation/day.ts';
import { putFirstHolidays } from '#organisation/set-up.server.ts';
import { words } from '#words/words.ts';
import { GET as checksOfCell } from '../src/routes/cells/[cell]/checks/export/+server.ts';
import { GET as whoCounts } from '../src/routes/cells/[cell]/members/who-counts/export/+server.ts';
import { GET as plan } from '../src/routes/cells/[cell]/plan/export/+server.ts';
import { GET as register } from '../src/routes/cells/[cell]/register/export/+server.ts';
import { GET as results } from '../src/routes/cells/[cell]/tasks/results/export/+server.ts';
import { GET as follow } from '../src/routes/follow/export/+server.ts';
import { GET as calendar } from '../src/routes/units/[unit]/calendar/export/+server.ts';
import { GET as checksBelow } from '../src/routes/units/[unit]/checks/export/+server.ts';
import { GET as inspections } from '../src/routes/units/[unit]/inspections/export/+server.ts';
import { GET as organisation } from '../src/routes/units/[unit]/organisation/export/+server.ts';
import { GET as holidays } from '../src/routes/units/[unit]/organisation/holidays/export/+server.ts';
import { GET as grades } from '../src/routes/units/[unit]/grades/export/+server.ts';
import { GET as plans } from '../src/routes/units/[unit]/plans/export/+server.ts';
import { GET as models } from '../src/routes/units/[unit]/models/export/+server.ts';
import { GET as report } from '../src/routes/units/[unit]/report/export/+server.ts';
import { GET as attendance } from '../src/routes/units/[unit]/attendance/export/+server.ts';
import { GET as monthOfCells } from '../src/routes/units/[unit]/export/+server.ts';
import { GET as requests } from '../src/routes/units/[unit]/requests/export/+server.ts';
import { GET as supervision } from '../src/routes/units/[unit]/supervision/export/+server.ts';
import { GET as visitPlan } from '../src/routes/units/[unit]/supervision/plan/export/+server.ts';
import { GET as tasks } from '../src/routes/units/[unit]/tasks/export/+server.ts';
import { GET as overview } from '../src/routes/units/[unit]/overview/export/+server.ts';
import { GET as regime } from '../src/routes/units/[unit]/regime/export/+server.ts';
import { castIn, manyCells, type Cast } from './cast.ts';
import { openPages, type Pages } from './pages.ts';
import type { Browser } from './visit.ts';

const root = join(import.meta.dirname, '../src/routes');

/** Pages of lists: each has its list beside it as `export`. */
const listed = [
  'cells/[cell]/checks', 'cells/[cell]/inspections/own', 'cells/[cell]/log', 'cells/[cell]/members', 'cells/[cell]/members/who-counts', 'cells/[cell]/models', 'cells/[cell]/papers', 'cells/[cell]/plan', 'cells/[cell]/regime', 'cells/[cell]/register', 'cells/[cell]/requests', 'cells/[cell]/opinions', 'cells/[cell]/tasks', 'cells/[cell]/tasks/results', 'cells/[cell]/visits',
  'cells/[cell]/meetings/[meeting]/roll', 'follow', 'units/[unit]', 'units/[unit]/attendance', 'units/[unit]/calendar', 'units/[unit]/checks', 'units/[unit]/log', 'units/[unit]/organisation', 'units/[unit]/organisation/holidays',
  'units/[unit]/organisation/places', 'units/[unit]/grades', 'units/[unit]/inspections', 'units/[unit]/plans', 'units/[unit]/models', 'units/[unit]/overview', 'units/[unit]/regime', 'units/[unit]/register', 'units/[unit]/report', 'units/[unit]/requests', 'units/[unit]/supervision', 'units/[unit]/supervision/plan', 'units/[unit]/tasks'
];
const shared: Record<string, string> = { log: 'LogTable.svelte', register: 'ChainOfPapers.svelte' };
/** All other pages, and why they have none. A new page that stands in neither fails. */
const without: Record<string, string> = {
  'admin': 'accounts stay in the program', 'search': 'each list it leads to has its own', 'me': 'all of one’s data is one file, me/data', 'me/account': 'sessions and sign-ins are in me/data',
  'cells/[cell]': 'the month of one cell', 'cells/[cell]/signals': 'said to those who can act on it, not to be handed round', 'cells/[cell]/posts': 'the posts of one cell; of all of them in the list of units and of members', 'cells/[cell]/members/[member]': 'the record of one member', 'cells/[cell]/tasks/[task]': 'one task',
  'follow/visits/[cell]/[meeting]': 'the sheet of one visit; all of a cell are in cells/[cell]/visits', 'units/[unit]/organisation/[below]': 'the record of one unit', 'units/[unit]/organisation/rules': 'a handful of rules', 'units/[unit]/frames': 'a handful of frames; a trial is to look at and kept nowhere', 'check': 'one paper', 'cells/[cell]/inspections': 'what one cell is told of, few and to be answered', 'cells/[cell]/inspections/own/[own]': 'one inspection; its papers are Word documents', 'inspections/me': 'one’s own few, and to be answered', 'inspections': 'one’s own few; all of a committee are in units/[unit]/inspections', 'inspections/[unit]/[inspection]': 'one inspection; its papers are Word documents',
  ...Object.fromEntries(['announce', 'file', 'live', 'minutes', 'minutes/read', 'prepare', 'projector'].map((page) => [`cells/[cell]/meetings/[meeting]/${page}`, 'one meeting; its papers are Word documents'])),
  ...Object.fromEntries(['cells/[cell]/members/import', 'units/[unit]/import', 'units/[unit]/import/members', 'units/[unit]/supervision/plan/import', 'cells/[cell]/start', 'cells/[cell]/slips/[slip]', 'set-up', 'sign-in', 'sign-in/code', 'sign-in/slip', 'me/account/second-factor'].map((page) => [page, 'a form']))
};

describe('every list can be downloaded for a spreadsheet program', () => {
  const pages = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith('+page.svelte')).map((name) => name.replace(/\/?\+page\.svelte$/, '')).sort();
  test('every page is known, with its list or why it has none', () => expect([...listed, ...Object.keys(without)].sort()).toEqual(pages));
  test.each(listed)('%s', (page) => {
    expect(existsSync(join(root, page, 'export/+server.ts'))).toBe(true);
    // the page leads there; of the log, the register and a programme of inspections pages share their part
    const part = page.includes('inspections') ? 'inspections/Programme.svelte' : shared[page.split('/').at(-1)!];
    expect(readFileSync(join(root, page, '+page.svelte'), 'utf8') + (part ? readFileSync(join(root, part), 'utf8') : '')).toMatch(/href=[^>]*export/);
  });
});

const now = new Date();
let cast: Cast;
let pages: Pages;
let office: Browser;
let inCharge: Browser;
let province: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  [office, inCharge, province] = [await pages.enter(cast.people.communeOffice), await pages.enter(cast.people.inCharge), await pages.enter(cast.people.provinceOffice)];
  await putFirstHolidays(cast.house.app);
  await cast.done(cast.people.hien, planYear, { unitId: cast.dongXanh, year: yearOf(dayOf(now)), fromMonth: `${dayOf(now).slice(0, 4)}-01-01`, time: '19:30', place: 'Nhà văn hóa', themes: [] }, now);
  await cast.done(cast.people.standing, chooseModel, { unitId: cast.commune, cellId: cast.dongXanh, purpose: 'Bàn việc thiết thực', expected: 'Mỗi kỳ một việc', helper: 'Ban Xây dựng Đảng', decision: '15-KH/ĐU', from: dayOf(now), until: addMonths(dayOf(now), 12) }, now);
});
afterAll(() => pages.close());


/** The sheet an address answers with: its headings and its lines. */
async function sheetOf(at: Browser, path: string, look: (event: never) => unknown, params: Record<string, string>): Promise<{ head: unknown[]; lines: unknown[][] }> {
  let body: ArrayBuffer | null = null;
  const keeping = async (event: never) => {
    const answer = (await look(event)) as Response;
    body = await answer.clone().arrayBuffer();
    return answer;
  };
  expect((await at.visit(path, keeping, { params })).status).toBe(200);
  const read = (await readXlsxFile(Buffer.from(body!))) as unknown as { data: unknown[][] }[] | unknown[][];
  const rows = (Array.isArray(read[0]) ? read : (read as { data: unknown[][] }[])[0]!.data) as unknown[][];
  return { head: rows[0]!, lines: rows.slice(1) };
}

test('what a sheet holds is what its page shows, with a heading over every column', async () => {
  const hien = await pages.enter(cast.people.hien);
  const year = dayOf(now).slice(0, 4);
  const cell = { cell: cast.dongXanh };
  const unit = { unit: cast.commune };
  const of = async (at: Browser, path: string, look: (event: never) => unknown, params: Record<string, string>) => {
    const sheet = await sheetOf(at, path, look, params);
    expect(sheet.head.every((title) => typeof title === 'string' && title !== '')).toBe(true);
    expect(new Set(sheet.head).size).toBe(sheet.head.length);
    return sheet.lines;
  };
  expect(await of(hien, `/cells/${cast.dongXanh}/plan/export?year=${year}`, plan, cell)).toHaveLength(12);
  expect((await of(hien, `/cells/${cast.dongXanh}/members/who-counts/export?purpose=headcount&day=${dayOf(now)}`, whoCounts, cell)).map((line) => line[0])).toEqual(['Nguyễn Gia Bảo', 'Trần Thị Hiền', 'Lê Thị Hoa', 'Hồ Xuân Lộc', 'Võ Thị Nga', 'Trần Văn Sỹ']);
  expect((await of(office, `/units/${cast.commune}/plans/export?year=${year}`, plans, unit)).map((line) => [line[0], line[2]])).toEqual([['Chi bộ thôn Bến Mới', 0], ['Chi bộ thôn Đồng Xanh', 12]]);
  expect((await of(office, `/units/${cast.commune}/regime/export?period=${year}-Q1`, regime, unit)).map((line) => line[0])).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh']);
  expect((await of(province, `/units/${cast.province}/overview/export`, overview, { unit: cast.province })).map((line) => line[0])).toEqual([...Array(2).fill(words('vi').overview.whole), 'Đảng bộ xã Cẩm Bình', 'Đảng bộ xã Cẩm Xa']);
  const heads = await Promise.all([`${year}-Q1`, `${year}-01`].map(async (period) => (await sheetOf(office, `/units/${cast.commune}/regime/export?period=${period}`, regime, unit)).head));
  expect(heads.map((head) => head.filter((title) => String(title).includes(words('vi').regime.quarters)).length)).toEqual([3, 0]);
  expect((await of(office, `/units/${cast.commune}/report/export?period=${year}-01`, report, unit)).map((line) => [line[0], line[1]])).toEqual([[1, 'Chi bộ thôn Bến Mới'], [2, 'Chi bộ thôn Đồng Xanh']]);
  expect((await of(province, `/units/${cast.province}/report/export?period=${year}-01`, report, { unit: cast.province })).map((line) => [line[0], line[1]])).toEqual([[1, 'Đảng bộ xã Cẩm Bình'], [2, 'Đảng bộ xã Cẩm Xa']]);
  expect((await of(office, `/units/${cast.commune}/grades/export?year=${year}`, grades, unit)).map((line) => [line[0], line[1]])).toEqual([['Chi bộ thôn Bến Mới', 'chưa kỳ nào'], ['Chi bộ thôn Đồng Xanh', 'chưa kỳ nào']]);
  expect((await of(office, `/units/${cast.commune}/calendar/export?month=${dayOf(now).slice(0, 7)}-01`, calendar, unit)).map((line) => line[0])).toEqual(['Chi bộ thôn Đồng Xanh']);
  expect((await of(province, `/units/${cast.province}/organisation/holidays/export?year=2027`, holidays, { unit: cast.province })).length).toBeGreaterThan(10);
  expect((await of(inCharge, '/follow/export', follow, {})).map((line) => line[0])).toEqual(['Chi bộ thôn Đồng Xanh']);
  expect((await of(office, `/units/${cast.commune}/checks/export`, checksBelow, unit)).length).toBeGreaterThan(0);
  for (const [path, look] of [['checks', checksOfCell], ['register', register], ['tasks/results', results]] as const) await of(hien, `/cells/${cast.dongXanh}/${path}/export`, look, cell);
  expect((await office.visit('/follow/export', follow)).status).toBe(200);
});

test('each list of a committee is there in Word and on paper too, in Vietnamese whoever asks, with the same rows as its sheet', async () => {
  office.cookies.set('lang', 'en');
  const year = dayOf(now).slice(0, 4);
  const lists = [['export', monthOfCells], ['attendance/export', attendance], ['tasks/export', tasks], ['grades/export', grades], ['supervision/export', supervision], ['supervision/plan/export', visitPlan], ['requests/export', requests], ['plans/export', plans], ['calendar/export', calendar], ['models/export', models], ['organisation/export', organisation], ['checks/export', checksBelow]] as const;
  for (const [path, look] of lists) {
    const at = `/units/${cast.commune}/${path}?year=${year}`;
    const params = { unit: cast.commune };
    const { lines } = await sheetOf(office, at, look, params);
    const paper = String((await office.visit(`${at}&paper=yes`, look, { params })).data);
    expect([path, paper.includes('ĐẢNG BỘ XÃ CẨM BÌNH') || paper.includes('ĐẢNG ỦY XÃ CẨM BÌNH'), (paper.match(/<tr>/g) ?? []).length]).toEqual([path, true, lines.length + 1]);
    expect([path, lines.filter((line) => !paper.includes(String(line[0])))]).toEqual([path, []]);
    expect([path, paper.includes(words('vi').office.cell), paper.includes(`>${words('en').office.cell}<`)]).toEqual([path, true, false]);
    let word = '';
    await office.visit(`${at}&paper=yes&word=yes`, async (event) => {
      const answer = (await (look as (event: never) => Promise<Response>)(event));
      word = `${answer.status} ${answer.headers.get('content-disposition')}`;
      return answer;
    }, { params });
    expect(word).toMatch(/^200 attachment; filename="[\w-]+\.docx"$/);
  }
});

test('of the inspections of a committee a paper says what the spreadsheet of whoever asks says: all to those who order them, to a team its own, to the office nothing', async () => {
  const { standing, inspector } = cast.people;
  const params = { unit: cast.commune };
  const at = `/units/${cast.commune}/inspections/export`;
  const planned = async (subjectId: string, about: string) => String((await cast.done(standing, planInspection, { unitId: cast.commune, subjectId, kind: 'supervision', about, quarter: `${yearOf(dayOf(now))}-Q${quarterOf(dayOf(now))}` }, now))['id']);
  const [begun] = [await planned(cast.dongXanh, 'Thu, nộp đảng phí'), await planned(cast.benMoi, 'Nền nếp sinh hoạt')];
  await cast.done(standing, beginInspection, { unitId: cast.commune, inspectionId: begun, decision: '12-QĐ/ĐU', decisionDay: dayOf(now), beginsOn: dayOf(now), days: 30, leadId: inspector.personId, memberIds: [cast.people.inCharge.personId] }, now);
  const seen = await Promise.all([await pages.enter(standing), await pages.enter(inspector), inCharge].map(async (browser) => {
    const { head, lines } = await sheetOf(browser, at, inspections, params);
    const paper = String((await browser.visit(`${at}?paper=yes`, inspections, { params })).data);
    expect([...paper.matchAll(/<t[hd](?: [^>]*)?>([^<]*)</g)].map(([, text]) => text)).toEqual([head, ...lines].flat().map((value) => value ?? ''));
    return lines.map((line) => line[4]);
  }));
  expect(seen).toEqual([['Thu, nộp đảng phí', 'Nền nếp sinh hoạt'], ['Thu, nộp đảng phí', 'Nền nếp sinh hoạt'], ['Thu, nộp đảng phí']]);
  expect(await Promise.all(['', '?paper=yes', '?paper=yes&word=yes'].map(async (query) => (await office.visit(`${at}${query}`, inspections, { params })).status))).toEqual([404, 404, 404]);
});

test('a list of more than a thousand lines is no paper: the paper says so, and where all of them are', async () => {
  await manyCells(cast, cast.otherCommune, 1000, 'Chi bộ đông');
  const at = `/units/${cast.province}/organisation/export`;
  const params = { unit: cast.province };
  expect((await sheetOf(province, at, organisation, params)).lines).toHaveLength(1005);
  const paper = String((await province.visit(`${at}?paper=yes`, organisation, { params })).data);
  expect([paper.includes('Danh sách có 1.005 dòng'), paper.includes('<table')]).toEqual([true, false]);
  // of the regime the figures and the committees stay, the cells one by one do not
  const figures = String((await province.visit(`/units/${cast.province}/regime/export?period=${dayOf(now).slice(0, 4)}&paper=yes`, regime, { params })).data);
  expect([figures.includes('Danh sách có 1.003 dòng'), figures.includes('Đảng ủy xã Cẩm Xa'), figures.includes('Chi bộ đông')]).toEqual([true, true, false]);
});
