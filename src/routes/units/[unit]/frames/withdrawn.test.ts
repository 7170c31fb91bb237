import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { adoptFrame, fillSheet, keepFrame, withdrawFrame } from '#quality/commands.ts';
import { factsOf } from '#quality/evidence.ts';
import type { Frame } from '#quality/frame.ts';
import { typedOf } from '#quality/own-frame.ts';
import { evidenceOf, frameFor, frameNamed, meetingRead } from '#quality/queries.server.ts';
import { openSheet, type GivenLine } from '#quality/sheet.ts';
import { refusalText } from '#words/words.ts';
import { anPhu } from '../../../../../rubrics/an-phu.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { openEvening, type Evening } from '../../../../../tests/evening.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { actions, load } from './+page.server.ts';

// A frame that was kept and chosen by mistake: taken back before anybody was marked by it, refused in words afterwards.

let cast: Cast;
let pages: Pages;
let evening: Evening;
let office: Browser;
const before = new Date('2026-09-20T02:00:00Z');
const hands = { inFavour: 4, against: 0, abstained: 0, reserved: [] };
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  evening = await openEvening(cast);
  office = await pages.enter(cast.people.communeOffice);
});
afterAll(() => pages.close());

const kept = async (name: string, unitId = cast.commune, who = cast.people.communeOffice) => String((await cast.done(who, keepFrame, { unitId, ...(JSON.parse(JSON.stringify(typedOf(anPhu))) as object), name, source: 'Kế hoạch 01-KH/ĐU' }, before))['id']);
const chosen = (frame: string, from: string, unitId = cast.commune) => cast.done(cast.people.communeOffice, adoptFrame, { unitId, frame, from }, before);
const frameOn = (day: string, cell = cast.dongXanh) => inScope(cast.house.app, { cells: [cell] }, async (trx) => (await frameFor(trx, cell, day)).id);
const page = async (who = office) => (await who.visit(`/units/${cast.commune}/frames`, load, { params: { unit: cast.commune } })).data as { frames: { id: string; mine: boolean; withdrawn: object | null }[]; coming: object[]; inForce: { name: string } | null };
const withdraw = (frame: string, reason = 'Nhập nhầm thang điểm', who = office) => who.visit(`/units/${cast.commune}/frames`, actions.default, { params: { unit: cast.commune }, form: { command: 'frame.withdraw', commandId: newId(), unitId: cast.commune, key: frame, frame, reason } });
const refusal = async (frame: string) => (await withdraw(frame)).data.refusal as { refused: string };
const settings = async () => (await cast.database.owner.query<{ unit: string; frame: string; valid: string }>(`select unit_id as unit, value #>> '{}' as frame, valid::text as valid from site_setting where name = 'score.frame' order by unit_id, lower(valid)`)).rows;
/** the sheet of the evening by a frame, as it stands */
const linesBy = (id: string) => inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx): Promise<GivenLine[]> => {
  const meeting = (await meetingPage(trx, cast.dongXanh, evening.about.meetingId))!;
  const { about, evidence } = await evidenceOf(trx, meeting, await meetingRead(trx, meeting), new Date('2026-10-05T14:00:00Z'));
  return openSheet((await frameNamed(trx, id)) as Frame, about, factsOf(evidence)).lines.map((line) => ({ criterion: line.key, points: line.computed ?? line.max, reason: '' }));
});

