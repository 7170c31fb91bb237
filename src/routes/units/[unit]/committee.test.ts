import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan } from '#meetings/commands.ts';
import { dissolveUnit, foundUnit, moveUnit, renameUnit } from '#organisation/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth, lastOfMonth } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { castDay, castIn, manyCells, type Cast } from '../../../../tests/cast.ts';
import { openPages, type Pages } from '../../../../tests/pages.ts';
import type { Browser } from '../../../../tests/visit.ts';
import { raiseRequest } from '#supervision/commands.ts';
import { load as start } from '../../+page.server.ts';
import { load as follow } from '../../follow/+page.server.ts';
import { actions, load } from './+page.server.ts';
import { load as attendance } from './attendance/+page.server.ts';
import { load as calendar } from './calendar/+page.server.ts';
import { load as overview } from './overview/+page.server.ts';
import { load as plans } from './plans/+page.server.ts';

const now = new Date();
const today = dayOf(now);
const month = firstOfMonth(today);
const lastMonth = addMonths(month, -1);
let cast: Cast;
let pages: Pages;
let office: Browser;
let province: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  [office, province] = [await pages.enter(cast.people.communeOffice), await pages.enter(cast.people.provinceOffice)];
});
afterAll(() => pages.close());

interface Row { id: string; name: string; todo: { what: string; about: string } | null; remindedOn: string | null; group: string | null }
const see = async (at: Browser, query = '', unit = cast.commune) => (await at.visit(`/units/${unit}?${query}`, load, { params: { unit } })).data;
const named = (rows: readonly { name: string }[]) => rows.map((row) => row.name);

test('an office sees every cell with what it owes, finds one without accents, and reminds all of them in one press, nobody twice on a day', async () => {
  await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'regular', month, startsAt: `${month.slice(0, 8)}03T19:30`, place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now);
  const before = await see(office);
  expect(named(before.rows)).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh']);
  expect(before.figures).toMatchObject({ cells: 2, met: 0, planned: 1, unplanned: 1 });
  expect(named((await see(office, 'q=dong xanh')).rows)).toEqual(['Chi bộ thôn Đồng Xanh']);
  // a figure opens to the cells short of it, all of them, whatever is searched for
  for (const short of ['not-met', 'not-filed'] as const) expect([before.short[short], (await see(office, 'q=dong xanh')).short[short], (await see(office, `show=${short}`)).rows.length]).toEqual([2, 2, 2]);
  expect(named((await see(office, 'q=nguyen huu tai')).rows)).toEqual(['Chi bộ thôn Bến Mới']);
  expect(before.due).toContainEqual({ about: 'plan', cells: [cast.benMoi] });

  const form: Record<string, string> = { command: 'reminder.send', commandId: newId(), unitId: cast.commune };
  for (const [n, ask] of (before.due as { about: string; cells: string[] }[]).entries()) {
    form[`asks[${n}].about`] = ask.about;
    for (const [m, id] of ask.cells.entries()) form[`asks[${n}].cellIds[${m}]`] = id;
  }
  expect((await office.visit(`/units/${cast.commune}`, actions.default, { params: { unit: cast.commune }, form })).to).toContain('done=reminder.send');
  const after = await see(office);
  expect(after.due).toEqual([]);
  const owing = (after.rows as Row[]).filter((row) => row.todo);
  expect(owing.map((row) => row.remindedOn)).toEqual(owing.map(() => today));
  const { rows } = await cast.database.owner.query<{ cell_id: string; about: string }>('select cell_id, about from reminder order by cell_id');
  expect(rows).toEqual((before.due as { about: string; cells: string[] }[]).flatMap((ask) => ask.cells.map((cell_id) => ({ cell_id, about: ask.about }))).sort((a, b) => (a.cell_id < b.cell_id ? -1 : 1)));
});

