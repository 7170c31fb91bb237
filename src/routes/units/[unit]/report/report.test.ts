import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkChain } from '#documents/chain.server.ts';
import { checkSeal } from '#documents/seal.ts';
import { publicKeyOf } from '#documents/seal.server.ts';
import * as meetings from '#meetings/commands.ts';
import { registerOf } from '#meetings/register-queries.server.ts';
import { addMember } from '#members/commands.ts';
import { setSetting } from '#organisation/commands.ts';
import { addDays, addMonths, dayOf, lastOfMonth } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { closeReport, draftReport, setReportNumber, supplementReport } from '#reports/commands.ts';
import { reportsToClose } from '#reports/report-queries.server.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { openEvening, type Evening } from '../../../../../tests/evening.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import { browser, type Browser } from '../../../../../tests/visit.ts';
import { load as checkPage } from '../../../check/+page.server.ts';
import { load as month } from '../+page.server.ts';
import { GET as regimeSheet } from '../regime/export/+server.ts';
import { load as regimePage } from '../regime/+page.server.ts';
import { actions, load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

const now = new Date();
let cast: Cast;
let pages: Pages;
let evening: Evening;
let [office, province, inspector] = [] as unknown as [Browser, Browser, Browser];
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  [office, province, inspector] = [await pages.enter(cast.people.communeOffice), await pages.enter(cast.people.provinceOffice), await pages.enter(cast.people.inspector)];
  evening = await openEvening(cast);
  await evening.decide();
  await evening.conclude();
  const about = { unitId: cast.benMoi, kind: 'regular', month: '2026-10-01', startsAt: '2026-10-05T19:30', place: 'Nhà văn hóa', dayReason: 'Bão' };
  const { id: meetingId } = await cast.done(cast.people.tai, meetings.plan, about, new Date('2026-09-20T08:00:00Z'));
  await cast.done(cast.people.tai, meetings.miss, { unitId: cast.benMoi, meetingId, reason: 'Lũ lụt' }, new Date('2026-10-06T08:00:00Z'));
});
afterAll(() => pages.close());

const see = async (at: Browser, query = 'period=2026-10', unit = cast.commune) => (await at.visit(`/units/${unit}/report?${query}`, load, { params: { unit } })).data;
const press = (at: Browser, form: Record<string, string>) => at.visit(`/units/${cast.commune}/report?period=2026-10`, actions.default, { params: { unit: cast.commune }, form: { commandId: newId(), unitId: cast.commune, ...form } });
const papers = () => inScope(cast.house.app, { cells: [cast.commune] }, async (trx) => {
  const { papers, kept } = await registerOf(trx, cast.commune);
  return { papers, check: await checkChain(cast.commune, papers, kept, publicKeyOf(siteKey())) };
});
const send = (command: typeof draftReport, change: Record<string, unknown>, who = cast.people.communeOffice) => cast.send(who, command, { unitId: cast.commune, remarks: '', proposals: '', version: 0, ...change }, new Date());

