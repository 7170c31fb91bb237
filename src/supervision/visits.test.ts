import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan, recordAfterwards } from '#meetings/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { appoint, endPost } from '#organisation/commands.ts';
import { newId } from '#platform/id.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as cellPage } from '../routes/cells/[cell]/+page.server.ts';
import { load as prepare } from '../routes/cells/[cell]/meetings/[meeting]/prepare/+page.server.ts';
import { actions as onVisits, load as visits } from '../routes/cells/[cell]/visits/+page.server.ts';
import { load as follow } from '../routes/follow/+page.server.ts';
import { actions as onSheet, load as sheet } from '../routes/follow/visits/[cell]/[meeting]/+page.server.ts';

const now = new Date();
const today = dayOf(now);
let cast: Cast;
let pages: Pages;
let by: Record<'inCharge' | 'hien' | 'hoa' | 'communeOffice' | 'standing' | 'stranger', Browser>;
/** held two days ago, a month before; the one to come */
let meetings: { held: string; before: string; next: string };
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  by = Object.fromEntries(await Promise.all((['inCharge', 'hien', 'hoa', 'communeOffice', 'standing', 'stranger'] as const).map(async (who) => [who, await pages.enter(cast.people[who])]))) as typeof by;
  const planned = async (day: string) => String((await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'regular', month: firstOfMonth(day), startsAt: `${day}T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, new Date(`${addDays(day, -9)}T08:00:00+07:00`)))['id']);
  const [held, past] = [addDays(today, -2), addMonths(addDays(today, -2), -1)];
  meetings = { before: await planned(past), held: await planned(held), next: await planned(addMonths(addDays(today, -2), 1)) };
});
afterAll(() => pages.close());

const opened = (meetingId: string, day: string) => cast.done(cast.people.hien, recordAfterwards, { unitId: cast.dongXanh, meetingId, startsAt: `${day}T19:30`, chairId: cast.members['Trần Thị Hiền'], secretaryId: cast.members['Hồ Xuân Lộc'] }, now);
const params = (meeting: string, cell = cast.dongXanh) => ({ cell, meeting });
const sheetOf = (meeting: string, form?: Record<string, string>, who = by.inCharge) => who.visit(`/follow/visits/${cast.dongXanh}/${meeting}`, form ? onSheet.default : sheet, { params: params(meeting), ...(form ? { form: { command: 'visit.report', commandId: newId(), unitId: cast.dongXanh, meetingId: meeting, ...form } } : {}) });
const visitsPage = async (who: Browser) => (await who.visit(`/cells/${cast.dongXanh}/visits`, visits, { params: { cell: cast.dongXanh } }));
const onPage = (who: Browser, form: Record<string, string>) => who.visit(`/cells/${cast.dongXanh}/visits`, onVisits.default, { params: { cell: cast.dongXanh }, form: { commandId: newId(), unitId: cast.dongXanh, ...form } });
const filled = { presence: 'whole', goods: 'prepared', goodWords: 'Bàn kỹ', mend: 'few-speakers', mendWords: 'Mời đồng chí trẻ nói trước', mendMemberId: '', mendBy: addDays(today, 20) };

test('a sheet about a meeting that is not open yet is refused in a sentence, with all that was typed', async () => {
  expect((await sheetOf(meetings.held)).data.may).toEqual({ refused: 'visit-before-the-meeting' });
  const { status, data } = await sheetOf(meetings.held, filled);
  expect([status, data.refusal.refused]).toEqual([409, 'visit-before-the-meeting']);
  expect(data.values).toMatchObject({ goodWords: 'Bàn kỹ', mendWords: 'Mời đồng chí trẻ nói trước', mend: 'few-speakers' });
});

test('the sheet is handed in once; what is missing is said at its field', async () => {
  await opened(meetings.before, addMonths(addDays(today, -2), -1));
  expect((await sheetOf(meetings.before)).data).toMatchObject({ may: true, earlier: [], secretaryId: cast.members['Trần Thị Hiền'] });
  const wrong = async (change: Record<string, string>) => (await sheetOf(meetings.before, { ...filled, ...change })).data.refusal;
  expect(await wrong({ goods: '', goodWords: '' })).toEqual({ refused: 'visit-needs-something-good', field: 'goods' });
  expect(await wrong({ mend: 'other', mendWords: '' })).toEqual({ refused: 'mend-needs-words', field: 'mendWords' });
  expect(await wrong({ mendBy: '' })).toEqual({ refused: 'mend-needs-day', field: 'mendBy' });
  expect(await wrong({ mendBy: addDays(today, -40) })).toEqual({ refused: 'mend-day-out-of-reach', field: 'mendBy' });
  expect(await wrong({ mendMemberId: cast.members['Nguyễn Hữu Tài']! })).toEqual({ refused: 'not-a-member-that-day', field: 'mendMemberId' });
  const { status, to } = await sheetOf(meetings.before, { ...filled, back: `/cells/${cast.dongXanh}/visits` });
  expect([status, to]).toEqual([303, `/cells/${cast.dongXanh}/visits?done=visit.report`]);
  const again = await sheetOf(meetings.before, filled);
  expect([again.status, again.data.refusal.refused, again.data.values.goodWords]).toEqual([409, 'visit-reported-already', 'Bàn kỹ']);
});

test('the cell’s committee, the office and the standing committee read it; a member does not, nor somebody of another commune', async () => {
  for (const who of [by.inCharge, by.hien, by.communeOffice, by.standing]) expect((await visitsPage(who)).data.visits).toHaveLength(1);
  for (const who of [by.hoa, by.stranger]) expect((await visitsPage(who)).status).toBe(404);
  expect((await sheetOf(meetings.before, undefined, by.hien)).status).toBe(404);
  // where the cell looks first
  expect((await by.hien.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data.visits).toBe(1);
  expect((await by.hoa.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data).toMatchObject({ visits: 0, toReport: [] });
});

test('what is to be mended goes to the cell’s next agenda, as long as the cell does not say it is done or not so', async () => {
  const offered = async () => (await by.hien.visit(`/cells/${cast.dongXanh}/meetings/${meetings.next}/prepare`, prepare, { params: params(meetings.next) })).data.items.filter((item: { title: string }) => item.title.includes('đ/c Nguyễn Văn Thành'));
  expect((await offered()).map((item: object) => ({ ...item, points: '' }))).toEqual([{ origin: 'carried', key: '', title: 'Khắc phục theo đề nghị của đ/c Nguyễn Văn Thành: Ít đồng chí phát biểu: Mời đồng chí trẻ nói trước', minutes: 5, points: '', paper: '' }]);
  const [visit] = (await visitsPage(by.hien)).data.visits;
  const answer = { command: 'visit.answer', visitId: visit.id };
  expect((await onPage(by.hien, { ...answer, answer: 'not-so', reason: '' })).data.refusal).toEqual({ refused: 'not-so-needs-reason', field: 'reason' });
  expect((await onPage(by.hoa, { ...answer, answer: 'agreed', reason: '' })).status).toBe(404);
  expect((await onPage(by.inCharge, { ...answer, answer: 'agreed', reason: '' })).status).toBe(404);
  await onPage(by.hien, { ...answer, answer: 'not-so', reason: 'Có sáu đồng chí phát biểu' });
  expect([(await visitsPage(by.inCharge)).data.visits[0].state, await offered()]).toEqual(['disputed', []]);
  await onPage(by.hien, { ...answer, answer: 'agreed', reason: 'Chi ủy đã bàn lại' });
  expect([(await visitsPage(by.inCharge)).data.visits[0].state, (await offered()).length]).toEqual(['agreed', 1]);
  // nothing of what was said was changed
  expect((await visitsPage(by.hien)).data.visits[0].answers.map((one: { answer: string }) => one.answer)).toEqual(['not-so', 'agreed']);
});

test('a sheet about an earlier meeting, written late, asks nothing that was asked for after it', async () => {
  const day = addMonths(addDays(today, -2), -4);
  const older = String((await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'regular', month: firstOfMonth(day), startsAt: `${day}T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, new Date(`${addDays(day, -9)}T08:00:00+07:00`)))['id']);
  await opened(older, day);
  const asked = async (meeting: string) => (await sheetOf(meeting)).data.earlier.map((one: { mend: string }) => one.mend);
  expect([await asked(older), await asked(meetings.before), await asked(meetings.held)]).toEqual([[], [], ['few-speakers']]);
});

