import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { setDetails } from '#members/commands.ts';
import { appoint } from '#organisation/commands.ts';
import { inScope } from '#platform/database.server.ts';
import { startJobs, type Jobs } from '#platform/jobs.server.ts';
import { openMail, type Mail } from '#platform/mail.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { enterTask, handOverTask, remindOfTasks, reportOnTask } from '#resolutions/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { startMailServer, type MailServer } from '../../tests/mail-server.ts';
import { uploadOf } from '../../tests/uploads.ts';
import * as meetings from './commands.ts';
import { mailWork } from './mail.server.ts';
import { returnedLetters } from './returned-queries.server.ts';

let cast: Cast;
let server: MailServer;
let mail: Mail;
beforeAll(async () => {
  process.env['NEN_NEP_MAIL'] = 'yes';
  cast = await castIn();
  const { people, members, dongXanh: unitId } = cast;
  for (const [name, email] of [['Trần Thị Hiền', 'hien@example.test'], ['Lê Thị Hoa', 'hoa@example.test'], ['Trần Văn Sỹ', 'sy@example.test']] as const)
    await cast.done(people.hien, setDetails, { unitId, memberId: members[name], email, phone: '0912 345 678', largeType: false });
});
afterAll(async () => {
  delete process.env['NEN_NEP_MAIL'];
  await cast.close();
});
beforeEach(async () => {
  server = await startMailServer();
  mail = openMail(server.url, 'nennep@example.test');
});
afterEach(async () => {
  mail.close();
  await server.close();
});

const at = (minute: string) => new Date(`${minute}:00+07:00`);
const work = (now: Date, by: Mail | null = mail) => mailWork({ app: cast.house.app, mail: by, origin: 'https://nennep.example', now: () => now });
/** A letter as its reader sees it: quoted-printable and base64 parts decoded. */
const body = (source: string) => source.split(/\n\n|\n(?=--)/).map((part) => /^[A-Za-z0-9+/=\n]+$/.test(part)
  ? Buffer.from(part, 'base64').toString('utf8')
  : Buffer.from(part.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')).join('\n\n');

/** A meeting of the cell on the third of a month, announced two days before. */
async function announced(month: string, items: Record<string, unknown>[] = [{ origin: 'playbook', key: 'opening', title: 'Khai mạc', minutes: 8, points: '' }]) {
  const { done, people, dongXanh: unitId, members } = cast;
  const early = at(`${month}-01T08:00`);
  const { id: meetingId } = await done(people.hien, meetings.plan, { unitId, kind: 'regular', month: `${month}-01`, startsAt: `${month}-03T19:30`, place: 'Nhà văn hóa, phòng lớn', dayReason: 'Lịch thôn' }, early);
  const about = { unitId, meetingId: String(meetingId) };
  await done(people.hien, meetings.holdPreMeeting, { ...about, heldAt: `${month}-01T07:30`, place: '', memberIds: [members['Trần Thị Hiền']], content: 'Bàn', conclusion: '' }, early);
  await done(people.hien, meetings.setAgenda, { ...about, items }, early);
  await done(people.hien, meetings.prepare, about, early);
  const { id: noticeId } = await done(people.hien, meetings.announce, { ...about, text: 'Kính mời đồng chí dự sinh hoạt.' }, early);
  return { ...about, noticeId: String(noticeId), early };
}
const recipients = (noticeId: string) => inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) =>
  trx.selectFrom('notice_recipient').select(['person_id', 'way', 'told_at']).where('notice_id', '=', noticeId).where('way', '=', 'e-mail').execute());
const queued = async (name: string) => (await sql<{ data: Record<string, string> }>`select data from jobs.job where name = ${name} and state = 'created'`.execute(cast.database.as('nen_nep_jobs'))).rows.map((row) => row.data);

