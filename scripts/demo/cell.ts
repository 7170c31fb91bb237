import { sql } from 'kysely';
import { addMember, setFlag, setGroup, setStatus } from '#members/commands.ts';
import { changePlan, issueThematicPlan, plan, planYear, postpone, proposeTime, register, reportYear, settle } from '#meetings/commands.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { addDays, addMonths, clockOf, dayOf, firstOfMonth, localMinuteOf, startOfDay, yearOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { factsOf } from '#quality/evidence.ts';
import { evidenceOf, frameFor, meetingRead } from '#quality/queries.server.ts';
import { openSheet } from '#quality/sheet.ts';
import { themes } from './business.ts';
import { come, type Turn } from './course.ts';
import { found, founded, laterOf, post, start, type Loading } from './loading.ts';
import { playBetween, playTurn, type CellInHand, type Send } from './month.ts';
import { inventedName, livingIn, weakest, type DemoCell, type Draw } from './names.ts';

/** Members with their details and flags, and the posts of the cell. */
export async function people(send: Send, cell: CellInHand, now: Date): Promise<void> {
  const { index, shape, draw, id: unitId, ground: { office } } = cell;
  for (let n = 0; n < shape.members; n++) {
    const name = index === 0 && n === 0 ? 'Trần Thị Hiền' : index === 0 && n === 3 ? 'Lê Thị Hoa' : index === weakest && n === 0 ? 'Võ Xuân Thìn' : inventedName(draw);
    const probationary = n > 8 && draw(22) === 0;
    const from = probationary ? laterOf(founded, addDays(addMonths(firstOfMonth(dayOf(now)), -1 - draw(14)), 9)) : founded;
    const at = startOfDay(from);
    const flag = n < 6 || probationary ? null : flagOf(shape, n, draw);
    const born = probationary ? 1986 + draw(20) : shape.type === 'village' ? 1946 + draw(50) : 1968 + draw(33);
    const admitted = probationary ? from : `${Math.min(2024, born + 20 + draw(12))}-0${1 + draw(9)}-1${draw(9)}`;
    const added = await send(office, addMember, { unitId, fullName: name, since: from, status: probationary ? 'probationary' : 'official', born: String(born), cardNumber: String(10_000_000 + index * 10_000 + n), admittedOn: admitted, largeType: born < 1955, ...(draw(3) > 0 ? { phone: `09${String(10_000_000 + draw(89_999_999)).slice(0, 8)}` } : {}) }, at);
    cell.members.push({ id: String(added['id']), actor: { personId: String(added['personId']), accountId: String(added['personId']), name }, probationary, exempt: flag !== null, from });
    const official = addMonths(from, 12);
    if (probationary && official <= dayOf(now)) await send(office, setStatus, { unitId, memberId: String(added['id']), status: 'official', from: official, decisionNumber: 'Số 12-QĐ/ĐU' }, startOfDay(official));
    if (flag) await send(office, setFlag, { unitId, memberId: String(added['id']), flag, from: founded }, start);
  }
  const [first, second, third] = cell.members;
  cell.secretary = first!.actor;
  const today = dayOf(now);
  await post(send, office, unitId, first!.actor, 'secretary', shape.weak?.includes('term-ends') ? { until: addDays(addMonths(today, 3), 7) } : {});
  if (shape.members >= 9) {
    // both went to work elsewhere, and nobody was elected since
    const left = shape.weak?.includes('no-deputy') ? { until: laterOf(addDays(today, -50), addDays(founded, 1)) } : {};
    await post(send, office, unitId, second!.actor, 'deputy', left);
    await post(send, office, unitId, third!.actor, 'committee-member', left);
  }
  // one decision puts every member in charge of their cells
  await post(send, office, unitId, cell.inCharge, 'in-charge', { decisionNumber: '02-QĐ/ĐU', decisionDay: founded });
  if (shape.members >= 60) await partyGroups(send, cell);
}

