import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBook } from '#documents/reading/sheet.server.ts';
import { endMembership, transferMember } from '#members/commands.ts';
import { appoint, dissolveUnit } from '#organisation/commands.ts';
import { addDays, dayOf, quarterOf } from '#organisation/day.ts';
import { holdsOf, permitAt } from '#organisation/queries.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { words } from '#words/words.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { foundPeopled } from '../../tests/held.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import { uploadOf } from '../../tests/uploads.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as log } from '../routes/cells/[cell]/log/+page.server.ts';
import { GET as logList } from '../routes/cells/[cell]/log/export/+server.ts';
import { load as toldToCell } from '../routes/cells/[cell]/inspections/+page.server.ts';
import { load as programme } from '../routes/cells/[cell]/inspections/own/+page.server.ts';
import { actions as onOne, load as one } from '../routes/cells/[cell]/inspections/own/[own]/+page.server.ts';
import { GET as paperOf } from '../routes/cells/[cell]/inspections/own/[own]/papers/[kind]/+server.ts';
import { GET as fileOf } from '../routes/inspections/files/[by]/[file]/+server.ts';
import { actions as answers, load as ofMe } from '../routes/inspections/me/+page.server.ts';
import { GET as paperOfMe } from '../routes/inspections/me/[inspection]/[kind]/+server.ts';
import { load as ofCommittee } from '../routes/inspections/[unit]/[inspection]/+page.server.ts';
import { GET as paperOfTeam } from '../routes/inspections/[unit]/[inspection]/papers/[kind]/+server.ts';
import { load as me } from '../routes/me/+page.server.ts';
import { GET as dataOfMe } from '../routes/me/data/+server.ts';
import { load as atCommittee } from '../routes/units/[unit]/inspections/+page.server.ts';
import * as commands from './commands.ts';
import { conclusionsOf, findingsOf, papersOf } from './follow-up-queries.server.ts';
import { enterInspections, inspectionsOf } from './queries.server.ts';

const now = new Date();
const today = dayOf(now);
const quarter = `${today.slice(0, 4)}-Q${quarterOf(today)}`;
let cast: Cast;
let pages: Pages;
let by: Record<'hien' | 'loc' | 'hoa' | 'sy' | 'nga' | 'inspector' | 'standing' | 'communeOffice', Browser>;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  by = Object.fromEntries(await Promise.all((['hien', 'loc', 'hoa', 'sy', 'nga', 'inspector', 'standing', 'communeOffice'] as const).map(async (who) => [who, await pages.enter(cast.people[who])]))) as typeof by;
});
afterAll(() => pages.close());

const tell = async (who: Actor, command: Command, payload: object, unitId = cast.dongXanh) => {
  const answer = await cast.send(who, command, { unitId, ...payload }, new Date());
  return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
};
const made = async (who: Actor, command: Command, payload: object, unitId = cast.dongXanh) => String((await cast.done(who, command, { unitId, ...payload }, now))['id']);
const entry = (memberIds: string[], about = 'Việc nêu gương') => ({ subjectId: cast.dongXanh, kind: 'supervision', about, quarter, memberIds });
const begin = (inspectionId: string, leadId: string, memberIds: string[] = []) => ({ inspectionId, decision: '03-QĐ/CB', decisionDay: today, beginsOn: today, days: 20, leadId, memberIds });
const own = () => ({ params: { cell: cast.dongXanh } });
const listed = async (who: Browser) => (await who.visit(`/cells/${cast.dongXanh}/inspections/own`, programme, own())).data?.inspections.map((row: { id: string }) => row.id);
const opened = (who: Browser, id: string) => who.visit(`/cells/${cast.dongXanh}/inspections/own/${id}`, one, { params: { cell: cast.dongXanh, own: id } });
const mine = async (who: Browser) => (await who.visit('/inspections/me', ofMe)).data.inspections;
const answer = (who: Browser, form: Record<string, string>) => who.visit('/inspections/me', answers.default, { form: { commandId: newId(), unitId: cast.dongXanh, ...form } });
/** What of an inspection somebody’s transaction sees in the cell by the database alone, from both sides together: it, what was asked for, what was found, the conclusion. */
const seenBy = (who: Actor, id: string) => inScope(cast.house.app, { cells: [] }, async (trx) => {
  const seen = [0, 0, 0, 0];
  for (const side of ['inspecting', 'told'] as const) {
    await enterInspections(trx, { cells: [cast.commune, cast.dongXanh] }, who.personId, cast.dongXanh, today, side);
    for (const [n, rows] of [await inspectionsOf(trx, today, { id }), await papersOf(trx, [id]), await findingsOf(trx, id), await conclusionsOf(trx, [id])].entries()) seen[n]! += rows.length;
  }
  return seen;
});
const everything = [1, 1, 1, 1];
const nothing = [0, 0, 0, 0];

