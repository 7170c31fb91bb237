import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Letter } from '#documents/letter.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { uploadOf } from '../../tests/uploads.ts';
import * as meetings from './commands.ts';
import { meetingPapers } from './letters.server.ts';
import { postingsOf } from './posting-queries.server.ts';
import { markGroups } from './self-mark.ts';

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

const at = (minute: string) => new Date(`${minute}:00+07:00`);
const agenda = (points = '') => [{ origin: 'playbook', key: 'opening', title: 'Khai mạc', minutes: 8, points: '' }, { origin: 'own', title: 'Đường làng', minutes: 30, points }];

/** A meeting of the secretary's cell, announced on its month's first day. */
async function announced(month: string, day: string, kind = 'regular') {
  const { done, people, dongXanh: unitId, members } = cast;
  const early = at(`${month.slice(0, 7)}-01T08:00`);
  const { id: meetingId } = (await done(people.hien, meetings.plan, { unitId, kind, month, startsAt: `${day}T19:30`, place: 'Nhà văn hóa', dayReason: 'Mùa gặt', ...(kind === 'regular' ? {} : { theme: 'Nêu gương' }) }, early)) as { id: string };
  const about = { unitId, meetingId };
  const send = (command: (typeof meetings)[keyof typeof meetings], payload: Record<string, unknown> = {}, moment = early) => cast.send(people.hien, command, { ...about, ...payload }, moment);
  await done(people.hien, meetings.holdPreMeeting, { ...about, heldAt: `${month.slice(0, 7)}-01T07:30`, place: '', memberIds: [members['Trần Thị Hiền'], members['Hồ Xuân Lộc']], content: 'Bàn đường làng', conclusion: '' }, early);
  await done(people.hien, meetings.setAgenda, { ...about, items: agenda() }, early);
  await done(people.hien, meetings.draftResolution, { ...about, kind: 'resolution', subject: 'nhiệm vụ tháng', preamble: '', clauses: [{ text: 'Chỉnh trang đường', tasks: [] }] }, early);
  await done(people.hien, meetings.prepare, about, early);
  await done(people.hien, meetings.announce, { ...about, text: 'Kính mời đồng chí.' }, early);
  return { about, early, send };
}

/** The meeting held and its minutes signed, on its evening. */
async function written({ about }: Awaited<ReturnType<typeof announced>>, day: string) {
  const { done, people: { hien }, members } = cast;
  const evening = at(`${day}T19:41`);
  const late = new Date(evening.getTime() + 95 * 60_000);
  await done(hien, meetings.open, { ...about, chairId: members['Trần Thị Hiền'], secretaryId: members['Hồ Xuân Lộc'] }, evening);
  await done(hien, meetings.markAttendance, { ...about, marks: ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Võ Thị Nga', 'Nguyễn Gia Bảo'].map((name) => ({ memberId: members[name], mark: 'present' })) }, evening);
  await done(hien, meetings.stateDues, { ...about, statement: 'Đủ.' }, evening);
  const hands = { ...about, inFavour: 5, against: 0, abstained: 0, reserved: [] };
  await done(hien, meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' }, late);
  await done(hien, meetings.selfMark, { ...about, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) }, late);
  await done(hien, meetings.vote, { ...hands, kind: 'self-mark', subject: 'tự chấm' }, late);
  await done(hien, meetings.approveMinutes, { ...about, inFavour: 5 }, late);
  await done(hien, meetings.conclude, about, late);
  await done(hien, meetings.write, about, late);
  return late;
}

const filed = (meetingId: string) => inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx) =>
  (await trx.selectFrom('filed_document').selectAll().where('meeting_id', '=', meetingId).orderBy('id').execute()).map((paper) => ({ ...paper, letter: paper.content as unknown as Letter })));
const numbersOf = async (meetingId: string) => (await filed(meetingId)).filter((paper) => paper.number !== null).map((paper) => [paper.kind, paper.letter.number, paper.cycle]);
const moment = (meetingId: string, name: string) => inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) =>
  trx.selectFrom('meeting_moment').leftJoin('paper', (join) => join.onRef('paper.cell_id', '=', 'meeting_moment.cell_id').onRef('paper.id', '=', 'proof_paper_id')).select(['claimed_at as at', 'paper.kind as proof']).where('meeting_moment.meeting_id', '=', meetingId).where('moment', '=', name).executeTakeFirst());