test('a past month is shown as the tree stood at its end: by the names of then, with what has ended since; what belongs elsewhere now is named and not counted', async () => {
  const found = async (name: string) => String((await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name, kind: 'cell', type: 'village', foundedOn: castDay }))['id']);
  const [renamed, moved, ended] = [await found('Chi bộ thôn Cũ'), await found('Chi bộ thôn Chuyển'), await found('Chi bộ thôn Hết')];
  await cast.done(cast.people.communeOffice, renameUnit, { unitId: renamed, name: 'Chi bộ thôn Mới', on: month }, now);
  await cast.done(cast.people.provinceOffice, moveUnit, { unitId: moved, newParentId: cast.otherCommune, on: month }, now);
  await cast.done(cast.people.communeOffice, dissolveUnit, { unitId: ended, on: month, successorId: renamed }, now);

  expect(named((await see(office)).rows)).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh', 'Chi bộ thôn Mới']);
  const then = await see(office, `month=${lastMonth}`);
  expect(then.asOf).toBe(lastOfMonth(lastMonth));
  expect(named(then.rows)).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Cũ', 'Chi bộ thôn Đồng Xanh', 'Chi bộ thôn Hết']);
  expect(then.elsewhere).toMatchObject([{ name: 'Chi bộ thôn Chuyển', now: 'Đảng bộ xã Cẩm Xa' }]);
  expect(then.figures.cells).toBe(4);
  // the same day can be asked of this month, and today of that one
  expect(named((await see(office, `month=${month}&day=${addDays(month, -1)}`)).rows)).toEqual(named(then.rows));
  expect(named((await see(office, `month=${lastMonth}&day=${today}`)).rows)).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh', 'Chi bộ thôn Mới']);
  const opened = (await office.visit(`/units/${cast.commune}/attendance?month=${lastMonth}`, attendance, { params: { unit: cast.commune } })).data;
  expect([named(opened.cells), opened.elsewhere.length]).toEqual([named(then.rows), 1]);
});

test('a standing committee and a province begin at their overview, an office at its cells; what waits for a word is named where it is theirs to say it', async () => {
  const begins = async (at: Browser) => (await at.visit('/', start)).to;
  const standing = await pages.enter(cast.people.standing);
  expect([await begins(standing), await begins(office), await begins(province)]).toEqual([`/units/${cast.commune}/overview`, `/units/${cast.commune}`, `/units/${cast.province}/overview`]);
  const shown = async (at: Browser, unit: string) => (await at.visit(`/units/${unit}/overview`, overview, { params: { unit } })).data;
  const own = await shown(standing, cast.commune);
  expect(own).toMatchObject({ month: lastMonth, before: addMonths(lastMonth, -1), own: true });
  expect(own.below.map((one: { name: string }) => one.name)).toEqual([]);
  expect(own.decide.reports.map((one: { period: string }) => one.period)).toContain(lastMonth.slice(0, 7));
  // a month is due of every cell that was there, and nobody has met
  expect(own.figures.kept.of).toBe(0);
  expect(own.figures.kept.base).toBeGreaterThan(0);
  await cast.done(cast.people.hien, raiseRequest, { unitId: cast.dongXanh, text: 'Hỗ trợ xi măng' }, now);
  expect((await shown(standing, cast.commune)).decide.requests).toEqual({ open: 1, 'to-give': 1, late: 0 });
  const above = await shown(province, cast.province);
  expect([above.own, above.below.map((one: { name: string }) => one.name), above.decide.reports.map((one: { period: string }) => one.period), above.decide.plan]).toEqual([false, expect.arrayContaining(['Đảng bộ xã Cẩm Bình', 'Đảng bộ xã Cẩm Xa']), expect.arrayContaining([lastMonth.slice(0, 7)]), null]);
});