test('a cell inspects its own members: who leads it and who is assigned work on it, who is inspected sees what is for them from when they are told, no other member finds it', async () => {
  const { hien, loc, hoa, sy, nga, inspector, standing, communeOffice, inCharge, bao } = cast.people;
  expect(await tell(hien, commands.planInspection, entry([]))).toBe('inspects-whom');
  expect(await tell(hien, commands.planInspection, entry([cast.members['Nguyễn Hữu Tài']!]))).toBe('not-a-member-that-day');
  for (const who of [hoa, sy, inspector, standing, communeOffice]) expect(await tell(who, commands.planInspection, entry([nga.memberId!])), who.name).toMatch(/not-yours|inspection-of-the-committee-itself/);
  const id = await made(hien, commands.planInspection, entry([hoa.memberId!]));
  expect(await tell(hien, commands.passProgramme, { year: Number(today.slice(0, 4)), number: '02-CTr/CB', passedOn: today })).toBe('done');
  // who is inspected, and who is not yet an official member, is not chosen
  for (const who of [hoa, bao, inspector]) expect(await tell(hien, commands.beginInspection, begin(id, who.personId)), who.name).toBe('cannot-be-on-the-team');
  expect(await tell(loc, commands.beginInspection, begin(id, sy.personId, [loc.personId]))).toBe('done');
  const paperId = await made(sy, commands.askPaper, { inspectionId: id, text: 'Báo cáo tự kiểm tra', dueOn: addDays(today, 5) });
  await cast.done(sy, commands.noteFinding, { unitId: cast.dongXanh, inspectionId: id, nature: 'good', text: 'Gương mẫu' }, now);
  await cast.done(loc, commands.wordConclusion, { unitId: cast.dongXanh, inspectionId: id, text: 'Hoàn thành tốt', version: 0 }, now);
  for (const who of [hien, loc, sy, inspector]) expect(await seenBy(who, id), who.name).toEqual(everything);
  for (const who of [hoa, nga, bao, standing, communeOffice, inCharge]) expect(await seenBy(who, id), who.name).toEqual(nothing);
  expect([await listed(by.hien), await listed(by.loc), await listed(by.sy), await listed(by.inspector), await listed(by.standing), await listed(by.hoa), await listed(by.nga)]).toEqual([[id], [id], [id], [id], [], undefined, undefined]);
  expect([await mine(by.hoa), (await by.hoa.visit('/me', me)).data.inspected]).toEqual([[], null]);
  for (const who of [hoa, hien, loc, sy]) expect(await tell(who, commands.handInPaper, { inspectionId: id, paperId, text: 'Trước khi báo' }), who.name).toBe('not-yours');

  expect(await tell(sy, commands.finishStep, { inspectionId: id, step: 'prepare', on: today })).toBe('done');
  expect(await seenBy(hoa, id)).toEqual([1, 1, 0, 0]);
  const [told] = await mine(by.hoa);
  expect(told).toMatchObject({ about: 'Việc nêu gương', members: [{ name: 'Lê Thị Hoa' }], papers: [{ text: 'Báo cáo tự kiểm tra', state: 'asked' }], conclusion: null, remedies: [] });
  expect((await by.hoa.visit('/me', me)).data.inspected).toBe(1);
  // her own cell's, so it is no news from above to the secretary
  expect((await by.hien.visit(`/cells/${cast.dongXanh}/inspections`, toldToCell, own())).data.inspections).toEqual([]);
  // nobody says for her that she handed it in: not who leads the cell, nor who was assigned
  for (const who of [nga, bao, hien, loc, sy, inspector]) expect(await tell(who, commands.handInPaper, { inspectionId: id, paperId, text: 'x' }), who.name).toBe('not-yours');
  expect((await answer(by.nga, { command: 'inspection.hand-in', inspectionId: id, paperId: told.papers[0].id, text: 'x' })).status).toBe(404);
  expect((await answer(by.hoa, { command: 'inspection.hand-in', inspectionId: id, paperId: told.papers[0].id, text: 'Bản viết tay 3 trang' })).status).toBe(303);
  expect((await mine(by.hoa))[0].papers[0].words).toMatchObject([{ word: 'handed-in', by: 'Lê Thị Hoa' }]);

  // nor is something asked of a member who is not inspected, and would never hear of it
  expect((await opened(by.sy, id)).data.members).toEqual([{ id: hoa.memberId, name: 'Lê Thị Hoa' }]);
  expect(await tell(sy, commands.setRemedy, { inspectionId: id, text: 'Báo cáo đúng hạn', memberId: nga.memberId!, dueOn: addDays(today, 30) })).toBe('remedy-of-who-is-inspected');
  const remedyId = await made(sy, commands.setRemedy, { inspectionId: id, text: 'Báo cáo đúng hạn', memberId: hoa.memberId!, dueOn: addDays(today, 30) });
  await cast.done(sy, commands.finishStep, { unitId: cast.dongXanh, inspectionId: id, step: 'conduct', on: today }, now);
  // who is assigned does not conclude: who leads the cell does
  expect([await tell(sy, commands.finishStep, { inspectionId: id, step: 'conclude', on: today }), await tell(loc, commands.finishStep, { inspectionId: id, step: 'conclude', on: today })]).toEqual(['concluded-by-who-ordered', 'done']);
  expect(await seenBy(hoa, id)).toEqual(everything);
  expect((await mine(by.hoa))[0]).toMatchObject({ conclusion: { text: 'Hoàn thành tốt' }, remedies: [{ text: 'Báo cáo đúng hạn', state: 'open' }] });
  for (const who of [nga, hien, loc, sy]) expect(await tell(who, commands.reportRemedy, { inspectionId: id, remedyId, text: 'x' }), who.name).toBe('not-yours');
  expect((await answer(by.hoa, { command: 'inspection.report-remedy', inspectionId: id, remedyId, text: 'Đã báo cáo' })).status).toBe(303);
  expect(await tell(loc, commands.settleRemedy, { inspectionId: id, remedyId, result: 'done', text: '' })).toBe('done');
  expect((await by.hoa.visit('/me', me)).data.inspected).toBe(0);
  for (const who of [nga, bao]) expect(await seenBy(who, id), who.name).toEqual(nothing);

  const paper = (who: Browser, kind: string) => who.visit(`/inspections/me/${id}/${kind}`, paperOfMe, { params: { inspection: id, kind } });
  expect([(await paper(by.hoa, 'conclusion')).status, (await paper(by.hoa, 'report')).status, (await paper(by.hoa, 'extract')).status, (await paper(by.nga, 'conclusion')).status]).toEqual([200, 404, 404, 404]);
  const byTeam = (who: Browser, kind: string) => who.visit(`/cells/${cast.dongXanh}/inspections/own/${id}/papers/${kind}`, paperOf, { params: { cell: cast.dongXanh, own: id, kind } });
  expect([(await byTeam(by.sy, 'report')).status, (await byTeam(by.hien, 'extract')).status, (await byTeam(by.hoa, 'report')).status]).toEqual([200, 200, 404]);
});

