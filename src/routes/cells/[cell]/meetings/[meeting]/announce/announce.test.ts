import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { calledOff } from '#meetings/queries.server.ts';
import { setDetails } from '#members/commands.ts';
import { endPost } from '#organisation/commands.ts';
import { addDays, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../../../../../../tests/cast.ts';
import { browser, type Browser } from '../../../../../../../tests/visit.ts';
import { house } from '../../../../../../house.server.ts';
import { GET as calendar } from '../../../../../calendar/[secret].ics/+server.ts';
import { actions as signIn } from '../../../../../sign-in/+page.server.ts';
import { actions as homeActions, load as home } from '../../../+page.server.ts';
import { load as announcePage } from './+page.server.ts';
import { GET as ics } from './meeting.ics/+server.ts';
import { GET as pack } from './pack/+server.ts';

const origin = 'http://localhost:4358';
const password = 'con trâu đi cày';
const now = new Date();
const today = dayOf(now);
let cast: Cast;
let meetingId: string;
const as: Record<string, Browser> = {};
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  for (const [n, who] of (['hien', 'hoa', 'sy', 'stranger'] as const).entries()) {
    const { personId, name } = cast.people[who] as Actor;
    await createAccount({ personId, name, username: `nguoi.${n}`, password });
    as[who] = browser(origin, `10.7.0.${n}`);
    await as[who].visit('/sign-in', signIn.default, { form: { username: `nguoi.${n}`, password } });
  }
  const { done, people, dongXanh: unitId, members } = cast;
  // planned today for the week after, so that it is still to come however late in the month the test runs
  const startsAt = `${addDays(today, 6)}T19:30`;
  meetingId = String((await done(people.hien, meetings.plan, { unitId, kind: 'regular', month: firstOfMonth(addDays(today, 6)), startsAt, place: 'Nhà văn hóa, phòng lớn', dayReason: 'Lịch thôn' }, now))['id']);
  const about = { unitId, meetingId };
  await done(people.hien, meetings.holdPreMeeting, { ...about, heldAt: `${addDays(today, -1)}T07:30`, place: 'Nhà bí thư', memberIds: [members['Trần Thị Hiền']], content: 'Bàn việc kín của chi ủy', conclusion: '' }, now);
  await done(people.hien, meetings.setAgenda, { ...about, items: [{ origin: 'own', key: 'debate', title: 'Đường thôn', minutes: 20, points: 'Ai góp đất' }] }, now);
  await done(people.hien, meetings.draftResolution, { ...about, kind: 'resolution', subject: 'Làm đường', preamble: '', clauses: [{ text: 'Mở rộng đường', tasks: [{ text: 'Vận động hộ', memberId: members['Lê Thị Hoa'], dueOn: addDays(today, 30), evidence: 'Danh sách' }] }] }, now);
  await done(people.hien, meetings.prepare, about, now);
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});

const params = () => ({ cell: cast.dongXanh, meeting: meetingId });
const at = (path: string) => `/cells/${cast.dongXanh}/meetings/${meetingId}/announce${path}`;
const see = (who: string, path: string, look: (event: never) => unknown, own = params()) => as[who]!.visit(at(path), look, { params: own });

test('the pack to print is there once the notice is out, for the members of the cell, with notice, agenda, draft and last results and nothing of the pre-meeting', async () => {
  expect((await see('hien', '/pack', pack)).status).toBe(404);
  await cast.done(cast.people.hien, meetings.announce, { unitId: cast.dongXanh, meetingId, text: 'Kính mời đồng chí dự sinh hoạt.' }, now);
  for (const who of ['hien', 'hoa']) {
    const { status, data } = await see(who, '/pack', pack);
    expect([who, status]).toEqual([who, 200]);
    for (const said of ['Kính mời đồng chí dự sinh hoạt.', 'Đường thôn', 'Ai góp đất', 'Mở rộng đường', 'Vận động hộ', 'Lê Thị Hoa']) expect(data).toContain(said);
    expect(data).not.toContain('Bàn việc kín của chi ủy');
  }
  expect((await see('hoa', '/pack?word=yes', pack)).status).toBe(200);
  expect((await see('stranger', '/pack', pack)).status).toBe(404);
  expect((await see('hoa', '/pack', pack, { ...params(), meeting: newId() })).status).toBe(404);
});

