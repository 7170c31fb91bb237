import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { endMembership, setDetails } from '#members/commands.ts';
import type { Actor } from '#platform/actor.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import * as tasks from '#resolutions/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { browser, type Browser } from '../../tests/visit.ts';
import { house } from '../house.server.ts';
import { actions, load as list } from './cells/[cell]/tasks/+page.server.ts';
import { load as results } from './cells/[cell]/tasks/results/+page.server.ts';
import { actions as taskActions, load as task } from './cells/[cell]/tasks/[task]/+page.server.ts';
import { GET as evidence } from './cells/[cell]/tasks/[task]/evidence/[evidence]/+server.ts';
import { load as below } from './units/[unit]/tasks/+page.server.ts';
import { actions as signInActions } from './sign-in/+page.server.ts';

const origin = 'http://localhost:4331';
const password = 'con trâu đi cày';
const pdf = new TextEncoder().encode('%PDF-1.4 danh sách các hộ đã ký');
const at = (minute: string) => new Date(`${minute}:00+07:00`);
const day = (days: number) => new Date(Date.now() + 7 * 3600_000 + days * 86_400_000).toISOString().slice(0, 10);
let cast: Cast;
let files: string;
const by: Record<string, Browser> = {};
beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'evidence-'));
  process.env['NEN_NEP_FILES'] = files;
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  const { hien, hoa, sy, inCharge, communeOffice, tai } = cast.people;
  for (const [username, person] of Object.entries({ hien, hoa, sy, thanh: inCharge, vanphong: communeOffice, tai })) {
    await createAccount({ personId: person.personId, name: person.name, username: `dx.${username}`, password });
    by[username] = browser(origin, `10.1.2.${Object.keys(by).length}`);
    await by[username]!.visit('/sign-in', signInActions.default, { form: { username: `dx.${username}`, password } });
  }
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
  await rm(files, { recursive: true });
});

const id = (name: string) => cast.members[name]!;
async function entered(text: string, memberId: string | null, dueOn = day(10), setOn = day(-3)): Promise<string> {
  return String((await cast.done(cast.people.hien, tasks.enterTask, { unitId: cast.dongXanh, text, ...(memberId ? { memberId } : {}), dueOn, setOn, evidence: 'Danh sách hộ ký' }, new Date()))['id']);
}
const look = (who: string, taskId: string, cell = cast.dongXanh) => by[who]!.visit(`/cells/${cell}/tasks/${taskId}`, task as never, { params: { cell, task: taskId } });
const press = (who: string, taskId: string, command: string, form: Record<string, string>, file?: { name: string; bytes: Uint8Array<ArrayBuffer> }) =>
  by[who]!.visit(`/cells/${cast.dongXanh}/tasks/${taskId}`, taskActions.default, { form: { command, commandId: newId(), unitId: cast.dongXanh, taskId, ...form }, ...(file ? { file } : {}), params: { cell: cast.dongXanh, task: taskId } });
const asked = async (who: string, query: string) => (await by[who]!.visit(`/cells/${cast.dongXanh}/tasks${query}`, list as never, { params: { cell: cast.dongXanh } })).data;
const refusal = async (who: Actor, command: Parameters<Cast['send']>[1], payload: Record<string, unknown>, when = new Date()) => {
  const answer = await cast.send(who, command, { unitId: cast.dongXanh, ...payload }, when);
  return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
};
const happened = (data: { history: { what: string }[] }) => data.history.map((one) => one.what);