test('the office is told what is due, finds the figures filled in, adds words, and closes: numbered, sealed, in the committee’s own chain', async () => {
  expect((await office.visit(`/units/${cast.commune}`, month, { params: { unit: cast.commune } })).data.reports).toContainEqual({ period: addMonths(dayOf(now), -1).slice(0, 7), due: expect.any(String), late: expect.any(Number) });
  expect((await inspector.visit(`/units/${cast.commune}`, month, { params: { unit: cast.commune } })).data.reports).toEqual([]);
  const { may, report } = await see(office);
  expect([may, report.closed, report.over]).toEqual([true, null, true]);
  expect(report.sheet.lines.map((line: Record<string, unknown>) => [line['name'], line['members'], line['metOn'], line['mark'], line['none']])).toEqual([
    ['Chi bộ thôn Bến Mới', 1, null, null, { why: 'missed', reason: 'Lũ lụt' }], ['Chi bộ thôn Đồng Xanh', 6, '2026-10-05', 100, null]
  ]);
  expect(report.sheet.totals).toMatchObject({ cells: 2, kept: { of: 1, base: 2 }, attendance: { of: 5, base: 6 }, marked: { tot: 1, kha: 0 } });
  // the form as it is drawn, and its two buttons: nothing of it is a figure
  const form = { period: '2026-10', version: String(report.version), read: report.read, remarks: 'Nền nếp giữ vững.', proposals: '' };
  expect((await press(office, { ...form, command: 'report.draft' })).to).toContain('done=report.draft');
  const kept = (await see(office)).report;
  expect([kept.words.remarks, kept.version]).toEqual(['Nền nếp giữ vững.', 1]);
  expect((await see(inspector)).report.words.remarks).toBe('');
  expect((await press(office, { ...form, version: '1', command: 'report.close' })).to).toContain('done=report.close');

  const closed = (await see(inspector)).report;
  expect(closed.closed).toEqual({ number: 'Số 01-BC/ĐU', day: dayOf(now), by: cast.people.communeOffice.name });
  expect([closed.words.remarks, closed.sheet, closed.changed]).toEqual(['Nền nếp giữ vững.', report.sheet, 0]);
  const { papers: [paper], check } = await papers();
  expect([check.whole, paper!.kind]).toEqual([true, 'report']);
  expect(await checkSeal(paper!.seal, publicKeyOf(siteKey()))).toMatchObject({ seal: 'valid', unit: cast.commune, issuer: 'Đảng ủy xã Cẩm Bình', number: 'Số 01-BC/ĐU', counts: 'p=5/6' });
  // a figure altered in the register no longer is the one that was sealed; and whoever holds the paper can ask
  const altered = structuredClone(paper!);
  (altered.content as { facts: { figures: { lines: { present: number }[] } } }).facts.figures.lines[1]!.present = 6;
  expect((await checkChain(cast.commune, [altered], { head: paper!.head, length: 1 }, publicKeyOf(siteKey()))).papers[0]!.faults).toEqual(['content-changed']);
  expect((await browser('http://localhost:4300').visit(`/check?text=${encodeURIComponent(paper!.seal)}`, checkPage)).data.register).toMatchObject({ standing: { register: 'holds', place: 1 }, whole: true });
  const paperPage = (await inspector.visit(`/units/${cast.commune}/report/export?period=2026-10&paper=yes`, sheet, { params: { unit: cast.commune } })).data as string;
  for (const text of ['TỈNH ỦY HÀ TĨNH', 'ĐẢNG ỦY XÃ CẨM BÌNH', 'Số 01-BC/ĐU', 'kết quả sinh hoạt chi bộ tháng 10 năm 2026', 'Không tổ chức: Lũ lụt', 'T/M BAN THƯỜNG VỤ', 'Hồ Thường Vụ', 'Nền nếp giữ vững.']) expect(paperPage).toContain(text);
});

test('the first month there is has none before it, and its page opens', async () => {
  expect([(await see(office, 'period=1930-01')).before, (await see(office, 'period=1930-02')).before]).toEqual([null, '1930-01']);
});

test('the level above says by which day a report is due, from the periods that end from then on', async () => {
  const due = async () => (await see(office, `period=${dayOf(now).slice(0, 7)}`)).report.due;
  const last = lastOfMonth(dayOf(now));
  expect(await due()).toBe(addDays(last, 5));
  await cast.done(cast.people.provinceOffice, setSetting, { unitId: cast.province, name: 'report.due', value: '10' }, now);
  expect([await due(), (await see(office)).report.due]).toEqual([addDays(last, 10), '2026-11-05']);
  // what the commune chooses itself is for those below it
  await cast.done(cast.people.communeOffice, setSetting, { unitId: cast.commune, name: 'report.due', value: '3' }, now);
  expect(await due()).toBe(addDays(last, 10));
});

test('what is still to be closed is due on the day its own page says, also where the day was chosen anew since that period ended', async () => {
  await cast.done(cast.people.provinceOffice, setSetting, { unitId: cast.province, name: 'report.due', value: '15' }, new Date('2026-07-20T08:00:00Z'));
  const toClose = await inScope(cast.house.app, { cells: [cast.commune] }, (trx) => reportsToClose(trx, { id: cast.commune, kind: 'committee' }, '2026-08-08'));
  expect(toClose.map((one) => [one.period, one.due])).toEqual([['2026-07', '2026-08-15'], ['2026-H1', '2026-07-05']]);
  for (const one of toClose) expect((await see(office, `period=${one.period}`)).report.due).toBe(one.due);
});

