import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointFirstOfficer, foundUnit } from '#organisation/commands.ts';
import { importUnits } from '#organisation/import-commands.ts';
import { readUnits } from '#organisation/import.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { closeReport } from '#reports/commands.ts';
import { castDay, castNow } from '../../../../../tests/cast.ts';
import { freshDatabase } from '../../../../../tests/database.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { houseOn, type House } from '../../../../house.server.ts';
import { load as start } from '../../../+page.server.ts';
import { load as overviewPage } from '../overview/+page.server.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

// The level above the provinces: its report names provinces, not the cells of all of them.

let house: House;
let pages: Pages;
let root: string;
let officer: Actor;
let office: Browser;
beforeAll(async () => {
  const database = await freshDatabase();
  house = houseOn(database.as('nen_nep_app'), database.as('nen_nep_reports'));
  pages = openPages({ database, close: async () => (await house.close(), await database.close()) });
  const site = await foundSite(house.app, { name: 'Toàn Đảng', kind: 'central', day: castDay, administratorName: 'Quản trị' });
  root = site.unitId;
  const newPerson = async (name: string): Promise<Actor> => {
    const id = newId();
    await house.app.insertInto('person').values({ id }).execute();
    return { personId: id, accountId: id, name };
  };
  officer = await newPerson('Phan Văn Phòng');
  await done({ personId: site.personId, accountId: site.personId, name: 'Quản trị' }, appointFirstOfficer, { unitId: root, personId: officer.personId, holderName: officer.name, from: castDay });
  const found = async (unitId: string, name: string, kind: string) => String((await done(officer, foundUnit, { unitId, name, kind, foundedOn: castDay, ...(kind === 'cell' ? { type: 'village' } : {}) }))['id']);
  const province = await found(root, 'Đảng bộ tỉnh Hà Tĩnh', 'province');
  await found(root, 'Đảng bộ thành phố Cẩm', 'province');
  const commune = await found(province, 'Đảng bộ xã Cẩm Bình', 'committee');
  for (const name of ['Chi bộ thôn Đồng Xanh', 'Chi bộ thôn Bến Mới']) await found(commune, name, 'cell');
  office = await pages.enter(officer);
});
afterAll(() => pages.close());

async function done(who: Actor, command: Command, payload: Record<string, unknown>, at = castNow): Promise<Record<string, unknown>> {
  const answer = await house.receive({ id: newId(), name: command.name, payload }, who, at);
  if (answer.answer !== 'done') throw new Error(`${command.name} was not done: ${JSON.stringify(answer)}`);
  return answer.result;
}
const see = async () => (await office.visit(`/units/${root}/report?period=2026-10`, load, { params: { unit: root } })).data;

test('its office begins at the overview of the provinces', async () => {
  expect((await office.visit('/', start, {})).to).toBe(`/units/${root}/overview`);
  const overview = (await office.visit(`/units/${root}/overview`, overviewPage, { params: { unit: root } })).data;
  expect(overview.below.map((one: { name: string; cells: number }) => [one.name, one.cells])).toEqual([['Đảng bộ thành phố Cẩm', 0], ['Đảng bộ tỉnh Hà Tĩnh', 2]]);
});

test('its report has a line for each province, to read and to download, and becomes no paper: it reports to nobody', async () => {
  const { may, upward, report } = await see();
  expect([may, upward, report.sheet.part, report.sheet.lines.map((line: { name: string; cells: number }) => [line.name, line.cells])]).toEqual([false, false, 'committees', [['Đảng bộ thành phố Cẩm', 0], ['Đảng bộ tỉnh Hà Tĩnh', 2]]]);
  const close = await house.receive({ id: newId(), name: closeReport.name, payload: { unitId: root, period: '2026-10', remarks: '', proposals: '', version: 0 } }, officer, new Date('2026-11-12T02:00:00Z'));
  expect(close).toMatchObject({ answer: 'refused', refusal: { refused: 'report-not-of-this-level' } });
  expect((await office.visit(`/units/${root}/report/export?period=2026-10`, sheet, { params: { unit: root } })).status).toBe(200);
});

test('a list of provinces and of what lies below them is brought in as such: a city below a province is none', async () => {
  const top = { id: root, name: 'Toàn Đảng', kind: 'central', parentId: null, foundedOn: castDay, code: null };
  const file = [['Tên', 'Cấp trên'], ['Đảng bộ tỉnh Nghệ An', ''], ['Đảng bộ thành phố Huế', 'Toàn Đảng'], ['Đảng bộ thành phố Vinh', 'Đảng bộ tỉnh Nghệ An']];
  const { rows, wrong } = readUnits(file, 0, { 0: 'name', 1: 'parent' }, [], top, '2026-11-01');
  expect([rows.map((row) => row.kind), wrong]).toEqual([['province', 'province', 'committee'], []]);
  await done(officer, importUnits, { unitId: root, since: castDay, rows });
  const overview = (await office.visit(`/units/${root}/overview`, overviewPage, { params: { unit: root } })).data;
  expect(overview.below.map((one: { name: string }) => one.name)).toEqual(['Đảng bộ thành phố Cẩm', 'Đảng bộ thành phố Huế', 'Đảng bộ tỉnh Hà Tĩnh', 'Đảng bộ tỉnh Nghệ An']);
});

test('in a column of kinds a province goes by that word alone; a kind that is not understood is said once, not as a cell without a type', () => {
  const top = { id: root, name: 'Toàn Đảng', kind: 'central', parentId: null, foundedOn: castDay, code: null };
  const file = [['Tên', 'Cấp'], ['Đảng bộ tỉnh Lai Châu', 'Tỉnh'], ['Đảng bộ Chính phủ', 'Thành phố'], ['Đảng bộ Quân đội', 'Khác']];
  const { rows, wrong } = readUnits(file, 0, { 0: 'name', 1: 'kind' }, [], top, '2026-11-01');
  expect([rows.slice(0, 2).map((row) => row.kind), wrong]).toEqual([['province', 'province'], [{ at: 4, column: 1, written: 'Khác', reason: 'kind-unknown' }]]);
});
