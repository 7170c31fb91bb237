import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { checkInCode } from '#platform/secret.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { monthsFromFacts } from '../../tests/facts.ts';
import * as meetings from './commands.ts';
import { quorumOf, rollOf } from './queries.server.ts';

// Secretary and deputy record one evening, each at their own device, and a member checks in; all send at once and the database decides who came
// first. What the meeting then holds is worked out here again, from nothing but the log's order.
const deep = process.env['DEEP'] === 'yes';
let cast: Cast;
let superuser: pg.Client;
beforeAll(async () => {
  cast = await castIn();
  const { address } = cast.database;
  if (address.kind !== 'socket') throw new Error('the tests have a server of their own');
  superuser = new pg.Client({ host: address.directory, port: 5432, user: 'postgres', database: address.database });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await cast.close();
});

const names = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Nguyễn Gia Bảo'];
const voters = names.slice(0, 4);
const marks = ['present', 'late', 'left-early', 'absent-with-reason', 'absent-without-reason', 'unknown'] as const;
const here = ['present', 'late', 'left-early'];
const itemCount = 3;

/** What somebody does: `nth` chooses among the speeches or votes that anybody sends in this evening. */
type Step =
  | { does: 'mark'; member: number; mark: (typeof marks)[number] } | { does: 'check-in' } | { does: 'start' | 'take-back-item'; item: number } | { does: 'dues'; text: string } | { does: 'take-back-dues' }
  | { does: 'speech'; item: number; member: number } | { does: 'reword' | 'remove'; nth: number } | { does: 'vote'; subject: number; inFavour: number; against: number } | { does: 'take-back-vote'; nth: number };
const member = fc.nat(names.length - 1);
const item = fc.nat(itemCount - 1);
const recording: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('mark' as const), member, mark: fc.constantFrom(...marks) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('start' as const, 'take-back-item' as const), item }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('speech' as const), item, member }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('reword' as const, 'remove' as const, 'take-back-vote' as const), nth: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('vote' as const), subject: fc.nat(1), inFavour: fc.nat(3), against: fc.nat(1) }) },
  fc.record({ does: fc.constant('dues' as const), text: fc.constantFrom('30/30 đã nộp', 'Còn hai đồng chí') }), fc.constant({ does: 'take-back-dues' as const })
);

interface Sent {
  id: string;
  who: Actor;
  command: Command;
  payload: Record<string, unknown>;
  /** whether the device sends it a second time, not having heard */
  twice: boolean;
}

