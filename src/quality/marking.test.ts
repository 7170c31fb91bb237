import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { minutesOf } from '#meetings/minutes-queries.server.ts';
import { decidedMarkLetter, lettersOf } from '#meetings/letters.server.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { markGroups, type DecidedLine } from '#meetings/self-mark.ts';
import { localMinuteOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { anPhu } from '../../rubrics/an-phu.ts';
import { decideMark, fillSheet } from './commands.ts';
import { factsOf } from './evidence.ts';
import { evidenceOf, frameFor, meetingRead } from './queries.server.ts';
import { openSheet, type GivenLine } from './sheet.ts';

// The self-mark of one meeting by criterion, through the door: filled in, voted, frozen, decided.

let cast: Cast;
let evening: Evening;
let lines: GivenLine[];
/** how long it lasted, that the agenda was not walked and a task not judged is known since its end: what the cell gave stands, with a reason */
const stands = Object.entries({ 1: 5, '4.1': 5, 7: 30 }).map(([criterion, points]) => ({ criterion, points, reason: 'Biên bản ghi đủ' }));
const hands = { inFavour: 4, against: 0, abstained: 0, reserved: [] };
const inCell = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(cast.house.app, { cells: [cast.dongXanh] }, work);
const votes = async () => (await cast.database.owner.query(`select from vote where kind = 'self-mark'`)).rows.length;
const summary = async () => (await cast.database.owner.query<{ self_mark: number }>('select self_mark from month_summary where meeting_id = $1', [evening.about.meetingId])).rows[0]!.self_mark;
const fill = (given: GivenLine[], frame = 'an-phu') => ({ frame, lines: given.map((line) => ({ ...line })) });
const change = (key: string, to: Partial<GivenLine>) => lines.map((line) => (line.criterion === key ? { ...line, ...to } : line));

beforeAll(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
  await cast.database.owner.query(`insert into site_setting (unit_id, name, value, valid) values ($1, 'score.frame', '"an-phu"', '[2026-10-05,)')`, [cast.commune]);
  lines = await inCell(async (trx) => {
    const page = (await meetingPage(trx, cast.dongXanh, evening.about.meetingId))!;
    const { about, evidence } = await evidenceOf(trx, page, await meetingRead(trx, page), new Date('2026-10-05T14:00:00Z'));
    return openSheet(anPhu, about, factsOf(evidence)).lines.map((line) => ({ criterion: line.key, points: line.computed ?? line.max, reason: '' }));
  });
});
afterAll(() => cast.close());

test('a meeting is marked by the frame its committee set for its day, an earlier one by the central frame; a page drawn with another is told', async () => {
  expect(await inCell(async (trx) => [(await frameFor(trx, cast.dongXanh, '2026-10-04')).id, (await frameFor(trx, cast.dongXanh, '2026-10-05')).id, (await frameFor(trx, cast.dongXanh, '2024-03-01')).id])).toEqual(['hd42', 'an-phu', 'hd12']);
  expect(await evening.refused(fillSheet, fill(lines, 'hd42'))).toMatchObject({ refused: 'frame-is-another', name: 'Khung của phường An Phú' });
});

test('a task that was given up before the meeting waits for no judgement', async () => {
  const open = () => inCell(async (trx) => {
    const page = (await meetingPage(trx, cast.dongXanh, evening.about.meetingId))!;
    return (await evidenceOf(trx, page, await meetingRead(trx, page), new Date('2026-10-05T14:00:00Z'))).evidence.lastTasks.open;
  });
  const become = (status: string, endedOn: string | null) => cast.database.owner.query('update task set status = $1, ended_on = $2, ended_as = $3 where id = $4', [status, endedOn, endedOn && status, evening.taskId]);
  expect(await open()).toBe(1);
  await become('dropped', '2026-10-01');
  expect(await open()).toBe(0);
  await become('open', null);
});

test('what the program worked out is worked out anew when the sheet is kept: nobody can send another level, and who differs says why', async () => {
  expect(await evening.refused(fillSheet, fill(change('2.1', { points: 4 })))).toMatchObject({ refused: 'mark-needs-reason', computed: 3 });
  const { sum } = await evening.record(fillSheet, fill(change('2.1', { points: 4, reason: 'Đồng chí vắng có giấy khám bệnh' })));
  const kept = (await cast.database.owner.query<{ points: number; by_name: string; frame: string; sheet: { lines: { key: string; computed: number; given: number; reason: string }[] } }>('select * from mark_sheet')).rows[0]!;
  expect(kept).toMatchObject({ points: sum, by_name: 'Trần Thị Hiền', frame: 'an-phu' });
  expect(kept.sheet.lines.find((line) => line.key === '2.1')).toMatchObject({ computed: 3, given: 4, reason: 'Đồng chí vắng có giấy khám bệnh' });
  expect(await summary()).toBe(sum);
});