test('a notice puts one job with ids only into the queue, and each member with an address gets a letter with the meeting for the calendar, once', async () => {
  const { noticeId, early } = await announced('2026-12');
  expect((await recipients(noticeId)).map((one) => one.told_at)).toEqual([null, null, null]);
  expect(await queued('mail.notice')).toEqual([{ cellId: cast.dongXanh, noticeId }]);
  await work(early)['mail.notice']({ cellId: cast.dongXanh, noticeId });
  await work(early)['mail.notice']({ cellId: cast.dongXanh, noticeId });
  const letters = server.letters;
  expect(letters.map((letter) => letter.to)).toEqual(expect.arrayContaining([['hien@example.test'], ['hoa@example.test'], ['sy@example.test']]));
  expect(letters).toHaveLength(3);
  expect(letters[0]!.source).toContain('text/calendar');
  expect(body(letters[0]!.source)).toMatch(/DTSTART:20261203T123000Z/);
  expect(body(letters[0]!.source)).toMatch(/LOCATION:Nhà văn hóa\\, phòng lớn/);
  expect((await recipients(noticeId)).every((one) => one.told_at !== null)).toBe(true);
});

test('an address the server will never take is kept with its answer and leaves the member to be called; the others get theirs', async () => {
  const { noticeId, early } = await announced('2027-01');
  server.answerTo((address) => (address.startsWith('sy') ? '550 no such person' : null));
  await work(early)['mail.notice']({ cellId: cast.dongXanh, noticeId });
  expect(server.letters).toHaveLength(2);
  const told = await recipients(noticeId);
  expect(told.filter((one) => one.told_at === null).map((one) => one.person_id)).toEqual([cast.people.sy.personId]);
  const kept = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => trx.selectFrom('mail').select('failure').where('person_id', '=', cast.people.sy.personId).where('subject_id', '=', noticeId).executeTakeFirstOrThrow());
  expect(kept.failure).toContain('no such person');
  // the cell's page names them until a letter arrives
  const returned = (now: Date) => inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => returnedLetters(trx, cast.dongXanh, now, '2027-01-02'));
  expect(await returned(early)).toEqual([{ memberId: cast.people.sy.memberId, name: cast.people.sy.name, at: expect.any(Date), failure: expect.stringContaining('no such person') }]);
  expect(await returned(new Date(early.getTime() + 61 * 24 * 3600_000))).toEqual([]);
  server.answerTo(() => null);
  const next = await announced('2028-01');
  await work(next.early)['mail.notice']({ cellId: cast.dongXanh, noticeId: next.noticeId });
  expect(await returned(next.early)).toEqual([]);
});

test('a server that is away for the moment fails the job, which then sends to those who have nothing yet', async () => {
  const { noticeId, early } = await announced('2027-02');
  server.answerTo((address) => (address.startsWith('sy') ? '451 later' : null));
  const twice = async () => work(early)['mail.notice']({ cellId: cast.dongXanh, noticeId });
  await expect(twice()).rejects.toThrow();
  server.answerTo(() => null);
  await twice();
  expect(server.letters.flatMap((letter) => letter.to).sort()).toEqual(['hien@example.test', 'hoa@example.test', 'sy@example.test']);
});

test('nothing goes out once the meeting has begun, nor where there is no mail server', async () => {
  const { noticeId } = await announced('2027-03');
  await work(at('2027-03-03T19:30'))['mail.notice']({ cellId: cast.dongXanh, noticeId });
  await work(at('2027-03-02T08:00'), null)['mail.notice']({ cellId: cast.dongXanh, noticeId });
  expect(server.letters).toEqual([]);
});

test('the morning round asks the secretary for what is due and a member for a late task, once each morning', async () => {
  const { done, people, dongXanh: unitId, members } = cast;
  await done(people.hien, meetings.plan, { unitId, kind: 'regular', month: '2027-04-01', startsAt: '2027-04-05T19:30', place: 'Nhà văn hóa', dayReason: 'Cuối tuần' }, at('2027-04-01T08:00'));
  await done(people.hien, enterTask, { unitId, text: 'Vận động 12 hộ', memberId: members['Lê Thị Hoa'], dueOn: '2027-04-03', setOn: '2027-03-03', evidence: '' }, at('2027-04-01T08:00'));
  await work(at('2027-04-04T07:00'))['mail.due']({});
  await work(at('2027-04-04T07:05'))['mail.due']({});
  expect(server.letters.map((letter) => letter.to[0]).sort()).toEqual(['hien@example.test', 'hoa@example.test']);
  expect(body(server.letters.find((letter) => letter.to[0] === 'hoa@example.test')!.source)).toContain('Vận động 12 hộ');
});

