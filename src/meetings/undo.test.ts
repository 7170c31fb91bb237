import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inScope } from '#platform/database.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import { setSetting } from '#organisation/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { digester } from '../../tests/digest.ts';
import * as meetings from './commands.ts';
import { markGroups } from './self-mark.ts';

let cast: Cast;
let about: { unitId: string; meetingId: string };
let taskId: string;
let n = 0;
const early = new Date('2026-10-01T01:00:00Z');
const evening = new Date('2026-10-05T12:30:00Z');
const id = (name: string) => cast.members[name]!;
const [hien, loc, hoa, sy, nga, bao] = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Võ Thị Nga', 'Nguyễn Gia Bảo'];
const officers = () => ({ chairId: id(hien!), secretaryId: id(loc!), markerId: id(hoa!) });
beforeAll(async () => {
  cast = await castIn();
  taskId = String((await cast.done(cast.people.hien, enterTask, { unitId: cast.dongXanh, text: 'Dọn đường', memberId: id(hoa!), dueOn: '2026-09-30', setOn: '2026-09-03', evidence: '' }, early))['id']);
});
afterAll(() => cast.close());

const record = (command: Parameters<Cast['done']>[1], payload: Record<string, unknown> = {}, at = evening) => cast.done(cast.people.hien, command, { ...about, ...payload }, at);
const refused = async (command: Parameters<Cast['send']>[1], payload: Record<string, unknown> = {}) => {
  const answer = await cast.send(cast.people.hien, command, { ...about, ...payload }, evening);
  return answer.answer === 'refused' ? answer.refusal : answer;
};
const all = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Nguyễn Gia Bảo'];

beforeEach(async () => {
  const { hien: who } = cast.people;
  const unitId = cast.dongXanh;
  const { id: meetingId } = await cast.done(who, meetings.plan, { unitId, kind: 'extraordinary', month: '2026-10-01', startsAt: '2026-10-05T19:30', place: `Nhà văn hóa ${n++}`, dayReason: 'Bão' }, early);
  about = { unitId, meetingId: String(meetingId) };
  await record(meetings.holdPreMeeting, { heldAt: '2026-10-01T07:30', place: '', memberIds: [id(hien!), id(loc!)], content: 'Bàn', conclusion: '' }, early);
  await record(meetings.setAgenda, { items: ['Khai mạc', 'Thảo luận', 'Kết thúc'].map((title) => ({ origin: 'own', title, minutes: 10, points: '' })) }, early);
  await record(meetings.draftResolution, { kind: 'resolution', subject: 'nhiệm vụ', preamble: '', clauses: [{ text: 'Làm đường', tasks: [{ text: 'Dọn 400 m', memberId: id(sy!), dueOn: '2026-10-28', evidence: 'Ảnh' }] }] }, early);
  await record(meetings.prepare, {}, early);
  await record(meetings.announce, { text: 'Kính mời' }, early);
});
const rows = (table: 'agenda_item' | 'task' | 'vote' | 'meeting') => inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => trx.selectFrom(table).selectAll().execute()) as Promise<Record<string, unknown>[]>;
const items = async () => (await rows('agenda_item')).filter((one) => one['meeting_id'] === about.meetingId).sort((a, b) => Number(a['position']) - Number(b['position']));

/** Everything of the cell but the log, moments of the meeting and summaries kept from facts. */
async function cellNow(): Promise<Record<string, string>> {
  const digest = await digester(cast.database.owner as never);
  const told = (await digest()) as unknown as Record<string, string>;
  return Object.fromEntries(Object.entries(told).filter(([name]) => !/command_log|meeting_moment/.test(name)));
}

test('each wrong tap is undone in one press, and leaves the cell as it was', async () => {
  await record(meetings.open, officers());
  await record(meetings.markAttendance, { marks: all.map((name) => ({ memberId: id(name), mark: 'present' })) });
  const [first, second] = await items();
  await record(meetings.startItem, { itemId: first!['id'] });
  const opinion = await cast.send(cast.people.sy, meetings.sendOpinion, { ...about, text: 'Đèn đường' }, evening);
  expect(opinion.answer).toBe('refused');
  const hands = { inFavour: 4, against: 0, abstained: 0, reserved: [] };
  const wrongTaps: [string, () => Promise<unknown>, (result: Record<string, unknown>) => unknown][] = [
    ['item', () => record(meetings.startItem, { itemId: second!['id'] }, new Date(evening.getTime() + 60_000)), () => second!['id']],
    ['dues', () => record(meetings.stateDues, { statement: 'Đã nộp' }), () => undefined],
    ['judgement', () => record(meetings.judgeTask, { taskId, result: 'carried', note: 'Mưa', newDueOn: '2026-10-30' }), () => taskId],
    ['judgement', () => record(meetings.judgeTask, { taskId, result: 'done', note: '' }), () => taskId],
    ['vote', () => record(meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' }), (result) => result['id']],
    ['vote', () => record(meetings.vote, { ...hands, kind: 'admission', subject: 'kết nạp', inFavour: 3, against: 1, reserved: [{ memberId: id(sy!), opinion: 'Chưa chín' }] }), (result) => result['id']],
    ['self-mark', () => record(meetings.selfMark, { marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) }), () => undefined]
  ];
  for (const [what, tap, subject] of wrongTaps) {
    const before = await cellNow();
    const result = (await tap()) as Record<string, unknown>;
    const tapped = await cellNow();
    expect([what, tapped]).not.toEqual([what, before]);
    const subjectId = subject(result);
    await record(meetings.takeBack, { what, ...(subjectId ? { subjectId } : {}) });
    expect([what, await cellNow()]).toEqual([what, before]);
    if (['judgement', 'vote'].includes(what)) expect(await refused(meetings.takeBack, { what, subjectId })).toEqual({ refused: 'already-taken-back' });
  }
});

test('a meeting opened by mistake goes back to where it was, and opened again begins anew; not once something was said', async () => {
  await record(meetings.open, officers());
  await record(meetings.markAttendance, { marks: [{ memberId: id(hoa!), mark: 'present' }] });
  await record(meetings.takeBack, { what: 'opening' });
  expect((await rows('meeting')).find((one) => one['id'] === about.meetingId)).toMatchObject({ state: 'announced', chair_member_id: null });
  const later = new Date(evening.getTime() + 3600_000);
  await record(meetings.open, officers(), later);
  const [opened] = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => trx.selectFrom('meeting_moment').select('claimed_at').where('meeting_id', '=', about.meetingId).where('moment', '=', 'opened').execute());
  expect(opened!.claimed_at).toEqual(later);
  await record(meetings.markAttendance, { marks: [{ memberId: id(hoa!), mark: 'present' }] }, later);
  const [first] = await items();
  await record(meetings.noteSpeech, { itemId: first!['id'], memberId: id(hoa!), text: '' }, later);
  expect(await refused(meetings.takeBack, { what: 'opening' })).toEqual({ refused: 'meeting-has-begun' });
});