test('the log of a cell shows a line about an inspection to those alone who may see what it finds, on its page and in its list, and the chain counts it for everybody', async () => {
  const { hien, loc, nga } = cast.people;
  const id = await made(loc, commands.planInspection, entry([hien.memberId!], 'Chế độ sinh hoạt'));
  await cast.done(loc, commands.beginInspection, { unitId: cast.dongXanh, ...begin(id, nga.personId) }, now);
  const about = (lines: { name: string; who: string; postKind: string; actorId?: string }[]) => lines.filter((line) => line.name.startsWith('inspection.') && line.name !== 'inspection.pass-programme');
  const read = async (who: Browser) => (await who.visit(`/cells/${cast.dongXanh}/log`, log, own())).data;
  const [toHien, toLoc, toInspector, toOffice] = [await read(by.hien), await read(by.loc), await read(by.inspector), await read(by.communeOffice)];
  const ids = (data: { lines: { id: string }[] }) => data.lines.map((line) => line.id);
  expect([toHien, toLoc, toInspector, toOffice].map((data) => ids(data).includes(id))).toEqual([false, true, true, false]);
  expect([about(toOffice.lines), about(toLoc.lines).length - about(toHien.lines).length]).toEqual([[], 2]);
  // who sent it, and as what, says the page of the inspection
  expect([about(toLoc.lines).length > 10, about(toLoc.lines).filter((line) => line.who || line.postKind || line.actorId)]).toEqual([true, []]);
  for (const data of [toHien, toLoc, toInspector, toOffice]) expect([data.discreet, data.chain]).toEqual([true, { whole: true, length: toLoc.chain.length }]);

  const inList = async (who: Browser) => (await who.visit(`/cells/${cast.dongXanh}/log/export`, async (event) => readBook(new Uint8Array(await (await logList(event)).arrayBuffer())), own())).data;
  const begun = async (who: Browser) => JSON.stringify(await inList(who)).split(words('vi').log.names['inspection.begin']!).length - 1;
  const all = await begun(by.loc);
  expect([all > 1, await begun(by.hien), await begun(by.communeOffice)]).toEqual([true, all - 1, 0]);
});

