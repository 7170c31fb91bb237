import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf, quarterOf } from '#organisation/day.ts';
import { permitAt } from '#organisation/queries.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as cellPage } from '../routes/cells/[cell]/+page.server.ts';
import { actions as onCell, load as ofCell } from '../routes/cells/[cell]/inspections/+page.server.ts';
import { load as one } from '../routes/inspections/[unit]/[inspection]/+page.server.ts';
import * as commands from './commands.ts';
import { conclusionsOf, findingsOf, papersOf, remediesOf } from './follow-up-queries.server.ts';
import { readsDays } from './course.ts';
import { enterInspections, inspectionsOf } from './queries.server.ts';

const now = new Date();
const today = dayOf(now);
let cast: Cast;
let pages: Pages;
let by: Record<'standing' | 'inspector' | 'hien' | 'loc' | 'hoa', Browser>;
let inspectionId: string;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  by = Object.fromEntries(await Promise.all((['standing', 'inspector', 'hien', 'loc', 'hoa'] as const).map(async (who) => [who, await pages.enter(cast.people[who])]))) as typeof by;
  const { standing, inspector, inCharge } = cast.people;
  const entry = { subjectId: cast.dongXanh, kind: 'supervision', about: 'Nề nếp sinh hoạt chi bộ', quarter: `${today.slice(0, 4)}-Q${quarterOf(today)}` };
  inspectionId = String((await cast.done(standing, commands.planInspection, { unitId: cast.commune, ...entry }, now))['id']);
  await cast.done(standing, commands.beginInspection, { unitId: cast.commune, inspectionId, decision: '12-QĐ/ĐU', decisionDay: today, beginsOn: today, days: 30, leadId: inspector.personId, memberIds: [inCharge.personId] }, now);
});
afterAll(() => pages.close());

const tell = async (who: Actor, command: Command, payload: object, unitId = cast.commune) => {
  const answer = await cast.send(who, command, { unitId, inspectionId, ...payload }, new Date());
  return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
};
const made = async (who: Actor, command: Command, payload: object) => String((await cast.done(who, command, { unitId: cast.commune, inspectionId, ...payload }, now))['id']);
const told = async (who: Browser) => (await who.visit(`/cells/${cast.dongXanh}/inspections`, ofCell, { params: { cell: cast.dongXanh } })).data?.inspections;
const fromCell = (who: Browser, form: Record<string, string>) => who.visit(`/cells/${cast.dongXanh}/inspections`, onCell.default, { params: { cell: cast.dongXanh }, form: { commandId: newId(), unitId: cast.dongXanh, inspectionId, ...form } });
const opened = async (who: Browser) => (await who.visit(`/inspections/${cast.commune}/${inspectionId}`, one, { params: { unit: cast.commune, inspection: inspectionId } })).data;
/** How many papers, findings, conclusions and remedies somebody’s transaction sees at the cell, from both sides together, by the database alone. */
const seenBy = (who: Actor) => inScope(cast.house.app, { cells: [] }, async (trx) => {
  const seen = [0, 0, 0, 0];
  for (const side of ['inspecting', 'told'] as const) {
    await enterInspections(trx, { cells: [cast.commune, cast.dongXanh] }, who.personId, cast.dongXanh, today, side);
    for (const [n, rows] of [await papersOf(trx, [inspectionId]), await findingsOf(trx, inspectionId), await conclusionsOf(trx, [inspectionId]), await remediesOf(trx, [inspectionId])].entries()) seen[n]! += rows.length;
  }
  return seen;
});

