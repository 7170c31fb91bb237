import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changePlan, plan, postpone, recordAfterwards } from '#meetings/commands.ts';
import { setDetails } from '#members/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { appoint, endPost } from '#organisation/commands.ts';
import type { MailLetter } from '#platform/mail.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { answerRequest, answerVisit, giveRequest, planVisit, raiseRequest, reportVisit } from './commands.ts';
import { wordMail } from './mail.server.ts';

const now = new Date();
const today = dayOf(now);
const held = addDays(today, -2);
let cast: Cast;
let meetingId: string;
let letters: MailLetter[];
beforeAll(async () => {
  cast = await castIn();
  const { done, people, members, dongXanh: unitId, benMoi } = cast;
  await done(people.hien, setDetails, { unitId, memberId: members['Trần Thị Hiền'], email: 'hien@example.test', largeType: false }, now);
  await done(people.hien, setDetails, { unitId, memberId: members['Lê Thị Hoa'], email: 'hoa@example.test', largeType: false }, now);
  // the member in charge belongs to another cell, which keeps their address
  await cast.database.owner.query(`update member set person_id = $1 where id = $2`, [people.inCharge.personId, members['Nguyễn Hữu Tài']]);
  await done(people.communeOffice, setDetails, { unitId: benMoi, memberId: members['Nguyễn Hữu Tài'], email: 'thanh@example.test', largeType: false }, now);
  meetingId = String((await done(people.hien, plan, { unitId, kind: 'regular', month: firstOfMonth(held), startsAt: `${held}T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, new Date(`${addDays(held, -9)}T08:00:00+07:00`)))['id']);
  await done(people.hien, recordAfterwards, { unitId, meetingId, startsAt: `${held}T19:30`, chairId: members['Trần Thị Hiền'], secretaryId: members['Hồ Xuân Lộc'] }, now);
});
afterAll(() => cast.close());
beforeEach(() => void (letters = []));

/** Does the jobs that wait, as the queue would, and again: nothing goes out twice. */
async function sent(mail = true): Promise<[string, string][]> {
  const jobs = (await sql<{ data: never }>`delete from jobs.job where name = 'mail.word' and state = 'created' returning data`.execute(cast.database.as('nen_nep_jobs'))).rows;
  const taking = { send: async (letter: MailLetter) => (letters.push(letter), { taken: true as const }), close: () => {} };
  const work = wordMail({ app: cast.house.app, mail: mail ? (taking as never) : null, origin: 'https://nennep.example', now: () => now });
  for (const { data } of [...jobs, ...jobs]) await work['mail.word'](data);
  return letters.splice(0).map((letter) => [letter.to, letter.text]);
}

test('a visitor’s sheet is told by letter to those who lead the cell, the cell’s answer to the visitor while they follow it; neither says what is in it', async () => {
  const { done, people, dongXanh: unitId } = cast;
  const { id: visitId } = await done(people.inCharge, reportVisit, { unitId, meetingId, presence: 'whole', goods: ['prepared'], goodWords: 'Bàn kỹ việc làm đường', mend: 'few-speakers', mendWords: 'Mời đồng chí trẻ', mendBy: addDays(today, 20), earlier: [] }, now);
  const [toCell, ...none] = await sent();
  expect([toCell![0], none]).toEqual(['hien@example.test', []]);
  expect(toCell![1]).toContain(`https://nennep.example/cells/${unitId}/visits`);
  expect(toCell![1]).not.toMatch(/Bàn kỹ|Mời đồng chí trẻ/);
  const answer = (reason: string) => done(people.hien, answerVisit, { unitId, visitId, answer: 'agreed', reason }, now);
  await answer('Đã bàn ở chi ủy');
  const told = await sent();
  expect(told.map(([to]) => to)).toEqual(['thanh@example.test']);
  expect(told[0]![1]).not.toContain('Đã bàn ở chi ủy');
  // each answer is told once; without a mail server nothing is, and nothing waits
  await answer('Nói lại');
  expect([await sent(false), await sent()]).toEqual([[], []]);
});

test('a meeting moved to the hour of another visit of its visitor is told them by letter, once for each time it is moved so, and without the other cell', async () => {
  const { done, people, dongXanh: unitId, benMoi, commune } = cast;
  const month = addMonths(firstOfMonth(today), 1);
  const at = (time: string) => ({ startsAt: `${month.slice(0, 8)}14T${time}` });
  await done(people.communeOffice, appoint, { unitId: benMoi, personId: people.inCharge.personId, holderName: people.inCharge.name, kind: 'in-charge', from: today }, now);
  const call = async (who: typeof people.hien, cell: string, time: string) => String((await done(who, plan, { unitId: cell, kind: 'regular', month, ...at(time), place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now))['id']);
  const here = await call(people.hien, unitId, '07:30');
  const visit = (cellId: string) => done(people.communeOffice, planVisit, { unitId: commune, cellId, month, personId: people.inCharge.personId }, now);
  // a visit planned for a month in which the cell has no meeting yet: it clashes by the meeting that is called
  await visit(unitId);
  await visit(benMoi);
  expect(await sent()).toEqual([]);
  await call(people.tai, benMoi, '08:00');
  const [called, ...others] = await sent();
  expect([called![0], others]).toEqual(['thanh@example.test', []]);
  const change = (time: string) => done(people.hien, changePlan, { unitId, meetingId: here, kind: 'regular', ...at(time), place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now);
  await change('19:30');
  expect(await sent()).toEqual([]);
  await done(people.hien, postpone, { unitId, meetingId: here, ...at('08:30'), reason: 'Mưa lũ' }, now);
  const [[to, text] = ['', ''], ...none] = await sent();
  expect([to, none]).toEqual(['thanh@example.test', []]);
  expect(text).toContain('Chi bộ thôn Đồng Xanh sinh hoạt lúc 08 giờ 30');
  expect(text).toContain('https://nennep.example/follow');
  expect(text).not.toContain('Bến Mới');
  // another place at the same hour is no news; another hour that clashes is
  await done(people.hien, changePlan, { unitId, meetingId: here, kind: 'regular', ...at('08:30'), place: 'Trường học', dayReason: 'Lịch thôn' }, now);
  expect(await sent()).toEqual([]);
  await change('09:00');
  expect((await sent()).map(([address]) => address)).toEqual(['thanh@example.test']);
});

test('the answer to a request is told to those who lead the cell, its raising and its being given to nobody by letter', async () => {
  const { done, people, dongXanh: unitId, commune } = cast;
  const { id: requestId } = await done(people.hien, raiseRequest, { unitId, text: 'Hỗ trợ xi măng' }, now);
  await done(people.communeOffice, giveRequest, { unitId: commune, cellId: unitId, requestId, personId: people.standing.personId, dueOn: today, text: '' }, now);
  expect(await sent()).toEqual([]);
  await done(people.standing, answerRequest, { unitId, requestId, text: 'Xã cấp 10 tấn' }, now);
  const [letter] = await sent();
  expect([letter![0], letter![1].includes('Hồ Thường Vụ'), letter![1].includes('10 tấn')]).toEqual(['hien@example.test', true, false]);
});

test('a visitor who follows the cell no more has no letter', async () => {
  const { done, people, dongXanh: unitId } = cast;
  const { rows } = await cast.database.owner.query<{ visit: string; post: string }>(`select v.id as visit, p.id as post from visit v, post p where p.kind = 'in-charge' and p.person_id = $1`, [people.inCharge.personId]);
  await done(people.communeOffice, endPost, { unitId, postId: rows[0]!.post, on: today }, now);
  await done(people.hien, answerVisit, { unitId, visitId: rows[0]!.visit, answer: 'done', reason: 'Xong' }, now);
  expect(await sent()).toEqual([]);
});