test('why an inspection was extended is not told to who is inspected: not on their page, not in what they take with them', async () => {
  const { hien, sy, nga } = cast.people;
  const id = await made(hien, commands.planInspection, entry([nga.memberId!], 'Tiền điếu phúng'));
  await cast.done(hien, commands.beginInspection, { unitId: cast.dongXanh, ...begin(id, sy.personId) }, now);
  await cast.done(hien, commands.extendInspection, { unitId: cast.dongXanh, inspectionId: id, days: 3, reason: 'Chờ lời khai của người khác' }, now);
  await cast.done(sy, commands.finishStep, { unitId: cast.dongXanh, inspectionId: id, step: 'prepare', on: today }, now);
  const taken = (await by.nga.visit('/me/data', dataOfMe)).data;
  for (const told of [await mine(by.nga), taken.inspections]) {
    expect(told.map((one: { id: string }) => one.id)).toContain(id);
    expect(JSON.stringify(told)).not.toMatch(/lời khai|teamVersion|leftPost/);
  }
});

test('who is inspected does nothing of what those do who inspect, though they lead the cell; nobody orders one of themselves', async () => {
  const { hien, loc, nga } = cast.people;
  expect(await tell(hien, commands.planInspection, entry([nga.memberId!, hien.memberId!]))).toBe('inspects-not-oneself');
  const id = await made(loc, commands.planInspection, entry([hien.memberId!]));
  expect([await listed(by.hien), (await opened(by.hien, id)).status, (await opened(by.loc, id)).status]).toEqual([expect.not.arrayContaining([id]), 404, 200]);
  expect(await tell(hien, commands.dropInspection, { inspectionId: id, reason: 'Thôi' })).toBe('not-yours');
  await cast.done(loc, commands.beginInspection, { unitId: cast.dongXanh, ...begin(id, nga.personId) }, now);
  await cast.done(nga, commands.finishStep, { unitId: cast.dongXanh, inspectionId: id, step: 'prepare', on: today }, now);
  // told, she sees that it is, and not what is found, nor that page; what she held before she holds in other matters
  expect([(await mine(by.hien)).map((row: { id: string }) => row.id), (await opened(by.hien, id)).status]).toEqual([[id], 404]);
  for (const [command, payload] of [[commands.noteFinding, { nature: 'good', text: 'Tốt' }], [commands.extendInspection, { days: 2, reason: 'x' }], [commands.changeTeam, { leadId: loc.personId, memberIds: [], reason: 'x', version: 1 }], [commands.wordConclusion, { text: 'Tốt', version: 0 }], [commands.finishStep, { step: 'conduct', on: today }]] as const)
    expect(await tell(hien, command, { inspectionId: id, ...payload }), command.name).toBe('not-yours');
  await cast.done(nga, commands.noteFinding, { unitId: cast.dongXanh, inspectionId: id, nature: 'shortcoming', text: 'Chưa đủ' }, now);
  expect((await seenBy(hien, id))[2]).toBe(0);
});

test('who is assigned in a cell and leaves it can do nothing there any more', async () => {
  const { hien, sy, nga, communeOffice } = cast.people;
  const id = await made(hien, commands.planInspection, entry([nga.memberId!], 'Đóng đảng phí'));
  await cast.done(hien, commands.beginInspection, { unitId: cast.dongXanh, ...begin(id, sy.personId) }, now);
  expect(await seenBy(sy, id)).toEqual([1, 0, 0, 0]);
  await cast.done(communeOffice, endMembership, { unitId: cast.dongXanh, memberId: sy.memberId!, status: 'left', on: today }, now);
  expect([await seenBy(sy, id), await tell(sy, commands.noteFinding, { inspectionId: id, nature: 'good', text: 'x' })]).toEqual([nothing, 'not-yours']);
  expect((await opened(by.hien, id)).data.inspection.team).toMatchObject([{ name: 'Trần Văn Sỹ', leftPost: true }]);
});

test('who is taken off an inspection of a cell while they write is told so, with all that was typed; who never was on it, or is inspected, is told nothing', async () => {
  const { hien, loc, hoa, nga } = cast.people;
  const id = await made(hien, commands.planInspection, entry([nga.memberId!], 'Giữ kỷ luật phát ngôn'));
  await cast.done(hien, commands.beginInspection, { unitId: cast.dongXanh, ...begin(id, hoa.personId, [loc.personId]) }, now);
  const at = { params: { cell: cast.dongXanh, own: id } };
  const write = { ...at, form: { command: 'inspection.note-finding', unitId: cast.dongXanh, inspectionId: id, nature: 'good', text: 'Phát biểu đúng mực' } };
  const sent = (who: Browser) => who.visit(`/cells/${cast.dongXanh}/inspections/own/${id}`, onOne.default, { ...write, form: { ...write.form, commandId: newId() } });
  expect((await sent(by.hoa)).status).toBe(303);
  await cast.done(hien, commands.changeTeam, { unitId: cast.dongXanh, inspectionId: id, leadId: hien.personId, memberIds: [], reason: 'Đ/c Hoa đi học', version: (await opened(by.hien, id)).data.inspection.teamVersion }, now);
  const late = await sent(by.hoa);
  expect([late.status, late.data.refusal, late.data.values.text]).toEqual([410, { refused: 'not-assigned-any-more' }, 'Phát biểu đúng mực']);
  // the page is drawn after the form: the sentence, and nothing of the inspection
  const drawn = (who: Browser) => who.visit(`/cells/${cast.dongXanh}/inspections/own/${id}`, one, write);
  expect([(await drawn(by.hoa)).data, (await drawn(by.nga)).status, (await opened(by.hoa, id)).status]).toEqual([{ over: true }, 404, 404]);
  // a deputy who is off it leads the cell all the same
  expect([(await sent(by.loc)).status, (await sent(by.nga)).status, (await sent(by.communeOffice)).status]).toEqual([303, 404, 404]);
});

