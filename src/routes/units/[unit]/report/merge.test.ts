import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, stay, transferMember } from '#members/commands.ts';
import { appoint, dissolveUnit, foundUnit, moveUnit } from '#organisation/commands.ts';
import { addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { permitAt } from '#organisation/queries.server.ts';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import type { Share } from '#members/percentage.ts';
import { figuresBelow } from '#reports/below-queries.server.ts';
import { closeReport, draftReport } from '#reports/commands.ts';
import { overviewOf } from '#reports/overview.ts';
import { groupMonths } from '#reports/overview-queries.server.ts';
import { reportPeriodOf } from '#reports/period.ts';
import { regimeOf, regimesBelow } from '#reports/regime.ts';
import { cellsInPeriod } from '#reports/regime-queries.server.ts';
import { castDay, castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load as overviewPage } from '../overview/+page.server.ts';
import { GET as overviewSheet } from '../overview/export/+server.ts';
import { load as regimePage } from '../regime/+page.server.ts';
import { GET as regimeSheet } from '../regime/export/+server.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

// A half-year in which the Party was put together anew. On 15/5 a cell moves to the commune beside it, on 20/5 one is dissolved into another of its commune and one into a cell
// of the commune beside it, and on 10/6 a whole commune ends, its cell taken over. Every meeting that was held is in one report of each level and length, whoever closed when.

const at = (minute: string) => new Date(`${minute}:00+07:00`);
let cast: Cast;
let pages: Pages;
let province: Browser;
let ending: string;

beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  const { communeOffice, provinceOffice, stranger, hoa, hien } = cast.people;
  province = await pages.enter(provinceOffice);
  await cast.done(provinceOffice, appoint, { unitId: cast.province, personId: hoa.personId, holderName: hoa.name, kind: 'secretary', from: castDay });
  await cast.done(provinceOffice, appoint, { unitId: cast.otherCommune, personId: stranger.personId, holderName: stranger.name, kind: 'standing', from: castDay });
  ending = String((await cast.done(provinceOffice, foundUnit, { unitId: cast.province, name: 'Đảng bộ xã Cẩm Tan', kind: 'committee', foundedOn: castDay }, at('2026-01-02T08:00')))['id']);
  await cast.done(provinceOffice, appoint, { unitId: ending, personId: hien.personId, holderName: hien.name, kind: 'office', from: castDay });
  const moved = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Chuyển');
  const dissolved = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Nhập');
  const crossing = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Sang');
  const taken = await foundPeopled(cast, provinceOffice, ending, 'Chi bộ thôn Tan');
  const heir = { id: cast.dongXanh, secretary: hien, memberIds: ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Võ Thị Nga', 'Nguyễn Gia Bảo'].map((name) => cast.members[name]!) };

  for (const cell of [moved, dissolved]) await heldOnPaper(cast, cell, '2026-04');
  await close(communeOffice, cast.commune, '2026-04', '2026-05-04');
  for (const cell of [moved, dissolved, crossing, taken, heir]) await heldOnPaper(cast, cell, '2026-05');
  // admitted by the cell that is dissolved ten days later; from its successor to the commune beside it, where somebody else only stays for a time
  const { id: newcomer } = await cast.done(communeOffice, addMember, { unitId: dissolved.id, fullName: 'Cao Thị Mới', since: '2026-05-10', status: 'probationary', largeType: false }, at('2026-05-10T08:00'));
  await cast.done(provinceOffice, moveUnit, { unitId: moved.id, newParentId: cast.otherCommune, on: '2026-05-15' }, at('2026-05-15T08:00'));
  for (const memberId of dissolved.memberIds) await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId, fromCellId: dissolved.id, toCellId: cast.dongXanh, on: '2026-05-20' }, at('2026-05-20T08:00'));
  const { id: there } = await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId: newcomer, fromCellId: dissolved.id, toCellId: cast.dongXanh, on: '2026-05-20' }, at('2026-05-20T08:00'));
  await cast.done(communeOffice, dissolveUnit, { unitId: dissolved.id, on: '2026-05-20', successorId: cast.dongXanh }, at('2026-05-20T09:00'));
  for (const memberId of crossing.memberIds) await cast.done(provinceOffice, transferMember, { unitId: cast.province, memberId, fromCellId: crossing.id, toCellId: cast.farCell, on: '2026-05-20' }, at('2026-05-20T08:00'));
  await cast.done(provinceOffice, dissolveUnit, { unitId: crossing.id, on: '2026-05-20', successorId: cast.farCell }, at('2026-05-20T09:00'));
  await cast.done(provinceOffice, transferMember, { unitId: cast.province, memberId: there, fromCellId: cast.dongXanh, toCellId: cast.farCell, on: '2026-05-25' }, at('2026-05-25T08:00'));
  await cast.done(provinceOffice, stay, { unitId: cast.province, memberId: cast.members['Nguyễn Gia Bảo'], fromCellId: cast.dongXanh, toCellId: moved.id, from: '2026-05-25', until: '2026-06-25' }, at('2026-05-25T08:00'));
  await close(communeOffice, cast.commune, '2026-05', '2026-06-04');
  await close(stranger, cast.otherCommune, '2026-05', '2026-06-04');
  await heldOnPaper(cast, taken, '2026-06');
  await cast.done(provinceOffice, moveUnit, { unitId: taken.id, newParentId: cast.commune, on: '2026-06-10' }, at('2026-06-10T08:00'));
  await cast.done(provinceOffice, dissolveUnit, { unitId: ending, on: '2026-06-10', successorId: cast.commune }, at('2026-06-10T09:00'));
  for (const period of ['2026-06', '2026-H1']) for (const [who, unit] of [[communeOffice, cast.commune], [stranger, cast.otherCommune]] as const) await close(who, unit, period, '2026-07-04');
});
afterAll(() => pages.close());