test('the morning before the meeting asks for the papers named on the agenda that nobody uploaded, by name, and no more once they are there', async () => {
  const { done, people } = cast;
  const about = await announced('2027-06', [{ origin: 'own', title: 'Đường thôn', minutes: 20, points: '', paper: 'Dự toán làm đường' }, { origin: 'own', title: 'Quỹ', minutes: 20, points: '', paper: 'Báo cáo thu chi' }]);
  const { unitId, meetingId } = about;
  const asked = async (now: Date) => {
    const before = server.letters.length;
    await work(now)['mail.due']({});
    return server.letters.slice(before).map((letter) => body(letter.source)).filter((text) => /Tài liệu còn thiếu/.test(text));
  };
  const paper = await uploadOf(people.hien, 'a.pdf');
  await done(people.hien, meetings.addPaper, { unitId, meetingId, kind: 'paper', standsFor: 'Báo cáo thu chi', ...paper }, about.early);
  const [letter, ...more] = await asked(at('2027-06-02T07:00'));
  expect(more).toEqual([]);
  expect(letter).toContain('Dự toán làm đường');
  expect(letter).not.toContain('Báo cáo thu chi');
  const later = await announced('2027-07', [{ origin: 'own', title: 'Đường thôn', minutes: 20, points: '', paper: 'Dự toán làm đường' }]);
  await done(people.hien, meetings.addPaper, { unitId, meetingId: later.meetingId, kind: 'paper', standsFor: 'Dự toán làm đường', ...paper }, later.early);
  expect(await asked(at('2027-07-02T07:00'))).toEqual([]);
});

test('a comrade’s reminder goes out once to who answers for the task then, not once they have reported; the morning waits a week after it', async () => {
  const { done, people, dongXanh: unitId, members } = cast;
  const enter = async (text: string) => String((await done(people.hien, enterTask, { unitId, text, memberId: members['Lê Thị Hoa'], dueOn: '2027-05-03', setOn: '2027-04-03', evidence: '' }, at('2027-05-01T08:00')))['id']);
  const [one, reported, handed] = [await enter('Dọn mương'), await enter('Trồng cây'), await enter('Thăm hộ nghèo')];
  await done(people.hien, remindOfTasks, { unitId, taskIds: [one, reported, handed] }, at('2027-05-04T06:30'));
  const jobs = await queued('mail.task');
  expect(jobs.map((job) => Object.keys(job).sort())).toEqual([1, 2, 3].map(() => ['cellId', 'reminderId']));
  await done(people.hoa, reportOnTask, { unitId, taskId: reported, text: 'Xong', saysDone: true }, at('2027-05-04T06:40'));
  await done(people.hien, handOverTask, { unitId, taskId: handed, memberId: members['Trần Văn Sỹ'], reason: 'Bận' }, at('2027-05-04T06:41'));
  for (const job of [...jobs, ...jobs]) await work(at('2027-05-04T06:45'))['mail.task'](job as never);
  expect(server.letters.map((letter) => [letter.to[0], /Dọn mương|Trồng cây|Thăm hộ nghèo/.exec(body(letter.source))?.[0]])).toEqual([['hoa@example.test', 'Dọn mương']]);
  expect(body(server.letters[0]!.source)).toContain(`/cells/${unitId}/tasks/${one}`);
  const mornings = async (day: string) => {
    const before = server.letters.length;
    await work(at(`${day}T07:00`))['mail.due']({});
    return server.letters.slice(before).filter((letter) => /Dọn mương/.test(body(letter.source))).length;
  };
  expect([await mornings('2027-05-04'), await mornings('2027-05-10'), await mornings('2027-05-11'), await mornings('2027-05-12'), await mornings('2027-05-19')]).toEqual([0, 0, 1, 0, 1]);
});