test('a committee inspects a single member of a cell: the member and the secretary of the cell are told, its deputy is not, and the member answers', async () => {
  const { standing, inspector, hien, loc, hoa, nga } = cast.people;
  const chosen = (await by.standing.visit(`/units/${cast.commune}/inspections?of=${cast.dongXanh}`, atCommittee, { params: { unit: cast.commune } })).data.of;
  expect(chosen).toMatchObject({ id: cast.dongXanh, name: 'Chi bộ thôn Đồng Xanh' });
  expect(chosen.members.map((member: { name: string }) => member.name)).toContain('Lê Thị Hoa');
  expect((await by.standing.visit(`/units/${cast.commune}/inspections?of=${cast.farCell}`, atCommittee, { params: { unit: cast.commune } })).data.of).toBeNull();
  const id = await made(standing, commands.planInspection, { ...entry([hoa.memberId!], 'Kê khai tài sản'), kind: 'signs' }, cast.commune);
  await cast.done(standing, commands.beginInspection, { unitId: cast.commune, ...begin(id, inspector.personId) }, now);
  for (const who of [hien, loc, hoa]) expect(await seenBy(who, id), who.name).toEqual(nothing);
  await cast.done(inspector, commands.askPaper, { unitId: cast.commune, inspectionId: id, text: 'Bản kê khai', dueOn: addDays(today, 5) }, now);
  await cast.done(inspector, commands.finishStep, { unitId: cast.commune, inspectionId: id, step: 'prepare', on: today }, now);
  expect([await seenBy(hien, id), await seenBy(hoa, id), await seenBy(loc, id), await seenBy(nga, id)]).toEqual([[1, 1, 0, 0], [1, 1, 0, 0], nothing, nothing]);
  const told = (await by.hien.visit(`/cells/${cast.dongXanh}/inspections`, toldToCell, own())).data.inspections;
  expect(told).toMatchObject([{ id, members: [{ name: 'Lê Thị Hoa' }] }]);
  const [paperId, file] = [told[0].papers[0].id as string, await uploadOf(hoa, 'ke-khai.pdf')];
  // a file is its sender's, and one that bears a mark of secrecy is answered for by name
  expect(await tell(hien, commands.handInPaper, { inspectionId: id, paperId, text: 'Bản chụp', file })).toBe('file-not-uploaded');
  expect(await tell(hoa, commands.handInPaper, { inspectionId: id, paperId, text: 'Bản chụp', file: { ...file, secrecyMark: 'MẬT' } })).toBe('secrecy-to-confirm');
  expect(await tell(hoa, commands.handInPaper, { inspectionId: id, paperId, text: 'Bản chụp', file })).toBe('done');
  expect((await mine(by.hoa))[0].papers[0]).toMatchObject({ state: 'handed-in', words: [{ files: [{ name: 'ke-khai.pdf' }] }] });
  // the secretary is told that it was handed in, and not handed it
  expect((await by.hien.visit(`/cells/${cast.dongXanh}/inspections`, toldToCell, own())).data.inspections[0].papers[0].words).toMatchObject([{ word: 'handed-in', files: [] }]);
  const fileId = (await mine(by.hoa))[0].papers[0].words[0].files[0].id as string;
  const got = (who: Browser) => who.visit(`/inspections/files/${cast.commune}/${fileId}`, fileOf, { params: { by: cast.commune, file: fileId } });
  expect(await Promise.all([by.hoa, by.inspector, by.standing, by.hien, by.loc, by.nga, by.communeOffice].map(async (who) => (await got(who)).status))).toEqual([200, 200, 200, 404, 404, 404, 404]);
  await cast.done(inspector, commands.wordConclusion, { unitId: cast.commune, inspectionId: id, text: 'Không có vi phạm', version: 0 }, now);
  for (const [who, step] of [[inspector, 'conduct'], [standing, 'conclude']] as const) await cast.done(who, commands.finishStep, { unitId: cast.commune, inspectionId: id, step, on: today }, now);
  expect(await Promise.all([by.hoa, by.hien, by.loc].map(async (who) => (await got(who)).status))).toEqual([200, 404, 404]);
});