const close = (who: Actor, unitId: string, period: string, day: string) => cast.done(who, closeReport, { unitId, period, remarks: '', proposals: '', version: 0 }, at(`${day}T08:00`));
const see = async (unit: string, period: string) => (await province.visit(`/units/${unit}/report?period=${period}`, load, { params: { unit } })).data;
const reported = async (unit: string, period: string) => (await see(unit, period)).report;
type Line = { name: string; metOn: string | null; present: number; owes: boolean; attendance: { of: number; base: number }; kept: { of: number; base: number }; cells: number; ended: string | null; report: unknown };
const came = (lines: Line[]) => lines.map((one) => [one.name, one.present]);

test('a cell that moved in the middle of a month is in the month’s report of the committee that has it at its end, with what it held before, and owes it the month', async () => {
  const [left, received] = [await reported(cast.commune, '2026-05'), await reported(cast.otherCommune, '2026-05')];
  expect(left.sheet.lines.map((one: Line) => one.name)).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh']);
  expect(received.sheet.lines.map((one: Line) => [one.name, one.metOn, one.present, one.owes])).toEqual([['Chi bộ thôn Chuyển', '2026-05-03', 2, true], ['Chi bộ thôn Xa', null, 2, true]]);
  // it owes the province the month once, by the lines of its committees; the one that ended in June still owes May
  const above = await reported(cast.province, '2026-05');
  expect(above.sheet.lines.map((one: Line) => [one.name, one.cells, one.kept])).toEqual([['Đảng bộ xã Cẩm Bình', 2, { of: 1, base: 2 }], ['Đảng bộ xã Cẩm Tan', 1, { of: 1, base: 1 }], ['Đảng bộ xã Cẩm Xa', 2, { of: 1, base: 2 }]]);
  expect(above.sheet.totals.kept).toEqual({ of: 3, base: 5 });
  // the page of the regime and the overview go by the same
  const { figures } = (await province.visit(`/units/${cast.otherCommune}/regime?period=2026-05&day=2026-05-31`, regimePage, { params: { unit: cast.otherCommune } })).data;
  expect(figures.kept).toEqual({ of: 1, base: 2 });
  // in the months before it stands with the committee it had, also as of a day long after; that it left is no change of what was reported
  const april = await reported(cast.commune, '2026-04');
  expect(came(april.sheet.lines)).toEqual([['Chi bộ thôn Bến Mới', 0], ['Chi bộ thôn Chuyển', 2], ['Chi bộ thôn Đồng Xanh', 0], ['Chi bộ thôn Nhập', 2], ['Chi bộ thôn Sang', 0]]);
  expect([april.changes, left.changes, received.changes]).toEqual([[], [], []]);
});