test('a paper is numbered in the run of its own day, whenever it is filed, and of its year until a term is known', async () => {
  const january = await announced('2026-01-01', '2026-01-05');
  expect(await january.send(meetings.issueBefore)).toMatchObject({ answer: 'done', result: { issued: 3 } });
  await written(january, '2026-01-05');
  // filed a year late, it stands in the run of its own year all the same
  expect(await january.send(meetings.fileDocuments, {}, at('2027-01-20T08:00'))).toMatchObject({ answer: 'done', result: { issued: 4 } });
  expect(await numbersOf(january.about.meetingId)).toEqual([
    ['notice', 'Số 01-TB/CB', '2026'], ['pre-meeting-minutes', 'Số 01-BB/CB', '2026'], ['minutes', 'Số 02-BB/CB', '2026'], ['resolution', 'Số 01-NQ/CB', '2026']
  ]);
  const papers = await filed(january.about.meetingId);
  expect(papers.map((paper) => [paper.kind, paper.issued_on, paper.letter.placeAndDate.slice(-24), paper.letter.layout])).toEqual([
    ['notice', '2026-01-01', 'ngày 01 tháng 01 năm 2026', 'hd36'], ['agenda', '2026-01-01', 'ngày 01 tháng 01 năm 2026', 'hd36'], ['pre-meeting-minutes', '2026-01-01', 'ngày 01 tháng 01 năm 2026', 'hd36'],
    ['roll', '2026-01-05', 'ngày 05 tháng 01 năm 2026', 'hd36'], ['minutes', '2026-01-05', 'ngày 05 tháng 01 năm 2026', 'hd36'], ['resolution', '2026-01-05', 'ngày 05 tháng 01 năm 2026', 'hd36'], ['self-mark', '2026-01-05', 'ngày 05 tháng 01 năm 2026', 'hd36']
  ].map(([kind, day, date, layout]) => [kind, day, date!.slice(-24), layout]));
});

test('with a new term all numbers begin anew, what the cell entered is followed, and a term cannot begin under numbers already given', async () => {
  const { hien } = cast.people;
  const unitId = cast.dongXanh;
  expect(await cast.send(hien, meetings.setTerm, { unitId, startsOn: '2026-01-03' }, at('2026-06-01T08:00'))).toMatchObject({ answer: 'refused', refusal: { refused: 'numbers-already-run' } });
  expect(await cast.send(hien, meetings.setTerm, { unitId, startsOn: '2026-06-02' }, at('2026-06-01T08:00'))).toMatchObject({ answer: 'refused', refusal: { refused: 'day-in-the-future' } });
  await cast.done(hien, meetings.setTerm, { unitId, startsOn: '2026-06-02' }, at('2026-06-02T08:00'));
  await cast.done(hien, meetings.setNumber, { unitId, kind: 'resolution', cycle: 'term 2026-06-02', last: 8 }, at('2026-06-02T08:00'));
  const june = await announced('2026-06-01', '2026-06-05');
  const late = await written(june, '2026-06-05');
  await cast.done(hien, meetings.fileDocuments, june.about, late);
  expect(await numbersOf(june.about.meetingId)).toEqual([
    ['notice', 'Số 02-TB/CB', '2026'], ['pre-meeting-minutes', 'Số 03-BB/CB', '2026'], ['minutes', 'Số 01-BB/CB', 'term 2026-06-02'], ['resolution', 'Số 09-NQ/CB', 'term 2026-06-02']
  ]);
  expect(await cast.send(hien, meetings.setNumber, { unitId, kind: 'resolution', cycle: 'term 2026-06-02', last: 3 })).toMatchObject({ answer: 'refused', refusal: { refused: 'number-already-issued' } });
  expect(await cast.send(hien, meetings.setNumber, { unitId, kind: 'resolution', cycle: '2027', last: 0 })).toMatchObject({ answer: 'done' });
});

test('what is issued before the meeting is issued once, and again only where it says something else since', async () => {
  const { send, about } = await announced('2026-07-01', '2026-07-06');
  expect(await send(meetings.issueBefore)).toMatchObject({ answer: 'done', result: { issued: 3 } });
  expect(await send(meetings.issueBefore)).toMatchObject({ answer: 'refused', refusal: { refused: 'documents-already-issued' } });
  const day2 = at('2026-07-02T08:00');
  await send(meetings.postpone, { startsAt: '2026-07-07T19:30', reason: 'Mưa lũ' }, day2);
  await send(meetings.announce, { text: 'Kính mời đồng chí, buổi họp đổi sang ngày 07/7.' }, day2);
  await send(meetings.setAgenda, { items: agenda('Mức đóng góp') }, day2);
  expect(await send(meetings.issueBefore, {}, day2)).toMatchObject({ answer: 'done', result: { issued: 2 } });
  const late = await written({ send, about, early: at('2026-07-01T08:00') }, '2026-07-07');
  // opened eleven minutes late, the agenda is still the one that went out
  expect(await send(meetings.fileDocuments, {}, late)).toMatchObject({ answer: 'done', result: { issued: 4 } });
  expect((await filed(about.meetingId)).map((paper) => paper.kind)).toEqual(['notice', 'agenda', 'pre-meeting-minutes', 'notice', 'agenda', 'roll', 'minutes', 'resolution', 'self-mark']);
  expect(await send(meetings.fileDocuments, {}, late)).toMatchObject({ answer: 'refused', refusal: { refused: 'documents-already-issued' } });
});

