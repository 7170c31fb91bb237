import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appoint, endPost, setSetting } from '#organisation/commands.ts';
import { addDays, addMonths, dayOf } from '#organisation/day.ts';
import { localRules } from '#organisation/local-rule.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import { load } from '../routes/units/[unit]/supervision/+page.server.ts';
import { GET as sheet } from '../routes/units/[unit]/supervision/export/+server.ts';
import { expectedNames, expectedOf, followersOf, gapsOf, isUnvisited, usualExpected, type Followed } from './following.ts';

const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
const cells = fc.array(fc.record({
  since: day, lastVisit: fc.option(day), visits: fc.nat(12), secretary: fc.constant(null),
  followers: fc.uniqueArray(fc.constantFrom('an', 'bình', 'cúc'), { maxLength: 2 }).map((names) => names.map((name) => ({ personId: name, name, since: '2026-01-01', until: null, decision: null })))
}), { maxLength: 12 }).map((all) => all.map((one, index): Followed => ({ ...one, id: String(index), name: `Chi bộ ${index}` })));
const expected = fc.record({ every: fc.integer({ min: 1, max: 6 }), most: fc.integer({ min: 1, max: 6 }) });

test('everybody’s load is the cells they follow, a gap is a cell without them, and the order of the cells does not matter', () => {
  fc.assert(fc.property(cells, expected, day, (all, expects, today) => {
    const people = followersOf(all, today, expects);
    for (const one of people) {
      const mine = all.filter((cell) => cell.followers.some((follower) => follower.personId === one.personId));
      expect(one).toEqual({ personId: one.personId, name: one.name, cells: mine.length, unvisited: mine.filter((cell) => isUnvisited(cell, today, expects)).length, tooMany: mine.length > expects.most });
    }
    expect(people.reduce((sum, one) => sum + one.cells, 0)).toBe(all.reduce((sum, cell) => sum + cell.followers.length, 0));
    expect(followersOf(all.toReversed(), today, expects)).toEqual(people);
    for (const cell of all) expect(gapsOf(cell, today, expects).includes('nobody')).toBe(!people.some((one) => cell.followers.some((follower) => follower.personId === one.personId)));
  }));
});

test('a cell is long unvisited after the months that are set, and not sooner than that after it was founded', () => {
  const cell = { since: '2026-01-01', lastVisit: '2026-06-10' };
  const expects = { every: 3, most: 5 };
  expect([isUnvisited(cell, '2026-09-10', expects), isUnvisited(cell, '2026-09-11', expects)]).toEqual([false, true]);
  expect([isUnvisited({ since: '2026-06-10', lastVisit: null }, '2026-09-10', expects), isUnvisited({ since: '2026-06-10', lastVisit: null }, '2026-09-11', expects)]).toEqual([false, true]);
  // received from elsewhere, where somebody had come long before
  expect(isUnvisited({ since: '2026-08-01', lastVisit: '2026-01-03' }, '2026-09-11', expects)).toBe(false);
});

test('every choice on offer is understood, and what cannot be read is the usual', () => {
  for (const every of localRules['visit.every']!) expect(expectedOf({ 'visit.every': every })).toEqual({ ...usualExpected, every: Number(every) });
  for (const most of localRules['visit.most-cells']!) expect(expectedOf({ 'visit.most-cells': most })).toEqual({ ...usualExpected, most: Number(most) });
  expect([expectedOf({}), expectedOf({ 'visit.every': 'now and then', 'visit.most-cells': '0' })]).toEqual([usualExpected, usualExpected]);
  expect(expectedNames.every((name) => localRules[name]!.includes(String(name === 'visit.every' ? usualExpected.every : usualExpected.most)))).toBe(true);
});

const now = new Date();
const today = dayOf(now);
let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('the office sees who follows which cell, the load, the gaps; on another day as it was then; nobody else sees it', async () => {
  const [office, standing, inCharge, hien] = await Promise.all(['communeOffice', 'standing', 'inCharge', 'hien'].map((who) => pages.enter(cast.people[who as 'hien'])));
  const open = async (query = '') => (await office!.visit(`/units/${cast.commune}/supervision${query}`, load, { params: { unit: cast.commune } })).data;
  expect(await open()).toMatchObject({
    counts: { all: 2, nobody: 1, unvisited: 2 }, followers: [{ name: 'Nguyễn Văn Thành', cells: 1, unvisited: 1, tooMany: false }],
    cells: [{ name: 'Chi bộ thôn Bến Mới', followers: [], gaps: ['nobody', 'unvisited'] }, { name: 'Chi bộ thôn Đồng Xanh', secretary: 'Trần Thị Hiền', followers: [{ name: 'Nguyễn Văn Thành', since: castDay }], visits: 0, lastVisit: null, gaps: ['unvisited'] }]
  });
  expect((await open('?show=nobody')).cells.map((cell: { name: string }) => cell.name)).toEqual(['Chi bộ thôn Bến Mới']);
  expect((await open(`?person=${cast.people.inCharge.personId}`)).cells.map((cell: { name: string }) => cell.name)).toEqual(['Chi bộ thôn Đồng Xanh']);
  expect((await open(`?day=${addMonths(castDay, 1)}`)).counts).toEqual({ all: 2, nobody: 1, unvisited: 0 });

  // somebody else follows both from today on
  const [post] = (await cast.database.owner.query<{ id: string }>(`select id from post where kind = 'in-charge'`)).rows;
  await cast.done(cast.people.communeOffice, endPost, { unitId: cast.dongXanh, postId: post!.id, on: today }, now);
  for (const unitId of [cast.dongXanh, cast.benMoi]) await cast.done(cast.people.communeOffice, appoint, { unitId, personId: cast.people.loc.personId, holderName: 'Hồ Xuân Lộc', kind: 'in-charge', from: today, decisionNumber: '7-QĐ/ĐU' }, now);
  await cast.done(cast.people.communeOffice, setSetting, { unitId: cast.commune, name: 'visit.every', value: '6' }, now);
  expect(await open()).toMatchObject({ counts: { nobody: 0 }, expected: { every: 6 }, followers: [{ name: 'Hồ Xuân Lộc', cells: 2 }], cells: [{ followers: [{ since: today, decision: '7-QĐ/ĐU' }] }, {}] });
  expect(await open(`?day=${addDays(today, -1)}`)).toMatchObject({ counts: { nobody: 1 }, expected: { every: 3 }, followers: [{ name: 'Nguyễn Văn Thành' }] });

  expect((await standing!.visit(`/units/${cast.commune}/supervision`, load, { params: { unit: cast.commune } })).status).toBe(200);
  expect((await office!.visit(`/units/${cast.commune}/supervision/export`, sheet, { params: { unit: cast.commune } })).status).toBe(200);
  for (const who of [inCharge!, hien!]) expect((await who.visit(`/units/${cast.commune}/supervision`, load, { params: { unit: cast.commune } })).status).toBe(404);
});
