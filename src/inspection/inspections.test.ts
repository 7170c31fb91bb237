import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appoint, delegate, endPost } from '#organisation/commands.ts';
import { addDays, dayOf, quarterOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import { brokenChains } from '#platform/backup/site.server.ts';
import type { Command } from '#platform/command.ts';
import { inScope, openAs } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { verifyLog } from '#platform/log.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as mine } from '../routes/inspections/+page.server.ts';
import { actions as onOne, load as one } from '../routes/inspections/[unit]/[inspection]/+page.server.ts';
import { load as overview } from '../routes/units/[unit]/overview/+page.server.ts';
import { load as programme } from '../routes/units/[unit]/inspections/+page.server.ts';
import { beginInspection, changeTeam, dropInspection, extendInspection, finishStep, passProgramme, planInspection, wordConclusion } from './commands.ts';
import { enterInspections, inspectionsOf } from './queries.server.ts';

const now = new Date();
const today = dayOf(now);
const year = today.slice(0, 4);
const quarter = `${year}-Q${quarterOf(today)}`;
const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
let cast: Cast;
let pages: Pages;
let by: Record<'standing' | 'inspector' | 'inCharge' | 'communeOffice' | 'administrator' | 'provinceOffice' | 'hien' | 'loc' | 'hoa', Browser>;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  by = Object.fromEntries(await Promise.all((['standing', 'inspector', 'inCharge', 'communeOffice', 'administrator', 'provinceOffice', 'hien', 'loc', 'hoa'] as const).map(async (who) => [who, await pages.enter(cast.people[who])]))) as typeof by;
});
afterAll(() => pages.close());

const refusal = async (who: Actor, command: Command, payload: object, at = now) => {
  const answer = await cast.send(who, command, { unitId: cast.commune, ...payload }, at);
  return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
};
const list = (who: Browser) => who.visit(`/units/${cast.commune}/inspections`, programme, { params: { unit: cast.commune } });
const open = (who: Browser, id: string) => who.visit(`/inspections/${cast.commune}/${id}`, one, { params: { unit: cast.commune, inspection: id } });
const entry = (about = 'Nề nếp sinh hoạt chi bộ') => ({ subjectId: cast.dongXanh, kind: 'supervision', about, quarter });
const planned = async (about?: string, at = ago(40)) => String((await cast.done(cast.people.standing, planInspection, { unitId: cast.commune, ...entry(about) }, at))['id']);
const decision = (memberIds: string[] = []) => ({ decision: '12-QĐ/ĐU', decisionDay: dayOf(ago(20)), beginsOn: dayOf(ago(20)), days: 30, leadId: cast.people.inspector.personId, memberIds });
/** One that began twenty days ago, with an inspector over the team and these on it. */
async function underWay(memberIds: string[] = []): Promise<string> {
  const inspectionId = await planned();
  await cast.done(cast.people.standing, beginInspection, { unitId: cast.commune, inspectionId, ...decision(memberIds) }, ago(20));
  return inspectionId;
}
/** The ids of the inspections somebody’s transaction sees at a unit from either side, by the database alone. */
const seenBy = (who: Actor, unitId = cast.commune) => inScope(cast.house.app, { cells: [] }, async (trx) => {
  const seen: string[] = [];
  for (const side of ['inspecting', 'told'] as const) {
    await enterInspections(trx, { cells: [cast.commune, cast.dongXanh, cast.benMoi] }, who.personId, unitId, today, side);
    seen.push(...(await trx.selectFrom('inspection').select('id').execute()).map((row) => row.id));
  }
  return seen;
});