describe('a member reports', () => {
  test('in one press that it is done, in words, by how far, and with a file; nothing at all is refused and keeps what was typed', async () => {
    const taskId = await entered('Vận động 12 hộ', id('Lê Thị Hoa'));
    expect((await press('hoa', taskId, 'task.report', { text: '', percent: '', link: '' })).data.refusal).toEqual({ refused: 'report-is-empty', field: 'text' });
    expect((await press('hoa', taskId, 'task.report', { text: 'Xong 6 hộ', percent: '50', link: 'Sổ thôn, trang 3' })).status).toBe(303);
    expect((await press('hoa', taskId, 'task.report', { text: '', percent: '', link: '', saysDone: 'true' })).status).toBe(303);
    const { data } = await look('hoa', taskId);
    expect(happened(data)).toEqual(['made', 'reported', 'reported']);
    expect(data.history[1]).toMatchObject({ member: 'Lê Thị Hoa', by: 'Lê Thị Hoa', text: 'Xong 6 hộ', percent: 50, saysDone: false, link: 'Sổ thôn, trang 3' });
    expect(data.task).toMatchObject({ state: 'says-done' });
    expect((await press('sy', taskId, 'task.report', { text: 'Của người khác' })).data.refusal).toMatchObject({ refused: 'not-your-task' });
  });

  test('and a secretary does it for a comrade without a phone, under both names', async () => {
    const taskId = await entered('Thăm hộ neo đơn', id('Võ Thị Nga'));
    expect((await press('hien', taskId, 'task.report-for', { memberId: id('Võ Thị Nga'), text: 'Đã thăm', saysDone: 'true' })).status).toBe(303);
    expect((await look('hien', taskId)).data.history[1]).toMatchObject({ member: 'Võ Thị Nga', by: 'Trần Thị Hiền', saysDone: true });
    expect(await refusal(cast.people.hien, tasks.reportForMember, { taskId, memberId: id('Lê Thị Hoa'), text: 'Đã thăm', saysDone: true })).toBe('not-your-task');
  });

  test('a file of evidence opens for its member, the committee of the cell and those who follow it, and is not there for anybody else', async () => {
    const taskId = await entered('Danh sách hộ ký', id('Lê Thị Hoa'));
    const kept = async () => (await readdir(files, { recursive: true })).length;
    const before = await kept();
    const secret = { name: 'Danh sách TUYỆT MẬT.pdf', bytes: pdf };
    expect((await press('hoa', taskId, 'task.report', { text: 'Đủ hộ' }, secret)).data.refusal).toMatchObject({ refused: 'secrecy-to-confirm', field: 'secrecyConfirmed' });
    expect(await kept()).toBe(before);
    expect((await press('hoa', taskId, 'task.report', { text: 'Đủ hộ' }, { name: 'hộ.exe', bytes: pdf })).data.refusal).toMatchObject({ refused: 'file-kind-refused' });
    expect((await press('hoa', taskId, 'task.report', { text: 'Đủ hộ', secrecyConfirmed: 'on' }, secret)).status).toBe(303);
    const seen = (await look('hoa', taskId)).data.history[1];
    const fileId = seen.files[0].id as string;
    const open = (who: string, cell = cast.dongXanh, of = taskId) => by[who]!.visit(`/cells/${cell}/tasks/${of}/evidence/${fileId}`, evidence as never, { params: { cell, task: of, evidence: fileId } });
    for (const who of ['hoa', 'hien', 'thanh', 'vanphong']) expect([who, (await open(who)).status]).toEqual([who, 200]);
    for (const who of ['sy', 'tai']) expect([who, (await open(who)).status]).toEqual([who, 404]);
    expect((await open('hien', cast.benMoi)).status).toBe(404);
    expect((await open('hoa', cast.dongXanh, newId())).status).toBe(404);
    const response = await by['hoa']!.visit(`/cells/${cast.dongXanh}/tasks/${taskId}/evidence/${fileId}`, ((event: never) => Promise.resolve(evidence(event)).then((answer: Response) => ({ headers: Object.fromEntries(answer.headers) }))) as never, { params: { cell: cast.dongXanh, task: taskId, evidence: fileId } });
    expect(response.data.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''/) });
    expect((await look('sy', taskId)).data.history[1]).toMatchObject({ text: 'Đủ hộ', files: [], link: '', hides: true });
    // handed over, its new member reads what came before; the one who reported it still does
    await cast.done(cast.people.hien, tasks.handOverTask, { unitId: cast.dongXanh, taskId, memberId: id('Trần Văn Sỹ'), reason: 'Đi viện' }, new Date());
    for (const who of ['hoa', 'sy']) expect([who, (await open(who)).status]).toEqual([who, 200]);
  });
});