test('the entry for a calendar tells time and place and nothing else; of another cell there is none', async () => {
  const { status, data } = await see('hoa', '/meeting.ics', ics);
  expect(status).toBe(200);
  const start = addDays(today, 6).replaceAll('-', '');
  expect(data).toContain(`DTSTART:${start}T123000Z`);
  expect(data).toContain('LOCATION:Nhà văn hóa\\, phòng lớn');
  for (const inside of ['Đường thôn', 'Làm đường', 'Hiền', 'Đồng Xanh', 'Kính mời']) expect(data).not.toContain(inside);
  expect((await see('stranger', '/meeting.ics', ics)).status).toBe(404);
});

test('a calendar address is its owner’s secret: it tells without a sign-in, time and place only, until it is taken back, made anew, or its owner belongs to the cell no more', async () => {
  const send = (command: string) => as['hoa']!.visit(`/cells/${cast.dongXanh}`, homeActions.default, { params: { cell: cast.dongXanh }, form: { command, commandId: newId(), unitId: cast.dongXanh } });
  const address = async () => (await as['hoa']!.visit(`/cells/${cast.dongXanh}`, home, { params: { cell: cast.dongXanh } })).data.calendar as string | null;
  const told = async (url: string) => browser(origin, '10.7.1.1').visit(new URL(url).pathname, calendar, { params: { secret: /calendar\/(.+)\.ics$/.exec(url)![1]! } });
  expect(await address()).toBeNull();
  expect((await send('calendar.make-address')).to).toContain('done=');
  const first = (await address())!;
  const { status, data } = await told(first);
  expect(status).toBe(200);
  expect(data).toContain(`DTSTART:${addDays(today, 6).replaceAll('-', '')}T123000Z`);
  expect(data).toContain('LOCATION:Nhà văn hóa\\, phòng lớn');
  for (const inside of ['Đường thôn', 'Làm đường', 'Hiền', 'Hoa', 'Đồng Xanh', 'Kính mời']) expect(data).not.toContain(inside);
  // one that was guessed or cut names nothing
  for (const other of [`${first.slice(0, -6)}x.ics`, `${origin}/calendar/${newId()}.ics`]) expect((await told(other)).status).toBe(404);
  await send('calendar.make-address');
  const second = (await address())!;
  expect(second).not.toBe(first);
  expect([(await told(first)).status, (await told(second)).status]).toEqual([404, 200]);
  await send('calendar.revoke-address');
  expect([await address(), (await told(second)).status]).toEqual([null, 404]);
});

test('the secretary sees whom the notice reached how, who is still to be told, and who has not answered; a call list is ticked off one by one', async () => {
  const seen = async () => (await see('hien', '', announcePage)).data;
  const before = await seen();
  expect(before.notice.recipients.map((one: { name: string }) => one.name)).toEqual(expect.arrayContaining(['Lê Thị Hoa', 'Nguyễn Gia Bảo', 'Nguyễn Văn Thành']));
  const nobodysPhone = before.notice.recipients.filter((one: { way: string }) => one.way === 'print') as { personId: string; name: string; toldAt: Date | null }[];
  expect(nobodysPhone.map((one) => one.name)).toEqual(expect.arrayContaining(['Võ Thị Nga', 'Nguyễn Gia Bảo']));
  expect(nobodysPhone.every((one) => one.toldAt === null)).toBe(true);
  await cast.done(cast.people.hien, meetings.markTold, { unitId: cast.dongXanh, meetingId, noticeId: before.notice.id, personId: cast.people.nga.personId }, now);
  await cast.done(cast.people.hoa, meetings.reply, { unitId: cast.dongXanh, meetingId, answer: 'leave', reason: 'Đi khám' }, now);
  const after = await seen();
  expect(after.notice.recipients.find((one: { personId: string }) => one.personId === cast.people.nga.personId).toldAt).not.toBeNull();
  expect(after.noReply).not.toContain('Lê Thị Hoa');
  const waits = (await as['hien']!.visit(`/cells/${cast.dongXanh}`, home, { params: { cell: cast.dongXanh } })).data.waiting as { key: string; names: string[]; on: string }[];
  expect(waits.find((one) => one.key === 'leaves')).toMatchObject({ on: 'us', names: ['Lê Thị Hoa (Đi khám)'] });
  expect(waits.find((one) => one.key === 'tell')!.names).not.toContain('Võ Thị Nga');
  expect(waits.find((one) => one.key === 'replies')!.names).toEqual(after.noReply);
});

