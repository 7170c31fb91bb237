import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Command } from '#platform/command.ts';
import { markGroups } from '#meetings/self-mark.ts';
import * as meetings from '#meetings/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as modelsOfUnit } from '../routes/units/[unit]/models/+page.server.ts';
import { chooseModel, reviewModel } from './commands.ts';

const now = new Date();
const today = dayOf(now);
const last = addMonths(firstOfMonth(today), -1);
let cast: Cast;
let pages: Pages;
let office: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  office = await pages.enter(cast.people.communeOffice);
  await heldLastMonth();
});
afterAll(() => pages.close());

const names = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ'];
/** The cell's regular meeting of last month, kept on paper, with four of six there and two who spoke. */
async function heldLastMonth(): Promise<void> {
  const on = addDays(last, 2);
  const id = (name: string) => cast.members[name]!;
  const done = (command: Command, payload: object) => cast.done(cast.people.hien, command, { unitId: cast.dongXanh, ...payload }, new Date(`${on}T22:00:00+07:00`));
  const { id: meetingId } = await done(meetings.plan, { kind: 'regular', month: last, startsAt: `${on}T23:00`, place: 'Nhà văn hóa', dayReason: 'Bão' });
  await done(meetings.setAgenda, { meetingId, items: [{ origin: 'own', key: 'debate', title: 'Làm đường trục thôn', minutes: 30, points: 'Mức đóng góp\nHộ hiến đất' }, { origin: 'playbook', key: 'minutes', title: 'Thông qua biên bản', minutes: 5, points: '' }] });
  await done(meetings.recordAfterwards, { meetingId, startsAt: `${on}T19:30`, chairId: id(names[0]!), secretaryId: id(names[1]!) });
  await done(meetings.markAttendance, { meetingId, marks: [...names.map((name) => ({ memberId: id(name), mark: 'present' })), ...['Võ Thị Nga', 'Nguyễn Gia Bảo'].map((name) => ({ memberId: id(name), mark: 'absent-with-reason' }))] });
  const { rows: [item] } = await cast.database.owner.query<{ id: string }>('select id from agenda_item where meeting_id = $1 order by position limit 1', [meetingId]);
  for (const name of names.slice(2)) await done(meetings.noteSpeech, { meetingId, itemId: item!.id, memberId: id(name), text: 'Nhất trí' });
  await done(meetings.draftResolution, { meetingId, kind: 'resolution', subject: 'làm đường', preamble: '', clauses: [{ text: 'Mỗi hộ góp hai ngày công', tasks: [{ text: 'Vận động', memberId: id(names[2]!), dueOn: addDays(on, 20), evidence: 'Danh sách' }] }] });
  const hands = { meetingId, inFavour: 4, against: 0, abstained: 0, reserved: [] };
  await done(meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
  await done(meetings.selfMark, { meetingId, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) });
  await done(meetings.vote, { ...hands, kind: 'self-mark', subject: 'tự chấm' });
  await done(meetings.approveMinutes, { meetingId, inFavour: 4 });
  await done(meetings.conclude, { meetingId, endedAt: `${on}T21:00` });
}

const refusal = async (who: Cast['people']['hien'], command: Command, payload: object, unitId = cast.commune, at = now) => {
  const answer = await cast.send(who, command, { unitId, ...payload }, at);
  return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
};
const plan = (change: object = {}) => ({ cellId: cast.dongXanh, purpose: 'Bàn việc thiết thực', expected: 'Mỗi kỳ một việc của thôn', helper: 'Ban Xây dựng Đảng', decision: '15-KH/ĐU', from: last, until: addMonths(last, 12), ...change });
const page = async (unit = cast.commune, who = office) => (await who.visit(`/units/${unit}/models`, modelsOfUnit, { params: { unit } })).data;