describe('those who lead the cell', () => {
  test('change the day and the evidence of a task with a reason, and hand it over; a day that has passed is the meeting’s', async () => {
    const { hien, hoa } = cast.people;
    const taskId = await entered('Dọn mương', id('Lê Thị Hoa'), day(4));
    expect((await press('hien', taskId, 'task.change', { dueOn: day(8), evidence: 'Ảnh', reason: 'Mưa lũ' })).status).toBe(303);
    expect((await press('hien', taskId, 'task.hand-over', { memberId: id('Trần Văn Sỹ'), reason: 'Đi viện' })).status).toBe(303);
    const { data } = await look('hien', taskId);
    expect(data.history.slice(1)).toMatchObject([
      { what: 'changed', dueFrom: day(4), dueTo: day(8), evidenceFrom: 'Danh sách hộ ký', evidenceTo: 'Ảnh', reason: 'Mưa lũ', by: 'Trần Thị Hiền' },
      { what: 'handed-over', from: 'Lê Thị Hoa', to: 'Trần Văn Sỹ', reason: 'Đi viện', by: 'Trần Thị Hiền' }
    ]);
    expect(data.task).toMatchObject({ dueOn: day(8), evidence: 'Ảnh', memberName: 'Trần Văn Sỹ' });
    expect(await refusal(hien, tasks.changeTask, { taskId, dueOn: day(8), evidence: 'Ảnh', reason: 'x' })).toBe('nothing-changed');
    expect(await refusal(hien, tasks.changeTask, { taskId, dueOn: day(-1), evidence: 'Ảnh', reason: 'x' })).toBe('day-has-passed');
    expect(await refusal(hien, tasks.handOverTask, { taskId, memberId: id('Trần Văn Sỹ'), reason: 'x' })).toBe('already-theirs');
    expect(await refusal(hien, tasks.handOverTask, { taskId, memberId: id('Nguyễn Hữu Tài'), reason: 'x' })).toBe('not-a-member-that-day');
    expect(await refusal(hoa, tasks.handOverTask, { taskId, memberId: id('Lê Thị Hoa'), reason: 'x' })).toBe('not-yours');
    const late = await entered('Việc quá hạn', id('Lê Thị Hoa'), day(-2));
    expect(await refusal(hien, tasks.changeTask, { taskId: late, dueOn: day(5), evidence: '', reason: 'x' })).toBe('late-day-is-the-meetings');
    expect(await refusal(hien, tasks.changeTask, { taskId: late, dueOn: day(-2), evidence: 'Chỉ đổi minh chứng', reason: 'x' })).toBe('done');
  });

  test('give up only what no meeting voted or judged, with a reason that stays', async () => {
    const taskId = await entered('Ghi trùng', null);
    expect(await refusal(cast.people.hien, tasks.dropTask, { taskId, reason: ' ' })).toBe('malformed');
    expect((await press('hien', taskId, 'task.drop', { reason: 'Ghi hai lần' })).status).toBe(303);
    expect((await look('hoa', taskId)).data).toMatchObject({ task: { state: 'dropped' }, history: [{ what: 'made' }, { what: 'dropped', reason: 'Ghi hai lần', by: 'Trần Thị Hiền' }] });
    expect(await refusal(cast.people.hien, tasks.dropTask, { taskId, reason: 'Lần nữa' })).toBe('task-not-open');
  });

  test('remind in one press of all that is late, each at most once a day; who has no page and no address is called', async () => {
    await entered('Nhắc một', id('Lê Thị Hoa'), day(-5));
    const nga = await entered('Nhắc hai', id('Võ Thị Nga'), day(-4));
    const whole = await entered('Việc của cả chi bộ', null, day(-4));
    await cast.done(cast.people.hien, setDetails, { unitId: cast.dongXanh, memberId: id('Võ Thị Nga'), phone: '0912 345 678', largeType: true });
    const { remind } = await asked('hien', '?show=late');
    expect(remind).toContain(nga);
    expect(remind).not.toContain(whole);
    const send = () => by['hien']!.visit(`/cells/${cast.dongXanh}/tasks`, actions.default, { form: { command: 'task.remind', commandId: newId(), unitId: cast.dongXanh, ...Object.fromEntries(remind.map((one: string, n: number) => [`taskIds[${n}]`, one])) }, params: { cell: cast.dongXanh } });
    expect((await send()).status).toBe(303);
    expect((await send()).data.refusal).toMatchObject({ refused: 'reminded-today' });
    expect((await asked('hien', '?show=late')).remind).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from jobs.job where name = 'mail.task'`.execute(cast.database.as('nen_nep_jobs'));
    expect(rows[0]!.n).toBe(remind.length);
    const { calls } = await asked('hien', '');
    expect(calls).toMatchObject([{ name: 'Võ Thị Nga', phone: '0912345678', text: 'Nhắc hai', toldAt: null }]);
    expect((await asked('hoa', '')).calls).toEqual([]);
    expect((await by['hien']!.visit(`/cells/${cast.dongXanh}/tasks`, actions.default, { form: { command: 'task.mark-called', commandId: newId(), unitId: cast.dongXanh, reminderId: calls[0].reminderId }, params: { cell: cast.dongXanh } })).status).toBe(303);
    expect((await asked('hien', '')).calls[0].toldAt).not.toBeNull();
    expect(happened((await look('hien', nga)).data)).toEqual(['made', 'reminded']);
    // that somebody had to be reminded is nobody else's to know
    expect(happened((await look('sy', nga)).data)).toEqual(['made']);
    expect(await refusal(cast.people.hien, tasks.remindOfTasks, { taskIds: [whole] })).toBe('task-has-no-person');
  });

  test('are asked for a new person where one has left the cell', async () => {
    const taskId = await entered('Việc của người đi', id('Nguyễn Gia Bảo'), day(9));
    await cast.done(cast.people.hien, endMembership, { unitId: cast.dongXanh, memberId: id('Nguyễn Gia Bảo'), status: 'left', on: day(0) }, new Date());
    expect(await refusal(cast.people.hien, tasks.remindOfTasks, { taskIds: [taskId] })).toBe('person-has-left');
    const { filters, groups } = await asked('hien', '?show=no-person');
    expect(filters).toContainEqual({ filter: 'no-person', count: 1 });
    expect(groups.flatMap((group: { tasks: { text: string; orphan: boolean }[] }) => group.tasks).map((one: { text: string; orphan: boolean }) => [one.text, one.orphan])).toEqual([['Việc của người đi', true]]);
    await cast.done(cast.people.hien, tasks.handOverTask, { unitId: cast.dongXanh, taskId, memberId: id('Lê Thị Hoa'), reason: 'Đồng chí Bảo chuyển đi' }, new Date());
    expect((await asked('hien', '?show=no-person')).total).toBe(0);
  });
});

test('the list is narrowed by state, by member and by words without accents, in groups by when they are due', async () => {
  const all = await asked('hoa', '?show=all');
  const texts = (data: typeof all): string[] => data.groups.flatMap((group: { tasks: { text: string }[] }) => group.tasks.map((one) => one.text));
  expect(texts(await asked('hoa', '?show=mine')).every((text) => texts(all).includes(text))).toBe(true);
  expect(texts(await asked('hoa', '?show=all&q=don%20muong'))).toEqual(['Dọn mương']);
  expect(texts(await asked('hoa', '?show=all&q=vo%20thi'))).toEqual(expect.arrayContaining(['Thăm hộ neo đơn', 'Nhắc hai']));
  expect(texts(await asked('hoa', `?show=all&member=${id('Trần Văn Sỹ')}`)).sort()).toEqual(['Danh sách hộ ký', 'Dọn mương']);
  expect(texts(await asked('hoa', '?show=dropped'))).toEqual(['Ghi trùng']);
  expect(all.groups.map((group: { due: string }) => group.due)).toEqual(['late', 'later', 'reported', 'ended'].filter((due) => all.groups.some((group: { due: string }) => group.due === due)));
  expect((await by['tai']!.visit(`/cells/${cast.dongXanh}/tasks`, list as never, { params: { cell: cast.dongXanh } })).status).toBe(404);
});

describe('after a meeting', () => {
  let evening: Evening;
  let voted: string;
  beforeAll(async () => {
    evening = await openEvening(cast);
    await evening.record(meetings.judgeTask, { taskId: evening.taskId, result: 'carried', note: 'Mưa lũ', newDueOn: '2026-10-25' });
    await evening.decide();
    await evening.conclude();
    voted = (await cast.database.owner.query<{ id: string }>(`select id from task where text = 'Dọn 400 m'`)).rows[0]!.id;
  });

  test('a task of its resolution tells its clause, and is given up by a meeting alone, as is one that a meeting judged', async () => {
    expect((await look('sy', voted)).data.origin).toMatchObject({ from: 'clause', clauseNumber: 1, clause: 'Chỉnh trang đường trục thôn', kind: 'resolution', meetingId: evening.about.meetingId, number: null });
    expect(await refusal(cast.people.hien, tasks.dropTask, { taskId: voted, reason: 'x' })).toBe('voted-task-is-the-meetings');
    expect(await refusal(cast.people.hien, tasks.dropTask, { taskId: evening.taskId, reason: 'x' })).toBe('judged-task-is-the-meetings');
    expect((await look('hien', evening.taskId)).data.history).toMatchObject([{ what: 'made', by: 'Trần Thị Hiền' }, { what: 'judged', result: 'carried', time: 1, note: 'Mưa lũ', newDue: '2026-10-25', by: 'Trần Thị Hiền', month: '2026-10-01' }]);
  });

  test('the month’s table and its share open from the committee’s figure down to each task and its name', async () => {
    const figure = (await by['vanphong']!.visit(`/units/${cast.commune}/tasks?month=2026-10-01`, below as never, { params: { unit: cast.commune } })).data;
    expect(figure.cells).toContainEqual(expect.objectContaining({ id: cast.dongXanh, base: figure.total.base, done: 0, carried: figure.total.carried }));
    const table = (await by['vanphong']!.visit(`/cells/${cast.dongXanh}/tasks/results?month=2026-10-01`, results as never, { params: { cell: cast.dongXanh } })).data;
    expect(table.share).toMatchObject({ base: figure.total.base, done: figure.total.of, percent: figure.total.percent });
    expect(table.lines.map((line: { task: { text: string; memberName: string }; state: string; wouldBeCarried: number }) => [line.task.text, line.task.memberName, line.state, line.wouldBeCarried])).toContainEqual(['Vận động 12 hộ', 'Lê Thị Hoa', 'carried', 1]);
  });

  test('a draft whose tasks somebody has reported on since the vote is not written anew', async () => {
    const second = await cast.done(cast.people.hien, meetings.plan, { unitId: cast.dongXanh, kind: 'extraordinary', month: '2026-10-01', startsAt: '2026-10-20T19:30', place: 'Nhà văn hóa', dayReason: 'Gấp' }, at('2026-10-19T08:00'));
    const about = { unitId: cast.dongXanh, meetingId: second['id'] };
    const record = (command: Parameters<Cast['done']>[1], payload: Record<string, unknown>, minute: string) => cast.done(cast.people.hien, command, { ...about, ...payload }, at(minute));
    await record(meetings.recordAfterwards, { startsAt: '2026-10-20T19:30', chairId: id('Trần Thị Hiền'), secretaryId: id('Hồ Xuân Lộc') }, '2026-10-20T21:00');
    await record(meetings.markAttendance, { marks: ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ'].map((name) => ({ memberId: id(name), mark: 'present' })) }, '2026-10-20T21:01');
    const draft = { kind: 'conclusion', subject: 'chống bão', preamble: '', clauses: [{ text: 'Chằng chống nhà', tasks: [{ text: 'Chằng nhà văn hóa', memberId: id('Lê Thị Hoa'), dueOn: '2026-10-22', evidence: '' }] }] };
    await record(meetings.draftResolution, draft, '2026-10-20T21:02');
    const { id: voteId } = await record(meetings.vote, { kind: 'conclusion', subject: 'kết luận', inFavour: 4, against: 0, abstained: 0, reserved: [] }, '2026-10-20T21:03');
    const { rows: [storm] } = await cast.database.owner.query<{ id: string }>(`select id from task where text = 'Chằng nhà văn hóa'`);
    await cast.done(cast.people.hoa, tasks.reportOnTask, { unitId: cast.dongXanh, taskId: storm!.id, text: 'Đang chằng', saysDone: false }, at('2026-10-20T21:04'));
    await record(meetings.takeBack, { what: 'vote', subjectId: voteId }, '2026-10-20T21:05');
    expect(await refusal(cast.people.hien, meetings.draftResolution, { ...about, ...draft }, at('2026-10-20T21:06'))).toBe('draft-was-followed');
  });
});