test('at the next visit the sheet asks whether it was mended, with what the cell answered; what is not gets a new day and comes back', async () => {
  await opened(meetings.held, addDays(today, -2));
  expect((await by.inCharge.visit('/follow', follow)).data).toMatchObject({ toReport: [{ meetingId: meetings.held, cell: 'Chi bộ thôn Đồng Xanh' }], mending: [{ mend: 'few-speakers', state: 'agreed' }] });
  const { earlier } = (await sheetOf(meetings.held)).data;
  expect(earlier).toMatchObject([{ mend: 'few-speakers', times: 0, answer: { answer: 'agreed', reason: 'Chi ủy đã bàn lại' } }]);
  const found = { 'earlier[0].visitId': earlier[0].id, 'earlier[0].result': 'not-mended', 'earlier[0].words': 'Mới một đồng chí', 'earlier[0].newBy': '' };
  const nothing = { ...filled, mend: 'nothing', mendBy: '' };
  expect((await sheetOf(meetings.held, { ...nothing, ...found })).data.refusal).toEqual({ refused: 'mend-needs-day', field: 'earlier.0.newBy' });
  // nothing of a refused sheet stays
  expect((await visitsPage(by.hien)).data.visits).toHaveLength(1);
  expect((await sheetOf(meetings.held, { ...nothing, ...found, 'earlier[0].newBy': addDays(today, 31) })).status).toBe(303);
  const [second, first] = (await visitsPage(by.hien)).data.visits;
  expect([second.state, first.state, first.times, first.due]).toEqual(['nothing', 'not-mended', 1, addDays(today, 31)]);
  expect((await by.inCharge.visit('/follow', follow)).data).toMatchObject({ toReport: [], mending: [{ state: 'not-mended' }] });
  expect((await onPage(by.inCharge, { command: 'visit.settle', visitId: first.id, result: 'mended', words: '', newBy: '' })).status).toBe(303);
  expect((await onPage(by.hien, { command: 'visit.answer', visitId: first.id, answer: 'agreed', reason: '' })).data.refusal).toEqual({ refused: 'mend-is-settled', field: 'answer' });
  expect((await onPage(by.inCharge, { command: 'visit.add', visitId: first.id, text: 'Ghi nhầm tên một đồng chí' })).status).toBe(303);
  expect((await visitsPage(by.hien)).data.visits[1].addenda).toMatchObject([{ text: 'Ghi nhầm tên một đồng chí', by: 'Nguyễn Văn Thành' }]);
});

