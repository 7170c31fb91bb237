import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { inScope } from '#platform/database.server.ts';
import { criteriaOf, type Frame } from '#quality/frame.ts';
import { typedOf, type TypedFrame } from '#quality/own-frame.ts';
import { frameFor } from '#quality/queries.server.ts';
import { anPhu } from '../../../../../rubrics/an-phu.ts';
import { hd12, hd42, phuTho } from '../../../../../rubrics/hd42.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { openEvening } from '../../../../../tests/evening.ts';
import { fieldsOf } from '../../../../../tests/fields.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { actions, load } from './+page.server.ts';

// A committee's own frame, entered on the page, tried on a past meeting, chosen for its cells from a day on.

let cast: Cast;
let pages: Pages;
let office: Browser;
const today = dayOf(new Date());
beforeAll(async () => {
  cast = await castIn();
  const evening = await openEvening(cast);
  await evening.decide();
  await evening.conclude();
  pages = openPages(cast);
  office = await pages.enter(cast.people.communeOffice);
});
afterAll(() => pages.close());

const visit = (query: string) => office.visit(`/units/${cast.commune}/frames${query}`, load, { params: { unit: cast.commune } });
const send = (form: Record<string, string>, who = office) => who.visit(`/units/${cast.commune}/frames`, actions.default, { params: { unit: cast.commune }, form: { commandId: newId(), unitId: cast.commune, ...form } });
/** with what the page adds of its own: a row more everywhere, left empty */
const blank = { 'groups[8].key': '', 'groups[8].title': '', 'groups[8].max': '', 'groups[8].criteria[0].key': '', 'groups[8].criteria[0].title': '', 'groups[8].criteria[0].way': 'judged', 'groups[6].criteria[0].levels[6].points': '', 'groups[6].criteria[0].levels[6].from.unit': 'percent', 'vetoes[0].unlessFull': '', 'vetoes[0].capAt': 'kha', 'years[2].grade': '', 'years[2].all': 'kha', 'minutes[2].least': '' };
const own = { command: 'frame.keep', ...fieldsOf({ ...typedOf({ ...anPhu, years: phuTho.years }), name: 'Khung của xã', source: 'Kế hoạch 01-KH/ĐU' }), ...blank };
const kept = async () => (await cast.database.owner.query<{ id: string; frame: { name: string } }>('select id, frame from scoring_frame order by id')).rows;

test('a frame that leaves a border to nobody is refused at that border, with all that was typed; mended, it is kept', async () => {
  const border = 'groups[3].criteria[4].levels[0].from.included';
  const gap = Object.fromEntries(Object.entries(own).filter(([name]) => name !== border));
  const answer = await send(gap);
  expect(answer.status).toBe(409);
  expect((answer.data as { refusal: object }).refusal).toMatchObject({ refused: 'frame-border-in-no-level', field: 'groups[3].criteria[4].levels[0].from.value', border: 50, beside: 'at', more: 0 });
  expect((answer.data as { values: Record<string, string> }).values).toMatchObject(gap);
  expect(await kept()).toEqual([]);
  expect((await send(own)).status).toBe(303);
  const [entered] = await kept();
  const expected = { ...anPhu, years: phuTho.years, name: 'Khung của xã', source: 'Kế hoạch 01-KH/ĐU', id: entered!.id, from: today };
  delete expected.unsure;
  expect(entered!.frame).toEqual(expected);
});

test('where rows were left empty in between, a refusal stands at the row that was meant, whether its shape or its sense is wrong', async () => {
  const moved = Object.fromEntries(Object.entries(own).map(([name, value]) => [name.replace('groups[3].', 'groups[9].'), value]));
  const gap = Object.fromEntries(Object.entries(moved).filter(([name]) => name !== 'groups[9].criteria[4].levels[0].from.included'));
  expect((await send(gap)).data).toMatchObject({ refusal: { refused: 'frame-border-in-no-level', field: 'groups[9].criteria[4].levels[0].from.value' } });
  expect((await send({ ...moved, 'groups[9].criteria[4].max': 'năm' })).data).toMatchObject({ issues: { 'groups[9].criteria[4].max': expect.any(String) } });
  // a field within a part of the form is one of this command's all the same, not one of a page drawn before an upgrade
  expect((await send({ ...own, 'grades.tot': 'chín mươi' })).data).toMatchObject({ issues: { 'grades.tot': expect.any(String) } });
});