test('another mark than the one voted on takes the vote back, the same again does not; sheet and groups of paper stand in place of one another', async () => {
  const why = { reason: 'Đồng chí vắng có giấy khám bệnh' };
  const again = change('2.1', { points: 4, ...why });
  await evening.record(meetings.vote, { ...hands, kind: 'self-mark', subject: 'điểm tự chấm' });
  await evening.record(fillSheet, fill(again));
  expect(await votes()).toBe(1);
  await evening.record(fillSheet, fill(again.map((line) => (line.criterion === '3.1' ? { ...line, points: 0 } : line))));
  expect(await votes()).toBe(0);
  await evening.record(meetings.vote, { ...hands, kind: 'self-mark', subject: 'điểm tự chấm' });
  await evening.record(meetings.selfMark, { marks: markGroups.map((group) => ({ criterion: group.key, points: group.max - 1, note: '' })) });
  expect([await votes(), await summary(), (await cast.database.owner.query('select from mark_sheet')).rows.length]).toEqual([0, 92, 0]);
  await evening.record(meetings.takeBack, { what: 'self-mark' });
  expect(await summary()).toBeNull();
  await evening.record(fillSheet, fill(change('3.1', { points: 0, reason: 'Nội dung còn dàn trải' })));
});

test('the minutes and the form name the lost points and why, and keep them as they were once the meeting is over', async () => {
  await evening.record(meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
  await evening.record(meetings.vote, { ...hands, kind: 'self-mark', subject: 'điểm tự chấm' });
  await evening.conclude();
  await cast.database.owner.query(`update mark_sheet set points = 1, sheet = '{}'`);
  const { facts, sections } = await inCell((trx) => minutesOf(trx, cast.dongXanh, evening.about.meetingId));
  const said = sections.find((one) => one.key === 'closing')!.text.split('\n')[0]!;
  expect(said).toContain(`Chi bộ tự chấm ${facts.mark} điểm (Khung của phường An Phú), đề nghị xếp loại `);
  expect(said).toContain('Tỷ lệ đảng viên dự 3/4 (dự 5/6 đồng chí, đạt 83,3%)');
  expect(said).toContain('Nội dung đúng, đủ, trọng tâm 0/3 (Nội dung còn dàn trải)');
  const form = (await inCell((trx) => lettersOf(trx, cast.dongXanh, evening.about.meetingId))).find((one) => one.kind === 'self-mark')!;
  const table = form.blocks.flatMap((block) => ('table' in block ? [block.table] : []))[0]!;
  expect(table.columns).toEqual(['TT', 'Tiêu chí', 'Điểm tối đa', 'Chi bộ tự chấm', 'Cấp trên chấm', 'Giải trình điểm trừ']);
  expect(table.rows.find((row) => row[0] === '3.1')).toEqual(['3.1', 'Nội dung đúng, đủ, trọng tâm', '3', '0', '', 'Nội dung còn dàn trải']);
  expect(table.rows.at(-1)).toEqual(['', 'CỘNG', '100', String(facts.mark), '', '']);
  await cast.database.owner.query('update mark_sheet set points = $1, sheet = $2', [facts.mark, JSON.stringify(facts.sheet)]);
});

test('the superior decides beside the vote; of two who decide the same meeting at once the second is told by whom and what, and nothing changes', async () => {
  await evening.record(meetings.write);
  await evening.record(meetings.fileDocuments);
  const { rows: [over] } = await cast.database.owner.query<{ ended_at: Date }>('select ended_at from meeting where id = $1', [evening.about.meetingId]);
  await evening.record(meetings.markPosted, { postedAt: localMinuteOf(over!.ended_at) });
  await evening.record(meetings.file);
  const { standing } = cast.people;
  const at = (minute: number) => new Date(new Date('2026-10-20T01:00:00Z').getTime() + minute * 60_000);
  const kept = async () => (await cast.database.owner.query<{ points: number; grade: string; by_name: string; at: Date; lines: DecidedLine[] }>('select points, grade, by_name, at, lines from grade')).rows[0]!;
  const differing = ({ lines: decided }: { lines: DecidedLine[] }) => decided.filter((line) => !line.facts);
  const { points: voted } = (await cast.database.owner.query<{ points: number }>('select points from mark_sheet')).rows[0]!;
  const decision = { ...evening.about, lines: [...stands, { criterion: '2.1', points: 1, reason: 'Có đồng chí vắng không báo' }], reason: 'Khá nghiêm túc' };
  await cast.done(standing, decideMark, decision, at(0));
  expect(await kept()).toMatchObject({ points: voted - 2, by_name: 'Hồ Thường Vụ' });
  expect(differing(await kept())).toEqual([{ criterion: '2.1', points: 1, reason: 'Có đồng chí vắng không báo' }]);
  const first = await kept();
  for (const [command, payload] of [[decideMark, { ...decision, lines: [...stands, { criterion: '2.1', points: 3, reason: '' }] }], [meetings.grade, { ...evening.about, grade: 'kem', points: 10, reason: '' }]] as const)
    expect(await cast.send(standing, command, payload, at(1))).toMatchObject({ answer: 'refused', refusal: { refused: 'grade-decided-meanwhile', by: 'Hồ Thường Vụ', points: voted - 2 } });
  expect(await kept()).toEqual(first);
  const copy = (await inCell((trx) => decidedMarkLetter(trx, cast.dongXanh, evening.about.meetingId)))!;
  const rows = copy.blocks.flatMap((block) => ('table' in block ? block.table.rows : []));
  expect(rows.find((row) => row[0] === '2.1')).toEqual(['2.1', 'Tỷ lệ đảng viên dự', '4', '3', '1', 'dự 5/6 đồng chí, đạt 83,3%; Cấp trên: Có đồng chí vắng không báo']);
  expect(rows.at(-1)!.slice(3, 5)).toEqual([String(voted), String(voted - 2)]);
  // who has seen it may decide anew
  await cast.done(standing, decideMark, { ...decision, over: first.at.toISOString(), lines: [...stands, { criterion: '2.1', points: 3, reason: '' }] }, at(2));
  expect(await kept()).toMatchObject({ points: voted });
  expect(differing(await kept())).toEqual([]);
});

test('results posted late are told to who decides, beside the cell’s points, and the decision keeps what was known to it', async () => {
  const { standing } = cast.people;
  const at = (minute: number) => new Date(new Date('2026-10-21T01:00:00Z').getTime() + minute * 60_000);
  const kept = async () => (await cast.database.owner.query<{ points: number; at: Date; lines: DecidedLine[] }>('select points, at, lines from grade')).rows[0]!;
  await cast.database.owner.query(`update meeting_moment set claimed_at = '2026-10-12T01:00:00Z' where meeting_id = $1 and moment = 'posted'`, [evening.about.meetingId]);
  const decide = async (reason: string, points: number, minute: number) => cast.send(standing, decideMark, { ...evening.about, over: (await kept()).at.toISOString(), lines: [...stands, { criterion: '8.3', points, reason }], reason: '' }, at(minute));
  expect(await decide('', 1, 0)).toMatchObject({ answer: 'refused', refusal: { refused: 'mark-needs-reason', computed: 0 } });
  const before = (await kept()).points;
  expect(await decide('', 0, 1)).toMatchObject({ answer: 'done' });
  const late = await kept();
  expect([late.points, late.lines.find((line) => line.criterion === '8.3')]).toEqual([before - 1, { criterion: '8.3', points: 0, reason: '', computed: 0, facts: [{ fact: 'posted-in-two-days', value: 0 }] }]);
  const copy = (await inCell((trx) => decidedMarkLetter(trx, cast.dongXanh, evening.about.meetingId)))!;
  expect(copy.blocks.flatMap((block) => ('table' in block ? block.table.rows : [])).find((row) => row[0] === '8.3')).toEqual(['8.3', 'Đăng kết quả trong hai ngày', '1', '1', '0', 'Cấp trên: chưa đăng kết quả trong hai ngày']);
  // the sheet of the cell is as it was voted
  expect((await cast.database.owner.query<{ sheet: { lines: { key: string; given: number; computed: number | null }[] } }>('select sheet from mark_sheet')).rows[0]!.sheet.lines.find((line) => line.key === '8.3')).toMatchObject({ given: 1, computed: null });
});
