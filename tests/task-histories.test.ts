import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { markGroups } from '#meetings/self-mark.ts';
import { tasksBefore } from '#meetings/task-queries.server.ts';
import * as members from '#members/commands.ts';
import { appoint, foundUnit } from '#organisation/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Answer, Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { lastMonth } from '#resolutions/last-month.ts';
import * as tasks from '#resolutions/commands.ts';
import { castDay, castIn, type Cast } from './cast.ts';
import { dice, type Dice } from './dice.ts';

const deep = process.env['DEEP'] === 'yes';
/** A failure names its seed; `SEED=… ` runs that history alone. */
const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: deep ? 200 : 12 }, (_, n) => 20_261_200 + n);
const months = ['03', '04', '05', '06', '07'];

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

/** A task as this test remembers it: it asks none of the program's code what follows. */
interface Known {
  id: string;
  text: string;
  who: string;
  due: string;
  set: string;
  voted: boolean;
  status: 'open' | 'done' | 'dropped';
  /** in which months' meetings it was carried, and how each judged it */
  judged: Map<string, string>;
  droppedOn: string | null;
  saysDone: boolean;
  /** what was changed since the last meeting */
  changes: string[];
}
interface History {
  cellId: string;
  secretary: Actor;
  people: Map<string, Actor>;
  left: Set<string>;
  known: Known[];
  roll: Dice;
  now: Date;
}
const day = (instant: Date) => new Date(instant.getTime() + 7 * 3600_000).toISOString().slice(0, 10);
const later = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const at = (when: string) => new Date(`${when}:00+07:00`);

async function begin(seed: number): Promise<History> {
  const office = cast.people.communeOffice;
  const now = at('2026-02-01T08:00');
  const cellId = String((await cast.done(office, foundUnit, { unitId: cast.commune, name: `Chi bộ việc ${seed}`, kind: 'cell', type: 'village', foundedOn: castDay }, now))['id']);
  const people = new Map<string, Actor>();
  for (let n = 0; n < 6; n++) {
    const { id, personId } = await cast.done(office, members.addMember, { unitId: cellId, fullName: `Người ${n}`, since: castDay, status: 'official', largeType: false }, now);
    people.set(String(id), { personId: String(personId), accountId: String(personId), name: `Người ${n}` });
  }
  const secretary = [...people.values()][0]!;
  await cast.done(office, appoint, { unitId: cellId, personId: secretary.personId, holderName: secretary.name, kind: 'secretary', from: castDay }, now);
  return { cellId, secretary, people, left: new Set(), known: [], roll: dice(seed), now };
}

const send = (history: History, command: Command, payload: Record<string, unknown>, who = history.secretary): Promise<Answer> => cast.send(who, command, { unitId: history.cellId, ...payload }, history.now);
async function done(history: History, command: Command, payload: Record<string, unknown>) {
  return cast.done(history.secretary, command, { unitId: history.cellId, ...payload }, history.now);
}
const here = ({ people, left }: History) => [...people.keys()].filter((id) => !left.has(id));