test('a frame kept and chosen by mistake is withdrawn with a reason: what held before holds again everywhere, and it stays in the history', async () => {
  const [first, mistaken] = [await kept('Khung đúng'), await kept('Khung nhầm')];
  await chosen(first, '2026-09-21');
  await chosen(mistaken, '2026-12-01');
  await chosen(mistaken, '2027-02-01');
  await chosen(mistaken, '2027-01-01', cast.benMoi);
  expect([await frameOn('2026-11-30'), await frameOn('2026-12-01'), await frameOn('2027-03-01', cast.benMoi)]).toEqual([first, mistaken, mistaken]);
  expect((await withdraw(mistaken, ' ')).data).toMatchObject({ issues: { reason: 'empty' } });
  expect((await withdraw(mistaken)).status).toBe(303);
  expect([await frameOn('2026-11-30'), await frameOn('2026-12-01'), await frameOn('2027-03-01'), await frameOn('2027-03-01', cast.benMoi)]).toEqual([first, first, first, first]);
  expect(await settings()).toEqual([{ unit: cast.commune, frame: first, valid: '[2026-09-21,)' }]);
  const { frames, coming } = await page();
  expect(frames.find((one) => one.id === mistaken)).toMatchObject({ mine: true, withdrawn: { on: dayOf(new Date()), by: 'Phan Văn Phòng', reason: 'Nhập nhầm thang điểm' } });
  expect([coming, frames.find((one) => one.id === first)!.withdrawn]).toEqual([[], null]);
  expect((await cast.database.owner.query<{ chosen: object[] }>('select chosen from frame_withdrawal where frame_id = $1', [mistaken])).rows[0]!.chosen).toEqual(expect.arrayContaining([
    { unitId: cast.commune, from: '2026-12-01', until: '2027-02-01' }, { unitId: cast.commune, from: '2027-02-01', until: null }, { unitId: cast.benMoi, from: '2027-01-01', until: null }]));
  expect(await cast.send(cast.people.communeOffice, adoptFrame, { unitId: cast.commune, frame: mistaken, from: '2026-12-01' }, before)).toMatchObject({ refusal: { refused: 'frame-withdrawn', field: 'frame' } });
  const again = await refusal(mistaken);
  expect(again).toMatchObject({ refused: 'frame-withdrawn-already', by: 'Phan Văn Phòng' });
  expect(refusalText('vi', again)).toContain('Đồng chí Phan Văn Phòng đã rút khung này ngày ');
});

test('only the office of the committee that made it withdraws a frame: not one that came along, not one of the level above, not a secretary', async () => {
  const above = await kept('Khung của tỉnh', (await cast.database.owner.query<{ id: string }>(`select id from unit where kind = 'province'`)).rows[0]!.id, cast.people.provinceOffice);
  expect(await refusal(above)).toMatchObject({ refused: 'frame-of-another' });
  expect((await page()).frames.find((one) => one.id === above)!.mine).toBe(false);
  expect((await withdraw('an-phu')).data).toMatchObject({ issues: { frame: expect.any(String) } });
  const own = await kept('Khung khác');
  for (const who of [cast.people.hien, cast.people.standing]) expect((await withdraw(own, 'Nhầm', await pages.enter(who))).status).toBe(404);
  expect((await page()).frames.find((one) => one.id === own)!.withdrawn).toBeNull();
});

test('of two who withdraw a frame at once one does and the other is told by whom', async () => {
  const mistaken = await kept('Khung hai người rút');
  const answers = await Promise.all([cast.people.communeOffice, cast.people.provinceOffice].map((who) => cast.send(who, withdrawFrame, { unitId: cast.commune, frame: mistaken, reason: 'Nhầm' })));
  expect(answers.map((one) => one.answer).sort()).toEqual(['done', 'refused']);
  expect(answers.find((one) => one.answer === 'refused')).toMatchObject({ refusal: { refused: 'frame-withdrawn-already', reason: 'Nhầm' } });
});

test('withdrawn while a meeting is being marked, the sheet is refused with all that was given, and is filled in by the frame that holds again', async () => {
  const mistaken = await kept('Khung nhầm tháng 10');
  await chosen(mistaken, '2026-10-05');
  const lines = (await linesBy(mistaken)).map((line) => (line.criterion === '3.1' ? { ...line, points: 0, reason: 'Nội dung còn dàn trải' } : line));
  expect((await withdraw(mistaken)).status).toBe(303);
  const refused = await evening.refused(fillSheet, { frame: mistaken, lines });
  expect(refused).toMatchObject({ refused: 'frame-is-another', name: 'Khung đúng' });
  expect((refused as { given: object[] }).given).toContainEqual({ title: 'Nội dung đúng, đủ, trọng tâm', points: 0, reason: 'Nội dung còn dàn trải' });
  expect((refused as { given: object[] }).given).toHaveLength(lines.length);
  expect((await cast.database.owner.query('select from mark_sheet')).rowCount).toBe(0);
  const holds = await frameOn('2026-10-05');
  expect(await evening.record(fillSheet, { frame: holds, lines: await linesBy(holds) })).toMatchObject({ grade: expect.any(String) });
});