test('what is asked for reaches the cell once it is told, is handed in by its secretary, asked again or taken by the team', async () => {
  const { inspector, inCharge, hien, loc, hoa, communeOffice } = cast.people;
  expect(await tell(inspector, commands.askPaper, { text: 'Sổ đảng phí', dueOn: addDays(today, -1) })).toBe('paper-day-out-of-reach');
  const paperId = await made(inspector, commands.askPaper, { text: 'Báo cáo tự kiểm tra', dueOn: addDays(today, 7) });
  expect(await told(by.hien)).toEqual([]);
  expect(await tell(hien, commands.handInPaper, { paperId, text: 'Bản giấy' }, cast.dongXanh)).toBe('not-yours');
  expect((await by.hien.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data.inspections).toBe(0);
  await cast.done(inspector, commands.finishStep, { unitId: cast.commune, inspectionId, step: 'prepare', on: today }, now);
  expect((await by.hien.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data.inspections).toBe(1);
  expect(await told(by.hien)).toMatchObject([{ step: 'conduct', papers: [{ text: 'Báo cáo tự kiểm tra', state: 'asked', late: false }], conclusion: null, remedies: [] }]);
  // a deputy opens the page and finds nothing, a member no page
  expect([await told(by.loc), await told(by.hoa)]).toEqual([[], undefined]);
  for (const who of [loc, hoa, communeOffice]) expect(await tell(who, commands.handInPaper, { paperId, text: 'x' }, cast.dongXanh)).toBe('not-yours');
  expect((await fromCell(by.hien, { command: 'inspection.hand-in', paperId, text: '' })).data.issues).toEqual({ text: 'empty' });
  expect((await fromCell(by.hien, { command: 'inspection.hand-in', paperId, text: 'Bản giấy 12 trang' })).status).toBe(303);
  expect(await tell(hien, commands.handInPaper, { paperId, text: 'Lần nữa' }, cast.dongXanh)).toBe('paper-is-handed-in');
  expect(await tell(inCharge, commands.judgePaper, { paperId, word: 'asked-again', text: '' })).toBe('paper-needs-reason');
  expect(await tell(inCharge, commands.judgePaper, { paperId, word: 'asked-again', text: 'Thiếu số liệu quý 3' })).toBe('done');
  expect(await tell(hien, commands.handInPaper, { paperId, text: 'Đã bổ sung' }, cast.dongXanh)).toBe('done');
  // two of the team take it at one moment
  expect((await Promise.all([inspector, inCharge].map((who) => tell(who, commands.judgePaper, { paperId, word: 'received', text: '' })))).sort()).toEqual(['done', 'paper-is-received']);
  expect((await opened(by.inspector)).papers[0].words.map((said: { word: string }) => said.word)).toEqual(['handed-in', 'asked-again', 'handed-in', 'received']);
});

test('what is found is the team’s until it is concluded, the database keeps it so; what is withdrawn stays to be read', async () => {
  const { inspector, inCharge, hien, loc, standing } = cast.people;
  const finding = await made(inCharge, commands.noteFinding, { nature: 'breach', text: 'Không họp tháng 8' });
  await made(inspector, commands.noteFinding, { nature: 'shortcoming', text: 'Biên bản ghi chưa đủ ý kiến' });
  expect(await tell(inspector, commands.withdrawFinding, { findingId: finding, reason: 'Đã họp bù' })).toBe('done');
  expect(await tell(inCharge, commands.withdrawFinding, { findingId: finding, reason: 'Đã họp bù' })).toBe('finding-withdrawn');
  await cast.done(inspector, commands.wordConclusion, { unitId: cast.commune, inspectionId, text: 'Dự thảo', version: 0 }, now);
  // two who word it at one moment: the second is told who did, and loses nothing
  expect((await Promise.all([inspector, inCharge].map((who) => tell(who, commands.wordConclusion, { text: `Bản của ${who.name}`, version: 1 })))).sort()).toEqual(['conclusion-changed-meanwhile', 'done']);
  expect([await seenBy(inspector), await seenBy(standing), await seenBy(hien), await seenBy(loc)]).toEqual([[1, 2, 1, 0], [1, 2, 1, 0], [1, 0, 0, 0], [0, 0, 0, 0]]);
  expect((await opened(by.standing)).findings).toMatchObject([{ nature: 'breach', withdrawn: { by: inspector.name, because: 'Đã họp bù' } }, { nature: 'shortcoming', withdrawn: null }]);
});

test('what is to be remedied has one person and one day; it is reported on by the cell and followed to its end, also after the conclusion', async () => {
  const { inspector, inCharge, standing, hien, hoa } = cast.people;
  const remedy = { text: 'Ghi đủ ý kiến từng đồng chí', memberId: hoa.memberId!, dueOn: addDays(today, 20) };
  expect(await tell(inspector, commands.setRemedy, { ...remedy, memberId: '' })).toBe('malformed');
  expect(await tell(inspector, commands.setRemedy, { ...remedy, dueOn: undefined })).toBe('malformed');
  expect(await tell(inspector, commands.setRemedy, { ...remedy, dueOn: addDays(today, -1) })).toBe('remedy-day-out-of-reach');
  expect(await tell(inspector, commands.setRemedy, { ...remedy, memberId: cast.members['Nguyễn Hữu Tài']! })).toBe('not-a-member-that-day');
  const remedyId = await made(inCharge, commands.setRemedy, remedy);
  expect((await opened(by.inspector)).members.map((member: { name: string }) => member.name)).toContain('Lê Thị Hoa');
  await cast.done(inspector, commands.finishStep, { unitId: cast.commune, inspectionId, step: 'conduct', on: today }, now);
  expect(await tell(hien, commands.reportRemedy, { remedyId, text: 'Sớm quá' }, cast.dongXanh)).toBe('not-yours');
  await cast.done(standing, commands.finishStep, { unitId: cast.commune, inspectionId, step: 'conclude', on: today }, now);
  for (const [command, payload] of [[commands.wordConclusion, { text: 'x', version: 2 }], [commands.setRemedy, remedy], [commands.noteFinding, { nature: 'good', text: 'x' }], [commands.askPaper, { text: 'x', dueOn: today }]] as const)
    expect(await tell(inspector, command, payload)).toBe('inspection-concluded');

  expect(await seenBy(hien)).toEqual([1, 2, 1, 1]);
  expect(await told(by.hien)).toMatchObject([{ step: null, conclusion: { version: 2 }, remedies: [{ state: 'open', member: 'Lê Thị Hoa', due: addDays(today, 20), late: false }] }]);
  expect((await by.hien.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data.inspections).toBe(1);
  expect((await fromCell(by.hien, { command: 'inspection.report-remedy', remedyId, text: 'Đã ghi từ tháng này' })).status).toBe(303);
  expect(await tell(inCharge, commands.settleRemedy, { remedyId, result: 'not-done', text: '' })).toBe('remedy-needs-reason');
  expect(await tell(inCharge, commands.settleRemedy, { remedyId, result: 'not-done', text: 'Còn thiếu' })).toBe('remedy-needs-day');
  expect(await tell(inCharge, commands.settleRemedy, { remedyId, result: 'not-done', text: 'Còn thiếu', newDueOn: addDays(today, 40) })).toBe('done');
  expect((await told(by.hien))[0].remedies).toMatchObject([{ state: 'not-done', times: 1, due: addDays(today, 40) }]);
  // the secretary makes a task of the cell of it, which the cell follows as its others
  const asTask = await by.hien.visit(`/cells/${cast.dongXanh}/inspections`, onCell.default, { params: { cell: cast.dongXanh }, form: { command: 'task.enter', commandId: newId(), unitId: cast.dongXanh, text: remedy.text, memberId: remedy.memberId, dueOn: addDays(today, 40), setOn: today, evidence: '' } });
  expect(asTask.status).toBe(303);
  expect(await tell(standing, commands.settleRemedy, { remedyId, result: 'done', text: '' })).toBe('done');
  expect(await tell(hien, commands.reportRemedy, { remedyId, text: 'Lại' }, cast.dongXanh)).toBe('remedy-is-closed');
  expect((await by.hien.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data.inspections).toBe(0);
});

test('the team reads until thirty days after the last remedy is closed, by the database too; who ordered it and the inspectors always do, and a remedy taken up again gives it back', async () => {
  const { inspector, inCharge, standing, hien } = cast.people;
  const end = addDays(today, readsDays);
  const [before, after] = [end, addDays(end, 1)].map((day) => new Date(`${day}T09:00:00+07:00`)) as [Date, Date];
  // the lead holds the post of an inspector, the member only the seat
  const reads = async (at: Date) => Promise.all([inCharge, inspector, standing, hien].map(async (who) => [
    (await permitAt(cast.house.app, who, cast.commune, at)).rights.has('inspect'),
    await inScope(cast.house.app, { cells: [] }, async (trx) => {
      await enterInspections(trx, { cells: [cast.commune] }, who.personId, cast.commune, dayOf(at), 'inspecting');
      return (await findingsOf(trx, inspectionId)).length + (await papersOf(trx, [inspectionId])).length;
    })
  ]));
  const [kept, over, never] = [[true, 3], [false, 0], [false, 0]] as const;
  expect((await opened(by.standing)).inspection.readsUntil).toBe(end);
  expect([await reads(before), await reads(after)]).toEqual([[kept, kept, kept, never], [over, kept, kept, never]]);
  const remedyId = (await opened(by.standing)).remedies[0].id;
  const settle = async (who: Actor, payload: object, at: Date) => {
    const answer = await cast.send(who, commands.settleRemedy, { unitId: cast.commune, inspectionId, remedyId, text: 'Kiểm tra lại thấy chưa đủ', ...payload }, at);
    return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
  };
  const again = { result: 'not-done', newDueOn: addDays(end, 20) };
  expect(await settle(inCharge, again, after)).toBe('not-yours');
  // taken up by who orders, not by who only has a seat; closed it is not closed once more
  expect([await settle(inCharge, again, now), await settle(standing, { result: 'dropped' }, after)]).toEqual(['remedy-is-closed', 'remedy-is-closed']);
  expect(await settle(standing, again, after)).toBe('done');
  expect(await reads(after)).toEqual([kept, kept, kept, never]);
  expect((await opened(by.standing)).inspection.readsUntil).toBe(null);
  expect((await by.hien.visit(`/cells/${cast.dongXanh}`, cellPage, { params: { cell: cast.dongXanh } })).data.inspections).toBe(1);
  // the team looks again; from that day the thirty run anew
  expect(await settle(inCharge, { result: 'done' }, after)).toBe('done');
  const [last, past] = [readsDays, readsDays + 1].map((days) => new Date(`${addDays(dayOf(after), days)}T09:00:00+07:00`)) as [Date, Date];
  expect([(await reads(last))[0], (await reads(past))[0]]).toEqual([kept, over]);
});

test('of an inspection without remedies the days run from its conclusion', async () => {
  const { inspector, inCharge, standing } = cast.people;
  const entry = { subjectId: cast.benMoi, kind: 'inspection', about: 'Thu nộp đảng phí', quarter: `${today.slice(0, 4)}-Q${quarterOf(today)}` };
  const id = String((await cast.done(standing, commands.planInspection, { unitId: cast.commune, ...entry }, now))['id']);
  await cast.done(standing, commands.beginInspection, { unitId: cast.commune, inspectionId: id, decision: '13-QĐ/ĐU', decisionDay: today, beginsOn: today, days: 30, leadId: inspector.personId, memberIds: [inCharge.personId] }, now);
  const until = async () => inScope(cast.house.app, { cells: [] }, async (trx) => {
    await enterInspections(trx, { cells: [cast.commune] }, standing.personId, cast.commune, today, 'inspecting');
    return (await inspectionsOf(trx, today, { id }))[0]!.readsUntil;
  });
  for (const step of ['prepare', 'conduct']) await cast.done(inspector, commands.finishStep, { unitId: cast.commune, inspectionId: id, step, on: today }, now);
  await cast.done(inspector, commands.wordConclusion, { unitId: cast.commune, inspectionId: id, text: 'Không có hạn chế', version: 0 }, now);
  expect(await until()).toBe(null);
  await cast.done(standing, commands.finishStep, { unitId: cast.commune, inspectionId: id, step: 'conclude', on: today }, now);
  expect(await until()).toBe(addDays(today, readsDays));
});