test('closed again, before its period is over, from above, without a right, or with figures that are others by now, it is refused in words and nothing is lost', async () => {
  const refusal = async (answer: ReturnType<typeof send>) => ((await answer) as { refusal?: { refused: string } }).refusal?.refused;
  const this_ = dayOf(now).slice(0, 7);
  expect(await refusal(send(closeReport, { period: '2026-10', remarks: 'Lần nữa' }))).toBe('report-closed');
  expect(await refusal(send(draftReport, { period: '2026-10', remarks: 'Sửa' }))).toBe('report-closed');
  // the level above neither closes nor reopens it
  expect(await refusal(send(draftReport, { period: '2026-10' }, cast.people.provinceOffice))).toBe('report-of-the-committee-itself');
  expect(await refusal(cast.send(cast.people.provinceOffice, supplementReport, { unitId: cast.commune, period: '2026-10' }, now))).toBe('report-of-the-committee-itself');
  expect(await refusal(send(closeReport, { unitId: cast.dongXanh, period: '2026-10' }))).toBe('report-not-of-this-level');
  expect(await refusal(send(closeReport, { period: '2026-09' }, cast.people.inspector))).toBe('not-yours');
  expect(await refusal(send(closeReport, { period: this_ }))).toBe('report-period-not-over');
  expect(await refusal(send(draftReport, { period: '2199-01' }))).toBe('report-period-not-begun');
  expect(await refusal(send(closeReport, { period: '2025-12' }))).toBe('report-before-founding');
  expect(await refusal(send(closeReport, { period: '2026-09', read: '0'.repeat(64) }))).toBe('report-figures-changed');
  expect(await refusal(cast.send(cast.people.communeOffice, supplementReport, { unitId: cast.commune, period: '2026-09' }, now))).toBe('report-still-open');
  expect(await refusal(cast.send(cast.people.communeOffice, setReportNumber, { unitId: cast.commune, last: 0 }, now))).toBe('number-already-issued');
  // two write at once: the second is told, and what was typed is still there
  expect((await send(draftReport, { period: '2026-09', remarks: 'Của đồng chí thứ nhất' })).answer).toBe('done');
  const second = await press(office, { command: 'report.draft', period: '2026-09', version: '0', remarks: 'Của đồng chí thứ hai', proposals: '' });
  expect([second.status, second.data.refusal.refused, second.data.values.remarks]).toEqual([409, 'report-words-changed', 'Của đồng chí thứ hai']);
  // two close at once: one is done, with one number
  const both = await Promise.all([send(closeReport, { period: '2026-09', version: 1 }), send(closeReport, { period: '2026-09', version: 1 }, cast.people.standing)]);
  expect(both.map((one) => one.answer).sort()).toEqual(['done', 'refused']);
  expect((await papers()).papers.map((one) => one.number)).toEqual(['Số 01-BC/ĐU', 'Số 02-BC/ĐU']);
});

test('what the cells record after it was closed changes nothing of it, is named beside it and told by the next report', async () => {
  const before = (await see(office)).report;
  await evening.record(meetings.write);
  await evening.record(meetings.fileDocuments);
  const { hien } = cast.people;
  const later = new Date();
  await cast.done(hien, meetings.markPosted, { ...evening.about, postedAt: '2026-10-06T08:00' }, later);
  await cast.done(hien, meetings.file, evening.about, later);
  await cast.done(cast.people.standing, meetings.grade, { ...evening.about, grade: 'kha', points: 88, reason: '' }, later);
  const after = (await see(office)).report;
  expect(after.sheet).toEqual(before.sheet);
  const named = [['Chi bộ thôn Đồng Xanh', 'decided', '', 'kha 88', dayOf(later)], ['Chi bộ thôn Đồng Xanh', 'posted', 'late', 'in-time', dayOf(later)]];
  const told = (changes: { cell: string; figure: string; was: string; is: string; since: string }[]) => changes.map((one) => [one.cell, one.figure, one.was, one.is, one.since]);
  expect(told(after.changes)).toEqual(named);
  expect(told((await see(office, 'period=2026-11')).report.changes)).toEqual(named);
  expect((await papers()).check.whole).toBe(true);
});

