import { afterAll, beforeAll, expect, test } from 'vitest';
import { miss, plan, planYear, postpone } from '#meetings/commands.ts';
import { appoint, endPost } from '#organisation/commands.ts';
import { inScope } from '#platform/database.server.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../tests/held.ts';
import { askForVisit, drawPlan, importVisits, dropVisit, moveVisit, planVisit, reportVisit } from './commands.ts';
import { usualExpected } from './following.ts';
import { cellsInNeed, plannedIn } from './visit-plan-queries.server.ts';
import { needsOf, quarterIn } from './visit-plan.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await castIn();
  // one comrade follows both cells, which meet at the same hour
  const { communeOffice, inCharge, hien, tai } = cast.people;
  await cast.done(communeOffice, appoint, { unitId: cast.benMoi, personId: inCharge.personId, holderName: inCharge.name, kind: 'in-charge', from: castDay });
  for (const [who, unitId] of [[hien, cast.dongXanh], [tai, cast.benMoi]] as const) await cast.done(who, planYear, { unitId, year: 2026, fromMonth: '2026-11-01', time: '19:30', place: 'Nhà văn hóa', themes: [] });
});
afterAll(() => cast.close());

const office = (command: Parameters<Cast['send']>[1], payload: object) => cast.send(cast.people.communeOffice, command, { unitId: cast.commune, ...payload });
const planned = () => inScope(cast.house.app, { cells: [cast.dongXanh, cast.benMoi] }, (trx) => plannedIn(trx, [cast.dongXanh, cast.benMoi], '2026-10-01', '2027-12-01', '2026-11-01'));
const refusal = async (command: Parameters<Cast['send']>[1], payload: object) => {
  const answer = await office(command, payload);
  return answer.answer === 'refused' ? answer.refusal : answer;
};

test('the plan is drawn in one press: the cell that asked first, nobody at two meetings at once; pressed again nothing is doubled', async () => {
  await cast.done(cast.people.tai, askForVisit, { unitId: cast.benMoi, text: 'Bàn hiến đất' });
  expect(await cast.send(cast.people.tai, askForVisit, { unitId: cast.benMoi, text: 'Lại mời' })).toMatchObject({ answer: 'refused', refusal: { refused: 'visit-asked-already' } });
  expect(await office(drawPlan, { quarter: '2026-Q4' })).toMatchObject({ answer: 'done', result: { drawn: 2 } });
  expect((await planned()).map((one) => [one.cell, one.month, one.visitor, one.reasons])).toEqual([
    ['Chi bộ thôn Bến Mới', '2026-11-01', 'Nguyễn Văn Thành', ['asked', 'unvisited']], ['Chi bộ thôn Đồng Xanh', '2026-12-01', 'Nguyễn Văn Thành', ['unvisited']]
  ]);
  expect(await refusal(drawPlan, { quarter: '2026-Q4' })).toMatchObject({ refused: 'nothing-to-draw' });
  expect(await refusal(drawPlan, { quarter: '2026-Q3' })).toMatchObject({ refused: 'quarter-is-over' });
});

test('the office moves, drops and adds; what cannot be is said with where the comrade is to be at that hour', async () => {
  const [first, second] = await planned();
  const personId = cast.people.inCharge.personId;
  const move = { cellId: cast.dongXanh, entryId: second!.id, month: '2026-11-01', personId, reason: 'Đồng chí xin chuyển' };
  expect(await refusal(moveVisit, move)).toEqual({ refused: 'visitor-elsewhere', field: 'month', cell: 'Chi bộ thôn Bến Mới' });
  expect(await office(dropVisit, { cellId: cast.benMoi, entryId: first!.id, reason: 'Chi bộ họp chung' })).toMatchObject({ answer: 'done' });
  expect(await office(moveVisit, move)).toMatchObject({ answer: 'done' });
  expect(await refusal(dropVisit, { cellId: cast.benMoi, entryId: first!.id, reason: 'Lần nữa' })).toEqual({ refused: 'planned-visit-is-over', field: 'reason' });
  const add = { cellId: cast.benMoi, month: '2026-12-01', personId };
  expect(await refusal(planVisit, { ...add, month: '2026-10-01' })).toEqual({ refused: 'month-is-over', field: 'month' });
  expect(await refusal(planVisit, { ...add, personId: cast.people.loc.personId })).toEqual({ refused: 'visitor-not-in-charge', field: 'personId' });
  expect(await refusal(planVisit, { ...add, cellId: cast.farCell })).toEqual({ refused: 'not-yours', field: 'cellId' });
  expect(await office(planVisit, add)).toMatchObject({ answer: 'done' });
  expect(await refusal(planVisit, add)).toEqual({ refused: 'visit-planned-already', field: 'month' });
  // a month nobody planned a meeting for has no hour, and no clash
  expect(await office(planVisit, { ...add, month: '2027-03-01' })).toMatchObject({ answer: 'done' });
  expect((await planned()).map((one) => [one.cell.slice(-3), one.month.slice(0, 7), one.droppedAt !== null, one.reason, one.startsAt === null])).toEqual([
    ['Mới', '2026-11', true, 'Chi bộ họp chung', false], ['anh', '2026-11', false, 'Đồng chí xin chuyển', false], ['Mới', '2026-12', false, '', false], ['Mới', '2027-03', false, '', true]
  ]);
  expect(await cast.send(cast.people.inCharge, planVisit, { unitId: cast.commune, ...add, month: '2027-04-01' })).toMatchObject({ refusal: { refused: 'not-yours' } });
});