/** One thing that happens to a task between two meetings; the door's answer is what this test expects by its own reckoning. */
async function something(history: History): Promise<void> {
  const { roll, known, people, left } = history;
  const today = day(history.now);
  if (known.length === 0 || roll.below(5) === 0) {
    const [who, due, text, set] = [roll.of(here(history)), later(today, roll.below(40) - 10), `Việc ghi tay ${known.length}`, later(today, -1 - roll.below(20))];
    const { id } = await done(history, tasks.enterTask, { text, memberId: who, dueOn: due, setOn: set, evidence: '' });
    known.push({ id: String(id), text, who, due, set, voted: false, status: 'open', judged: new Map(), droppedOn: null, saysDone: false, changes: [] });
    return;
  }
  const task = roll.of(known);
  const [open, gone] = [task.status === 'open', left.has(task.who)];
  const expected = (answer: Answer, may: boolean) => expect({ seed: roll, task, answer: answer.answer }).toEqual({ seed: roll, task, answer: may ? 'done' : 'refused' });
  switch (roll.below(6)) {
    case 0: {
      const saysDone = roll.in(2);
      const answer = await send(history, tasks.reportOnTask, { taskId: task.id, text: 'Đang làm', saysDone }, people.get(task.who)!);
      expected(answer, open && !gone);
      if (answer.answer === 'done') task.saysDone = saysDone;
      return;
    }
    case 1: {
      const due = later(today, roll.below(40) - 10);
      const answer = await send(history, tasks.changeTask, { taskId: task.id, dueOn: due, evidence: '', reason: 'Mưa lũ' });
      expected(answer, open && due !== task.due && task.due >= today && due >= today);
      if (answer.answer === 'done') Object.assign(task, { due, changes: [...task.changes, 'changed'] });
      return;
    }
    case 2: case 3: {
      const to = roll.of([...people.keys()]);
      const answer = await send(history, tasks.handOverTask, { taskId: task.id, memberId: to, reason: 'Bận' });
      expected(answer, open && to !== task.who && !left.has(to));
      if (answer.answer === 'done') Object.assign(task, { who: to, changes: [...task.changes, 'handed-over'] });
      return;
    }
    case 4: {
      const answer = await send(history, tasks.dropTask, { taskId: task.id, reason: 'Ghi trùng' });
      expected(answer, open && !task.voted && task.judged.size === 0);
      if (answer.answer === 'done') Object.assign(task, { status: 'dropped', droppedOn: today, changes: [...task.changes, 'dropped'] });
      return;
    }
    default: {
      const who = roll.of(here(history).slice(1));
      if (!who || here(history).length < 5) return;
      await done(history, members.endMembership, { memberId: who, status: 'left', on: today });
      left.add(who);
    }
  }
}