test('posting is marked before the meeting and after it apart, each with its proof, and the month is filed only with both papers and results there', async () => {
  const proof = await uploadOf(cast.people.hien, 'Màn hình.png');
  const { send, about } = await announced('2026-08-01', '2026-08-05');
  const { meetingId } = about;
  const before = (payload: Record<string, unknown>) => send(meetings.markPostedBefore, payload, at('2026-08-03T10:00'));
  expect(await before({ postedAt: '2026-08-03T10:01' })).toMatchObject({ refusal: { refused: 'time-in-the-future', field: 'postedAt' } });
  expect(await before({ postedAt: '2026-08-03T09:00', proof: { ...proof, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } })).toMatchObject({ refusal: { refused: 'proof-kind-refused', field: 'file' } });
  expect(await before({ postedAt: '2026-08-03T09:00', proof: { ...proof, secrecyMark: 'MẬT' } })).toMatchObject({ refusal: { refused: 'secrecy-to-confirm' } });
  expect(await before({ postedAt: '2026-08-03T09:00', proof })).toMatchObject({ answer: 'done' });
  expect(await moment(meetingId, 'posted-before')).toEqual({ at: at('2026-08-03T09:00'), proof: 'proof-of-posting' });
  // the month says when the papers were there, though none was put up here
  const papersAt = async () => (await cast.database.owner.query<{ papers_at: Date | null }>('select papers_at from month_summary where meeting_id = $1', [meetingId])).rows[0]!.papers_at;
  expect(await papersAt()).toEqual(at('2026-08-03T09:00'));
  // told again without a proof, the hour is corrected and the proof stays
  await before({ postedAt: '2026-08-03T09:30' });
  expect(await moment(meetingId, 'posted-before')).toEqual({ at: at('2026-08-03T09:30'), proof: 'proof-of-posting' });
  expect(await papersAt()).toEqual(at('2026-08-03T09:30'));

  expect(await send(meetings.markPosted, { postedAt: '2026-08-03T09:00' }, at('2026-08-03T10:00'))).toMatchObject({ refusal: { refused: 'meeting-not-yet' } });
  const late = await written({ send, about, early: at('2026-08-01T08:00') }, '2026-08-05');
  expect(await send(meetings.issueBefore, {}, late)).toMatchObject({ answer: 'done' });
  expect(await send(meetings.file, {}, late)).toMatchObject({ refusal: { refused: 'documents-not-issued' } });
  await send(meetings.fileDocuments, {}, late);
  expect(await send(meetings.file, {}, late)).toMatchObject({ refusal: { refused: 'not-posted-yet' } });
  expect(await send(meetings.markPosted, { postedAt: '2026-08-05T20:00' }, late)).toMatchObject({ refusal: { refused: 'posted-before-meeting-ended' } });
  expect(await send(meetings.markPosted, { postedAt: '2026-08-06T08:00', proof }, at('2026-08-06T09:00'))).toMatchObject({ answer: 'done' });
  expect(await moment(meetingId, 'posted')).toEqual({ at: at('2026-08-06T08:00'), proof: 'proof-of-posting' });
  expect(await send(meetings.file, {}, at('2026-08-06T09:00'))).toMatchObject({ answer: 'done' });
});

test('before the notice is out nothing is issued and nothing can be posted', async () => {
  const { done, people, dongXanh: unitId } = cast;
  const { id: meetingId } = (await done(people.hien, meetings.plan, { unitId, kind: 'regular', month: '2026-09-01', startsAt: '2026-09-03T19:30', place: 'Nhà văn hóa', dayReason: '' }, at('2026-09-01T08:00'))) as { id: string };
  for (const [command, payload] of [[meetings.issueBefore, {}], [meetings.markPostedBefore, { postedAt: '2026-09-01T08:00' }]] as const)
    expect(await cast.send(people.hien, command, { unitId, meetingId, ...payload }, at('2026-09-01T09:00'))).toMatchObject({ refusal: { refused: 'meeting-not-yet' } });
});