test('the queue works as its own role on tables it did not make, stops in order, and does what a clock years ahead put into it', async () => {
  const { done, people, commune, dongXanh } = cast;
  const later = at('2027-04-04T09:00');
  await done(people.communeOffice, meetings.remind, { unitId: commune, asks: [{ about: 'plan', cellIds: [dongXanh] }] }, later);
  await sql`update jobs.job set start_after = start_after + interval '5 years' where state = 'created'`.execute(cast.database.as('nen_nep_jobs'));
  const jobs: Jobs = await startJobs(addressOf('nen_nep_jobs', cast.database.address), work(later), { pollingIntervalSeconds: 0.5 });
  const [letter] = await server.has(1);
  await jobs.stop();
  expect(letter!.to).toEqual(['hien@example.test']);
  const { rows } = await sql<{ waiting: number; active: number; failed: number }>`select * from jobs.health()`.execute(cast.house.reports);
  expect(rows[0]).toMatchObject({ active: 0, failed: 0 });
});

test('two programs work on one queue: a letter goes out once, also where both have the same job in hand at one moment', async () => {
  const { done, people, commune, dongXanh } = cast;
  const later = at('2027-04-11T09:00');
  await done(people.communeOffice, meetings.remind, { unitId: commune, asks: [{ about: 'plan', cellIds: [dongXanh] }] }, later);
  const before = server.letters.length;
  const both: Jobs[] = [];
  for (let n = 0; n < 2; n++) both.push(await startJobs(addressOf('nen_nep_jobs', cast.database.address), work(later), { pollingIntervalSeconds: 0.5 }));
  await server.has(before + 1);
  for (const jobs of both) await jobs.stop();
  await done(people.communeOffice, meetings.remind, { unitId: commune, asks: [{ about: 'plan', cellIds: [dongXanh] }] }, at('2027-04-12T09:00'));
  const [job] = await queued('mail.reminder');
  await Promise.all([0, 1, 2].map(() => work(at('2027-04-12T09:01'))['mail.reminder'](job as never)));
  expect(server.letters.slice(before).map((letter) => letter.to)).toEqual([['hien@example.test'], ['hien@example.test']]);
});

test('the member in charge has the notice by mail at the one address their own cell keeps; a meeting put off, moved or called off reaches everybody again, with the same entry for the calendar, changed', async () => {
  const { done, people, dongXanh: unitId, benMoi, members } = cast;
  await done(people.tai, setDetails, { unitId: benMoi, memberId: members['Nguyễn Hữu Tài'], email: 'tai@example.test', largeType: false }, at('2027-08-01T07:00'));
  await done(people.communeOffice, appoint, { unitId, personId: people.tai.personId, holderName: people.tai.name, kind: 'in-charge', from: '2027-08-01' }, at('2027-08-01T07:00'));
  const { meetingId, noticeId, early } = await announced('2027-08');
  await work(early)['mail.notice']({ cellId: unitId, noticeId });
  const everybody = ['hien@example.test', 'hoa@example.test', 'sy@example.test', 'tai@example.test'];
  const letters = () => server.letters.splice(0).map((letter) => ({ to: letter.to[0]!, text: body(letter.source) }));
  const entry = (text: string) => ['UID', 'SEQUENCE', 'DTSTART', 'LOCATION'].map((name) => new RegExp(`${name}:(.*)`).exec(text)![1]!.trim());
  const first = letters();
  expect(first.map((letter) => letter.to).sort()).toEqual(everybody);
  const uid = entry(first[0]!.text)[0]!;
  const latest = async () => (await inScope(cast.house.app, { cells: [unitId] }, (trx) => trx.selectFrom('notice').select('id').where('meeting_id', '=', meetingId).orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow())).id;

  await done(people.hien, meetings.postpone, { unitId, meetingId, startsAt: '2027-08-05T20:00', reason: 'Mưa bão' }, at('2027-08-02T09:00'));
  const moved = await latest();
  expect(await queued('mail.notice')).toContainEqual({ cellId: unitId, noticeId: moved });
  await work(at('2027-08-02T09:01'))['mail.notice']({ cellId: unitId, noticeId: moved });
  await work(at('2027-08-02T09:02'))['mail.notice']({ cellId: unitId, noticeId });
  const second = letters();
  expect(second.map((letter) => letter.to).sort()).toEqual(everybody);
  for (const said of ['20 giờ 00', '19 giờ 30', 'Mưa bão']) expect(second[0]!.text).toContain(said);
  expect(entry(second[0]!.text)).toEqual([uid, '1', '20270805T130000Z', 'Nhà văn hóa\\, phòng lớn']);

  await done(people.hien, meetings.announce, { unitId, meetingId, text: 'Kính mời đồng chí dự sinh hoạt.' }, at('2027-08-02T10:00'));
  await done(people.hien, meetings.changePlan, { unitId, meetingId, kind: 'regular', startsAt: '2027-08-05T20:00', place: 'Trường mầm non', dayReason: 'Nhà văn hóa dột' }, at('2027-08-03T08:00'));
  await work(at('2027-08-03T08:01'))['mail.notice']({ cellId: unitId, noticeId: await latest() });
  const third = letters();
  expect(third.map((letter) => letter.to).sort()).toEqual(everybody);
  expect(entry(third[0]!.text)).toEqual([uid, '2', '20270805T130000Z', 'Trường mầm non']);

  await done(people.hien, meetings.miss, { unitId, meetingId, reason: 'Bão số 9' }, at('2027-08-04T08:00'));
  await work(at('2027-08-04T08:01'))['mail.notice']({ cellId: unitId, noticeId: await latest() });
  const last = letters();
  expect(last.map((letter) => letter.to).sort()).toEqual(everybody);
  for (const said of ['không tổ chức', 'Bão số 9', 'STATUS:CANCELLED']) expect(last[0]!.text).toContain(said);
  expect(entry(last[0]!.text)).toEqual([uid, '3', '20270805T130000Z', 'Trường mầm non']);
});

