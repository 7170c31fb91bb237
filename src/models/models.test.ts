import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Command } from '#platform/command.ts';
import { markGroups } from '#meetings/self-mark.ts';
import * as meetings from '#meetings/commands.ts';
import { renameUnit } from '#organisation/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { GET as modelsList } from '../routes/units/[unit]/models/export/+server.ts';
import { GET as reviewOfUnit } from '../routes/units/[unit]/models/reviews/[review]/+server.ts';
import { GET as reviewOfCell } from '../routes/cells/[cell]/models/reviews/[review]/+server.ts';
import { load as modelsOfUnit } from '../routes/units/[unit]/models/+page.server.ts';
import { load as modelsOfCell } from '../routes/cells/[cell]/models/+page.server.ts';
import { load as prepare } from '../routes/cells/[cell]/meetings/[meeting]/prepare/+page.server.ts';
import { uploadOf } from '../../tests/uploads.ts';
import { chooseModel, reviewModel, shareThing, takeThing, withdrawThing } from './commands.ts';

const now = new Date();
const today = dayOf(now);
const last = addMonths(firstOfMonth(today), -1);
let cast: Cast;
let pages: Pages;
let office: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  office = await enter(cast.people.communeOffice);
  await heldLastMonth();
});
afterAll(() => pages.close());

const entered = new Map<string, Promise<Browser>>();
/** Somebody's browser: the same one in each test. */
function enter(who: Cast['people']['hien']): Promise<Browser> {
  const browser = entered.get(who.personId) ?? pages.enter(who);
  entered.set(who.personId, browser);
  return browser;
}

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
  const province = await page(cast.province, await enter(provinceOffice));
  expect([province.may, province.models.map((one: { cell: string; figures: unknown }) => [one.cell, one.figures])]).toEqual([false, [['Chi bộ thôn Đồng Xanh', (await page()).models[0].reviews[1].figures]]]);
  expect(await refusal(communeOffice, reviewModel, { ...review, kind: 'final', outcome: 'ended' })).toBe('done');
  expect(await refusal(communeOffice, reviewModel, review)).toBe('model-ended');
  expect((await page()).models[0]).toMatchObject({ state: 'ended', next: null });
});