test('a committee chooses a cell of its own as a model, once at a time, and nobody above does it in its stead', async () => {
  const { communeOffice, provinceOffice, standing, inspector, hien } = cast.people;
  expect(await refusal(communeOffice, chooseModel, plan({ cellId: cast.farCell }))).toBe('not-yours');
  expect(await refusal(communeOffice, chooseModel, plan({ cellId: cast.commune }))).toBe('not-yours');
  expect(await refusal(communeOffice, chooseModel, plan({ until: last }))).toBe('ends-before-it-begins');
  expect(await refusal(communeOffice, chooseModel, plan({ from: '2020-01-01' }))).toBe('unit-not-alive');
  for (const who of [provinceOffice]) expect(await refusal(who, chooseModel, plan())).toBe('model-of-the-committee-itself');
  for (const who of [inspector, hien]) expect(await refusal(who, chooseModel, plan())).toBe('not-yours');
  expect((await page()).models).toEqual([]);
  expect(await refusal(standing, chooseModel, plan())).toBe('done');
  expect(await refusal(communeOffice, chooseModel, plan())).toBe('model-already');
  expect((await page()).cells.map((cell: { name: string }) => cell.name)).toEqual(['Chi bộ thôn Bến Mới']);
});

test('its figures are those of its meetings beside the cells of its kind, and a review keeps them as they were', async () => {
  const { communeOffice, provinceOffice } = cast.people;
  const shown = (await page()).models[0];
  const line = (measure: string, of = shown.figures) => of.lines.find((one: { measure: string }) => one.measure === measure);
  expect(shown).toMatchObject({ cell: 'Chi bộ thôn Đồng Xanh', state: 'running', figures: { months: 1, before: { from: addMonths(last, -1) }, after: { from: last, to: last }, type: 'village', size: 'small', others: 1 } });
  expect(line('attendance')).toEqual({ measure: 'attendance', own: { before: { of: 0, base: 0 }, after: { of: 4, base: 6 } }, others: { before: { of: 0, base: 0 }, after: { of: 0, base: 0 } } });
  expect(line('spoke').own.after).toEqual({ of: 2, base: 4 });
  expect([line('kept').own, line('kept').others]).toEqual([{ before: { of: 0, base: 1 }, after: { of: 1, base: 1 } }, { before: { of: 0, base: 1 }, after: { of: 0, base: 1 } }]);

  const review = { cellId: cast.dongXanh, modelId: shown.id, kind: 'half-year', words: 'Làm tốt, cần nhân rộng.' };
  expect(await refusal(communeOffice, reviewModel, { ...review, cellId: cast.benMoi })).toBe('not-yours');
  expect(await refusal(provinceOffice, reviewModel, review)).toBe('model-of-the-committee-itself');
  expect(await refusal(communeOffice, reviewModel, { ...review, kind: 'final' })).toBe('final-review-needs-outcome');
  expect(await refusal(communeOffice, reviewModel, { ...review, kind: 'final', outcome: 'renewed' })).toBe('renewed-needs-day');
  expect(await refusal(communeOffice, reviewModel, { ...review, kind: 'final', outcome: 'renewed', until: addMonths(last, 12) })).toBe('renewed-needs-later-day');
  expect(await refusal(communeOffice, reviewModel, review, cast.commune, new Date(`${addDays(last, 5)}T08:00:00+07:00`))).toBe('review-before-a-month');
  expect(await refusal(communeOffice, reviewModel, review)).toBe('done');
  // a month later the other cell has met, and the figures of today are others; those of the review stay
  await cast.database.owner.query('update month_summary set present = 6 where cell_id = $1', [cast.dongXanh]);
  const later = (await page()).models[0];
  expect([line('attendance', later.figures).own.after, line('attendance', later.reviews[0].figures).own.after]).toEqual([{ of: 6, base: 6 }, { of: 4, base: 6 }]);
  expect(await refusal(communeOffice, reviewModel, { ...review, kind: 'final', outcome: 'renewed', until: addMonths(last, 20) })).toBe('done');
  expect((await page()).models[0]).toMatchObject({ state: 'running', until: addMonths(last, 20) });
  // the level above reads it, with the figures of its last review
  const province = await page(cast.province, await pages.enter(provinceOffice));
  expect([province.may, province.models.map((one: { cell: string; figures: unknown }) => [one.cell, one.figures])]).toEqual([false, [['Chi bộ thôn Đồng Xanh', (await page()).models[0].reviews[1].figures]]]);
  expect(await refusal(communeOffice, reviewModel, { ...review, kind: 'final', outcome: 'ended' })).toBe('done');
  expect(await refusal(communeOffice, reviewModel, review)).toBe('model-ended');
  expect((await page()).models[0]).toMatchObject({ state: 'ended', next: null });
});