/** The table as the program writes it, in what a reader sees. */
async function tableOf({ cellId, people }: History, month: string, on: string) {
  const rows = await inScope(cast.house.app, { cells: [cellId] }, (trx) => tasksBefore(trx, cellId, `2026-${month}-01`, on));
  return lastMonth(rows, on).map(({ task, state }) => ({ text: task.text, who: people.get(task.memberId ?? '')?.name ?? null, due: task.dueOn, carried: task.carried, judged: task.judged, dropped: state === 'dropped', changes: task.changes.map((one) => one.what) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** The same by this test's reckoning. */
function expectedTable({ known, people }: History, month: string, on: string, lastMeeting: string) {
  return known.filter((task) => task.set < on && (task.status === 'open' || task.judged.has(month) || (task.droppedOn !== null && task.droppedOn >= lastMeeting && task.droppedOn < on)))
    .map((task) => ({
      text: task.text, who: people.get(task.who)!.name, due: task.due, carried: [...task.judged].filter(([at, result]) => at < month && result === 'carried').length,
      judged: task.judged.get(month) ?? null, dropped: (task.judged.get(month) ?? task.status) === 'dropped', changes: task.changes
    })).sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** A regular meeting on paper, entered the same evening: the table judged in part, two tasks set, the rest carried. */
async function meet(history: History, month: string, lastMeeting: string): Promise<string> {
  const { roll, known } = history;
  const on = `2026-${month}-0${3 + roll.below(3)}`;
  history.now = at(`${on}T22:00`);
  const [first, ...present] = here(history);
  const { id: meetingId } = await done(history, meetings.plan, { kind: 'regular', month: `2026-${month}-01`, startsAt: `${on}T23:00`, place: 'Nhà văn hóa', dayReason: 'Mùa gặt' });
  const about = { meetingId };
  await done(history, meetings.recordAfterwards, { ...about, startsAt: `${on}T19:30`, chairId: first, secretaryId: present[0] });
  await done(history, meetings.markAttendance, { ...about, marks: [first, ...present].map((memberId) => ({ memberId, mark: 'present' })) });
  const before = { month, on, table: expectedTable(history, month, on, lastMeeting) };
  expect({ ...before, table: await tableOf(history, month, on) }).toEqual(before);

  const [who, text] = [roll.of(here(history)), `Việc nghị quyết tháng ${month}`];
  await done(history, meetings.draftResolution, { ...about, kind: 'resolution', subject: 'nhiệm vụ tháng', preamble: '', clauses: [{ text: 'Làm đường', tasks: [1, 2].map((n) => ({ text: `${text}, ${n}`, memberId: who, dueOn: later(on, 10 * n), evidence: '' })) }] });
  const judgements = new Map<Known, { result: string; newDue: string | null }>();
  for (const task of known.filter((one) => one.set < on && one.status === 'open').filter(() => !roll.in(3))) {
    const [result, newDue] = [roll.of(['done', 'done-late', 'carried', 'carried', 'carried', 'dropped']), roll.in(2) ? later(on, 5 + roll.below(20)) : null];
    await done(history, meetings.judgeTask, { ...about, taskId: task.id, result, note: 'Như chi bộ bàn', ...(newDue ? { newDueOn: newDue } : {}) });
    judgements.set(task, { result, newDue });
  }
  const hands = { ...about, inFavour: present.length + 1, against: 0, abstained: 0, reserved: [] };
  await done(history, meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
  await done(history, meetings.selfMark, { ...about, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) });
  await done(history, meetings.vote, { ...hands, kind: 'self-mark', subject: 'tự chấm' });
  await done(history, meetings.approveMinutes, { ...about, inFavour: present.length + 1 });
  await done(history, meetings.conclude, { ...about, endedAt: `${on}T21:00` });

  for (const task of known.filter((one) => one.set < on && one.status === 'open')) task.judged.set(month, judgements.get(task)?.result ?? 'carried');
  const after = { month, on, table: expectedTable(history, month, on, lastMeeting) };
  expect({ ...after, table: await tableOf(history, month, on) }).toEqual(after);
  for (const task of known) {
    const result = task.judged.get(month);
    if (result === 'done' || result === 'done-late') task.status = 'done';
    else if (result === 'dropped') task.status = 'dropped';
    else if (result === 'carried') task.due = judgements.get(task)?.newDue ?? task.due;
    task.changes = [];
  }
  const { rows } = await cast.database.owner.query<{ id: string; text: string; due: string }>(`select id, text, due_on::text as due from task where cell_id = $1 and text like $2 order by text`, [history.cellId, `${text}%`]);
  expect(rows).toHaveLength(2);
  for (const row of rows) known.push({ id: row.id, text: row.text, who, due: row.due, set: on, voted: true, status: 'open', judged: new Map(), droppedOn: null, saysDone: false, changes: [] });
  return on;
}

test(`over ${seeds.length} random histories, each month's table is what follows from what happened, and stays so when tasks are handed over, moved and given up afterwards`, async () => {
  let [carriedThrice, leftBehind, dropped] = [0, 0, 0];
  for (const seed of seeds) {
    const history = await begin(seed);
    let lastMeeting = '0000-00-00';
    const kept: { month: string; on: string; table: Awaited<ReturnType<typeof tableOf>> }[] = [];
    for (const month of months) {
      history.now = at(`2026-${month}-01T08:00`);
      if (month === months[0]) history.now = at('2026-02-10T08:00');
      for (let n = 0; n < 6; n++) {
        await something(history);
        history.now = new Date(history.now.getTime() + 3 * 3600_000);
      }
      lastMeeting = await meet(history, month, lastMeeting);
      kept.push({ month, on: lastMeeting, table: await tableOf(history, month, lastMeeting) });
      history.now = at(`2026-${month}-15T08:00`);
      for (let n = 0; n < 6; n++) {
        await something(history);
        history.now = new Date(history.now.getTime() + 5 * 3600_000);
      }
      for (const one of kept) expect({ seed, ...one, table: (await tableOf(history, one.month, one.on)).filter((row) => row.judged) }).toEqual({ seed, ...one, table: one.table.filter((row) => row.judged) });
    }
    carriedThrice += history.known.filter((task) => [...task.judged.values()].filter((result) => result === 'carried').length >= 3).length;
    leftBehind += history.known.filter((task) => task.status === 'open' && history.left.has(task.who)).length;
    dropped += history.known.filter((task) => task.droppedOn !== null).length;
  }
  if (seeds.length >= 12) expect([carriedThrice, leftBehind, dropped].map((n) => n > 0)).toEqual([true, true, true]);
}, deep ? 3_600_000 : 300_000);