test('what a model shares is taken by another cell into its next agenda in one press, is found there however it was worded since, and stays where it was taken', async () => {
  const { hien, hoa, tai, standing, communeOffice, stranger } = cast.people;
  const modelId = String((await cast.done(standing, chooseModel, { unitId: cast.commune, ...plan({ from: today, until: addMonths(today, 12) }) }, now))['id']);
  const [atModel, atTaker, far] = [await enter(hien), await enter(tai), await enter(stranger)];
  const own = async () => (await atModel.visit(`/cells/${cast.dongXanh}/models`, modelsOfCell, { params: { cell: cast.dongXanh } })).data;
  const taker = async () => (await atTaker.visit(`/cells/${cast.benMoi}/models`, modelsOfCell, { params: { cell: cast.benMoi } })).data;
  const [meeting] = (await own()).toGive;
  expect(meeting.things.map((one: { what: string; title: string }) => [one.what, one.title])).toEqual([['item', 'Làm đường trục thôn'], ['resolution', 'làm đường']]);
  const thing = { modelId, meetingId: meeting.meetingId, what: 'item', sourceId: meeting.things[0].sourceId, title: 'Làm đường trục thôn', points: 'Mức đóng góp\nHộ hiến đất', minutes: 30 };
  const share = (who: typeof hien, change: object = {}, unitId = cast.dongXanh) => refusal(who, shareThing, { ...thing, ...change }, unitId);
  for (const who of [hoa, communeOffice, stranger]) expect(await share(who)).toBe('not-yours');
  expect(await share(tai, {}, cast.benMoi)).toBe('not-yours');
  expect(await share(hien, { sourceId: meeting.meetingId })).toBe('not-yours');
  expect(await share(hien)).toBe('done');
  expect(await share(hien)).toBe('shared-already');
  expect((await own()).toGive[0].things).toHaveLength(1);

  // the cells of the committee read it, those of another do not, and nobody reads more of the giver
  const [offered] = (await taker()).library;
  expect(offered).toMatchObject({ title: 'Làm đường trục thôn', giver: 'Chi bộ thôn Đồng Xanh', paper: null });
  expect([(await taker()).next, (await far.visit(`/cells/${cast.farCell}/models`, modelsOfCell, { params: { cell: cast.farCell } })).data.library]).toEqual([null, []]);
  const month = addMonths(firstOfMonth(today), 1);
  const meetingId = String((await cast.done(tai, meetings.plan, { unitId: cast.benMoi, kind: 'regular', month, startsAt: `${addDays(month, 2)}T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, now))['id']);
  expect(await refusal(stranger, takeThing, { meetingId, thingId: offered.id }, cast.farCell)).toBe('not-yours');
  expect(await refusal(hien, takeThing, { meetingId: meeting.meetingId, thingId: offered.id }, cast.dongXanh)).toBe('meeting-too-late');
  expect(await refusal(tai, takeThing, { meetingId, thingId: offered.id }, cast.benMoi)).toBe('done');
  expect(await refusal(tai, takeThing, { meetingId, thingId: offered.id }, cast.benMoi)).toBe('taken-already');
  // an agenda nobody saved yet is composed with it, before the closing lines
  const items = (await atTaker.visit(`/cells/${cast.benMoi}/meetings/${meetingId}/prepare`, prepare, { params: { cell: cast.benMoi, meeting: meetingId } })).data.items as { title: string; points: string; key: string; origin: string; minutes: number; paper: string }[];
  const at = items.findIndex((item) => item.title === 'Làm đường trục thôn');
  expect([at > 0, items[at + 1]!.key]).toEqual([true, 'resolution']);
  const became = async () => (await page()).models.find((one: { id: string }) => one.id === modelId).shared.find((one: { id: string }) => one.id === offered.id).takings[0];
  expect(await became()).toMatchObject({ taker: 'Chi bộ thôn Bến Mới', standing: 'waits' });
  const save = (change: (one: (typeof items)[number]) => object | null) => cast.done(tai, meetings.setAgenda, { unitId: cast.benMoi, meetingId, items: items.flatMap((one) => { const is = change(one); return is ? [Object.fromEntries(Object.entries({ ...one, ...is }).filter(([name, value]) => value !== '' || name === 'points'))] : []; }) }, now);
  await save(() => ({}));
  expect(await became()).toMatchObject({ standing: 'stands', unchanged: true, parts: [] });
  await save((one) => (one.key === items[at]!.key ? { title: 'Làm đường xóm Mới', points: 'Mức đóng góp\nHộ hiến đất\nAi giám sát' } : {}));
  expect((await became()).parts.filter((one: { is: string }) => one.is !== 'same').map((one: { is: string; text: string }) => [one.is, one.text.trim()])).toEqual([['gone', 'trục'], ['new', 'xóm'], ['gone', 'thôn'], ['new', 'Mới'], ['new', 'Ai giám sát']]);
  expect((await taker()).taken[0].taking).toMatchObject({ standing: 'stands', unchanged: false });
  // the giver sees where, and nothing of that agenda
  expect((await own()).mine[0].takings[0]).toMatchObject({ taker: 'Chi bộ thôn Bến Mới', seen: false, standing: null, parts: [] });

  // withdrawn: nobody takes it any more; where it was taken it stays
  expect(await refusal(tai, withdrawThing, { thingId: offered.id }, cast.benMoi)).toBe('not-yours');
  expect(await refusal(hien, withdrawThing, { thingId: offered.id }, cast.dongXanh)).toBe('done');
  expect(await refusal(hien, withdrawThing, { thingId: offered.id }, cast.dongXanh)).toBe('shared-no-more');
  expect([(await taker()).library, (await taker()).taken.length]).toEqual([[], 1]);
  expect(await share(hien)).toBe('done');
  await save((one) => (one.key === items[at]!.key ? null : {}));
  expect(await became()).toMatchObject({ standing: 'taken-off' });
});

test('a paper goes along into the taker’s own meeting, stamped as any; one with a mark of secrecy is not shared', async () => {
  const { hien, tai } = cast.people;
  const [{ id: modelId }] = (await page()).models as [{ id: string }];
  const { rows: [held] } = await cast.database.owner.query<{ id: string }>('select id from meeting where cell_id = $1 and month = $2', [cast.dongXanh, last]);
  const papers: string[] = [];
  for (const name of ['Cách làm.pdf', 'Đóng dấu.pdf']) papers.push(String((await cast.done(hien, meetings.addPaper, { unitId: cast.dongXanh, meetingId: held!.id, kind: 'paper', ...(await uploadOf(hien, name)) }, now))['id']));
  await cast.database.owner.query(`update paper set secrecy_confirmed = 'Trần Thị Hiền: MẬT' where id = $1`, [papers[1]]);
  const give = { modelId, meetingId: held!.id, what: 'paper', title: 'Cách làm', points: '', minutes: 20 };
  expect(await refusal(hien, shareThing, { ...give, sourceId: papers[1] }, cast.dongXanh)).toBe('not-yours');
  const { id: thingId } = await cast.done(hien, shareThing, { unitId: cast.dongXanh, ...give, sourceId: papers[0] }, now);
  const { rows: [next] } = await cast.database.owner.query<{ id: string }>(`select id from meeting where cell_id = $1 and state = 'planned'`, [cast.benMoi]);
  const { id: taking } = await cast.done(tai, takeThing, { unitId: cast.benMoi, meetingId: next!.id, thingId }, now);
  const { rows: [paper] } = await cast.database.owner.query(`select p.name, p.kind, p.stands_for, a.title, a.paper, s.papers_at is not null as posted from paper p join agenda_item a on a.cell_id = p.cell_id and a.meeting_id = p.meeting_id and a.key = 'shared ' || $2
    join month_summary s on s.cell_id = p.cell_id and s.meeting_id = p.meeting_id where p.cell_id = $1`, [cast.benMoi, taking]);
  expect(paper).toEqual({ name: 'Cách làm.pdf', kind: 'paper', stands_for: 'Cách làm.pdf', title: 'Cách làm', paper: 'Cách làm.pdf', posted: true });
  const { rows: positions } = await cast.database.owner.query<{ position: number }>('select position from agenda_item where meeting_id = $1 order by position', [next!.id]);
  expect(positions.map((one) => one.position)).toEqual(positions.map((_, index) => index));
});

test('a review is a paper to print and in Word for who sees it on a page, in Vietnamese, with the names, the plan and who signs as on its day; the list of models is one too', async () => {
  const { communeOffice, provinceOffice, hoa, tai, stranger } = cast.people;
  const asked = (who: Browser, at: 'units' | 'cells', id: string, review: string, query = '') => who.visit(`/${at}/${id}/models/reviews/${review}${query}`, at === 'units' ? reviewOfUnit : reviewOfCell, { params: at === 'units' ? { unit: id, review } : { cell: id, review } });
  const ended = (await page()).models.find((one: { state: string }) => one.state === 'ended');
  const [halfYear, renewed, final] = ended.reviews as { id: string; words: string }[];
  // they were written some days ago; since today the cell has another name
  await cast.database.owner.query('update model_review set as_of = as_of - 3 where model_id = $1', [ended.id]);
  await cast.done(communeOffice, renameUnit, { unitId: cast.dongXanh, name: 'Chi bộ thôn Đồng Tươi', on: today }, now);
  expect((await page()).models.map((one: { cell: string }) => one.cell)).toEqual(['Chi bộ thôn Đồng Tươi', 'Chi bộ thôn Đồng Tươi']);

  const [above, member, other, far] = [await enter(provinceOffice), await enter(hoa), await enter(tai), await enter(stranger)];
  office.cookies.set('lang', 'en');
  const paper = String((await asked(office, 'units', cast.commune, renewed!.id)).data);
  const short = (day: string) => day.split('-').reverse().join('/');
  for (const text of ['ĐẢNG ỦY XÃ CẨM BÌNH', 'BÁO CÁO', 'tổng kết xây dựng chi bộ điểm tại Chi bộ thôn Đồng Xanh', 'Bàn việc thiết thực', '15-KH/ĐU', 'Ban Xây dựng Đảng', 'Mỗi kỳ một việc của thôn', 'Đặt cạnh 1 chi bộ khác cùng loại', 'Làm tốt, cần nhân rộng.', 'T/M BAN THƯỜNG VỤ', 'THƯỜNG TRỰC', cast.people.standing.name]) expect(paper, text).toContain(text);
  // the plan as it was before it was renewed, and until when it was
  expect(paper).toContain(`từ ngày ${short(last)} đến ngày ${short(addMonths(last, 12))}`);
  expect(paper).toContain(`tiếp tục làm điểm đến ngày ${short(addMonths(last, 20))}`);
  // the half-year's figures are those of its own day, before more were there
  expect(String((await asked(office, 'units', cast.commune, halfYear!.id)).data)).toContain('66,7% (4/6)');
  expect(paper).toContain('100% (6/6)');
  expect(String((await asked(office, 'units', cast.commune, final!.id)).data)).toContain('tổng kết lần 2 xây dựng chi bộ điểm');
  // the level above and the cell read the committee's own paper, by whoever signs at the committee
  expect((await asked(above, 'units', cast.province, renewed!.id)).data).toBe(paper);
  expect((await asked(member, 'cells', cast.dongXanh, renewed!.id)).data).toBe(paper);
  expect((await asked(member, 'cells', cast.dongXanh, renewed!.id, '?word=yes')).status).toBe(200);
  for (const [who, at, id] of [[member, 'units', cast.commune], [other, 'cells', cast.benMoi], [other, 'cells', cast.dongXanh], [far, 'cells', cast.farCell], [office, 'units', cast.otherCommune]] as const) expect((await asked(who, at, id, renewed!.id)).status).toBe(404);
  expect((await asked(office, 'units', cast.commune, ended.id)).status).toBe(404);

  const list = String((await office.visit(`/units/${cast.commune}/models/export?paper=yes`, modelsList, { params: { unit: cast.commune } })).data);
  for (const text of ['BIỂU TỔNG HỢP', 'Chi bộ thôn Đồng Tươi', `Từ ${short(last)} đến ${short(addMonths(last, 20))}; 15-KH/ĐU; Ban Xây dựng Đảng`, 'Đảng viên dự: –/100', 'Chưa qua tháng trọn nào', 'Làm tốt, cần nhân rộng.']) expect(list, text).toContain(text);
});