test('what is in a programme when it is passed is planned, what comes afterwards is outside of it; each can be dropped until it is decided', async () => {
  const { standing } = cast.people;
  expect(await refusal(standing, passProgramme, { year: Number(year), number: '05-CTr/ĐU', passedOn: today })).toBe('programme-is-empty');
  const first = await planned('Thu, nộp đảng phí');
  expect(await refusal(standing, passProgramme, { year: Number(year), number: '05-CTr/ĐU', passedOn: addDays(today, 1) })).toBe('inspection-day-ahead');
  expect(await refusal(standing, passProgramme, { year: Number(year), number: '05-CTr/ĐU', passedOn: today })).toBe('done');
  expect(await refusal(standing, passProgramme, { year: Number(year), number: '06-CTr/ĐU', passedOn: today })).toBe('programme-passed-already');
  const second = await planned('Đơn thư phản ánh');
  const { data } = await list(by.standing);
  expect([data.programme, data.inspections.map((row: { id: string; outside: boolean; state: string }) => [row.id, row.outside, row.state])]).toEqual([{ number: '05-CTr/ĐU', passedOn: today }, [[first, false, 'planned'], [second, true, 'planned']]]);
  expect(await refusal(standing, planInspection, { ...entry(), quarter: `${Number(year) - 1}-Q4` })).toBe('programme-year-over');
  expect(await refusal(standing, planInspection, { ...entry(), subjectId: cast.farCell })).toBe('not-yours');
  expect(await refusal(standing, planInspection, { ...entry(), subjectId: cast.commune })).toBe('inspects-cells-only');
  expect(await refusal(standing, dropInspection, { inspectionId: second, reason: 'Đã giải quyết xong đơn' })).toBe('done');
  expect(await refusal(standing, dropInspection, { inspectionId: second, reason: 'Lần nữa' })).toBe('inspection-dropped');
  expect(await refusal(standing, beginInspection, { inspectionId: second, ...decision() })).toBe('inspection-dropped');
});

test('who may see one is held by the database: those who ordered it, inspectors, the team; the secretary of the cell once it is told; nobody else, not by any page', async () => {
  const { standing, inspector, inCharge, communeOffice, administrator, provinceOffice, hien, loc, hoa, tai, stranger } = cast.people;
  const id = await underWay([inCharge.personId]);
  for (const who of [standing, inspector, inCharge]) expect(await seenBy(who), who.name).toContain(id);
  for (const who of [communeOffice, administrator, provinceOffice, hien, loc, hoa, tai, stranger]) for (const unit of [cast.commune, cast.dongXanh]) expect(await seenBy(who, unit), who.name).not.toContain(id);
  for (const who of ['standing', 'inspector', 'inCharge'] as const) expect((await open(by[who], id)).status, who).toBe(200);
  for (const who of ['communeOffice', 'administrator', 'provinceOffice', 'hien', 'loc', 'hoa'] as const) expect([(await open(by[who], id)).status, (await list(by[who])).status], who).toEqual([404, 404]);
  // who only inspects sees theirs, also of the committee’s list
  for (const seen of [await list(by.inCharge), await by.inCharge.visit('/inspections', mine)]) expect(seen.data.inspections.map((row: { id: string }) => row.id)).toEqual([id]);
  expect((await by.hoa.visit('/inspections', mine)).data.inspections).toEqual([]);

  expect(await refusal(inCharge, finishStep, { inspectionId: id, step: 'prepare', on: today })).toBe('done');
  expect([await seenBy(hien, cast.dongXanh), await seenBy(loc, cast.dongXanh), await seenBy(hoa, cast.dongXanh)]).toEqual([[id], [], []]);
  // whoever stands in for the secretary sees what the secretary sees, as long as they do
  await cast.done(hien, delegate, { unitId: cast.dongXanh, toPersonId: loc.personId, postKind: 'secretary', from: today, until: addDays(today, 3), reason: 'Đi học' }, now);
  expect(await seenBy(loc, cast.dongXanh)).toEqual([id]);
  // a scope that nobody widened holds none, whatever cells are in it
  expect(await inScope(cast.house.app, { cells: [cast.commune, cast.dongXanh], details: [cast.commune, cast.dongXanh], logs: [cast.commune] }, (trx) => inspectionsOf(trx, today, {}))).toEqual([]);
});

