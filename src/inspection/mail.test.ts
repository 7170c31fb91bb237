import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setDetails } from '#members/commands.ts';
import { addDays, dayOf, quarterOf } from '#organisation/day.ts';
import type { MailLetter } from '#platform/mail.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import * as commands from './commands.ts';
import { inspectionMail } from './mail.server.ts';

const now = new Date();
const today = dayOf(now);
let cast: Cast;
let letters: MailLetter[];
let mornings = 0;
beforeAll(async () => {
  cast = await castIn();
  const { done, people, members, dongXanh: unitId } = cast;
  for (const [name, email] of [['Trần Thị Hiền', 'hien@example.test'], ['Hồ Xuân Lộc', 'loc@example.test'], ['Lê Thị Hoa', 'hoa@example.test'], ['Võ Thị Nga', 'nga@example.test']]) await done(people.hien, setDetails, { unitId, memberId: members[name!], email, largeType: false }, now);
});
afterAll(() => cast.close());
beforeEach(() => void (letters = []));

const workAt = (at: Date, mail = true) => inspectionMail({ app: cast.house.app, mail: mail ? ({ send: async (letter: MailLetter) => (letters.push(letter), { taken: true as const }), close: () => {} } as never) : null, origin: 'https://nennep.example', now: () => at }, async () => void mornings++);
/** Does the jobs that wait, as the queue would, and again: nothing goes out twice. */
async function sent(): Promise<[string, string][]> {
  const jobs = (await sql<{ data: never }>`delete from jobs.job where name = 'mail.inspection' and state = 'created' returning data`.execute(cast.database.as('nen_nep_jobs'))).rows;
  for (const { data } of [...jobs, ...jobs]) await workAt(now)['mail.inspection'](data);
  return letters.splice(0).map((letter): [string, string] => [letter.to, `${letter.subject} ${letter.text}`]).sort();
}
async function morning(day: string, mail = true): Promise<string[]> {
  for (let time = 0; time < 2; time++) await workAt(new Date(`${day}T07:00:00+07:00`), mail)['mail.due']({});
  return letters.splice(0).map((letter) => letter.to).sort();
}
const about = 'Kê khai tài sản';

test.each(['committee', 'cell'] as const)('of an inspection of a member by the %s, those who are told of it have letters: when they are, when something is asked for, when it is concluded, when a remedy is due; none says what', async (by) => {
  const { done, people, members, dongXanh } = cast;
  const [unitId, orders, lead] = by === 'committee' ? [cast.commune, people.standing, people.inspector] : [dongXanh, people.hien, people.sy];
  // the secretary of the cell is told of what comes from above; of what the cell does itself she knows
  const told = by === 'committee' ? ['hien@example.test', 'hoa@example.test'] : ['hoa@example.test'];
  const { id: inspectionId } = await done(orders, commands.planInspection, { unitId, subjectId: dongXanh, kind: 'signs', about, quarter: `${today.slice(0, 4)}-Q${quarterOf(today)}`, memberIds: [members['Lê Thị Hoa']] }, now);
  await done(orders, commands.beginInspection, { unitId, inspectionId, decision: '12-QĐ', decisionDay: today, beginsOn: today, days: 30, leadId: lead.personId, memberIds: [] }, now);
  const one = { unitId, inspectionId };
  await done(lead, commands.askPaper, { ...one, text: 'Bản kê khai', dueOn: addDays(today, 5) }, now);
  expect(await sent()).toEqual([]);
  await done(lead, commands.finishStep, { ...one, step: 'prepare', on: today }, now);
  const first = await sent();
  expect(first.map(([to]) => to)).toEqual(told);
  expect(first.find(([to]) => to === 'hoa@example.test')![1]).toContain('https://nennep.example/inspections/me');
  if (by === 'committee') expect(first[0]![1]).toContain(`https://nennep.example/cells/${dongXanh}/inspections`);
  const { id: paperId } = await done(lead, commands.askPaper, { ...one, text: 'Sổ tiết kiệm', dueOn: addDays(today, 5) }, now);
  const second = await sent();
  await done(people.hoa, commands.handInPaper, { unitId: dongXanh, inspectionId, paperId, text: 'Bản giấy' }, now);
  await done(lead, commands.judgePaper, { ...one, paperId, word: 'asked-again', text: 'Thiếu chữ ký' }, now);
  const third = await sent();
  await done(lead, commands.noteFinding, { ...one, nature: 'breach', text: 'Kê khai thiếu' }, now);
  await done(lead, commands.wordConclusion, { ...one, text: 'Phê bình', version: 0 }, now);
  const { id: remedyId } = await done(lead, commands.setRemedy, { ...one, text: 'Kê khai bổ sung', memberId: members['Lê Thị Hoa'], dueOn: addDays(today, 20) }, now);
  await done(lead, commands.finishStep, { ...one, step: 'conduct', on: today }, now);
  expect([second.map(([to]) => to), third.map(([to]) => to), await sent()]).toEqual([told, told, []]);
  await done(orders, commands.finishStep, { ...one, step: 'conclude', on: today }, now);
  const last = await sent();
  expect(last.map(([to]) => to)).toEqual(told);
  for (const [, letter] of [...first, ...second, ...third, ...last]) expect(letter).not.toMatch(/Kê khai|kê khai|Sổ tiết kiệm|Thiếu chữ ký|Phê bình|Hoa|Đồng Xanh/);

  const before = mornings;
  expect([await morning(addDays(today, 16)), await morning(addDays(today, 17), false), await morning(addDays(today, 18)), await morning(addDays(today, 19)), await morning(addDays(today, 21)), await morning(addDays(today, 27)), await morning(addDays(today, 28))]).toEqual([[], [], told, [], told, [], told]);
  expect(mornings - before).toBe(14);
  // reported, it waits for those who inspect and nobody is written to
  await done(people.hoa, commands.reportRemedy, { unitId: dongXanh, inspectionId, remedyId, text: 'Đã bổ sung' }, now);
  expect(await morning(addDays(today, 40))).toEqual([]);
  await done(lead, commands.settleRemedy, { ...one, remedyId, result: 'done', text: '' }, now);
});