test('a list of visits of which one cannot be is refused with its row, and none of the others is planned', async () => {
  const before = await planned();
  const rows = [{ at: 2, cellId: cast.benMoi, month: '2027-05-01', personId: cast.people.inCharge.personId }, { at: 3, cellId: cast.dongXanh, month: '2027-05-01', personId: cast.people.loc.personId }];
  expect(await refusal(importVisits, { rows })).toEqual({ refused: 'row-refused', why: 'visitor-not-in-charge', field: 'file', at: 3 });
  expect(await planned()).toEqual(before);
  expect(await refusal(importVisits, { rows: [{ ...rows[0]!, cellId: cast.farCell }] })).toEqual({ refused: 'not-yours', field: 'rows' });
});

test('a visit goes where its meeting goes, and says when its visitor follows the cell no more', async () => {
  const visit = async () => (await planned()).find((one) => one.cellId === cast.dongXanh && !one.droppedAt)!;
  expect((await visit()).startsAt).toEqual(new Date('2026-11-03T12:30:00Z'));
  await cast.done(cast.people.hien, postpone, { unitId: cast.dongXanh, meetingId: (await visit()).meetingId, startsAt: '2026-11-05T20:00', reason: 'Mưa lũ' });
  expect(await visit()).toMatchObject({ startsAt: new Date('2026-11-05T13:00:00Z'), follows: true });
  const { rows } = await cast.database.owner.query<{ id: string }>(`select id from post where kind = 'in-charge' and unit_id = $1`, [cast.dongXanh]);
  await cast.done(cast.people.communeOffice, endPost, { unitId: cast.dongXanh, postId: rows[0]!.id, on: '2026-11-04' });
  expect((await visit()).follows).toBe(false);
});

test('each need of a visit is read from what is recorded: fewer came than in the three months before, a month was not held, something is to be mended, the secretary is new', async () => {
  const { communeOffice, inCharge } = cast.people;
  const cell = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Cần');
  await cast.done(communeOffice, appoint, { unitId: cell.id, personId: inCharge.personId, holderName: inCharge.name, kind: 'in-charge', from: castDay });
  const at = (minute: string) => new Date(`${minute}:00+07:00`);
  const quarter = quarterIn('2026-Q4')!;
  const needs = () => inScope(cast.house.app, { cells: [cell.id] }, async (trx) => {
    const found = await cellsInNeed(trx, cast.commune, '2026-10-10', quarter, at('2026-10-10T08:00'));
    return needsOf(found.find((one) => one.id === cell.id)!, '2026-10-10', quarter, usualExpected);
  });
  for (const month of ['04', '05', '06', '07', '08']) await heldOnPaper(cast, cell, `2026-${month}`);
  expect(await needs()).toEqual(['unvisited']);
  await cast.database.owner.query(`update month_summary set must_attend = 20, present = case when month < '2026-07-01' then 20 else 19 end where cell_id = $1 and concluded_at is not null`, [cell.id]);
  expect(await needs()).toEqual(['unvisited']);
  const { id: meetingId } = await cast.done(cell.secretary, plan, { unitId: cell.id, kind: 'regular', month: '2026-09-01', startsAt: '2026-09-03T19:30', place: 'Nhà văn hóa', dayReason: 'Mùa gặt' }, at('2026-08-20T08:00'));
  await cast.done(cell.secretary, miss, { unitId: cell.id, meetingId, reason: 'Bão' }, at('2026-09-04T08:00'));
  expect(await needs()).toEqual(['unvisited', 'fewer-attend', 'missed']);
  const [held] = (await cast.database.owner.query<{ id: string }>(`select id from meeting where cell_id = $1 and month = '2026-08-01'`, [cell.id])).rows;
  await cast.done(inCharge, reportVisit, { unitId: cell.id, meetingId: held!.id, presence: 'whole', goods: ['orderly'], goodWords: '', mend: 'few-speakers', mendMemberId: cell.memberIds[0], mendBy: '2026-09-30', earlier: [] }, at('2026-08-03T22:00'));
  expect(await needs()).toEqual(['fewer-attend', 'missed', 'to-mend', 'due']);
  const [post] = (await cast.database.owner.query<{ id: string }>(`select id from post where kind = 'secretary' and unit_id = $1`, [cell.id])).rows;
  await cast.done(communeOffice, endPost, { unitId: cell.id, postId: post!.id, on: '2026-09-15' }, at('2026-09-15T08:00'));
  const [, other] = cell.memberIds;
  const [{ person } = { person: '' }] = (await cast.database.owner.query<{ person: string }>('select person_id as person from member where cell_id = $1 and id = $2', [cell.id, other])).rows;
  await cast.done(communeOffice, appoint, { unitId: cell.id, personId: person, holderName: 'Cao Thị Hai', kind: 'secretary', from: '2026-09-16' }, at('2026-09-15T09:00'));
  expect(await needs()).toEqual(['fewer-attend', 'missed', 'to-mend', 'new-secretary', 'due']);
});