test('who may not chair is refused on its field with the names of who may; chair, secretary and marker are three', async () => {
  expect(await refused(meetings.open, { ...officers(), chairId: id(sy!) })).toMatchObject({ refused: 'may-not-chair', field: 'chairId', names: 'Trần Thị Hiền, Hồ Xuân Lộc' });
  expect(await refused(meetings.open, { ...officers(), secretaryReviewed: true })).toMatchObject({ refused: 'secretary-reviewed-chairs-not', names: 'Hồ Xuân Lộc' });
  expect(await refused(meetings.open, { ...officers(), markerId: id(hien!) })).toMatchObject({ refused: 'marker-is-another', field: 'markerId' });
  await record(meetings.open, { chairId: id(loc!), secretaryId: id(hoa!), secretaryReviewed: true });
});

test('a vote whose numbers do not add up is refused on its field', async () => {
  await record(meetings.open, officers());
  await record(meetings.markAttendance, { marks: all.map((name) => ({ memberId: id(name), mark: 'present' })) });
  const vote = (payload: Record<string, unknown>) => refused(meetings.vote, { kind: 'resolution', subject: 'nghị quyết', inFavour: 3, against: 1, abstained: 0, reserved: [], ...payload });
  expect(await vote({ inFavour: 4 })).toMatchObject({ refused: 'more-hands-than-voters', field: 'inFavour', hands: 5, present: 4 });
  const reserve = (...names: string[]) => names.map((name) => ({ memberId: id(name), opinion: '' }));
  expect(await vote({ reserved: reserve(bao!) })).toMatchObject({ refused: 'reserved-is-no-voter-here', field: 'reserved[0].memberId' });
  expect(await vote({ reserved: reserve(sy!, nga!) })).toMatchObject({ refused: 'reserved-is-no-voter-here', field: 'reserved[1].memberId' });
  expect(await vote({ reserved: reserve(sy!, hoa!) })).toMatchObject({ refused: 'more-reserved-than-not-in-favour', reserved: 2, others: 1 });
  expect(await refused(meetings.judgeTask, { taskId, result: 'dropped', note: '' })).toEqual({ refused: 'dropped-needs-reason', field: 'note' });
});

test('a mark changed after its vote has to be voted again; the same mark keeps it', async () => {
  await record(meetings.open, officers());
  await record(meetings.markAttendance, { marks: all.map((name) => ({ memberId: id(name), mark: 'present' })) });
  const mark = (less: number) => record(meetings.selfMark, { marks: markGroups.map((group) => ({ criterion: group.key, points: group.max - (group.key === 'conduct' ? less : 0), note: '' })) });
  const votes = async () => (await rows('vote')).filter((one) => one['subject_id'] === about.meetingId).length;
  await mark(2);
  await record(meetings.vote, { kind: 'self-mark', subject: 'điểm', inFavour: 4, against: 0, abstained: 0, reserved: [] });
  await mark(2);
  expect(await votes()).toBe(1);
  await mark(3);
  expect(await votes()).toBe(0);
});

test('where the committee lets too few block, nothing is voted or ended before there are enough; the nearest rule upward wins', async () => {
  const office = cast.people.communeOffice;
  await cast.done(office, setSetting, { unitId: cast.commune, name: 'meeting.quorum', value: 'block 1/2' }, early);
  await record(meetings.open, officers());
  await record(meetings.markAttendance, { marks: [{ memberId: id(hien!), mark: 'present' }, { memberId: id(loc!), mark: 'present' }] });
  const vote = { kind: 'resolution', subject: 'nghị quyết', inFavour: 2, against: 0, abstained: 0, reserved: [] };
  expect(await refused(meetings.vote, vote)).toEqual({ refused: 'quorum-not-reached', needed: 3, present: 2 });
  await cast.done(office, setSetting, { unitId: cast.dongXanh, name: 'meeting.quorum', value: 'warn 1/2' }, early);
  expect(await record(meetings.vote, vote)).toMatchObject({ passed: false, needed: 3, base: 5 });
});