test('a province sees its committees with what their cells have come to, and the cells a page at a time: a thousand of them too', async () => {
  await manyCells(cast, cast.otherCommune, 1000, 'Chi bộ đông');
  const whole = await see(province, '', cast.province);
  expect(whole.groups.map((one: { name: string; cells: number; owing: number }) => [one.name, one.cells, one.owing])).toEqual([['Đảng bộ xã Cẩm Bình', 3, expect.any(Number)], ['Đảng bộ xã Cẩm Xa', 1002, 1002]]);
  // each committee reminds its own cells: no press of the province writes to all of them, nor does one made up
  expect([whole.may, whole.over, whole.due, (await see(office)).over]).toEqual([true, true, [], false]);
  const form = { command: 'reminder.send', commandId: newId(), unitId: cast.province, 'asks[0].about': 'plan', 'asks[0].cellIds[0]': cast.benMoi };
  expect((await province.visit(`/units/${cast.province}`, actions.default, { params: { unit: cast.province }, form })).data.refusal.refused).toBe('reminds-own-cells');
  expect([whole.rows.length, whole.page, whole.figures.cells]).toEqual([50, { page: 1, pages: 21, from: 0 }, 1005]);
  const pages = new Set<string>();
  for (let page = 1; page <= whole.page.pages; page++) for (const row of (await see(province, `page=${page}`, cast.province)).rows as Row[]) pages.add(row.id);
  expect(pages.size).toBe(1005);
  expect((await see(province, 'page=22', cast.province)).page.page).toBe(21);
  expect((await see(province, 'q=đông 777', cast.province)).shown).toBe(1);
  expect((await see(office)).groups).toEqual([]);
  const asked = async (path: string, look: (event: never) => unknown) => (await province.visit(`/units/${cast.province}/${path}`, look, { params: { unit: cast.province } })).data;
  expect((await asked('plans?show=not-reported', plans)).plans).toHaveLength(50);
  expect((await asked('plans?show=not-reported', plans)).filters[0]).toEqual({ filter: 'not-reported', count: 1005 });
  expect((await asked(`calendar?month=${month}`, calendar)).counts.all).toBe(1);
});

test('whoever follows a cell sees first the meeting to attend next, what the cell needs now, and the other meetings to come', async () => {
  const inCharge = await pages.enter(cast.people.inCharge);
  const soon = addDays(today, 5);
  const at = (day: string) => `${day}T19:30`;
  const next = addMonths(month, 1);
  await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'thematic', month: firstOfMonth(soon), startsAt: at(soon), place: 'Nhà văn hóa', dayReason: 'Chuyên đề quý', theme: 'Nêu gương' }, now);
  await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'regular', month: next, startsAt: at(addDays(next, 9)), place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now);
  const { next: first, coming, cells, needs } = (await inCharge.visit('/follow', follow)).data;
  expect(named(cells)).toEqual(['Chi bộ thôn Đồng Xanh']);
  const times = [first, ...coming].map((one: { startsAt: Date }) => one.startsAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect([first, ...coming].map((one: { theme: string }) => one.theme)).toContain('Nêu gương');
  expect(times.every((time) => time > now.getTime() - 12 * 3600_000)).toBe(true);
  const { rows } = await cast.database.owner.query<{ starts_at: Date }>(`select starts_at from meeting where cell_id = $1 and kind = 'regular' and month = $2`, [cast.dongXanh, month]);
  const needed = (needs as { need: string; cells: { name: string }[] }[]).map((one) => [one.need, named(one.cells)]);
  const late = now.getTime() > rows[0]!.starts_at.getTime() - 24 * 3600_000;
  if (late) expect(needed[0]).toEqual([now.getTime() > rows[0]!.starts_at.getTime() + 12 * 3600_000 ? 'record' : 'announce', ['Chi bộ thôn Đồng Xanh']]);
  // nobody has come for longer than three months, unless the cell is younger
  expect(needed.some(([need]) => need === 'visit')).toBe(castDay < addMonths(today, -3));
});

test('an office is told what falls due today and tomorrow, of this month and as of today', async () => {
  const tomorrow = addDays(today, 1);
  await cast.done(cast.people.tai, plan, { unitId: cast.benMoi, kind: 'regular', month: firstOfMonth(tomorrow), startsAt: `${tomorrow}T19:30`, place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now);
  const { soon } = await see(office, `month=${firstOfMonth(tomorrow)}&day=${today}`);
  expect((soon as { id: string; what: string; on: string }[]).filter((one) => one.id === cast.benMoi && one.what === 'meets')).toEqual([expect.objectContaining({ on: 'tomorrow', name: 'Chi bộ thôn Bến Mới' })]);
  expect((await see(office, `month=${lastMonth}`)).soon).toEqual([]);
});