test('a frame whose sheet was filled in is not withdrawn: the cell is named; once it took its mark back it is', async () => {
  const holds = await frameOn('2026-10-05');
  const said = await refusal(holds);
  expect(said).toMatchObject({ refused: 'frame-filled-by', cells: 'Chi bộ thôn Đồng Xanh', others: 0 });
  expect(refusalText('vi', said)).toContain('(Chi bộ thôn Đồng Xanh)');
  await evening.record(meetings.takeBack, { what: 'self-mark' });
  expect((await withdraw(holds)).status).toBe(303);
  expect(await frameOn('2026-10-05')).toBe('hd42');
});

test('a sheet saved while the frame is being withdrawn waits for that, and is refused', async () => {
  const mistaken = await kept('Khung rút lúc đang ghi');
  await chosen(mistaken, '2026-10-05');
  const lines = await linesBy(mistaken);
  const { owner } = cast.database;
  await owner.query('begin');
  await owner.query('update scoring_frame set withdrawn_on = $2 where id = $1', [mistaken, '2026-10-05']);
  await owner.query(`delete from site_setting where name = 'score.frame' and value = to_jsonb($1::text)`, [mistaken]);
  const saved = evening.refused(fillSheet, { frame: mistaken, lines });
  await owner.query('commit');
  expect(await saved).toMatchObject({ refused: 'frame-is-another', name: 'Khung của Hướng dẫn 42-HD/BTCTW' });
  expect((await owner.query('select from mark_sheet')).rowCount).toBe(0);
});

test('once a meeting was voted on by it, or decided, a frame is not withdrawn, also where the mark was entered from paper; the words say what to do instead', async () => {
  const used = await kept('Khung đã dùng');
  await chosen(used, '2026-10-05');
  await evening.record(fillSheet, { frame: used, lines: await linesBy(used) });
  await evening.record(meetings.vote, { ...hands, kind: 'self-mark', subject: 'điểm tự chấm' });
  const said = await refusal(used);
  expect(said).toMatchObject({ refused: 'frame-scored-by', meetings: 1, cells: 'Chi bộ thôn Đồng Xanh', others: 0 });
  expect(refusalText('vi', said)).toContain('1 buổi họp đã chấm xong theo khung (Chi bộ thôn Đồng Xanh)');
  expect(refusalText('vi', said)).toContain('Lập khung mới từ đây');
  // marked from paper by the groups, in a meeting of a day on which this frame holds
  await evening.record(meetings.takeBack, { what: 'self-mark' });
  await evening.decide();
  expect((await cast.database.owner.query('select from mark_sheet')).rowCount).toBe(0);
  expect(await refusal(used)).toMatchObject({ refused: 'frame-scored-by', meetings: 1 });
  await evening.conclude();
  await cast.database.owner.query(`delete from vote where kind = 'self-mark'`);
  expect(await refusal(used)).toMatchObject({ refused: 'frame-scored-by', meetings: 1 });
  expect((await page()).frames.find((one) => one.id === used)!.withdrawn).toBeNull();
});

test('a sheet of a cell that belongs elsewhere since stands in the way too, counted and not named', async () => {
  const used = await kept('Khung của nơi khác');
  await cast.database.owner.query(`insert into meeting (cell_id, id, kind, month, starts_at, place, state) values ($1, $2, 'regular', '2026-10-01', '2026-10-03T12:30:00Z', 'Nhà văn hóa', 'filed')`, [cast.farCell, newId()]);
  await cast.database.owner.query(`insert into mark_sheet (cell_id, meeting_id, frame, points, grade, sheet, by_person_id, by_name, at) select cell_id, id, $2, 90, 'tot', '{}', $3, 'Ai đó', now() from meeting where cell_id = $1`, [cast.farCell, used, cast.people.hien.personId]);
  expect(await refusal(used)).toMatchObject({ refused: 'frame-scored-by', meetings: 1, cells: '', others: 0 });
});