test('the secretary of an inspected cell who is on another team of that committee opens of the one of their cell what the cell is told, and nothing of the team’s', async () => {
  const { provinceOffice, standing, inspector, hien, hoa } = cast.people;
  const unitId = cast.commune;
  await cast.done(provinceOffice, appoint, { unitId, personId: hien.personId, holderName: hien.name, kind: 'committee-member', from: today }, now);
  const other = await made(standing, commands.planInspection, { ...entry([], 'Thu, nộp đảng phí'), subjectId: cast.benMoi }, unitId);
  await cast.done(standing, commands.beginInspection, { unitId, ...begin(other, inspector.personId, [hien.personId]) }, now);
  const id = await made(standing, commands.planInspection, entry([hoa.memberId!], 'Tiêu chuẩn chính trị'), unitId);
  await cast.done(standing, commands.beginInspection, { unitId, ...begin(id, inspector.personId) }, now);
  const paperId = await made(inspector, commands.askPaper, { inspectionId: id, text: 'Bản tự kiểm điểm', dueOn: addDays(today, 5) }, unitId);
  await cast.done(inspector, commands.noteFinding, { unitId, inspectionId: id, nature: 'breach', text: 'Chưa báo cáo' }, now);
  await cast.done(inspector, commands.finishStep, { unitId, inspectionId: id, step: 'prepare', on: today }, now);
  await cast.done(hoa, commands.handInPaper, { unitId: cast.dongXanh, inspectionId: id, paperId, text: 'Bản chụp', file: await uploadOf(hoa, 'tu-kiem-diem.pdf') }, now);
  const fileId = (await mine(by.hoa)).find((row: { id: string }) => row.id === id).papers[0].words[0].files[0].id as string;

  const page = async (which: string) => (await by.hien.visit(`/inspections/${unitId}/${which}`, ofCommittee, { params: { unit: unitId, inspection: which } })).status;
  const paper = async (which: string, kind: string) => (await by.hien.visit(`/inspections/${unitId}/${which}/papers/${kind}`, paperOfTeam, { params: { unit: unitId, inspection: which, kind } })).status;
  const opens = async () => ({
    listed: (await by.hien.visit(`/units/${unitId}/inspections`, atCommittee, { params: { unit: unitId } })).data.inspections.map((row: { id: string }) => row.id), pages: [await page(other), await page(id)],
    papers: [await paper(other, 'decision'), await paper(id, 'decision'), await paper(id, 'report')], file: (await by.hien.visit(`/inspections/files/${unitId}/${fileId}`, fileOf, { params: { by: unitId, file: fileId } })).status
  });
  const hers = { listed: [other], pages: [200, 404], papers: [200, 404, 404], file: 404 };
  expect(await opens()).toEqual(hers);
  expect(await tell(hien, commands.noteFinding, { inspectionId: id, nature: 'good', text: 'Tốt' }, unitId)).toBe('not-yours');
  await cast.done(inspector, commands.wordConclusion, { unitId, inspectionId: id, text: 'Rút kinh nghiệm', version: 0 }, now);
  for (const [who, step] of [[inspector, 'conduct'], [standing, 'conclude']] as const) await cast.done(who, commands.finishStep, { unitId, inspectionId: id, step, on: today }, now);
  expect(await opens()).toEqual(hers);
  expect((await by.hien.visit(`/cells/${cast.dongXanh}/inspections`, toldToCell, own())).data.inspections).toContainEqual(expect.objectContaining({ id, conclusion: expect.objectContaining({ text: 'Rút kinh nghiệm' }) }));
});