/** A large cell is divided into three party groups, each with its leader. */
async function partyGroups(send: Send, { id: unitId, members, ground: { office } }: CellInHand): Promise<void> {
  for (const n of [0, 1, 2]) {
    const groupId = await found(send, office, unitId, `Tổ đảng số ${n + 1}`, 'party-group');
    const its = members.filter((one, index) => index % 3 === n && one.from === founded);
    await send(office, setGroup, { unitId, memberIds: its.map((one) => one.id), groupId, from: founded }, start);
    await post(send, office, groupId, its[1]!.actor, 'secretary');
  }
}

/** Plans a cell's meetings and plays them one after the other, and what else happens to it before those from a day on. */
export async function playTurns({ together, now }: Loading, cell: CellInHand, turns: readonly Turn[], step: () => void = () => {}, event?: { on: string; play: () => Promise<void> }): Promise<void> {
  const { id: unitId, shape, ground: { standing } } = cell;
  if (turns.length === 0) return;
  const meetings = await together((send, trx) => planTurns(send, trx, cell, turns, now));
  step();
  const inHand = turns.findIndex((turn) => turn.kind !== 'thematic' && turn.step === 'planned');
  let due = event;
  for (const [order, turn] of turns.entries()) {
    if (due && turn.month >= due.on) {
      await due.play();
      due = undefined;
    }
    cell.shape = livingIn(shape, turn.month);
    const last = inHand >= 0 && turns.slice(0, inHand).findLastIndex((one) => one.kind !== 'thematic') === order;
    await together(async (send, trx) => {
      const stage = { send, now, standing, agendaIds: () => agendaIds(trx, unitId, meetings[order]!), sheet: (at: Date) => sheetAt(trx, unitId, meetings[order]!, at) };
      await playTurn(stage, cell, turn, meetings[order]!, last);
      if (turn.kind === 'thematic' || turn.short || !come(turn, 'concluded')) return;
      cell.tasks = await openTasks(trx, unitId);
      await playBetween(stage, cell, turn, last ? { id: meetings[inHand]! } : null);
    });
    step();
  }
}

/** Plans every turn, year by year where the cell meets on day 3, month by month elsewhere; settles the times to come. Answers the meetings' ids in order. */
async function planTurns(send: Send, trx: Trx, cell: CellInHand, turns: readonly Turn[], now: Date): Promise<string[]> {
  const { secretary, shape, id: unitId, members, ground: { office } } = cell;
  const theme = (turn: Turn) => (turn.kind === 'regular' ? {} : { theme: themes[Number(turn.month.slice(5, 7)) % themes.length]!, authorId: members[2]!.id, reviewerId: members[0]!.id });
  const yearly = shape.habit !== 'weak' && turns.every((turn) => turn.kind === 'thematic' || turn.dayReason === '' || turn.step !== 'graded');
  const planned = (turn: Turn) => new Date(Math.max(start.getTime(), Math.min(startOfDay(turn.month).getTime(), now.getTime()) - 10 * 24 * 3600_000));
  const known = new Map<string, string>();
  for (const year of yearly ? new Set(turns.map((turn) => yearOf(turn.month))) : []) {
    const regular = turns.filter((turn) => turn.kind !== 'thematic' && yearOf(turn.month) === year);
    const at = new Date(Math.max(start.getTime(), startOfDay(`${year - 1}-12-15`).getTime()));
    await send(secretary, planYear, { unitId, year, fromMonth: regular[0]!.month, time: clockOf(usualTurn(turns).startsAt), place: shape.place, themes: regular.filter((turn) => turn.kind === 'combined').map((turn) => ({ month: turn.month, ...theme(turn) })) }, at);
    await send(secretary, reportYear, { unitId, year, note: '' }, at);
    if (regular.some((turn) => turn.kind === 'combined')) await send(secretary, issueThematicPlan, { unitId, year }, at);
    const { rows } = await sql<{ id: string; month: string }>`select id, month from meeting where cell_id = ${unitId} and kind <> 'thematic'`.execute(trx);
    for (const row of rows) known.set(row.month, row.id);
  }
  const ids: string[] = [];
  for (const turn of turns) {
    const when = { startsAt: localMinuteOf(turn.putOff?.from ?? turn.startsAt), place: shape.place, dayReason: turn.dayReason };
    const at = planned(turn);
    const before = turn.kind === 'thematic' ? undefined : known.get(turn.month);
    let meetingId = before;
    if (!meetingId) meetingId = String((await send(secretary, plan, { unitId, kind: turn.kind, month: turn.month, ...when, ...theme(turn) }, at))['id']);
    else if (turn.dayReason) await send(secretary, changePlan, { unitId, meetingId, kind: turn.kind, ...when, ...theme(turn) }, at);
    if (turn.putOff) await send(secretary, postpone, { unitId, meetingId, startsAt: localMinuteOf(turn.startsAt), reason: turn.putOff.reason }, startOfDay(addDays(dayOf(turn.putOff.from), -1)));
    const nextMonth = turn.month > firstOfMonth(dayOf(now));
    // the month after is still being settled: some times are agreed, some only registered, some not yet even that
    if (shape.habit !== 'slow' && turn.startsAt.getTime() > now.getTime() - 60 * 24 * 3600_000 && !(nextMonth && cell.index % 3 > 0)) await send(office, settle, { unitId, meetingId }, at);
    if (nextMonth && cell.index % 3 === 1) await send(secretary, register, { unitId, meetingId }, now);
    if (nextMonth && cell.index === 1) await send(office, proposeTime, { unitId, meetingId, startsAt: localMinuteOf(new Date(turn.startsAt.getTime() + 24 * 3600_000)), reason: 'Đồng chí phụ trách dự họp ở chi bộ thôn Đồng Xanh giờ đó.' }, now);
    ids.push(meetingId);
  }
  // the first cell, where a newcomer begins, has a thematic meeting ahead that a plain member writes for
  if (cell.index === 0) await send(secretary, plan, { unitId, kind: 'thematic', month: addMonths(firstOfMonth(dayOf(now)), 1), startsAt: `${addDays(addMonths(firstOfMonth(dayOf(now)), 1), 17)}T19:30`, place: shape.place, dayReason: '', theme: themes[0], authorId: members[3]!.id, reviewerId: members[4 % members.length]!.id }, now);
  return ids;
}

