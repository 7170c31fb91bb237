import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkChain } from '#documents/chain.server.ts';
import { publicKeyOf } from '#documents/seal.server.ts';
import { registerOf } from '#meetings/register-queries.server.ts';
import { addMember } from '#members/commands.ts';
import { appoint, foundUnit, setSetting } from '#organisation/commands.ts';
import { addDays, dayOf, lastOfMonth } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { closeReport, draftReport, supplementReport } from '#reports/commands.ts';
import { castDay, castIn, type Cast } from '../../../../../tests/cast.ts';
import { openEvening, type Evening } from '../../../../../tests/evening.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load as overviewPage } from '../overview/+page.server.ts';
import { actions, load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

// The report of a province: made of the closed reports of its communes, and of the summaries where one is not closed yet.

const closing = new Date('2026-11-08T02:00:00Z');
let cast: Cast;
let pages: Pages;
let evening: Evening;
let office: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  office = await pages.enter(cast.people.provinceOffice);
  await cast.done(cast.people.provinceOffice, foundUnit, { unitId: cast.province, name: 'Đảng bộ xã Cẩm Rỗng', kind: 'committee', foundedOn: castDay });
  evening = await openEvening(cast);
  await evening.decide();
  await evening.conclude();
  await close(cast.people.communeOffice, cast.commune);
});
afterAll(() => pages.close());

const close = (who: Actor, unitId: string, change: Record<string, unknown> = {}, at = new Date('2026-11-04T02:00:00Z')) => cast.done(who, closeReport, { unitId, period: '2026-10', remarks: '', proposals: '', version: 0, ...change }, at);
const minuteOf = (minute: number) => new Date(Date.UTC(2026, 10, 10, 3, minute));
const closeHere = (change: Record<string, unknown>, minute: number) => close(cast.people.provinceOffice, cast.province, change, minuteOf(minute));
const see = async (query = 'period=2026-10', at = office, unit = cast.province) => (await at.visit(`/units/${unit}/report?${query}`, load, { params: { unit } })).data;
const press = (form: Record<string, string>) => office.visit(`/units/${cast.province}/report?period=2026-10`, actions.default, { params: { unit: cast.province }, form: { commandId: newId(), unitId: cast.province, period: '2026-10', remarks: '', proposals: '', ...form } });
const paper = async (query = 'period=2026-10') => (await office.visit(`/units/${cast.province}/report/export?${query}&paper=yes`, sheet, { params: { unit: cast.province } })).data as string;
type Line = Record<string, { of: number; base: number }> & { name: string; report: { number: string } | null };
const told = (changes: Record<string, string>[]) => changes.map((one) => [one['cell'], one['figure'], one['was'], one['is']]);

test('it fills itself in: a committee that has closed its report by that report, one that has not by the summaries, and one without cells is not said to owe one', async () => {
  const { may, report, below } = await see();
  expect([may, report.closed, report.sheet.part, below, report.due]).toEqual([true, null, 'committees', [], '2026-11-10']);
  expect(report.sheet.lines.map((line: Line) => [line.name, line.report?.number ?? null, line['cells'], line['members'], line['kept'], line['attendance'], line['marked']])).toEqual([
    ['Đảng bộ xã Cẩm Bình', 'Số 01-BC/ĐU', 2, 7, { of: 1, base: 2 }, { of: 5, base: 6 }, { tot: 1, kha: 0, 'trung-binh': 0, kem: 0 }],
    ['Đảng bộ xã Cẩm Rỗng', null, 0, null, { of: 0, base: 0 }, { of: 0, base: 0 }, null],
    ['Đảng bộ xã Cẩm Xa', null, 1, null, { of: 0, base: 1 }, { of: 0, base: 0 }, null]
  ]);
  expect(report.sheet.totals).toMatchObject({ committees: 3, owing: 2, closed: 1, cells: 3, members: 7, kept: { of: 1, base: 3 }, attendance: { of: 5, base: 6 } });
  expect(report.changed).toBe(0);
  const draft = await paper();
  for (const text of ['Đã chốt báo cáo: 1/2 tổ chức có chi bộ', 'Chưa chốt báo cáo: Đảng ủy xã Cẩm Xa.', 'Chưa có chi bộ: Đảng ủy xã Cẩm Rỗng.', 'TỈNH ỦY HÀ TĨNH', '01-BC/ĐU']) expect(draft).toContain(text);
  // the overview says the same of each
  const overview = (await office.visit(`/units/${cast.province}/overview`, overviewPage, { params: { unit: cast.province } })).data;
  expect(overview.decide.reports.length).toBeGreaterThan(0);
  expect(overview.below.map((one: { name: string; cells: number }) => [one.name, one.cells])).toEqual([['Đảng bộ xã Cẩm Bình', 2], ['Đảng bộ xã Cẩm Rỗng', 0], ['Đảng bộ xã Cẩm Xa', 1]]);
});

test('where nobody has a post that signs it is not closed with an empty name: the office is told which post is missing, and keeps what it wrote', async () => {
  const { report } = await see();
  const form = { command: 'report.close', version: String(report.version), read: report.read, remarks: 'Các đảng ủy giữ nền nếp.' };
  const refused = await press(form);
  expect([refused.status, refused.data.refusal.refused, refused.data.values.remarks]).toEqual([409, 'report-nobody-signs', 'Các đảng ủy giữ nền nếp.']);
  const { hoa, provinceOffice } = cast.people;
  await cast.done(provinceOffice, appoint, { unitId: cast.province, personId: hoa.personId, holderName: hoa.name, kind: 'secretary', from: castDay });
  expect((await press(form)).to).toContain('done=report.close');
  const closed = await see();
  expect([closed.report.closed.number, closed.report.words.remarks, closed.report.sheet]).toEqual(['Số 01-BC/TU', 'Các đảng ủy giữ nền nếp.', report.sheet]);
  expect(await paper()).toContain('Lê Thị Hoa');
  const register = await inScope(cast.house.app, { cells: [cast.province] }, (trx) => registerOf(trx, cast.province));
  expect([register.papers.map((one) => one.number), (await checkChain(cast.province, register.papers, register.kept, publicKeyOf(siteKey()))).whole]).toEqual([['Số 01-BC/TU'], true]);
});