test('a row of which something was typed is meant: without its points it is refused there, and not dropped', async () => {
  const without = (row: string) => Object.fromEntries(Object.entries(own).map(([name, value]) => [name, name === row ? '' : value]));
  for (const row of ['groups[1].criteria[0].caps[0].points', 'groups[1].criteria[0].levels[3].points']) expect((await send(without(row))).data).toMatchObject({ issues: { [row]: expect.any(String) } });
  for (const name of ['membersFrom', 'membersBelow']) expect((await send({ ...own, [`minutes[2].${name}`]: '30' })).data).toMatchObject({ issues: { 'minutes[2].least': expect.any(String) } });
  // a line for cells of at least thirty and fewer than thirty is one of none
  for (const row of ['minutes[0]', 'groups[0].criteria[0]']) expect((await send({ ...own, [`${row}.membersFrom`]: '30', [`${row}.membersBelow`]: '30' })).data).toMatchObject({ issues: { [`${row}.membersBelow`]: 'sizes' } });
});

test('a line of the year’s rule that says how many and not of which grade is not taken for one without either, and one without its grade is not dropped', async () => {
  const kept = (await cast.database.owner.query('select from scoring_frame')).rowCount;
  expect((await send({ ...own, 'years[1].count': '3', 'years[1].of': '' })).data).toMatchObject({ issues: { 'years[1].of': 'year-half' } });
  expect((await send({ ...own, 'years[1].of': 'kha' })).data).toMatchObject({ issues: { 'years[1].count': 'year-half' } });
  expect((await send({ ...own, 'years[2].count': '3', 'years[2].of': 'kha' })).data).toMatchObject({ issues: { 'years[2].grade': expect.any(String) } });
  expect((await cast.database.owner.query('select from scoring_frame')).rowCount).toBe(kept);
});

test('one that was never seen before is entered from an empty form', async () => {
  const { typed } = (await visit('?from=new')).data as { typed: TypedFrame };
  expect(typed).toMatchObject({ name: '', groups: [], grades: { tot: 90, kha: 70, trungBinh: 50 } });
  const criterion = (key: string, title: string, max: number) => ({ key, title, max, way: 'judged', bonus: false, kinds: [], cellTypes: [], levels: [], caps: [] });
  const groups: object[] = [];
  groups[0] = { key: 'A', title: 'Nề nếp', max: 40, criteria: [criterion('A1', 'Đúng ngày, đủ giờ', 40)] };
  groups[3] = { key: 'B', title: 'Nội dung', max: 60, criteria: [criterion('B1', 'Bàn việc của chi bộ', 35), criterion('B2', 'Nhiều ý kiến', 25)] };
  const blank = { 'groups[1].key': '', 'groups[1].title': '', 'groups[2].key': '', 'groups[2].title': '' };
  const before = (await kept()).length;
  expect((await send({ command: 'frame.keep', ...fieldsOf({ ...typed, id: undefined, name: 'Khung hai nhóm', source: 'Quyết định 5-QĐ/ĐU', groups }), ...blank })).status).toBe(303);
  const [made] = (await kept()).filter((one) => one.frame.name === 'Khung hai nhóm');
  expect([(await kept()).length - before, (made!.frame as unknown as Frame).groups.map((group) => `${group.title}: ${group.criteria.map((one) => one.max).join(' + ')}`)]).toEqual([1, ['Nề nếp: 40', 'Nội dung: 35 + 25']]);
});