test('what the commands of an inspection said lies with the inspection, not under the log of the committee or of the cell; the log’s chain holds for whoever reads it', async () => {
  const said = 'Đơn thư về quỹ thôn';
  const id = await planned(said);
  await cast.done(cast.people.standing, dropInspection, { unitId: cast.commune, inspectionId: id, reason: said }, now);
  const both = [cast.commune, cast.dongXanh];
  const readIn = (findings: string[]) => inScope(cast.house.app, { cells: both, details: both, logs: both, inspections: [id], findings }, async (trx) => {
    const { rows } = await sql<{ body: string }>`select body from command_log.payload union all select body from command_log.inspection_payload`.execute(trx);
    for (const unit of both) expect(await verifyLog(trx, unit)).toMatchObject({ whole: true });
    return { all: rows.length, said: rows.filter((row) => row.body.includes(said)).length };
  });
  const inLog = await readIn([]);
  expect([inLog.all > 10, inLog.said]).toEqual([true, 0]);
  expect(await readIn([id])).toEqual({ all: inLog.all + 2, said: 2 });
});

test('a payload that somebody took away is missed: of an inspection by who walks all of the log, of the programme, which lies with the others, also by who reads a page of it', async () => {
  await planned('Mất dòng');
  const { address } = cast.database;
  const superuser = openAs({ host: (address as { directory: string }).directory, port: 5432, user: 'postgres', database: (address as { database: string }).database, max: 1 });
  const onPage = () => inScope(cast.house.app, { cells: [], logs: [cast.commune] }, async (trx) => (await verifyLog(trx, cast.commune)).whole);
  const without = async (table: 'inspection_payload' | 'payload', command: string) => {
    const { rows: [gone] } = await sql<Record<string, unknown>>`delete from ${sql.table(`command_log.${table}`)} where (unit_id, id) = (select unit_id, id from command_log.command where unit_id = ${cast.commune} and name = ${command} order by received_at desc limit 1) returning *`.execute(superuser);
    const found = [(await brokenChains(address)).broken, await onPage()];
    await sql`insert into ${sql.table(`command_log.${table}`)} select * from json_populate_record(null::${sql.table(`command_log.${table}`)}, ${JSON.stringify(gone)}::json)`.execute(superuser);
    return found;
  };
  expect([await without('inspection_payload', 'inspection.plan'), await without('payload', 'inspection.pass-programme')]).toEqual([[[cast.commune], true], [[cast.commune], false]]);
  expect([(await brokenChains(address)).broken, await onPage()]).toEqual([[], true]);
  await superuser.destroy();
});

test('the standing committee and the inspectors of the committee order; those above do not in its stead, and the office never', async () => {
  const { provinceOffice, communeOffice, inCharge, inspector } = cast.people;
  // an inspector of the province reads what communes do and orders nothing there
  const above = { ...cast.people.tai };
  await cast.done(provinceOffice, appoint, { unitId: cast.province, personId: above.personId, holderName: above.name, kind: 'inspector', from: dayOf(ago(30)) }, now);
  const id = await underWay();
  expect(await seenBy(above)).toContain(id);
  expect(await refusal(above, planInspection, entry())).toBe('inspection-of-the-committee-itself');
  expect(await refusal(above, extendInspection, { inspectionId: id, days: 3, reason: 'x' })).toBe('inspection-of-the-committee-itself');
  expect(await refusal(above, finishStep, { inspectionId: id, step: 'prepare', on: today })).toBe('only-the-team');
  for (const who of [communeOffice, inCharge]) expect(await refusal(who, planInspection, entry())).toBe('not-yours');
  expect(await refusal(inspector, planInspection, entry())).toBe('done');
});