test('whatever is typed into a name, a place or an address, a letter gains no line, no reader and no part by it', async () => {
  const { done, send, people, members, dongXanh: unitId } = cast;
  const hostile = 'Nhà\r\nBcc: ke.trom@evil.example\r\n\r\n.\r\nRCPT TO:<ke.trom@evil.example>\r\n--x\u2028Bcc: a@evil.example';
  for (const email of ['a@b.example\r\nBcc: ke.trom@evil.example', 'a@b.example, ke.trom@evil.example', '<a@b.example> ke.trom@evil.example', 'a@b.example>\r\nDATA'])
    expect([email, (await send(people.hien, setDetails, { unitId, memberId: members['Võ Thị Nga'], email, largeType: false })).answer]).toEqual([email, 'malformed']);
  const { id: meetingId } = await done(people.hien, meetings.plan, { unitId, kind: 'extraordinary', month: '2027-03-01', startsAt: '2027-03-20T19:30', place: hostile, dayReason: hostile }, at('2027-03-15T08:00'));
  const about = { unitId, meetingId: String(meetingId) };
  const early = at('2027-03-16T08:00');
  await done(people.hien, meetings.holdPreMeeting, { ...about, heldAt: '2027-03-15T09:00', place: '', memberIds: [members['Trần Thị Hiền']], content: hostile, conclusion: '' }, early);
  await done(people.hien, meetings.setAgenda, { ...about, items: [{ origin: 'own', title: hostile, minutes: 8, points: hostile }] }, early);
  await done(people.hien, meetings.prepare, about, early);
  const { id: noticeId } = await done(people.hien, meetings.announce, { ...about, text: hostile }, early);
  await work(early)['mail.notice']({ cellId: unitId, noticeId: String(noticeId) });
  expect(server.letters.length).toBeGreaterThan(0);
  for (const { to, source } of server.letters) {
    const head = source.slice(0, source.indexOf('\n\n'));
    expect([to.length, to[0]]).toEqual([1, expect.stringMatching(/@example\.test$/)]);
    expect(head.split('\n').filter((line) => /^(to|cc|bcc|from|subject|content-type)\s*:/i.test(line)).map((line) => line.split(':')[0]!.toLowerCase()).sort()).toEqual(['content-type', 'from', 'subject', 'to']);
    // the entry for the calendar has its lines, and none of them is of another's making
    const calendar = /BEGIN:VCALENDAR[^]*END:VCALENDAR/.exec(body(source))![0];
    expect(calendar).toContain('LOCATION:Nhà Bcc: ke.trom@evil.example');
    expect(calendar.split(/[\r\n\u2028\u2029]+|\\n/).filter((line) => /^(Bcc|RCPT|ATTENDEE|ATTACH|ke\.trom|--x)/.test(line))).toEqual([]);
  }
});