test('it is tried on past meetings beside what they were given, and nothing of that is kept', async () => {
  const before = await cast.database.owner.query('select points from self_mark order by criterion');
  const { trial } = (await visit(`?trial=${(await kept())[0]!.id}&year=2026`)).data as { trial: { held: boolean; cells: { cell: string; meetings: { given: number; points: number; of: number; assumed: number; least: { points: number } }[] }[] } };
  expect([trial.held, trial.cells.filter((one) => one.meetings.length > 0).map((one) => [one.cell, one.meetings.length])]).toEqual([true, [['Chi bộ thôn Đồng Xanh', 1]]]);
  const [one] = trial.cells.flatMap((cell) => cell.meetings);
  expect(one).toMatchObject({ given: 100, of: 100 });
  // short, five of six there, nobody spoke: what the facts say counts, what they do not say is counted in full and said so
  expect(one!.points).toBeLessThan(100);
  expect(one!.assumed).toBeGreaterThan(10);
  expect(one!.least.points).toBeLessThan(one!.points);
  expect((await cast.database.owner.query('select points from self_mark order by criterion')).rows).toEqual(before.rows);
  expect((await cast.database.owner.query('select from mark_sheet')).rows).toEqual([]);
  expect(((await visit(`?trial=${(await kept())[0]!.id}&year=2025`)).data as { trial: { held: boolean } }).trial.held).toBe(false);
});

test('it holds from the day chosen, tomorrow at the earliest, for all cells below; what nobody knows cannot be chosen, and a secretary chooses none', async () => {
  const id = (await kept())[0]!.id;
  const frameOn = (day: string) => inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx) => (await frameFor(trx, cast.dongXanh, day)).id);
  const adopt = (frame: string, from: string) => send({ command: 'frame.adopt', frame, from });
  expect((await adopt(id, today)).data).toMatchObject({ refusal: { refused: 'frame-from-tomorrow', field: 'from' } });
  expect((await adopt(newId(), addDays(today, 1))).data).toMatchObject({ refusal: { refused: 'frame-unknown', field: 'frame' } });
  expect((await adopt(id, addDays(today, 1))).status).toBe(303);
  expect([await frameOn(today), await frameOn(addDays(today, 1))]).toEqual(['hd42', id]);
  const page = (await visit('')).data as { inForce: unknown; coming: { name: string }[]; frames: { name: string; whose: string | null }[] };
  expect([page.inForce, page.coming.map((one) => one.name)]).toEqual([null, ['Khung của xã']]);
  expect(page.frames.find((one) => one.name === 'Khung của xã')!.whose).toBe('Đảng bộ xã Cẩm Bình');
  // chosen anew for the same day, the earlier choice gives way
  await adopt('', addDays(today, 1));
  expect(await frameOn(addDays(today, 1))).toBe('hd42');
  const secretary = await pages.enter(cast.people.hien);
  expect((await send({ command: 'frame.adopt', frame: 'an-phu', from: addDays(today, 1) }, secretary)).status).toBe(404);
});

test('a frame kept by an earlier version, of what is refused since, is still tried and derived from', async () => {
  const inGroup = (frame: Frame, key: string, more: object): Frame => ({ ...frame, groups: frame.groups.map((group) => ({ ...group, criteria: group.criteria.map((one) => (one.key === key ? { ...one, ...more } : one)) })) });
  const [first, second] = criteriaOf(hd12).map((one) => one.key) as [string, string];
  const old: Frame[] = [
    inGroup(anPhu, '4.3', { otherwiseTo: '4.5' }), inGroup(hd12, second, { when: { kinds: ['thematic'] }, otherwiseTo: first }),
    { ...hd12, grades: hd42.grades, years: [{ grade: 'kha', all: 'kha' }, { grade: 'tot', all: 'kha' }] }
  ].map((frame, n) => ({ ...frame, id: newId(), name: `Khung cũ ${n}` }));
  for (const frame of old) {
    await cast.database.owner.query('insert into scoring_frame (id, unit_id, made_on, frame) values ($1, $2, $3, $4)', [frame.id, cast.commune, today, JSON.stringify(frame)]);
    const { trial, typed } = (await visit(`?trial=${frame.id}&from=${frame.id}&year=2026`)).data as { typed: TypedFrame; trial: { cells: { meetings: { points: number; of: number; grade: string }[] }[] } };
    const [one] = trial.cells.flatMap((cell) => cell.meetings);
    expect([typed.name, one!.points <= one!.of, one!.of]).toEqual([frame.name, true, frame.total ?? (frame === old[1] ? 4 : 5)]);
    // derived as it stands it says what is wrong with it
    expect((await send({ command: 'frame.keep', ...fieldsOf({ ...typed, id: undefined, source: 'Kế hoạch' }) })).data).toMatchObject({ refusal: { refused: expect.stringMatching(/^frame-(hands-over|grade-beyond)/) } });
  }
});