test('the steps are told done in their order; of two who tell one at one moment the second hears who did; the last is for those who ordered it', async () => {
  const { standing, inspector, inCharge } = cast.people;
  const id = await underWay([inCharge.personId]);
  const tell = (who: Actor, step: string, on = today) => refusal(who, finishStep, { inspectionId: id, step, on });
  expect(await tell(inspector, 'conduct')).toBe('step-out-of-order');
  expect(await tell(inspector, 'prepare', addDays(today, 1))).toBe('step-day-ahead');
  expect(await tell(inspector, 'prepare', dayOf(ago(21)))).toBe('step-day-too-early');
  const both = await Promise.all([inspector, inCharge].map((who) => cast.send(who, finishStep, { unitId: cast.commune, inspectionId: id, step: 'prepare', on: dayOf(ago(15)) }, now)));
  expect(both.map((answer) => answer.answer).sort()).toEqual(['done', 'refused']);
  expect(both.find((answer) => answer.answer === 'refused')).toMatchObject({ refusal: { refused: 'step-done-already', on: dayOf(ago(15)), by: [inspector, inCharge][both.findIndex((answer) => answer.answer === 'done')]!.name } });
  expect(await tell(inCharge, 'conduct', dayOf(ago(16)))).toBe('step-day-too-early');
  expect(await tell(inCharge, 'conduct')).toBe('done');
  expect(await tell(inCharge, 'conclude')).toBe('concluded-by-who-ordered');
  expect((await open(by.inCharge, id)).data).toMatchObject({ step: 'conclude', mayFinish: false });
  expect(await tell(standing, 'conclude')).toBe('conclusion-missing');
  await cast.done(inspector, wordConclusion, { unitId: cast.commune, inspectionId: id, text: 'Chi bộ giữ nền nếp.', version: 0 }, now);
  expect(await tell(standing, 'conclude')).toBe('done');
  expect((await open(by.standing, id)).data).toMatchObject({ step: null, mayFinish: false, choices: [], steps: [{ late: false }, { late: false }, { late: false }] });
  expect(await refusal(standing, extendInspection, { inspectionId: id, days: 3, reason: 'Muộn' })).toBe('inspection-concluded');
});

test('an inspection is extended once, by a third of its days at most, and what is late is seen in the list', async () => {
  const { standing } = cast.people;
  const id = await underWay();
  const extend = (days: number) => refusal(standing, extendInspection, { inspectionId: id, days, reason: 'Cần xác minh thêm' });
  const row = async () => (await list(by.standing)).data.inspections.find((found: { id: string }) => found.id === id);
  // prepared by day 8, and it is day 21
  expect(await row()).toMatchObject({ state: 'prepare', due: dayOf(ago(13)), late: true });
  expect((await open(by.standing, id)).data.mostExtended).toBe(10);
  expect(await extend(11)).toBe('extension-too-long');
  expect(await extend(10)).toBe('done');
  expect(await extend(1)).toBe('extended-already');
  expect(await row()).toMatchObject({ due: dayOf(ago(3)), late: true });
  const over = await underWay();
  expect(await refusal(standing, extendInspection, { inspectionId: over, days: 3, reason: 'Muộn' }, new Date(now.getTime() + 11 * 24 * 3600_000))).toBe('extension-too-late');
});