test('the plan of the year’s themes is a paper of the cell: numbered, issued again only when the themes changed, and there beside the thematic meeting', async () => {
  const { hien, hoa } = cast.people;
  const unitId = cast.dongXanh;
  const issue = (moment: string) => cast.send(hien, meetings.issueThematicPlan, { unitId, year: 2027 }, at(moment));
  expect(await issue('2027-01-02T08:00')).toMatchObject({ refusal: { refused: 'no-themes-planned' } });
  const { id: meetingId } = await cast.done(hien, meetings.plan, { unitId, kind: 'thematic', month: '2027-02-01', startsAt: '2027-02-10T19:30', place: 'Nhà văn hóa', dayReason: '', theme: 'Nêu gương', authorId: cast.members['Lê Thị Hoa'], reviewerId: cast.members['Hồ Xuân Lộc'] }, at('2027-01-02T08:00'));
  expect(await cast.send(hoa, meetings.issueThematicPlan, { unitId, year: 2027 }, at('2027-01-02T08:00'))).toMatchObject({ refusal: { refused: 'not-yours' } });
  expect(await issue('2027-01-02T09:00')).toMatchObject({ answer: 'done' });
  expect(await issue('2027-01-03T09:00')).toMatchObject({ refusal: { refused: 'documents-already-issued' } });
  await cast.done(hien, meetings.plan, { unitId, kind: 'thematic', month: '2027-05-01', startsAt: '2027-05-10T19:30', place: 'Nhà văn hóa', dayReason: '', theme: 'Chuyển đổi số' }, at('2027-01-04T08:00'));
  expect(await issue('2027-01-05T09:00')).toMatchObject({ answer: 'done' });
  const papers = await inScope(cast.house.app, { cells: [unitId] }, async (trx) => {
    const meeting = await trx.selectFrom('meeting').selectAll().where('id', '=', String(meetingId)).executeTakeFirstOrThrow();
    const plans = await trx.selectFrom('filed_document').select(['content', 'year', 'meeting_id']).where('kind', '=', 'thematic-plan').orderBy('id').execute();
    return { plans, beside: await meetingPapers(trx, meeting, 'Kính mời', '2027-01-06') };
  });
  expect(papers.plans.map((plan) => [(plan.content as { number: string }).number, plan.year, plan.meeting_id])).toEqual([['Số 01-KH/CB', 2027, null], ['Số 02-KH/CB', 2027, null]]);
  const [plan] = papers.beside;
  expect(plan!.letter).toMatchObject({ kind: 'thematic-plan', draft: false, number: 'Số 02-KH/CB', type: 'Kế hoạch', subject: 'sinh hoạt chuyên đề năm 2027' });
  expect(plan!.letter.blocks.find((block) => 'table' in block)).toMatchObject({ table: { rows: [['1', 'Nêu gương', 'Tháng 2/2027', 'Lê Thị Hoa', 'Hồ Xuân Lộc'], ['2', 'Chuyển đổi số', 'Tháng 5/2027', 'Phân công sau', 'Phân công sau']] } });
});

test('every paper can be looked at as a draft from the first day of preparing, with room for its number and what only the meeting knows left open', async () => {
  const { about } = await announced('2027-03-01', '2027-03-03');
  const drafts = await inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx) => meetingPapers(trx, await trx.selectFrom('meeting').selectAll().where('id', '=', about.meetingId).executeTakeFirstOrThrow(), 'Kính mời', '2027-03-01'));
  expect(drafts.map((paper) => [paper.kind, paper.id, paper.letter.draft, paper.letter.number.replace(/\u00a0+/, ' … ')])).toEqual([
    ['notice', null, true, 'Số … -TB/CB'], ['agenda', null, true, ''], ['pre-meeting-minutes', null, true, 'Số … -BB/CB'], ['roll', null, true, ''], ['resolution', null, true, 'Số … -NQ/CB']
  ]);
  const resolution = drafts.at(-1)!.letter;
  expect(JSON.stringify(resolution.blocks)).toContain('có mặt …/6 phải dự');
  expect(JSON.stringify(resolution.blocks)).not.toMatch(/chuyển sang tháng sau|tự chấm/);
});

test('a cell of the armed forces files its papers without posting them, and its page asks for no posting', async () => {
  await cast.database.owner.query(`update unit_type set type = 'armed-forces' where unit_id = $1`, [cast.dongXanh]);
  const october = await announced('2026-10-01', '2026-10-03');
  const late = await written(october, '2026-10-03');
  const meeting = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => trx.selectFrom('meeting').selectAll().where('id', '=', october.about.meetingId).executeTakeFirstOrThrow());
  expect((await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => postingsOf(trx, meeting, at('2026-11-20T08:00')))).map(({ part, asked, late }) => [part, asked, late])).toEqual([['before', false, false], ['after', false, false]]);
  expect(await october.send(meetings.file, {}, late)).toMatchObject({ answer: 'refused', refusal: { refused: 'documents-not-issued' } });
  await october.send(meetings.fileDocuments, {}, late);
  expect(await october.send(meetings.file, {}, late)).toMatchObject({ answer: 'done' });
});