test('what comes from below afterwards changes nothing of it: a report that is closed late, a supplement and a record are each named, and told by the next report once', async () => {
  const before = (await see()).report;
  expect(before.changed).toBe(0);
  const { communeOffice } = cast.people;
  const at = minuteOf;
  await cast.done(communeOffice, addMember, { unitId: cast.dongXanh, fullName: 'Vũ Thị Muộn', since: '2026-10-02', status: 'official', largeType: false }, at(1));
  expect(told((await see()).report.changes)).toEqual([]);
  await cast.done(communeOffice, supplementReport, { unitId: cast.commune, period: '2026-10' }, at(2));
  await close(communeOffice, cast.commune, {}, at(3));
  const after = (await see()).report;
  expect(after.sheet).toEqual(before.sheet);
  const named = [['Đảng bộ xã Cẩm Bình', 'report', 'Số 01-BC/ĐU', 'Số 01-BC/ĐU (+1)'], ['Đảng bộ xã Cẩm Bình', 'members', '7', '8']];
  expect(told(after.changes)).toEqual(named);
  expect(told((await see('period=2026-11')).report.changes)).toEqual(named);
  await cast.done(cast.people.provinceOffice, supplementReport, { unitId: cast.province, period: '2026-10' }, at(4));
  expect((await see()).report.sheet.totals.members).toBe(8);
  await cast.done(cast.people.provinceOffice, closeReport, { unitId: cast.province, period: '2026-10', remarks: '', proposals: '', version: 0 }, at(5));
  expect([(await see()).report.changed, (await see('period=2026-11')).report.changes]).toEqual([0, []]);
  // what is recorded in the cells without a supplement of their committee is told as well, and the line stays what the committee reported
  await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Muộn', kind: 'cell', type: 'village', foundedOn: '2026-10-01' }, at(6));
  const late = [['Đảng bộ xã Cẩm Bình', 'cells', '2', '3'], ['Đảng bộ xã Cẩm Bình', 'kept', '1/2', '1/3']];
  expect(told((await see()).report.changes).slice(0, 2)).toEqual(late);
  await cast.done(cast.people.provinceOffice, supplementReport, { unitId: cast.province, period: '2026-10' }, at(7));
  const { report: open } = await see();
  expect([open.sheet.lines[0].cells, told(open.changes).slice(0, 2)]).toEqual([2, late]);
  await cast.done(cast.people.provinceOffice, closeReport, { unitId: cast.province, period: '2026-10', remarks: '', proposals: '', version: 0 }, at(8));
  expect([(await see()).report.changed, (await see('period=2026-11')).report.changes]).toEqual([0, []]);
});

test('a half-year is made the same way; the spreadsheet and the paper say what the page says; a commune neither reads nor closes it', async () => {
  await cast.done(cast.people.communeOffice, closeReport, { unitId: cast.commune, period: '2026-H1', remarks: '', proposals: '', version: 0 }, closing);
  const { report } = await see('period=2026-H1');
  expect([report.sheet.span, report.sheet.totals.closed, report.sheet.lines[0].kept, report.sheet.lines[0].themes.length, report.sheet.lines[0].admissions, report.changed]).toEqual(['half', 1, { of: 0, base: 2 }, 2, 1, 0]);
  expect(await paper('period=2026-H1')).toContain('kết quả sinh hoạt chi bộ 6 tháng đầu năm 2026');
  // what a supplement told of the half-year is told by none after it, however many reports of months are closed since
  await closeHere({ period: '2026-H1' }, 9);
  await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Sót', kind: 'cell', type: 'village', foundedOn: '2026-03-01' }, closing);
  expect(told((await see('period=2026-H2')).report.changes)).toContainEqual(['Đảng bộ xã Cẩm Bình', 'cells', '2', '3']);
  for (const [minute, period] of ['2026-H1', ...Array<string>(12).fill('2026-10')].entries()) {
    await cast.done(cast.people.provinceOffice, supplementReport, { unitId: cast.province, period }, minuteOf(10 + minute));
    await closeHere({ period }, 10 + minute);
  }
  expect((await see('period=2026-H2')).report.changes).toEqual([]);
  const commune = await pages.enter(cast.people.communeOffice);
  expect((await commune.visit(`/units/${cast.province}/report`, load, { params: { unit: cast.province } })).status).toBe(404);
  const mine = await cast.send(cast.people.communeOffice, draftReport, { unitId: cast.province, period: '2026-11', remarks: '', proposals: '', version: 0 }, closing);
  expect(mine).toMatchObject({ refusal: { refused: 'not-yours' } });
});

test('a province that chooses a later day for its communes has its own report due five days after theirs', async () => {
  await cast.done(cast.people.provinceOffice, setSetting, { unitId: cast.province, name: 'report.due', value: '15' }, new Date());
  const today = dayOf(new Date());
  const due = async (unit: string) => (await see(`period=${today.slice(0, 7)}`, office, unit)).report.due;
  expect([await due(cast.commune), await due(cast.province)]).toEqual([15, 20].map((days) => addDays(lastOfMonth(today), days)));
});
