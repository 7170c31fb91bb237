import { afterAll, beforeAll, expect, test } from 'vitest';
import { castIn, type Cast } from '../../../tests/cast.ts';
import { openPages, type Pages } from '../../../tests/pages.ts';
import type { Browser } from '../../../tests/visit.ts';
import { GET as listOfCell } from '../cells/[cell]/members/export/+server.ts';
import { load as record } from '../cells/[cell]/members/[member]/+page.server.ts';
import { GET as listBelow } from '../units/[unit]/organisation/members/+server.ts';
import { load as me } from './+page.server.ts';
import { GET as data } from './data/+server.ts';

let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('whoever reads a member’s record, alone or in a list that is downloaded, from the cell or from above it, is named to that member and to nobody else', async () => {
  const [hoa, sy, hien, office] = [await pages.enter(cast.people.hoa), await pages.enter(cast.people.sy), await pages.enter(cast.people.hien), await pages.enter(cast.people.communeOffice)];
  const cell = cast.dongXanh;
  const openings = async (who: Browser) => (await who.visit('/me', me)).data.openings.map((one: { by: string; what: string }) => `${one.by}: ${one.what}`).sort();
  const open = async (who: Browser, member: string) => expect((await who.visit(`/cells/${cell}/members/${member}`, record, { params: { cell, member } })).status).toBe(200);
  expect(await openings(hoa)).toEqual([]);
  await open(hien, cast.people.hoa.memberId!);
  await open(office, cast.people.hoa.memberId!);
  await open(hien, cast.people.hien.memberId!);
  expect((await sy.visit(`/cells/${cell}/members/${cast.people.hoa.memberId}`, record, { params: { cell, member: cast.people.hoa.memberId! } })).status).toBe(404);
  expect(await openings(hoa)).toEqual(['Phan Văn Phòng: record', 'Trần Thị Hiền: record']);
  expect([await openings(sy), await openings(hien)]).toEqual([[], []]);
  expect((await hien.visit(`/cells/${cell}/members/export`, listOfCell, { params: { cell } })).status).toBe(200);
  expect((await office.visit(`/units/${cast.commune}/organisation/members`, listBelow, { params: { unit: cast.commune } })).status).toBe(200);
  expect((await sy.visit(`/cells/${cell}/members/export`, listOfCell, { params: { cell } })).status).toBe(404);
  expect(await openings(hoa)).toEqual(['Phan Văn Phòng: list', 'Phan Văn Phòng: record', 'Trần Thị Hiền: list', 'Trần Thị Hiền: record']);
  expect([await openings(sy), await openings(hien)]).toEqual([['Phan Văn Phòng: list', 'Trần Thị Hiền: list'], ['Phan Văn Phòng: list']]);
  // all of them are in the file of one's own data
  expect((await hoa.visit('/me/data', data)).data.recordOpenings).toHaveLength(4);
});