test('a correction is a supplementary report with a number of its own, after which the later reports no longer tell what it told', async () => {
  await cast.done(cast.people.communeOffice, setReportNumber, { unitId: cast.commune, last: 17 }, now);
  expect((await press(office, { command: 'report.supplement', period: '2026-10' })).to).toContain('done=report.supplement');
  const open = (await see(office)).report;
  expect([open.closed, open.supplement, open.changed, open.others]).toEqual([null, 1, 2, [{ supplement: 0, number: 'Số 01-BC/ĐU', day: dayOf(now) }]]);
  // who only reads goes on reading what is closed
  const read = (await see(province)).report;
  expect([read.closed?.number, read.supplement]).toEqual(['Số 01-BC/ĐU', 0]);
  expect((await send(closeReport, { period: '2026-10', remarks: 'Bổ sung xếp loại', read: open.read })).answer).toBe('done');
  const [first, last] = [(await see(office, 'period=2026-10&supplement=0')).report, (await see(office)).report];
  expect([first.closed.number, first.sheet.lines[1].decided, last.closed.number, last.sheet.lines[1].decided, last.changed]).toEqual(['Số 01-BC/ĐU', null, 'Số 18-BC/ĐU', { grade: 'kha', points: 88 }, 0]);
  expect((await see(office, 'period=2026-11')).report.changes).toEqual([]);
  const paper = (await office.visit(`/units/${cast.commune}/report/export?period=2026-10&paper=yes`, sheet, { params: { unit: cast.commune } })).data as string;
  expect(paper).toContain('bổ sung lần 1 cho báo cáo số 01-BC/ĐU');
  expect((await office.visit(`/units/${cast.commune}/report?period=2026-10&supplement=7`, load, { params: { unit: cast.commune } })).status).toBe(404);
});

test('a half-year is reported on in the columns of its own sheet, by the same door; its figures are those of the page of the regime', async () => {
  const { sheet: half } = (await see(office, 'period=2026-H1')).report;
  expect([half.part, half.lines.map((line: { name: string; kept: unknown; missing: string[] }) => [line.name, line.kept, line.missing.length])]).toEqual(['half', [['Chi bộ thôn Bến Mới', { of: 0, base: 6 }, 6], ['Chi bộ thôn Đồng Xanh', { of: 0, base: 6 }, 6]]]);
  expect((await send(closeReport, { period: '2026-H1', remarks: 'Sáu tháng đầu năm' })).answer).toBe('done');
  const closed = (await see(office, 'period=2026-H1')).report;
  expect([closed.closed.number, closed.sheet, closed.changed]).toEqual(['Số 19-BC/ĐU', half, 0]);
  const paper = (await office.visit(`/units/${cast.commune}/report/export?period=2026-H1&paper=yes`, sheet, { params: { unit: cast.commune } })).data as string;
  for (const text of ['kết quả sinh hoạt chi bộ 6 tháng đầu năm 2026', 'CĐ quý 2', 'Không họp: tháng 1, tháng 2']) expect(paper).toContain(text);
  const year = (await see(office, 'period=2026')).report;
  const regime = (await office.visit(`/units/${cast.commune}/regime?period=2026`, regimePage, { params: { unit: cast.commune } })).data.figures;
  expect(year.sheet.totals).toMatchObject({ kept: regime.kept, attendance: regime.attendance, spoke: regime.spoke });
  const printed = (await office.visit(`/units/${cast.commune}/regime/export?period=2026-Q4&paper=yes`, regimeSheet, { params: { unit: cast.commune } })).data as string;
  for (const text of ['BIỂU TỔNG HỢP', 'nền nếp sinh hoạt chi bộ quý 4 năm 2026', 'Chi bộ thôn Đồng Xanh', 'Quý có CĐ', 'Chi bộ họp đủ các tháng']) expect(printed).toContain(text);
  // one figure at a time over twelve months and among the cells of a type and size: on the page, and on its paper
  const chosen = async (figure: string) => (await office.visit(`/units/${cast.commune}/regime?period=2026-Q4&figure=${figure}`, regimePage, { params: { unit: cast.commune } })).data;
  const spoken = await chosen('spoke');
  expect([spoken.figure, (await chosen('nobody')).figure, spoken.trend.length]).toEqual(['spoke', 'attendance', 12]);
  expect(spoken.trend.reduce((sum: number, one: { share: { base: number } }) => sum + one.share.base, 0)).toBe(regime.spoke.base);
  expect((await chosen('minutes')).trend.every((one: { share: null }) => one.share === null)).toBe(true);
  for (const { spread } of [spoken, await chosen('tasks'), await chosen('minutes')]) expect(spread.reduce((sum: number, one: { cells: number }) => sum + one.cells, 0)).toBe(2);
  const paperOf = async (figure: string) => (await office.visit(`/units/${cast.commune}/regime/export?period=2026-Q4&paper=yes${figure}`, regimeSheet, { params: { unit: cast.commune } })).data as string;
  expect([await paperOf('&figure=spoke'), await paperOf('')].map((text) => /Số chi bộ theo loại hình, quy mô: ([^<]*)</.exec(text)?.[1])).toEqual(['người dự phát biểu, %', 'đảng viên dự, %']);
  // a month is no quarter
  const alone = (await office.visit(`/units/${cast.commune}/regime/export?period=2026-10&paper=yes`, regimeSheet, { params: { unit: cast.commune } })).data as string;
  expect([alone.includes('Chi bộ họp đúng trong tháng'), alone.includes('Quý có CĐ')]).toEqual([true, false]);
  // who was entered as a probationary member and was in no cell before
  expect([year.sheet.totals.admissions, half.totals.admissions]).toEqual([1, 1]);
});