let months = 0;
let clock = 0;
/** A regular meeting of a month of its own, open, with nobody on the roll yet. */
async function openMeeting() {
  const { hien } = cast.people;
  const month = addMonths('2026-10-01', months++);
  clock = new Date(`${month.slice(0, 7)}-05T12:30:00Z`).getTime();
  const at = () => new Date((clock += 1000));
  const { id } = await cast.done(hien, meetings.plan, { unitId: cast.dongXanh, kind: 'regular', month, startsAt: `${month.slice(0, 7)}-05T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, at());
  const about = { unitId: cast.dongXanh, meetingId: String(id) };
  const record = (command: Command, payload: Record<string, unknown>) => cast.done(hien, command, { ...about, ...payload }, at());
  await record(meetings.holdPreMeeting, { heldAt: `${month.slice(0, 7)}-04T07:30`, place: '', memberIds: [cast.members[names[0]!]], content: 'Bàn', conclusion: '' });
  await record(meetings.setAgenda, { items: Array.from({ length: itemCount }, (_, n) => ({ origin: 'own', title: `Việc ${n}`, minutes: 10, points: '' })) });
  await record(meetings.prepare, {});
  await record(meetings.announce, { text: 'Kính mời' });
  await record(meetings.open, { chairId: cast.members[names[0]!], secretaryId: cast.members[names[1]!] });
  const { rows } = await superuser.query<{ id: string }>('select id from agenda_item where meeting_id = $1 order by position', [id]);
  return { about, at, day: `${month.slice(0, 7)}-05`, items: rows.map((one) => one.id) };
}
type Open = Awaited<ReturnType<typeof openMeeting>>;

/** The steps of one person as commands with their ids; those of others can be named in them, whether they have come yet or not. */
function commandOf(step: Step, { about, items }: Open, ids: { speeches: string[]; votes: string[] }): [Command, Record<string, unknown>] {
  const one = (list: string[], nth: number) => list[nth % Math.max(list.length, 1)] ?? newId();
  switch (step.does) {
    case 'mark': return [meetings.markAttendance, { ...about, marks: [{ memberId: cast.members[names[step.member]!], mark: step.mark }] }];
    case 'check-in': return [meetings.checkIn, about];
    case 'start': return [meetings.startItem, { ...about, itemId: items[step.item] }];
    case 'take-back-item': return [meetings.takeBack, { ...about, what: 'item', subjectId: items[step.item] }];
    case 'dues': return [meetings.stateDues, { ...about, statement: step.text }];
    case 'take-back-dues': return [meetings.takeBack, { ...about, what: 'dues' }];
    case 'speech': return [meetings.noteSpeech, { ...about, itemId: items[step.item], memberId: cast.members[names[step.member]!], text: '' }];
    case 'reword': return [meetings.changeSpeech, { ...about, speechId: one(ids.speeches, step.nth), text: `Lời ${step.nth}` }];
    case 'remove': return [meetings.removeSpeech, { ...about, speechId: one(ids.speeches, step.nth) }];
    case 'vote': return [meetings.vote, { ...about, kind: 'other', subject: `Việc ${step.subject}`, inFavour: step.inFavour, against: step.against, abstained: 0, reserved: [] }];
    case 'take-back-vote': return [meetings.takeBack, { ...about, what: 'vote', subjectId: one(ids.votes, step.nth) }];
  }
}

/** The commands that the log holds about a meeting since it was opened, in the order of its chain. */
async function accepted(meetingId: string): Promise<{ id: string; name: string; payload: Record<string, unknown> }[]> {
  const { rows } = await superuser.query<{ id: string; name: string; previous: Buffer; hash: Buffer; body: string }>(
    `select c.id, c.name, c.previous, c.hash, p.body from command_log.command c join command_log.payload p on p.unit_id = c.unit_id and p.id = c.id where c.unit_id = $1`, [cast.dongXanh]);
  const after = new Map(rows.map((one) => [one.previous.toString('hex'), one]));
  const first = rows.find((one) => !rows.some((other) => other.hash.equals(one.previous)))!;
  const chain = [];
  for (let one: (typeof rows)[number] | undefined = first; one; one = after.get(one.hash.toString('hex'))) chain.push(one);
  expect(chain).toHaveLength(rows.length);
  const told = chain.map((one) => ({ id: one.id, name: one.name, payload: payloadOf(one.body) })).filter((one) => one.payload['meetingId'] === meetingId);
  return told.slice(1 + told.findIndex((one) => one.name === 'meeting.open'));
}
function payloadOf(body: string): Record<string, unknown> {
  const told = JSON.parse(body) as Record<string, unknown>;
  return (told['payload'] ?? told) as Record<string, unknown>;
}

/** The evening as the log's order makes it: the last accepted word about each thing holds. */
function replay(log: Awaited<ReturnType<typeof accepted>>, items: readonly string[]) {
  const roll = new Map<string, string>();
  const speeches = new Map<string, string>();
  const votes = new Map<string, string>();
  const walk: string[] = [];
  let dues = '';
  const present = () => voters.filter((name) => here.includes(roll.get(cast.members[name]!)?.split(' ')[0] ?? '')).length;
  for (const { id, name, payload } of log) {
    const told = payload as Record<string, string>;
    const subject = told['subjectId'] ?? '';
    if (name === 'meeting.mark-attendance')
      for (const { memberId, mark } of payload['marks'] as { memberId: string; mark: string }[])
        if (mark === 'unknown') roll.delete(memberId);
        else roll.set(memberId, `${mark} confirmed`);
    if (name === 'meeting.check-in' && !here.includes(roll.get(cast.members[names[2]!]!)?.split(' ')[0] ?? '')) roll.set(cast.members[names[2]!]!, 'present waits');
    if (name === 'meeting.start-item' && walk.at(-1) !== told['itemId']) walk.push(told['itemId']!);
    if (name === 'meeting.state-dues') dues = told['statement']!;
    if (name === 'meeting.note-speech') speeches.set(id, '');
    if (name === 'meeting.change-speech') speeches.set(told['speechId']!, told['text']!);
    if (name === 'meeting.remove-speech') speeches.delete(told['speechId']!);
    if (name === 'meeting.vote') {
      const hands = Number(payload['inFavour']) + Number(payload['against']);
      // counted against who was here at its place in the log, not when its device drew the page
      expect({ hands, fits: hands <= present() }).toEqual({ hands, fits: true });
      for (const [other, about] of votes) if (about.startsWith(`${told['subject']}:`)) votes.delete(other);
      votes.set(id, `${told['subject']}: ${hands}`);
    }
    if (name === 'meeting.take-back' && told['what'] === 'dues') dues = '';
    if (name === 'meeting.take-back' && told['what'] === 'item') expect(walk.pop()).toBe(subject);
    if (name === 'meeting.take-back' && told['what'] === 'vote') expect(votes.delete(subject)).toBe(true);
  }
  return { roll: sorted(roll), speeches: sorted(speeches), votes: sorted(votes), dues, walk: items.map((one) => (walk.at(-1) === one ? 'on' : walk.includes(one) ? 'was' : 'ahead')) };
}
const sorted = (map: Map<string, string>) => [...map].map(([key, value]) => `${key} ${value}`).toSorted();

/** The same as the tables have it. */
async function stored({ about, items }: Open): Promise<ReturnType<typeof replay>> {
  const all = async (statement: string) => (await superuser.query<{ key: string; value: string }>(statement, [about.meetingId])).rows;
  const map = async (statement: string) => sorted(new Map((await all(statement)).map((one) => [one.key, one.value])));
  const walk = new Map((await all(`select id as key, case when started_at is null then 'ahead' when ended_at is null then 'on' else 'was' end as value from agenda_item where meeting_id = $1`)).map((one) => [one.key, one.value]));
  return {
    roll: await map(`select member_id as key, mark || case when confirmed then ' confirmed' else ' waits' end as value from attendance where meeting_id = $1`),
    speeches: await map('select id as key, text as value from speech where meeting_id = $1'),
    votes: await map(`select id as key, subject || ': ' || (in_favour + against) as value from vote where subject_id = $1`),
    dues: (await all('select dues_statement as value from meeting where id = $1'))[0]!.value,
    walk: items.map((one) => walk.get(one)!) as ('on' | 'was' | 'ahead')[]
  };
}

const tried = { done: new Map<string, number>(), refused: 0, twice: 0 };

test('whatever two who record and a member who checks in send at once, in any order and some of it twice, the meeting is what the log’s order makes it', async () => {
  const person = fc.array(fc.record({ step: recording, twice: fc.boolean() }), { minLength: 4, maxLength: deep ? 20 : 12 });
  await fc.assert(fc.asyncProperty(person, person, fc.nat(2), async (first, second, checkIns) => {
    const open = await openMeeting();
    const ids = { speeches: [] as string[], votes: [] as string[] };
    const drafts = [first, second].map((steps) => steps.map(({ step, twice }) => {
      const id = newId();
      if (step.does === 'speech') ids.speeches.push(id);
      if (step.does === 'vote') ids.votes.push(id);
      return { id, step, twice };
    }));
    const { hien, loc, hoa } = cast.people;
    const queues: Sent[][] = drafts.map((steps, n) => steps.map(({ id, step, twice }) => {
      const [command, payload] = commandOf(step, open, ids);
      return { id, who: n === 0 ? hien : loc, command, payload, twice };
    }));
    queues.push(Array.from({ length: checkIns }, () => ({ id: newId(), who: hoa, command: meetings.checkIn, payload: { ...open.about }, twice: true })));

    const done = new Set<string>();
    const send = async ({ id, who, command, payload, twice }: Sent) => {
      const at = open.at();
      const whole = command === meetings.checkIn ? { ...payload, code: checkInCode(open.about.meetingId, at) } : payload;
      const answers = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => cast.send(who, command, whole, at, id)));
      const kinds = answers.map((one) => one.answer).toSorted();
      // of two copies one is done and the other hears that it was; a refusal keeps no id, so its copy is decided anew
      expect({ kinds, command: command.name, answers }).toMatchObject({ kinds: kinds.includes('done') ? [...(twice && kinds.includes('already-done') ? ['already-done'] : []), 'done', ...(kinds.includes('refused') ? ['refused'] : [])] : kinds.map(() => 'refused') });
      if (kinds.includes('done')) done.add(id);
      tried.twice += kinds.filter((kind) => kind === 'already-done').length;
      tried.refused += kinds.filter((kind) => kind === 'refused').length;
      if (kinds.includes('done')) tried.done.set(command.name, 1 + (tried.done.get(command.name) ?? 0));
    };
    await Promise.all(queues.map(async (queue) => {
      for (const one of queue) await send(one);
    }));

    const log = await accepted(open.about.meetingId);
    expect(log.map((one) => one.id).toSorted()).toEqual([...done].toSorted());
    const expected = replay(log, open.items);
    expect(await stored(open)).toEqual(expected);
    const marked = (among: readonly string[]) => expected.roll.filter((one) => here.includes(one.split(' ')[1]!) && among.some((name) => one.startsWith(cast.members[name]!))).length;
    const shown = await inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx) => [(await rollOf(trx, cast.dongXanh, open.about.meetingId, open.day)).present, (await quorumOf(trx, cast.dongXanh, open.about.meetingId, open.day)).present]);
    expect(shown).toEqual([marked(names), marked(voters)]);
    const { rows: kept } = await superuser.query('select * from month_summary where cell_id = $1 order by month', [cast.dongXanh]);
    expect(kept).toEqual(await monthsFromFacts(superuser, cast.dongXanh));
  }), { numRuns: deep ? 150 : 14, endOnFailure: true });
}, deep ? 3_600_000 : 120_000);

test('the evenings went everywhere: each command was done, some were refused, and copies came', () => {
  const all = [meetings.markAttendance, meetings.checkIn, meetings.startItem, meetings.noteSpeech, meetings.changeSpeech, meetings.removeSpeech, meetings.stateDues, meetings.vote, meetings.takeBack];
  expect(all.filter((one) => !tried.done.has(one.name)).map((one) => one.name)).toEqual([]);
  expect([tried.refused > 0, tried.twice > 0]).toEqual([true, true]);
});

test('going on pressed at two devices goes on once: the clock runs from the first press, and one press takes it back; what was discussed keeps its times', async () => {
  const open = await openMeeting();
  const { hien, loc } = cast.people;
  const [first, second, third] = open.items as [string, string, string];
  const walk = async () => (await superuser.query<{ started_at: Date | null; ended_at: Date | null }>('select started_at, ended_at from agenda_item where meeting_id = $1 order by position', [open.about.meetingId])).rows;
  const goOn = (who: Actor, itemId: string) => cast.send(who, meetings.startItem, { ...open.about, itemId }, open.at());
  await goOn(hien, first);
  await goOn(hien, second);
  const before = await walk();
  expect(await goOn(loc, second)).toMatchObject({ answer: 'done' });
  expect(await walk()).toEqual(before);
  await goOn(hien, third);
  // a press from a page that shows the second item still ahead
  expect(await goOn(loc, second)).toMatchObject({ answer: 'refused', refusal: { refused: 'item-was-discussed' } });
  for (const itemId of [third, second]) await cast.done(loc, meetings.takeBack, { ...open.about, what: 'item', subjectId: itemId }, open.at());
  expect(await walk()).toEqual([{ ...before[0], ended_at: null }, ...[1, 2].map(() => ({ started_at: null, ended_at: null }))]);
});