test('who went to another cell since answers for themselves as before, alone, and has nothing else of the cell they left', async () => {
  const { standing, inspector, communeOffice, nga, hoa, tai } = cast.people;
  const unitId = cast.commune;
  const id = await made(standing, commands.planInspection, entry([nga.memberId!], 'Đóng đảng phí'), unitId);
  await cast.done(standing, commands.beginInspection, { unitId, ...begin(id, inspector.personId) }, now);
  const paperId = await made(inspector, commands.askPaper, { inspectionId: id, text: 'Sổ đảng phí', dueOn: addDays(today, 5) }, unitId);
  const hers = async () => (await mine(by.nga)).find((row: { id: string }) => row.id === id);
  const rights = async (who: Actor) => {
    const permit = await permitAt(cast.house.app, who, cast.dongXanh, new Date());
    return [[...permit.rights], permit.scope.cells];
  };
  await cast.done(communeOffice, transferMember, { unitId, memberId: nga.memberId!, fromCellId: cast.dongXanh, toCellId: cast.benMoi, on: today }, now);
  // she was told of others before she went; of this one she is not yet
  expect([await hers(), await tell(nga, commands.handInPaper, { inspectionId: id, paperId, text: 'x' })]).toEqual([undefined, 'not-yours']);
  await cast.done(inspector, commands.finishStep, { unitId, inspectionId: id, step: 'prepare', on: today }, now);
  expect(await hers()).toMatchObject({ answers: true, papers: [{ state: 'asked' }] });

  const file = await uploadOf(nga, 'so-dang-phi.pdf');
  expect(await tell(nga, commands.handInPaper, { inspectionId: id, paperId, text: 'Bản chụp', file })).toBe('done');
  const [word] = (await hers()).papers[0].words;
  expect([word.by, (await by.nga.visit(`/inspections/files/${unitId}/${word.files[0].id}`, fileOf, { params: { by: unitId, file: word.files[0].id } })).status]).toEqual(['Võ Thị Nga', 200]);
  expect(await tell(inspector, commands.judgePaper, { inspectionId: id, paperId, word: 'asked-again', text: 'Thiếu tháng 5' }, unitId)).toBe('done');
  expect((await answer(by.nga, { command: 'inspection.hand-in', inspectionId: id, paperId, text: 'Bổ sung tháng 5' })).status).toBe(303);
  // nobody of her old cell says it for her, nor her new secretary, who is told nothing
  expect([await tell(hoa, commands.handInPaper, { inspectionId: id, paperId, text: 'x' }), await tell(tai, commands.handInPaper, { inspectionId: id, paperId, text: 'x' })]).toEqual(['not-yours', 'not-yours']);
  const atNew = await pages.enter(tai);
  expect((await atNew.visit(`/cells/${cast.benMoi}/inspections`, toldToCell, { params: { cell: cast.benMoi } })).data.inspections).toEqual([]);
  // one right, no row: and without an inspection of oneself not that either
  expect([await rights(nga), await rights(tai)]).toEqual([[['answer-inspection'], []], [[], []]]);
  // no other command asks for it
  expect([...(await permitAt(cast.house.app, nga, cast.dongXanh, new Date(), 'keep-members')).rights]).toEqual([]);
  expect([(await by.nga.visit(`/cells/${cast.dongXanh}/inspections`, toldToCell, own())).status, (await by.nga.visit(`/cells/${cast.dongXanh}/log`, log, own())).status, (await opened(by.nga, id)).status]).toEqual([404, 404, 404]);
  expect((await holdsOf(cast.house.app, nga.personId, today)).map((hold) => hold.unitId)).toEqual([cast.benMoi]);

  const offered = (await by.inspector.visit(`/inspections/${unitId}/${id}`, ofCommittee, { params: { unit: unitId, inspection: id } })).data.members;
  expect(offered).toEqual([{ id: nga.memberId, name: 'Võ Thị Nga' }]);
  const remedy = { inspectionId: id, text: 'Đóng đủ', dueOn: addDays(today, 30) };
  expect(await tell(inspector, commands.setRemedy, { ...remedy, memberId: hoa.memberId! }, unitId)).toBe('remedy-of-who-is-inspected');
  const remedyId = await made(inspector, commands.setRemedy, { ...remedy, memberId: nga.memberId! }, unitId);
  expect(await tell(nga, commands.reportRemedy, { inspectionId: id, remedyId, text: 'Đã đóng' })).toBe('not-yours');
  await cast.done(inspector, commands.wordConclusion, { unitId, inspectionId: id, text: 'Đóng thiếu một tháng', version: 0 }, now);
  for (const [who, step] of [[inspector, 'conduct'], [standing, 'conclude']] as const) await cast.done(who, commands.finishStep, { unitId, inspectionId: id, step, on: today }, now);
  expect(await hers()).toMatchObject({ conclusion: { text: 'Đóng thiếu một tháng' }, remedies: [{ text: 'Đóng đủ', state: 'open' }] });
  expect((await answer(by.nga, { command: 'inspection.report-remedy', inspectionId: id, remedyId, text: 'Đã đóng đủ' })).status).toBe(303);
  expect((await hers()).remedies).toMatchObject([{ state: 'reported' }]);
});