test('the level above sees who has closed the month, opens it and changes nothing; a neighbour sees nothing', async () => {
  const { sheet: { lines } } = (await see(province, 'period=2026-10', cast.province)).report;
  expect(lines.map((one: { name: string; report: { number: string; supplements: number } | null }) => [one.name, one.report?.number, one.report?.supplements])).toEqual([['Đảng bộ xã Cẩm Bình', 'Số 01-BC/ĐU', 1], ['Đảng bộ xã Cẩm Xa', undefined, undefined]]);
  // and what the cells of each came to, as the committee itself counted it
  const { totals } = (await see(office)).report.sheet;
  expect(lines[0]).toMatchObject({ cells: totals.cells, kept: totals.kept, attendance: totals.attendance, tasks: { of: totals.tasks.done, base: totals.tasks.before } });
  expect((await see(province)).may).toBe(false);
  expect((await office.visit(`/units/${cast.otherCommune}/report`, load, { params: { unit: cast.otherCommune } })).status).toBe(404);
});

test('what one report told of an earlier one is told by none that comes after', async () => {
  await cast.done(cast.people.communeOffice, addMember, { unitId: cast.dongXanh, fullName: 'Vũ Thị Muộn', since: '2026-09-15', status: 'official', largeType: false }, now);
  const told = async () => (await see(office, 'period=2026-11')).report.changes.map((one: { period: string; figure: string; is: string }) => `${one.period} ${one.figure} ${one.is}`).sort();
  expect(await told()).toEqual(['2026-09 members 7', '2026-10 members 7']);
  await cast.done(cast.people.communeOffice, supplementReport, { unitId: cast.commune, period: '2026-10' }, now);
  expect((await send(closeReport, { period: '2026-10' })).answer).toBe('done');
  // of October it told against its own figures, of September as what had changed before
  expect(await told()).toEqual([]);
  // one that would say nothing: no figure differs from what is known, and nobody wrote a word
  await cast.done(cast.people.communeOffice, supplementReport, { unitId: cast.commune, period: '2026-10' }, now);
  expect(await send(closeReport, { period: '2026-10', remarks: '  ' })).toMatchObject({ answer: 'refused', refusal: { refused: 'supplement-tells-nothing' } });
});