test('a team is of people who hold a post there, none of the cell itself, none twice; who left their post is shown and can do nothing; two changes at once do not undo each other', async () => {
  const { standing, inspector, inCharge, communeOffice, hien, hoa } = cast.people;
  const id = await planned();
  const begin = (more: object) => refusal(standing, beginInspection, { inspectionId: id, ...decision(), ...more });
  expect(await begin({ leadId: hoa.personId })).toBe('cannot-be-on-the-team');
  expect(await begin({ memberIds: [hien.personId] })).toBe('cannot-be-on-the-team');
  expect(await begin({ scribeId: inspector.personId })).toBe('twice-on-the-team');
  expect(await begin({ days: 31 })).toBe('malformed');
  expect(await begin({ beginsOn: dayOf(ago(30)) })).toBe('begins-before-decided');
  expect(await begin({ memberIds: [inCharge.personId, ''] })).toBe('done');
  expect(await begin({})).toBe('inspection-has-begun');
  expect(await refusal(standing, dropInspection, { inspectionId: id, reason: 'Thôi' })).toBe('inspection-has-begun');

  const { rows } = await cast.database.owner.query<{ id: string }>(`select id from post where kind = 'in-charge' and person_id = $1 and upper_inf(valid)`, [inCharge.personId]);
  await cast.done(communeOffice, endPost, { unitId: cast.dongXanh, postId: rows[0]!.id, on: today }, now);
  expect([await seenBy(inCharge), (await open(by.inCharge, id)).status]).toEqual([[], 404]);
  const late = await by.inCharge.visit(`/inspections/${cast.commune}/${id}`, onOne.default, { params: { unit: cast.commune, inspection: id }, form: { command: 'inspection.finish-step', commandId: '01999999-0000-7000-8000-000000000001', unitId: cast.commune, inspectionId: id, step: 'prepare', on: today } });
  // told so, with all that was typed; who never was on the team is told nothing
  expect([late.status, late.data.refusal]).toEqual([410, { refused: 'not-on-the-team-any-more' }]);
  const sent = (who: Browser) => who.visit(`/inspections/${cast.commune}/${id}`, onOne.default, { params: { unit: cast.commune, inspection: id }, form: { command: 'inspection.note-finding', commandId: newId(), unitId: cast.commune, inspectionId: id, nature: 'good', text: 'Họp đủ' } });
  expect([(await sent(by.inCharge)).data.values.text, (await sent(by.hoa)).status, (await sent(by.communeOffice)).status]).toEqual(['Họp đủ', 404, 404]);
  const { inspection } = (await open(by.standing, id)).data;
  expect(inspection.team.map((member: { name: string; leftPost: boolean }) => [member.name, member.leftPost])).toEqual([['Lê Kiểm Tra', false], ['Nguyễn Văn Thành', true]]);
  const change = { inspectionId: id, leadId: inspector.personId, memberIds: [communeOffice.personId], reason: 'Đ/c Thành thôi nhiệm vụ', version: inspection.teamVersion };
  expect(await refusal(standing, changeTeam, { ...change, memberIds: [inCharge.personId] })).toBe('cannot-be-on-the-team');
  // also where one only takes somebody off it
  expect(await refusal(standing, changeTeam, { ...change, memberIds: [] })).toBe('done');
  expect(await refusal(inspector, changeTeam, change)).toBe('team-changed-meanwhile');
  const again = { ...change, version: (await open(by.standing, id)).data.inspection.teamVersion };
  // the clock was two days ahead when it changed, and is right again
  const joined = (await cast.database.owner.query<{ day: string }>(`select to_char(max(lower(valid)), 'YYYY-MM-DD') as day from inspection_member where inspection_id = $1`, [id])).rows[0]!.day;
  expect(await cast.send(standing, changeTeam, { unitId: cast.commune, ...again }, new Date(new Date(`${joined}T08:00:00+07:00`).getTime() - 2 * 24 * 3600_000))).toMatchObject({ answer: 'refused', refusal: { refused: 'team-changed-later', day: joined } });
  expect((await Promise.all([refusal(standing, changeTeam, again), refusal(inspector, changeTeam, { ...again, scribeId: communeOffice.personId, memberIds: [] })])).sort()).toEqual(['done', 'team-changed-meanwhile']);
  const after = (await open(by.standing, id)).data.inspection;
  const as = (role: string) => after.team.filter((member: { role: string }) => member.role === role).map((member: { personId: string }) => member.personId);
  expect(await refusal(standing, changeTeam, { ...change, scribeId: as('scribe')[0], memberIds: as('member'), version: after.teamVersion })).toBe('team-as-it-was');
});

test('what waits for those who order inspections stands among what they have to decide, and among nobody else’s', async () => {
  const waits = async (who: Browser) => (await who.visit(`/units/${cast.commune}/overview`, overview, { params: { unit: cast.commune } })).data.decide.inspections;
  const before = await waits(by.standing);
  await planned('Việc chưa ra quyết định');
  const inspectionId = await underWay();
  const more = (of: Partial<typeof before>) => Object.fromEntries(Object.entries(before as Record<string, number>).map(([key, n]) => [key, n + (of[key] ?? 0)]));
  expect(await waits(by.standing)).toEqual(more({ all: 2, toDecide: 1, late: 1 }));
  const finished = (step: string, days: number) => cast.done(cast.people.inspector, finishStep, { unitId: cast.commune, inspectionId, step, on: dayOf(ago(days)) }, ago(days));
  await finished('prepare', 15);
  await cast.done(cast.people.inspector, wordConclusion, { unitId: cast.commune, inspectionId, text: 'Giữ nề nếp', version: 0 }, ago(5));
  await finished('conduct', 4);
  expect(await waits(by.standing)).toEqual(more({ all: 2, toDecide: 1, toConclude: 1 }));
  await cast.done(cast.people.standing, finishStep, { unitId: cast.commune, inspectionId, step: 'conclude', on: today }, now);
  expect(await waits(by.standing)).toEqual(more({ all: 1, toDecide: 1 }));
  expect([await waits(by.communeOffice), await waits(by.provinceOffice)]).toEqual([null, null]);
});