test('put off, everybody is told anew: members see it on their page, who was called before stands on the list again as told the old time, and once called is not asked for again by the next notice', async () => {
  const { done, people, dongXanh: unitId, members } = cast;
  const seen = async () => (await see('hien', '', announcePage)).data;
  const homeOf = async (who: string) => (await as[who]!.visit(`/cells/${unitId}`, home, { params: { cell: unitId } })).data;
  await done(people.hien, setDetails, { unitId, memberId: members['Võ Thị Nga'], phone: '0912 345 678', largeType: false }, now);
  const { id: noticeId } = await done(people.hien, meetings.announce, { unitId, meetingId, text: 'Kính mời đồng chí dự sinh hoạt.' }, now);
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  await done(people.hien, meetings.markTold, { unitId, meetingId, noticeId, personId: people.nga.personId }, now);
  await done(people.hien, meetings.postpone, { unitId, meetingId, startsAt: `${addDays(today, 8)}T20:00`, reason: 'Mưa bão' }, later(1));
  const list = (data: { notice: { recipients: { name: string; toldAt: Date | null; toldOld: boolean }[] } }) => data.notice.recipients.find((one) => one.name === 'Võ Thị Nga')!;
  const moved = await seen();
  expect([moved.notice.movedSince, moved.notice.change !== null, list(moved).toldAt, list(moved).toldOld]).toEqual([true, true, null, true]);
  for (const said of ['20 giờ 00', 'Mưa bão']) expect(moved.notice.text).toContain(said);
  const member = (await homeOf('hoa')).meeting;
  expect([dayOf(member.told.startsAt), member.reason, dayOf(member.startsAt)]).toEqual([addDays(today, 6), 'Mưa bão', addDays(today, 8)]);
  expect((await homeOf('hien')).waiting.find((one: { key: string }) => one.key === 'tell').names).toContain('Võ Thị Nga');
  expect((await see('hoa', '/meeting.ics', ics)).data).toMatch(/SEQUENCE:1\r\n[^]*STATUS:CONFIRMED/);
  await done(people.hien, meetings.markTold, { unitId, meetingId, noticeId: moved.notice.id, personId: people.nga.personId }, later(2));
  await done(people.hien, meetings.announce, { unitId, meetingId, text: 'Kính mời đồng chí dự sinh hoạt, giờ mới.' }, later(3));
  const again = await seen();
  expect([again.notice.movedSince, again.notice.change, list(again).toldAt !== null]).toEqual([false, null, true]);
  // whoever was not reached about the change is still to be told
  expect(again.notice.recipients.filter((one: { toldAt: Date | null }) => !one.toldAt).length).toBeGreaterThan(0);
});