test('a cell that was dissolved is counted with its successor: what it held is in the month’s and the half-year’s attendance, once, and adds no month that was owed', async () => {
  const { sheet: may } = await reported(cast.commune, '2026-05');
  expect(came(may.lines)).toEqual([['Chi bộ thôn Bến Mới', 0], ['Chi bộ thôn Đồng Xanh', 6 + 2]]);
  expect([may.totals.attendance, may.totals.kept]).toEqual([{ of: 8, base: 8 }, { of: 1, base: 2 }]);
  const { sheet: half } = await reported(cast.commune, '2026-H1');
  expect(half.lines.map((one: Line) => [one.name, one.attendance.of, one.kept])).toEqual([
    ['Chi bộ thôn Bến Mới', 0, { of: 0, base: 6 }], ['Chi bộ thôn Đồng Xanh', 6 + 4, { of: 1, base: 6 }], ['Chi bộ thôn Tan', 4, { of: 1, base: 1 }]
  ]);
  // of tasks too, with what of them was late
  expect(may.lines.map((one: { tasks: object }) => one.tasks)).toEqual([{ before: 0, done: 0, late: 0, carried: 0 }, { before: 1, done: 0, late: 0, carried: 1 }]);
  // the page of the regime says the same
  const { figures } = (await province.visit(`/units/${cast.commune}/regime?period=2026-H1&day=2026-06-30`, regimePage, { params: { unit: cast.commune } })).data;
  expect(figures.attendance).toEqual(half.totals.attendance);
});

test('a cell that was dissolved into one of another commune is counted there: in the month, the half-year, on the page of the regime and in what the level above knows', async () => {
  const [month, half] = [await reported(cast.otherCommune, '2026-05'), await reported(cast.otherCommune, '2026-H1')];
  expect([month.sheet.totals.attendance, half.sheet.totals.attendance]).toEqual([{ of: 4, base: 4 }, { of: 6, base: 6 }]);
  expect(half.sheet.lines.map((one: Line) => [one.name, one.attendance.of, one.kept])).toEqual([['Chi bộ thôn Chuyển', 4, { of: 1, base: 2 }], ['Chi bộ thôn Xa', 2, { of: 0, base: 6 }]]);
  const stranger = await pages.enter(cast.people.stranger);
  const { figures } = (await stranger.visit(`/units/${cast.otherCommune}/regime?period=2026-H1&day=2026-06-30`, regimePage, { params: { unit: cast.otherCommune } })).data;
  expect(figures.attendance).toEqual({ of: 6, base: 6 });
});

test('who was admitted is counted once: with the successor of the cell that did it, and by no commune that received them since or lets them stay', async () => {
  const [left, received, above] = await Promise.all([cast.commune, cast.otherCommune, cast.province].map((unit) => reported(unit, '2026-H1')));
  const admissions = (one: { sheet: { lines: (Line & { admissions: number })[] } }) => one.sheet.lines.map((line) => [line.name, line.admissions]);
  expect([admissions(left), admissions(received), above.sheet.totals.admissions]).toEqual([
    [['Chi bộ thôn Bến Mới', 0], ['Chi bộ thôn Đồng Xanh', 2], ['Chi bộ thôn Tan', 0]], [['Chi bộ thôn Chuyển', 0], ['Chi bộ thôn Xa', 0]], 2
  ]);
});

test('a committee that ended before it closed is closed by nobody any more: its page says so, and the level above counts its cells and names it', async () => {
  const [own, above] = [await see(ending, '2026-05'), await reported(cast.province, '2026-05')];
  expect([own.may, own.ended, own.report.closed]).toEqual([false, '2026-06-10', null]);
  for (const who of [cast.people.hien, cast.people.communeOffice, cast.people.provinceOffice]) {
    const answer = await cast.send(who, draftReport, { unitId: ending, period: '2026-05', remarks: '', proposals: '', version: 0 }, at('2026-06-11T08:00'));
    expect(answer).toMatchObject({ answer: 'refused' });
  }
  expect(above.sheet.lines.map((one: Line) => [one.name, one.ended, one.report !== null, one.cells, one.attendance.of])).toEqual([
    ['Đảng bộ xã Cẩm Bình', null, true, 2, 8], ['Đảng bộ xã Cẩm Tan', '2026-06-10', false, 1, 2], ['Đảng bộ xã Cẩm Xa', null, true, 2, 4]
  ]);
  expect([above.sheet.totals.owing, above.sheet.totals.closed]).toEqual([2, 2]);
  const paper = (await province.visit(`/units/${cast.province}/report/export?period=2026-05&paper=yes`, sheet, { params: { unit: cast.province } })).data as string;
  expect(paper).toContain('Đã kết thúc hoạt động khi chưa chốt báo cáo, số liệu tính từ hồ sơ các chi bộ: Đảng ủy xã Cẩm Tan.');
  // the half-year ended after it: its cell is its successor's
  const half = await reported(cast.province, '2026-H1');
  expect(half.sheet.lines.map((one: Line) => [one.name, one.cells, one.attendance.of])).toEqual([['Đảng bộ xã Cẩm Bình', 3, 14], ['Đảng bộ xã Cẩm Xa', 2, 6]]);
});