test('who came to be in charge after a meeting has no sheet to write about it', async () => {
  const { standing, communeOffice } = cast.people;
  await cast.done(communeOffice, appoint, { unitId: cast.dongXanh, personId: standing.personId, holderName: standing.name, kind: 'in-charge', from: today }, now);
  expect((await sheetOf(meetings.held, undefined, by.standing)).data.may).toEqual({ refused: 'not-in-charge-that-day' });
  expect((await sheetOf(meetings.held, filled, by.standing)).data.refusal.refused).toBe('not-in-charge-that-day');
});

test('whoever is no longer in charge is told since when, and finds again all they had typed', async () => {
  const { rows } = await cast.database.owner.query<{ id: string }>(`select id from post where unit_id = $1 and kind = 'in-charge' and person_id = $2`, [cast.dongXanh, cast.people.inCharge.personId]);
  await cast.done(cast.people.communeOffice, endPost, { unitId: cast.dongXanh, postId: rows[0]!.id, on: today }, now);
  expect((await sheetOf(meetings.next)).status).toBe(404);
  const sent = await sheetOf(meetings.next, filled);
  expect([sent.status, sent.data.refusal, sent.data.values.mendWords]).toEqual([410, { refused: 'not-in-charge-any-more', until: today }, 'Mời đồng chí trẻ nói trước']);
  // the page that shows it again
  expect((await by.inCharge.visit(`/follow/visits/${cast.dongXanh}/${meetings.next}`, sheet, { params: params(meetings.next), form: filled })).data).toEqual({ over: true, meeting: null });
  for (const who of [by.stranger, by.hoa]) expect((await sheetOf(meetings.next, filled, who)).status).toBe(404);
});
