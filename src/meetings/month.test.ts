import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import { checkInCode } from '#platform/secret.server.ts';
import { checkSeal } from '#documents/seal.ts';
import { nextHead, firstHead, publicKeyOf } from '#documents/seal.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import * as meetings from './commands.ts';
import { reportOnTask } from '#resolutions/commands.ts';
import { tasksBefore } from './task-queries.server.ts';
import { markGroups } from './self-mark.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await castIn();
});
afterAll(() => cast.close());

const at = (minute: string) => new Date(`${minute}:00+07:00`);

/** Runs one month of the cell from plan to file, as the secretary would. */
async function runMonth(month: string, day: string, tasks: { text: string; memberId: string; dueOn: string }[]) {
  const { done, people, dongXanh: unitId, members } = cast;
  const secretary: Actor = people.hien;
  const early = at(`${month.slice(0, 7)}-01T08:00`);
  const { id: meetingId } = (await done(secretary, meetings.plan, { unitId, kind: 'regular', month, startsAt: `${day}T19:30`, place: 'Nhà văn hóa thôn', dayReason: 'Tết thôn' }, at(`${month.slice(0, 7)}-01T07:00`))) as { id: string };
  const about = { unitId, meetingId };
  await done(secretary, meetings.holdPreMeeting, { ...about, heldAt: `${month.slice(0, 7)}-01T07:30`, place: '', memberIds: [members['Trần Thị Hiền'], members['Hồ Xuân Lộc']], content: 'Bàn đường làng', conclusion: '' }, early);
  await done(secretary, meetings.setAgenda, { ...about, items: [{ origin: 'playbook', key: 'opening', title: 'Khai mạc', minutes: 8, points: '' }, { origin: 'own', title: 'Đường làng', minutes: 30, points: 'Mức đóng góp' }] }, early);
  await done(secretary, meetings.draftResolution, { ...about, kind: 'resolution', subject: 'lãnh đạo nhiệm vụ tháng', preamble: '', clauses: [{ text: 'Chỉnh trang đường trục thôn', tasks: tasks.map((task) => ({ ...task, evidence: 'Ảnh' })) }] }, early);
  await done(secretary, meetings.prepare, about, early);
  await done(secretary, meetings.announce, { ...about, text: 'Kính mời đồng chí dự sinh hoạt chi bộ.' }, early);
  await done(people.nga, meetings.reply, { ...about, answer: 'leave', reason: 'Khám bệnh' }, early);
  await done(secretary, meetings.decideLeave, { ...about, memberId: members['Võ Thị Nga'], accepted: true }, early);
  const evening = at(`${day}T19:30`);
  await done(secretary, meetings.open, { ...about, chairId: members['Trần Thị Hiền'], secretaryId: members['Hồ Xuân Lộc'] }, evening);
  await done(people.hoa, meetings.checkIn, { ...about, code: checkInCode(meetingId, evening) }, evening);
  await done(secretary, meetings.markAttendance, { ...about, marks: ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Trần Văn Sỹ', 'Nguyễn Gia Bảo'].map((name) => ({ memberId: members[name], mark: 'present' })) }, evening);
  await done(secretary, meetings.stateDues, { ...about, statement: '6/6 đồng chí đã nộp.' }, evening);
  return { meetingId, about, evening, secretary };
}

async function endMonth({ about, evening, secretary }: Awaited<ReturnType<typeof runMonth>>) {
  const { done } = cast;
  const later = new Date(evening.getTime() + 95 * 60_000);
  const vote = { ...about, against: 0, abstained: 0, reserved: [] };
  await done(secretary, meetings.vote, { ...vote, kind: 'resolution', subject: 'nghị quyết', inFavour: 4 }, later);
  await done(secretary, meetings.selfMark, { ...about, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) }, later);
  await done(secretary, meetings.vote, { ...vote, kind: 'self-mark', subject: 'tự chấm', inFavour: 4 }, later);
  await done(secretary, meetings.approveMinutes, { ...about, inFavour: 4 }, later);
  await done(secretary, meetings.conclude, about, later);
  await done(secretary, meetings.write, about, later);
  await done(secretary, meetings.fileDocuments, about, later);
  await done(secretary, meetings.markPosted, { ...about, postedAt: new Date(later.getTime() + 7 * 3600_000).toISOString().slice(0, 16) }, later);
  await done(secretary, meetings.file, about, later);
}

test('a month runs from the plan to the filed papers, and the next month finds its tasks waiting', async () => {
  const { members, dongXanh: unitId, house, people, done } = cast;
  const october = await runMonth('2026-10-01', '2026-10-05', [
    { text: 'Chỉnh trang 400 m đường', memberId: members['Lê Thị Hoa']!, dueOn: '2026-10-28' },
    { text: 'Vận động 12 hộ', memberId: members['Trần Văn Sỹ']!, dueOn: '2026-10-30' }
  ]);
  await endMonth(october);

  const tasks = await inScope(house.app, { cells: [unitId] }, (trx) => tasksBefore(trx, unitId, '2026-11-01', '2026-11-03'));
  expect(tasks.map((task) => [task.text, task.memberName, task.carried])).toEqual([['Chỉnh trang 400 m đường', 'Lê Thị Hoa', 0], ['Vận động 12 hộ', 'Trần Văn Sỹ', 0]]);
  await done(people.hoa, reportOnTask, { unitId, taskId: tasks[0]!.id, text: 'Đã xong', saysDone: true }, at('2026-10-27T10:00'));

  const november = await runMonth('2026-11-01', '2026-11-03', []);
  await done(november.secretary, meetings.judgeTask, { ...november.about, taskId: tasks[0]!.id, result: 'done', note: '' }, november.evening);
  await endMonth(november);

  const december = await inScope(house.app, { cells: [unitId] }, (trx) => tasksBefore(trx, unitId, '2026-12-01', '2026-12-03'));
  expect(december.map((task) => [task.text, task.carried])).toEqual([['Vận động 12 hộ', 1]]);

  const summaries = await inScope(house.app, { cells: [unitId] }, (trx) => trx.selectFrom('month_summary').selectAll().orderBy('month').execute());
  expect(summaries).toMatchObject([
    { month: '2026-10-01', state: 'filed', must_attend: 6, present: 5, absent_with_reason: 1, duration_minutes: 95, tasks_before: 0, tasks_set: 2, self_mark: 100 },
    { month: '2026-11-01', state: 'filed', tasks_before: 2, tasks_done: 1, tasks_done_in_time: 1, tasks_carried: 1 }
  ]);
});

test('filed papers form one chain in the cell, each sealed so that the paper can be checked without the server', async () => {
  const { dongXanh: unitId, house } = cast;
  const papers = await inScope(house.app, { cells: [unitId] }, (trx) => trx.selectFrom('filed_document').selectAll().orderBy('id').execute());
  expect(papers.length).toBeGreaterThanOrEqual(12);
  let head = firstHead(unitId);
  const byPrevious = new Map(papers.map((paper) => [paper.previous, paper]));
  for (let n = 0; n < papers.length; n++) {
    const paper = byPrevious.get(head)!;
    const numbered = (paper.content as { number: string }).number;
    head = nextHead(head, [unitId, paper.kind, numbered, paper.issued_on, paper.content_hash]);
    expect(head).toBe(paper.head);
    expect(await checkSeal(paper.seal, publicKeyOf(siteKey()))).toMatchObject({ seal: 'valid', kind: paper.kind });
    expect(await checkSeal(paper.seal.replace(paper.kind, `${paper.kind}x`), publicKeyOf(siteKey()))).toMatchObject({ seal: 'not-valid' });
  }
  const numbers = papers.filter((paper) => paper.kind === 'resolution').map((paper) => (paper.content as { number: string }).number).sort();
  expect(numbers).toEqual(['Số 01-NQ/CB', 'Số 02-NQ/CB']);
});

test('what was concluded cannot be changed, and the refusal says it is too late', async () => {
  const { dongXanh: unitId, house, send, people, members } = cast;
  const [meeting] = await inScope(house.app, { cells: [unitId] }, (trx) => trx.selectFrom('meeting').select('id').where('state', '=', 'filed').execute());
  const answer = await send(people.hien, meetings.markAttendance, { unitId, meetingId: meeting!.id, marks: [{ memberId: members['Lê Thị Hoa'], mark: 'late' }] });
  expect(answer).toEqual({ answer: 'refused', refusal: { refused: 'meeting-too-late', state: 'filed' } });
});