test('whose cell was dissolved answers the committee as before; where the cell inspected them itself nobody is left to take it, and the page says so', async () => {
  const { standing, inspector, communeOffice } = cast.people;
  const unitId = cast.commune;
  const cell = await foundPeopled(cast, communeOffice, unitId, 'Chi bộ thôn Cũ');
  const [firstId, secondId] = cell.memberIds as [string, string];
  const { person_id: personId } = await inScope(cast.house.app, { cells: [cell.id] }, (trx) => trx.selectFrom('member').select('person_id').where('cell_id', '=', cell.id).where('id', '=', secondId).executeTakeFirstOrThrow());
  const second: Actor = { personId, accountId: personId, name: 'Cao Thị Hai' };
  const inspected = async (who: Actor, atUnit: string, memberId: string, leadId: string) => {
    const id = await made(who, commands.planInspection, { ...entry([memberId]), subjectId: cell.id }, atUnit);
    await cast.done(who, commands.beginInspection, { unitId: atUnit, ...begin(id, leadId) }, now);
    const paperId = await made(who, commands.askPaper, { inspectionId: id, text: 'Bản tự kiểm điểm', dueOn: addDays(today, 5) }, atUnit);
    await cast.done(who, commands.finishStep, { unitId: atUnit, inspectionId: id, step: 'prepare', on: today }, now);
    return { inspectionId: id, paperId, text: 'Bản viết tay' };
  };
  const byCommittee = await inspected(standing, unitId, firstId, inspector.personId);
  const byCell = await inspected(cell.secretary, cell.id, secondId, cell.secretary.personId);
  for (const memberId of cell.memberIds) await cast.done(communeOffice, transferMember, { unitId, memberId, fromCellId: cell.id, toCellId: cast.benMoi, on: today }, now);
  const [first, other] = [await pages.enter(cell.secretary), await pages.enter(second)];
  const answers = async (who: Browser) => (await mine(who)).map((row: { answers: boolean }) => row.answers);
  expect([await answers(first), await answers(other)]).toEqual([[true], [true]]);
  await cast.done(communeOffice, dissolveUnit, { unitId: cell.id, on: today, successorId: cast.benMoi }, now);
  expect([await answers(first), await answers(other)]).toEqual([[true], [false]]);
  expect([await tell(cell.secretary, commands.handInPaper, byCommittee, cell.id), await tell(second, commands.handInPaper, byCell, cell.id)]).toEqual(['done', 'not-yours']);
  // nor does a committee that is no more: the one right they had there goes with it
  const rights = async () => [...(await permitAt(cast.house.app, cell.secretary, cell.id, new Date())).rights];
  const ends = (day: string | null) => cast.database.owner.query('update unit set ended_on = $2 where id = $1', [unitId, day]);
  const before = await rights();
  await ends(today);
  const since = await rights();
  await ends(null);
  expect([before.includes('answer-inspection'), since.includes('answer-inspection')]).toEqual([true, false]);
});

test('a committee that was dissolved takes nothing either, from a member still in the cell, from one who left, from the cell; the pages say so', async () => {
  const { standing, inspector, hien, hoa, nga } = cast.people;
  const unitId = cast.commune;
  const told = async (memberIds: string[]) => {
    const id = await made(standing, commands.planInspection, { ...entry(memberIds, 'Giữ đoàn kết'), kind: memberIds.length > 0 ? 'signs' : 'supervision' }, unitId);
    await cast.done(standing, commands.beginInspection, { unitId, ...begin(id, inspector.personId) }, now);
    const paperId = await made(inspector, commands.askPaper, { inspectionId: id, text: 'Bản tự kiểm điểm', dueOn: addDays(today, 5) }, unitId);
    await cast.done(inspector, commands.finishStep, { unitId, inspectionId: id, step: 'prepare', on: today }, now);
    return { inspectionId: id, paperId, text: 'Bản viết tay' };
  };
  const [ofHoa, ofCell] = [await told([hoa.memberId!]), await told([])];
  const ofNga: string = (await mine(by.nga)).find((row: { unitId: string }) => row.unitId === unitId).id;
  const answers = async (who: Browser, id: string) => (await mine(who)).find((row: { id: string }) => row.id === id).answers;
  const toCell = async () => (await by.hien.visit(`/cells/${cast.dongXanh}/inspections`, toldToCell, own())).data.inspections.find((row: { id: string }) => row.id === ofCell.inspectionId).takes;
  const all = async () => [await answers(by.hoa, ofHoa.inspectionId), await answers(by.nga, ofNga), await toCell(), (await permitAt(cast.house.app, nga, cast.dongXanh, new Date())).rights.has('answer-inspection')];
  expect(await all()).toEqual([true, true, true, true]);
  const ends = (day: string | null) => cast.database.owner.query('update unit set ended_on = $2 where id = $1', [unitId, day]);
  await ends(today);
  try {
    expect([await answers(by.hoa, ofHoa.inspectionId), await answers(by.nga, ofNga), await toCell()]).toEqual([false, false, false]);
    expect([await tell(hoa, commands.handInPaper, ofHoa), await tell(hien, commands.handInPaper, ofCell)]).toEqual(['not-yours', 'not-yours']);
  } finally {
    await ends(null);
  }
  expect([await tell(hoa, commands.handInPaper, ofHoa), await tell(hien, commands.handInPaper, ofCell)]).toEqual(['done', 'done']);
});
