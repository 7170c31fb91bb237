import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferMember } from '#members/commands.ts';
import { dissolveUnit } from '#organisation/commands.ts';
import { instantOf } from '#organisation/day.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper, type Peopled } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load as committee } from '../../../units/[unit]/regime/+page.server.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

let cast: Cast;
let pages: Pages;
let office: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  office = await pages.enter(cast.people.communeOffice);
});
afterAll(() => pages.close());

const look = (at: Browser, cell: string, query = '') => at.visit(`/cells/${cell}/regime?${query}`, load, { params: { cell } });
const found = (name: string) => foundPeopled(cast, cast.people.communeOffice, cast.commune, name);

test('a cell’s own figures are those of the committee’s page narrowed to it, of a month, a quarter and a year, beside the same length before', async () => {
  const cell = await found('Chi bộ thôn Một Mình');
  for (const [month, kind] of [['2026-02', 'regular'], ['2026-05', 'combined'], ['2026-06', 'regular']] as const) await heldOnPaper(cast, cell, month, undefined, undefined, undefined, kind);
  const secretary = await pages.enter(cell.secretary);
  for (const period of ['2026-05', '2026-Q2', '2026-H1', '2026']) {
    const { whole } = (await look(secretary, cell.id, `period=${period}`)).data;
    const { cells } = (await office.visit(`/units/${cast.commune}/regime?period=${period}`, committee, { params: { unit: cast.commune } })).data;
    const line = cells.find((one: { id: string }) => one.id === cell.id);
    expect([period, { ...whole, meetingId: line.meetingId }]).toEqual([period, line]);
  }
  const quarter = (await look(secretary, cell.id, 'period=2026-Q2')).data;
  expect([quarter.whole.kept, quarter.before.period.key, quarter.before.whole.kept]).toEqual([{ of: 2, base: 3 }, '2026-Q1', { of: 1, base: 3 }]);
  expect(quarter.months.map((one: { month: string; due: { of: number }; theme: boolean; meetingId: string | null }) => [one.month, one.due.of, one.theme, one.meetingId !== null])).toEqual([['2026-04-01', 0, false, false], ['2026-05-01', 1, true, true], ['2026-06-01', 1, false, true]]);
  const paper = await secretary.visit(`/cells/${cell.id}/regime/export?period=2026-Q2`, sheet, { params: { cell: cell.id } });
  expect(paper.status).toBe(200);
});

test('a cell’s members and whoever is over it see its figures; for members of another cell, and of another commune, there is no such page', async () => {
  const { hoa, tai, stranger } = cast.people;
  const status = async (person: typeof hoa) => (await look(await pages.enter(person), cast.dongXanh)).status;
  expect([await status(hoa), (await look(office, cast.dongXanh)).status, await status(tai), await status(stranger)]).toEqual([200, 200, 404, 404]);
});

test('fewer than five cells of its kind are set beside nothing; five are, as numbers by level with its own marked, and no name or id of another comes along', async () => {
  const cells: Peopled[] = [];
  const kin = async (query: string) => (await look(office, cells[0]!.id, query)).data.kin;
  for (const name of ['Tân Một', 'Tân Hai', 'Tân Ba', 'Tân Bốn', 'Tân Năm']) cells.push(await found(`Chi bộ thôn ${name}`));
  expect(await kin('period=2026-09')).toBeNull();
  for (const [index, cell] of cells.entries()) {
    await heldOnPaper(cast, cell, '2026-09', undefined, undefined, undefined, index === 0 ? 'combined' : 'regular');
    if (index < 4) expect(await kin('period=2026-09&figure=longEnough')).toEqual({ type: 'village', size: 'small', few: true });
  }
  // ninety minutes are enough for four of them, and too short for one combined with a theme
  const { kin: beside } = (await look(office, cells[0]!.id, 'period=2026-09&figure=longEnough')).data;
  expect(beside).toMatchObject({ type: 'village', size: 'small', few: false, at: [4, 0, 0, 0, 1], level: 4 });
  expect((await look(office, cells[1]!.id, 'period=2026-09&figure=longEnough')).data.kin).toMatchObject({ at: [4, 0, 0, 0, 1], level: 0 });
  const secretary = await pages.enter(cells[0]!.secretary);
  const told = JSON.stringify((await look(secretary, cells[0]!.id, 'period=2026-09&figure=longEnough')).data);
  for (const other of cells.slice(1)) expect(told).not.toContain(other.id);
  expect(told).not.toContain('Tân Hai');
});

test('what was dissolved into a cell is counted with it, and one that is no more owes nothing since its last day', async () => {
  const { communeOffice } = cast.people;
  const [heir, gone] = [await found('Chi bộ thôn Nhận'), await found('Chi bộ thôn Nhập')];
  for (const cell of [heir, gone]) await heldOnPaper(cast, cell, '2026-03');
  for (const memberId of gone.memberIds) await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId, fromCellId: gone.id, toCellId: heir.id, on: '2026-04-20' }, instantOf('2026-04-20T08:00'));
  await cast.done(communeOffice, dissolveUnit, { unitId: gone.id, on: '2026-04-20', successorId: heir.id }, instantOf('2026-04-20T09:00'));
  const [both, old] = [(await look(office, heir.id, 'period=2026-H1')).data, (await look(office, gone.id, 'period=2026-H1')).data];
  expect([both.whole.attendance, old.whole.attendance, old.whole.kept, old.months.at(-1).month]).toEqual([{ of: 4, base: 4 }, { of: 2, base: 2 }, { of: 1, base: 3 }, '2026-04-01']);
});