test('over months and over the half-year every meeting is counted once: by the records, by the communes’ reports, by the province’s', async () => {
  const { rows: [facts] } = await cast.database.owner.query<{ present: number }>(`select count(*)::int as present from attendance where mark in ('present', 'late')`);
  const of = async (unit: string, periods: string[]) => (await Promise.all(periods.map((period) => reported(unit, period)))).reduce((sum, report) => sum + report.sheet.totals.attendance.of, 0);
  const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
  expect(facts!.present).toBe(20);
  expect([await of(cast.province, months), await of(cast.province, ['2026-H1']), (await of(cast.commune, ['2026-H1'])) + (await of(cast.otherCommune, ['2026-H1']))]).toEqual([20, 20, 20]);
  // nothing of it differs from what the communes closed
  for (const period of ['2026-05', '2026-06', '2026-H1']) expect((await reported(cast.province, period)).changes).toEqual([]);
});

test('a month that is closed only after a cell has left names the cell and where it is, and the level above is told that one is missing', async () => {
  await close(cast.people.communeOffice, cast.commune, '2026-03', '2026-07-05');
  const march = await reported(cast.commune, '2026-03');
  expect([march.sheet.lines.map((one: Line) => one.name), march.elsewhere.map((one: { name: string; now: string }) => [one.name, one.now])]).toEqual([['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh', 'Chi bộ thôn Nhập', 'Chi bộ thôn Sang'], [['Chi bộ thôn Chuyển', 'Đảng bộ xã Cẩm Xa']]]);
  expect((await reported(cast.province, '2026-03')).changes).toContainEqual(expect.objectContaining({ cell: 'Đảng bộ xã Cẩm Bình', figure: 'cells', was: '4', is: '5' }));
});