/** Old or weak members of hamlets are exempt; some of the forces and those abroad are on special duty; one member of the commune is suspended. */
function flagOf(shape: DemoCell, n: number, draw: Draw): 'exempt' | 'special-duty' | 'suspended' | null {
  if (shape.name === 'Chi bộ thôn Cồn Tranh' && n === 12) return 'suspended';
  if (shape.type === 'armed-forces') return draw(7) === 0 ? 'special-duty' : null;
  return draw(shape.type === 'village' ? 14 : 40) === 0 ? 'exempt' : null;
}

/** A meeting at the cell's usual hour: one that is not under way right now. */
const usualTurn = (turns: readonly Turn[]): Turn => turns.find((turn) => turn.step !== 'open') ?? turns[0]!;

async function agendaIds(trx: Trx, cellId: string, meetingId: string): Promise<string[]> {
  const rows = await trx.selectFrom('agenda_item').select('id').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('position').execute();
  return rows.map((row) => row.id);
}

async function sheetAt(trx: Trx, cellId: string, meetingId: string, at: Date) {
  const meeting = (await meetingPage(trx, cellId, meetingId))!;
  const frame = await frameFor(trx, cellId, dayOf(meeting.starts_at));
  const { about, evidence } = await evidenceOf(trx, meeting, await meetingRead(trx, meeting), at);
  return openSheet(frame, about, factsOf(evidence));
}

async function openTasks(trx: Trx, cellId: string): Promise<CellInHand['tasks']> {
  const { rows } = await sql<CellInHand['tasks'][number]>`select t.id, t.member_id as "memberId", (select count(*)::int from task_month m where m.cell_id = t.cell_id and m.task_id = t.id and m.result = 'carried') as carried,
    coalesce((select r.says_done from task_report r where r.cell_id = t.cell_id and r.task_id = t.id order by r.at desc, r.id desc limit 1), false) as "saysDone"
    from task t where t.cell_id = ${cellId} and t.status = 'open' order by t.set_on, t.id`.execute(trx);
  return rows;
}