test('an answer stands for the time it was given to: put off, whoever answered is asked again, a leave granted for the old time is none, and back at the old time it stands again', async () => {
  const { done, send, people, dongXanh: unitId, members } = cast;
  const seen = async () => (await see('hien', '', announcePage)).data;
  const mine = async () => (await as['hoa']!.visit(`/cells/${unitId}`, home, { params: { cell: unitId } })).data.meeting.reply;
  const startsAt = `${addDays(today, 9)}T19:30`;
  const next = async (minutes: number, at: string) => {
    await done(people.hien, meetings.postpone, { unitId, meetingId, startsAt: at, reason: 'Mưa bão' }, new Date(now.getTime() + minutes * 60_000));
    await done(people.hien, meetings.announce, { unitId, meetingId, text: 'Kính mời đồng chí dự sinh hoạt.' }, new Date(now.getTime() + (minutes + 1) * 60_000));
  };
  await next(10, startsAt);
  await done(people.hoa, meetings.reply, { unitId, meetingId, answer: 'leave', reason: 'Đi khám' }, now);
  await done(people.hien, meetings.decideLeave, { unitId, meetingId, memberId: members['Lê Thị Hoa'], accepted: true }, now);
  expect([await mine(), (await seen()).answeredBefore]).toEqual([{ answer: 'leave', accepted: true }, []]);

  await next(20, `${addDays(today, 10)}T19:30`);
  const moved = await seen();
  expect([await mine(), moved.replies, moved.answeredBefore, moved.noReply.includes('Lê Thị Hoa')]).toEqual([null, [], ['Lê Thị Hoa'], true]);
  expect((await as['hien']!.visit(`/cells/${unitId}`, home, { params: { cell: unitId } })).data.waiting.find((one: { key: string }) => one.key === 'replies').names).toContain('Lê Thị Hoa');
  expect(await send(people.hien, meetings.decideLeave, { unitId, meetingId, memberId: members['Lê Thị Hoa'], accepted: false }, now)).toMatchObject({ refusal: { refused: 'no-leave-asked' } });

  await next(30, startsAt);
  expect([await mine(), (await seen()).answeredBefore]).toEqual([{ answer: 'leave', accepted: true }, []]);
});

test('a meeting that is not held is called off with everybody who was told: on the page of each until its time, for the phone’s calendar, and on the list of calls', async () => {
  const { done, people, dongXanh: unitId } = cast;
  const homeOf = async (who: string) => (await as[who]!.visit(`/cells/${unitId}`, home, { params: { cell: unitId } })).data;
  const toTell = (data: { notice: { recipients: { way: string; toldAt: Date | null }[] } }) => data.notice.recipients.filter((one) => (one.way === 'call' || one.way === 'print') && !one.toldAt).length;
  await done(people.hien, meetings.miss, { unitId, meetingId, reason: 'Bão số 9' }, new Date(now.getTime() + 40 * 60_000));
  const list = (await see('hien', '', announcePage)).data;
  for (const said of ['không tổ chức', '19 giờ 30', 'Bão số 9']) expect(list.notice.text).toContain(said);
  expect((await homeOf('hoa')).calledOff).toMatchObject([{ id: meetingId, reason: 'Bão số 9' }]);
  expect((await homeOf('hien')).calledOff[0].toTell).toBe(toTell(list));
  expect((await see('hoa', '/meeting.ics', ics)).data).toContain('STATUS:CANCELLED');
  const called = list.notice.recipients.find((one: { personId: string }) => one.personId === people.nga.personId);
  await done(people.hien, meetings.markTold, { unitId, meetingId, noticeId: list.notice.id, personId: called.personId }, now);
  expect((await homeOf('hien')).calledOff[0].toTell).toBe(toTell(list) - 1);

  // of a meeting nobody was told of nothing is said, nor of one whose time has passed
  const other = await done(people.hien, meetings.plan, { unitId, month: firstOfMonth(addDays(today, 40)), kind: 'extraordinary', startsAt: `${addDays(today, 40)}T19:30`, place: 'Nhà văn hóa', dayReason: '' }, now);
  await done(people.hien, meetings.miss, { unitId, meetingId: other.id, reason: 'Không cần nữa' }, now);
  expect((await homeOf('hoa')).calledOff.length).toBe(1);
  const heard = (at: Date) => inScope(cast.house.app, { cells: [unitId] }, (trx) => calledOff(trx, unitId, at));
  const startsAt = (await heard(now))[0]!.startsAt;
  expect([(await heard(new Date(startsAt.getTime() - 1))).length, (await heard(startsAt)).length]).toEqual([1, 0]);
});

test('who is no longer the secretary sees no list of whom to call', async () => {
  const { rows } = await cast.database.owner.query<{ id: string }>(`select id from post where unit_id = $1 and kind = 'secretary'`, [cast.dongXanh]);
  await cast.done(cast.people.communeOffice, endPost, { unitId: cast.dongXanh, postId: rows[0]!.id, on: today }, now);
  expect((await see('hien', '', announcePage)).status).toBe(403);
});