test('after a merge this month the overview tells of the last month as its report does: of the organisations of that month, and the headline is the sum of their lines', async () => {
  const { communeOffice, provinceOffice } = cast.people;
  const now = new Date();
  const on = firstOfMonth(dayOf(now));
  const overview = async (unit: string) => (await province.visit(`/units/${unit}/overview`, overviewPage, { params: { unit } })).data;
  const share = (one: { kept: { of: number; base: number } }) => one.kept;
  const before = await overview(cast.province);
  const merged = String((await cast.done(provinceOffice, foundUnit, { unitId: cast.province, name: 'Đảng bộ xã Cẩm Mới', kind: 'committee', foundedOn: on }, now))['id']);
  await cast.done(provinceOffice, moveUnit, { unitId: cast.benMoi, newParentId: merged, on }, now);
  const empty = String((await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Vắng', kind: 'cell', type: 'village', foundedOn: castDay }, now))['id']);
  await cast.done(communeOffice, dissolveUnit, { unitId: empty, on, successorId: cast.dongXanh }, now);
  const after = await overview(cast.province);
  expect(after.below.map((one: { name: string; cells: number }) => [one.name, one.cells])).toEqual([['Đảng bộ xã Cẩm Bình', 4], ['Đảng bộ xã Cẩm Xa', 2]]);
  expect(after.figures.kept).toEqual({ of: 0, base: share(before.figures).base + 1 });
  expect(after.below.reduce((sum: number, one: { kept: { of: number; base: number } }) => sum + share(one).base, 0)).toBe(after.figures.kept.base);
  // the new one tells of the cells it has now, which owed it nothing then
  const { cells, figures, below } = await overview(merged);
  expect([cells, figures.kept, below]).toEqual([1, { of: 0, base: 0 }, []]);
  // the one it left does not count it, and says so, on paper too
  const left = await overview(cast.commune);
  expect([left.cells, left.elsewhere]).toEqual([3, 1]);
  const printed = async (path: string, paper: (event: never) => unknown) => String((await province.visit(`/units/${cast.commune}/${path}`, paper, { params: { unit: cast.commune } })).data);
  expect(await printed('overview/export?paper=yes', overviewSheet)).toContain('1 chi bộ khi ấy ở đây, nay thuộc nơi khác: không tính vào sáu chỉ số.');
  expect(await printed(`regime/export?paper=yes&period=${addMonths(on, -1).slice(0, 7)}`, regimeSheet)).toContain('Không tính: Chi bộ thôn Bến Mới (nay thuộc Đảng bộ xã Cẩm Mới).');
});

test('what the cells below came to is the same from each cell, from the sums of the months, and from what is read of everybody: for the whole and for each committee', async () => {
  const { house } = cast;
  const now = new Date();
  // what took another cell over belongs elsewhere since, and with it what that one held
  await cast.done(cast.people.provinceOffice, moveUnit, { unitId: cast.dongXanh, newParentId: cast.otherCommune, on: '2026-07-10' }, at('2026-07-10T08:00'));
  // one that owes nothing yet but a theme of the quarter that runs
  await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Mới Lập', kind: 'cell', type: 'village', foundedOn: dayOf(now) }, now);
  // notices and results of a moment before their time, at it and after it; some never
  await cast.database.owner.query(`update month_summary s set announced_at = s.starts_at - interval '24 hours' + (o.n % 3 - 1) * interval '1 second', papers_at = s.starts_at - interval '2 days', thematic = o.n % 2 = 0,
    posted_at = case when o.n % 4 > 0 then (date_trunc('day', s.concluded_at at time zone 'Asia/Ho_Chi_Minh') + interval '2 days 23:59') at time zone 'Asia/Ho_Chi_Minh' + (o.n % 4 - 2) * interval '1 second' end
    from (select cell_id, month, row_number() over (order by cell_id, month) as n from month_summary) o where o.cell_id = s.cell_id and o.month = s.month`);
  const figuresOf = ({ kept, attendance, tasks }: { kept: Share; attendance: Share; tasks: Share }, cells: number) => ({ cells, kept, attendance, tasks });
  const compared = { cells: 0, elsewhere: 0, papers: 0 };
  for (const unit of [cast.province, cast.commune, cast.otherCommune]) {
    const { scope } = await permitAt(house.app, cast.people.provinceOffice, unit, now);
    for (const key of ['2026-03', '2026-04', '2026-05', '2026-06', '2026-H1', '2026-H2', '2026'])
      for (const on of ['2026-05-14', '2026-05-31', '2026-06-30', dayOf(now)]) {
        const period = reportPeriodOf(key)!;
        await inScope(house.app, scope, async (trx) => {
          const { cells, elsewhere } = await cellsInPeriod(trx, unit, period, on);
          const regimes = [...regimesBelow(period, cells, now)];
          const themes = regimes.map(([id, { quarters }]) => [id, quarters.map(({ quarter, share }) => ({ quarter, share }))]).sort();
          const each = regimes.map(([id, regime]) => [id, figuresOf(regime, regime.cells.length)]).sort();
          compared.cells += cells.length;
          compared.elsewhere += elsewhere.length;
          compared.papers += cells.flatMap((one) => one.gone ?? []).filter((one) => one.papersAt !== null).length;
          const below = elsewhere.length === 0 ? (await figuresBelow(house.reports, unit, period, on, now)).filter((one) => one.id !== unit) : null;
          if (below) expect({ key, on, each, themes }).toEqual({ key, on, each: below.map((one) => [one.id, figuresOf(one, one.cells)]).sort(), themes: below.map((one) => [one.id, one.themes]).sort() });
          if (period.part !== 'month') return;
          const groups = await groupMonths(trx, unit, [addMonths(period.from, -1), period.from], on, now);
          for (const month of [addMonths(period.from, -1), period.from]) {
            const parts = groups.filter((one) => one.month === month);
            const alone = (await cellsInPeriod(trx, unit, { from: addMonths(period.from, -1), to: period.to }, on)).cells;
            const whole = regimeOf({ months: [month] }, alone, now);
            expect({ on, month, figures: overviewOf(parts), elsewhere: parts.reduce((sum, one) => sum + one.elsewhere, 0) }).toEqual({ on, month, figures: overviewOf(whole.cells), elsewhere: elsewhere.length });
            expect({ on, month, each: parts.filter((one) => one.groupId !== unit && one.cells > 0).map((one) => [one.groupId, figuresOf({ ...one, kept: one.keptInGroup }, one.cells)]).sort() })
              .toEqual({ on, month, each: [...regimesBelow({ months: [month] }, alone, now)].map(([id, regime]) => [id, figuresOf(regime, regime.cells.length)]).sort() });
          }
        });
      }
  }
  expect([compared.cells > 100, compared.elsewhere > 0, compared.papers > 0]).toEqual([true, true, true]);
});
